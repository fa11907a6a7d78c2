// Deepgram, AssemblyAI, Speechmatics, Rev.ai, Twilio, Gladia and vCon: what is irregular in real files of
// them.
#include <algorithm>

#include <doctest/doctest.h>

#include "vendor_cases.hpp"

using namespace cortesia;
using namespace cortesia::read_test;

namespace {

const VendorCase kCases[] = {
    {"deepgram: only a text, in the envelope of a store",
     R"({"blob_name":"b","result":{"results":{"channels":[{"alternatives":[{"transcript":"hola"}]}]}}})",
     "deepgram", "unknown: hola\n"},
    {"deepgram: older words without punctuation, more speakers than people",
     R"({"results":{"channels":[{"alternatives":[{"words":[{"word":"hola","start":0.5,"end":0.9,"speaker":0},
       {"word":"diga","start":1,"end":1.4,"speaker":3}]}]}]}})",
     "deepgram", "unknown 0.5-0.9: hola\nunknown 1-1.4: diga\n"},
    {"deepgram: two speakers on one of two channels",
     R"({"results":{"channels":[{"alternatives":[]},{"alternatives":[]}],"utterances":[
       {"channel":1,"speaker":1,"start":2,"end":3,"transcript":"dos"},{"channel":1,"speaker":0,"start":0,"end":1,"transcript":"uno"}]}})",
     "deepgram", "unknown 0-1: uno\nunknown 2-3: dos\n",
     "nothing tells the role of \"channel 1\", \"channel 1 speaker 1\"; say it with --role \"channel "
     "1=agent\""},
    {"assemblyai: words are all there is",
     R"({"id":"i","audio_url":"u","utterances":null,"acoustic_model":"m","words":[
       {"text":"Hola.","start":500,"end":900,"speaker":"A"},{"text":"Diga","start":1000,"end":1200,"speaker":"C"}]})",
     "assemblyai", "unknown 0.5-0.9: Hola.\nunknown 1-1.2: Diga\n"},
    {"assemblyai: channels",
     R"({"audio_url":"u","words":[],"utterances":[{"speaker":"1","channel":"1","start":0,"end":900,"text":"Hola."}]})",
     "assemblyai", "unknown 0-0.9: Hola.\n",
     "nothing tells the role of \"channel 1\"; say it with --role \"channel 1=agent\""},
    {"speechmatics: an entity counts once, nobody told apart",
     R"({"format":"2.9","results":[{"type":"word","start_time":0.5,"end_time":0.9,"alternatives":[{"content":"Son","speaker":"UU"}]},
       {"type":"entity","start_time":1,"end_time":1.5,"spoken_form":[{"type":"word","alternatives":[{"content":"doce"}]}],"alternatives":[{"content":"12","speaker":"UU"}]},
       {"type":"punctuation","start_time":1.5,"end_time":1.5,"attaches_to":"previous","alternatives":[{"content":".","speaker":"UU"}]}]})",
     "speechmatics", "unknown 0.5-1.5: Son 12.\n",
     "there are turns without a speaker's label; nothing tells their role"},
    {"rev: what is unknown has no time",
     R"({"monologues":[{"speaker":0,"elements":[{"type":"unknown","value":"<risas>"},{"type":"punct","value":" "},{"type":"text","value":"Hola","ts":0.5,"end_ts":0.9}]}]})",
     "rev", "unknown 0.5-0.9: <risas> Hola\n"},
    {"twilio: a page of several",
     R"({"sentences":[{"media_channel":2,"start_time":null,"end_time":null,"transcript":"Hola","words":null}],"meta":{"next_page_url":"https://x"}})",
     "twilio", "unknown: Hola\n",
     "this is one page of several; the other sentences of the call are not here"},
    {"gladia: several channels",
     R"({"file":{"number_of_channels":2},"result":{"transcription":{"utterances":[{"start":0.5,"end":1,"channel":1,"text":" Hola","words":[]}]}}})",
     "gladia", "unknown 0.5-1: Hola\n",
     "nothing tells the role of \"channel 1\"; say it with --role \"channel 1=agent\""},
    {"vcon: empties everywhere, a party out of range",
     R"({"uuid":"u","redacted":{},"group":[],"parties":[{"name":"Ana"}],"analysis":[],"dialog":[{"type":"text","start":"x","parties":7,"body":"Hola"}]})",
     "vcon", "unknown: Hola\n"},
    {"vcon: no dialog, a transcript that is a text",
     R"({"uuid":"u","dialog":null,"parties":[],"analysis":[{"type":"transcript","body":{"transcript":"Hola"}}]})",
     "vcon", "unknown: Hola\n"},
    {"vcon: a body is base64",
     R"({"vcon":"0.0.1","uuid":"u","parties":[{"role":"agent"}],"dialog":[{"type":"text","originator":0,"encoding":"base64url","body":"SG9sYSDCv3F1w6k_"}]})",
     "vcon", "agent: Hola ¿qué?\n"},
};

}  // namespace

TEST_CASE("irregularities of the other vendors") { check(kCases); }

TEST_CASE("a recogniser that failed and what is encrypted are refused by what they are") {
  const auto error = [](std::string_view json) { return read_bytes(json).unreadable.at(0).error; };
  CHECK(error(R"({"audio_url":"u","status":"error","error":"no audio","words":[],"text":null})") ==
        "the recogniser failed and left no transcript: \"no audio\"");
  CHECK(error(R"({"payload":"e30","signatures":[]})") == "a signed document that holds no vCon");
  CHECK(error(R"({"ciphertext":"x","recipients":[]})").find("an encrypted vCon") == 0);
}

TEST_CASE("a vCon tells holds and who hung up") {
  const Result result =
      read_paths({CORTESIA_SOURCE_DIR "/samples/vcon/austral-wtf.json"}, {}, nullptr, [](const Call& call) {
        const Event& hold = call.events.at(0);
        return fmt::format("{} {} {} {}", name_of(hold.kind), time_of(hold.start), hold.before_turn,
                           call.ended_by);
      });
  CHECK(result.calls == std::vector<std::string>{"hold 11.83 4 customer"});
}
