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
    {"vcon: styled subtitles beside a recogniser's JSON are no turns",
     R"({"uuid":"u","parties":[],"dialog":[],"analysis":[
       {"type":"transcript","dialog":0,"body":{"text":"hola","segments":[{"id":0,"seek":0,"start":0.5,"end":0.9,"text":" hola"}],"language":"es"}},
       {"type":"transcript","dialog":0,"body":"[Script Info]\nScriptType: v4.00+\n\n[Events]\nFormat: Layer, Start, End, Style, Name, Text\nDialogue: 0,0:00:00.50,0:00:00.90,Default,,hola\nDialogue: 0,0:00:00.90,0:00:01.00,Default,,hola\n"}]})",
     "vcon", "unknown 0.5-0.9: hola\n"},
    {"twilio: sentences without times are in the order of their numbers",
     R"({"sentences":[{"media_channel":1,"sentence_index":0,"start_time":null,"end_time":null,"transcript":"hola"},
       {"media_channel":1,"sentence_index":2,"start_time":null,"end_time":null,"transcript":"un momento"},
       {"media_channel":2,"sentence_index":1,"start_time":null,"end_time":null,"transcript":"diga"}],"meta":{"page":0}})",
     "twilio", "unknown: hola\nunknown: diga\nunknown: un momento\n"},
    {"soniox: tokens are parts of words, and translations are no words of the call",
     R"({"id":"s","text":"Hola, diga. Sí","tokens":[{"text":"Ho","start_ms":500,"end_ms":600,"speaker":"1","language":"es"},{"text":"la","start_ms":600,"end_ms":900,"speaker":"1"},
       {"text":",","start_ms":900,"end_ms":900,"speaker":"1"},{"text":" diga.","start_ms":1000,"end_ms":1400,"speaker":"1"},
       {"text":" Hello","speaker":"1","translation_status":"translation"},{"text":" Sí","start_ms":2000,"end_ms":2200,"speaker":"2","language":"es"}]})",
     "soniox", "unknown 0.5-1.4: Hola, diga.\nunknown 2-2.2: Sí\n",
     "nothing tells the role of \"speaker 1\", \"speaker 2\"; say it with --role \"speaker 1=agent\""},
    {"whisper: segments whose speaker is an id",
     R"({"text":"x","language":"es","segments":[{"text":"Hola","start":0.5,"end":0.9,"speaker_id":"speaker_1","type":"transcription_segment"}]})",
     "whisper", "unknown 0.5-0.9: Hola\n",
     "nothing tells the role of \"speaker_1\"; say it with --role \"speaker_1=agent\""},
    {"ringsense: an event, whose owner is the agent",
     R"({"event":"/x/insights","body":{"sourceRecordId":"27","callDirection":"Outbound","ownerExtensionId":"62",
       "speakerInfo":[{"speakerId":"p-1","name":"Ana","extensionId":null},{"speakerId":"p-2","name":"Marta","extensionId":"62"}],
       "insights":{"Summary":[{"value":"x"}],"Transcript":[{"end":2.5,"text":"Hola","start":0.5,"speakerId":"p-2"},
         {"end":3.5,"text":"Sí","start":3,"speakerId":"p-1"},{"end":4,"text":"Bien","start":3.6,"speakerId":"p-1"}]}}})",
     "ringsense", "agent 0.5-2.5: Hola\ncustomer 3-3.5: Sí\ncustomer 3.6-4: Bien\n",
     "\"Ana\" is taken for the customer: it speaks with the agent, and nobody else does"},
    {"quo: who has an id is one of the organisation's",
     R"({"data":{"callId":"AC1","status":"completed","dialogue":[{"content":"Hola","start":0.5,"end":2.5,"identifier":"+34910","userId":"US1"},
       {"content":"Sí","start":3,"end":3.5,"identifier":"+34600","userId":null},{"content":"Bien","start":4,"end":4.5,"identifier":"+34600"}]}})",
     "quo", "agent 0.5-2.5: Hola\ncustomer 3-3.5: Sí\ncustomer 4-4.5: Bien\n",
     "\"+34600\" is taken for the customer: it speaks with the agent, and nobody else does"},
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
    {"speechmatics: a mark that opens a question belongs to the word behind it, one between two to both",
     R"({"format":"2.9","results":[{"type":"word","start_time":0.5,"end_time":0.9,"alternatives":[{"content":"Hola"}]},
       {"type":"punctuation","start_time":0.9,"end_time":0.9,"attaches_to":"previous","alternatives":[{"content":","}]},
       {"type":"speaker_change","start_time":0.9,"end_time":0.9,"score":0.8},
       {"type":"punctuation","start_time":1,"end_time":1,"attaches_to":"next","alternatives":[{"content":"¿"}]},
       {"type":"word","start_time":1,"end_time":1.2,"alternatives":[{"content":"qué"}]},
       {"type":"word","start_time":1.2,"end_time":1.5,"alternatives":[{"content":"anti"}]},
       {"type":"punctuation","start_time":1.5,"end_time":1.5,"attaches_to":"both","alternatives":[{"content":"-"}]},
       {"type":"word","start_time":1.5,"end_time":1.8,"alternatives":[{"content":"robo"}]},
       {"type":"punctuation","start_time":1.8,"end_time":1.8,"attaches_to":"previous","alternatives":[{"content":"?"}]}]})",
     "speechmatics", "unknown 0.5-1.8: Hola, ¿qué anti-robo?\n"},
    {"speechmatics: a message as it came, in which nothing was said",
     R"({"message":"AddTranscript","format":"2.9","results":[],"metadata":{"start_time":0,"end_time":1,"transcript":""}})",
     "speechmatics-live", "", "the call has no turns"},
    {"speechmatics: messages in a list, of which the partial ones come again",
     R"([{"message":"AudioAdded","seq_no":1},{"message":"AudioAdded","seq_no":2},{"message":"AudioAdded","seq_no":3},
       {"message":"AddPartialTranscript","metadata":{"transcript":"ho"},"results":[{"type":"word","start_time":0.5,"end_time":0.7,"alternatives":[{"content":"ho"}]}]},
       {"message":"AddTranscript","metadata":{"transcript":"hola"},"results":[{"type":"word","start_time":0.5,"end_time":0.9,"alternatives":[{"content":"Hola"}]}]},
       {"message":"EndOfTranscript"}])",
     "speechmatics-live", "unknown 0.5-0.9: Hola\n"},
    {"speechmatics: live, before anything was said",
     R"([{"message":"RecognitionStarted","id":"x"},{"message":"AddTranscript","format":"2.9","results":[]},
       {"message":"AddPartialTranscript","format":"2.9","results":[{"type":"word","alternatives":[{"content":"ho"}]}]},
       {"message":"AddTranscript","format":"2.9","results":[{"type":"word","start_time":0.5,"end_time":0.9,"alternatives":[{"content":"Hola","speaker":"S1"}]}]},
       {"message":"EndOfTranscript"}])",
     "speechmatics-live", "unknown 0.5-0.9: Hola\n"},
    {"speechmatics: marks that tell no speaker are said by who says the word",
     R"({"format":"2.9","results":[{"type":"word","start_time":0.5,"end_time":0.9,"alternatives":[{"content":"Hola","speaker":"S1"}]},
       {"type":"punctuation","attaches_to":"previous","alternatives":[{"content":"."}]},
       {"type":"word","start_time":1,"end_time":1.2,"alternatives":[{"content":"Sí","speaker":"S2"}]},
       {"type":"punctuation","attaches_to":"previous","alternatives":[{"content":"."}]}]})",
     "speechmatics", "unknown 0.5-0.9: Hola.\nunknown 1-1.2: Sí.\n"},
    {"speechmatics: in an envelope of Google's name",
     R"({"response":{"format":"2.9","job":{"id":"j"},"results":[{"type":"word","start_time":0.5,"end_time":0.9,"alternatives":[{"content":"Hola"}]}]}})",
     "speechmatics", "unknown 0.5-0.9: Hola\n"},
    {"rev: what is unknown has no time",
     R"({"monologues":[{"speaker":0,"elements":[{"type":"unknown","value":"<risas>"},{"type":"punct","value":" "},{"type":"text","value":"Hola","ts":0.5,"end_ts":0.9}]}]})",
     "rev", "unknown 0.5-0.9: <risas> Hola\n"},
    {"twilio: a page of several",
     R"({"sentences":[{"media_channel":2,"start_time":null,"end_time":null,"transcript":"Hola","words":null}],"meta":{"next_page_url":"https://x"}})",
     "twilio", "unknown: Hola\n",
     "this is one page of several; the other sentences of the call are not here"},
    {"assemblyai: voices within a channel",
     R"({"audio_url":"u","words":[],"text":"x","utterances":[{"speaker":"1A","channel":"1","text":"Hola.","start":500,"end":900},
       {"speaker":"1B","channel":"1","text":"Soy la jefa.","start":1500,"end":1900},{"speaker":"2A","channel":"2","text":"Ya.","start":2500,"end":2900}]})",
     "assemblyai", "unknown 0.5-0.9: Hola.\nunknown 1.5-1.9: Soy la jefa.\nunknown 2.5-2.9: Ya.\n",
     "nothing tells the role of \"channel 1\", \"channel 1 speaker B\", \"channel 2\"; say it with --role "
     "\"channel "
     "1=agent\""},
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
    {"vcon: times of day, and no dialog that tells a start",
     R"({"vcon":"0.0.1","uuid":"u","parties":[{"role":"agent"},{"role":"contact"}],"dialog":[],"analysis":[{"type":"transcript","body":[
       {"parties":0,"start":"2024-05-02T09:00:01Z","duration":2,"text":"Hola"},
       {"parties":1,"start":"2024-05-02T09:00:04Z","duration":2,"text":"Diga"}]}]})",
     "vcon", "agent 0-2: Hola\ncustomer 3-5: Diga\n"},
    {"vcon: times of the clock, and no dialog that tells a start",
     R"({"vcon":"0.0.1","uuid":"u","parties":[{"role":"agent"},{"role":"contact"}],"dialog":[],"analysis":[{"type":"transcript","body":[
       {"parties":0,"start":"09:00:01","duration":2,"text":"Hola"},
       {"parties":1,"start":"09:00:04","end":"09:00:05","text":"Diga"}]}]})",
     "vcon", "agent 0-2: Hola\ncustomer 3-4: Diga\n"},
    {"vcon: a recording and a message, and the recording's transcript",
     R"({"uuid":"u","parties":[{"role":"agent"},{"role":"customer"}],"dialog":[
       {"type":"recording","start":"2026-03-02T09:00:00Z","parties":[0,1]},
       {"type":"text","start":"2026-03-02T09:30:00Z","originator":0,"body":"El enlace"},
       {"type":"recording","start":"2026-03-02T11:00:00Z","parties":[0,1]}],
       "analysis":[{"type":"transcript","dialog":0,"body":"Agente: Hola.\nCliente: Buenas."},
       {"type":"transcript","dialog":2,"body":[{"parties":0,"start":"2026-03-02T11:00:01Z","text":"Otra vez."}]},
       {"type":"transcript","dialog":1,"body":"Agente: no"}]})",
     "vcon", "agent: Hola.\ncustomer: Buenas.\nagent 1800: El enlace\nagent 7201: Otra vez.\n"},
    {"vcon: the messages are the turns of the recording, and of no other",
     R"({"uuid":"u","parties":[{"role":"agent"},{"role":"customer"}],"dialog":[
       {"type":"recording","parties":[0,1]},{"type":"text","originator":0,"body":"Hola."},{"type":"text","originator":1,"body":"Buenas."}],
       "analysis":[{"type":"transcript","dialog":0,"body":"Agente: Hola.\nCliente: Buenas."},{"type":"transcript","dialog":7,"body":"Agente: no"}]})",
     "vcon", "agent: Hola.\ncustomer: Buenas.\n"},
    {"vcon: a body is base64",
     R"({"vcon":"0.0.1","uuid":"u","parties":[{"role":"agent"}],"dialog":[{"type":"text","originator":0,"encoding":"base64url","body":"SG9sYSDCv3F1w6k_"}]})",
     "vcon", "agent: Hola ¿qué?\n"},
    {"vcon: a message without a text is none, and the transcript beside it counts",
     R"({"uuid":"u","parties":[{"name":"Ana Gil","meta":{"role":"agent"}},{"name":"Luis Paz","role":"contact"}],
       "dialog":[{"type":"text","start":"2026-03-02T09:00:00Z","parties":[0,1]}],
       "analysis":[{"type":"summary","body":"nada"},{"type":"transcript","encoding":"none","body":"Ana Gil: Hola.\n\nLuis Paz: Buenas.\n\nAna Gil: Diga.\n\nLuis Paz: Nada."}]})",
     "vcon", "agent: Hola.\ncustomer: Buenas.\nagent: Diga.\ncustomer: Nada.\n"},
    {"vcon: a list of speakers and messages",
     R"({"uuid":"u","parties":[],"dialog":[{"type":"recording"}],"analysis":[{"type":"transcript","body":[
       {"speaker":"Agent","message":"Hola."},{"speaker":"Customer","message":"Buenas."}]}]})",
     "vcon", "agent: Hola.\ncustomer: Buenas.\n"},
    {"vcon: the transcript of any recogniser, in a string; words that are numbers of words",
     R"({"uuid":"u","parties":[],"dialog":[],"analysis":[{"type":"transcript","encoding":"json",
       "body":"{\"results\":{\"transcripts\":[],\"items\":[{\"type\":\"pronunciation\",\"start_time\":\"0.5\",\"end_time\":\"0.9\",\"speaker_label\":\"spk_0\",\"alternatives\":[{\"content\":\"Hola\"}]}]}}"},
       {"type":"transcript","body":{"segments":[{"start":0,"end":1,"text":"no","speaker":1,"words":[0]}]}}]})",
     "vcon", "unknown 0.5-0.9: Hola\n"},
    {"vcon: subtitles",
     R"({"uuid":"u","parties":[],"dialog":[],"analysis":[{"type":"transcript","mediatype":"text/vtt",
       "body":"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Agente>Hola.</v>\n"}]})",
     "vcon", "agent 1-2: Hola.\n"},
    {"vcon: of several transcripts the first that tells who speaks, and one that is broken",
     R"({"uuid":"u","parties":[],"dialog":[],"analysis":[{"type":"transcript","body":{"text":"x","language":"es","segments":[{"start":0,"end":1,"text":"nadie","avg_logprob":-1}]}},
       {"type":"transcript","body":"{"},{"type":"transcript","body":[{"speaker":"Agente","text":"Hola."}]}]})",
     "vcon", "agent: Hola.\n"},
    {"vcon: recordings one after the other, each with its transcript, whose times are its own",
     R"({"uuid":"u","parties":[{"role":"customer"},{"role":"agent"}],"dialog":[
       {"type":"recording","start":"2026-03-02T09:00:00Z","parties":[0,1]},{"type":"recording","start":"2026-03-02T09:02:00Z","parties":[0,1]}],
       "analysis":[{"type":"transcript","dialog":[1],"body":"Agente: Ya estoy.\nCliente: Gracias."},
       {"type":"wtf_transcription","dialog":0,"body":{"transcript":{"text":"x"},"segments":[{"start":0.5,"end":1,"text":"Buenas.","speaker":"Agente"}]}},
       {"type":"transcript","dialog":1,"body":{"segments":[{"start":2,"end":3,"text":"Ya estoy.","speaker":"Agente"}]}},
       {"type":"transcript","dialog":1,"body":[{"parties":0,"start":"2026-03-02T09:02:09Z","duration":1,"text":"no"}]}]})",
     "vcon", "agent 0.5-1: Buenas.\nagent: Ya estoy.\ncustomer: Gracias.\n"},
    {"vcon: the second recording has times",
     R"({"uuid":"u","parties":[{"role":"customer"},{"role":"agent"}],"dialog":[
       {"type":"recording","start":"2026-03-02T09:00:00Z"},{"type":"recording","start":"2026-03-02T09:02:00Z"}],
       "analysis":[{"type":"transcript","dialog":1,"body":[{"parties":0,"start":"2026-03-02T09:02:09Z","duration":1,"text":"Gracias."}]},
       {"type":"transcript","dialog":0,"body":[{"parties":1,"start":1.5,"duration":1,"text":"Hola."}]}]})",
     "vcon", "agent 1.5-2.5: Hola.\ncustomer 129-130: Gracias.\n"},
    {"vcon: a transcript of two recordings, beside one of the second alone",
     R"({"uuid":"u","parties":[],"dialog":[{"type":"recording","start":"2026-03-02T09:00:00Z"},{"type":"recording","start":"2026-03-02T09:02:00Z"}],
       "analysis":[{"type":"transcript","dialog":[0,1],"body":"Agente: Hola.\nCliente: Buenas."},{"type":"transcript","dialog":[1],"body":"Agente: no"}]})",
     "vcon", "agent: Hola.\ncustomer: Buenas.\n"},
    {"vcon: a transcript of an empty list of recordings",
     R"({"uuid":"u","parties":[],"dialog":[],"analysis":[{"type":"transcript","dialog":[],"body":"Agente: Hola."}]})",
     "vcon", "agent: Hola.\n"},
    {"vcon: a recording of each party",
     R"({"uuid":"u","parties":[{"role":"customer"},{"role":"agent"}],"dialog":[
       {"type":"recording","start":"2026-03-02T09:00:00Z","parties":1},{"type":"recording","start":"2026-03-02T09:00:01Z","parties":[0]}],
       "analysis":[{"type":"wtf_transcription","dialog":0,"body":{"transcript":{"text":"x"},"segments":[{"start":0,"end":1,"text":"Hola."},{"start":6,"end":7,"text":"Diga."}]}},
       {"type":"wtf_transcription","dialog":1,"body":{"transcript":{"text":"x"},"segments":[{"start":2,"end":3,"text":"Buenas.","speaker":0}]}}]})",
     "vcon", "agent 0-1: Hola.\ncustomer 3-4: Buenas.\nagent 6-7: Diga.\n"},
    {"vcon: a recording of one party alone may as well be of both",
     R"({"uuid":"u","parties":[{"role":"agent"},{"role":"customer"}],"dialog":[{"type":"recording","parties":[0]}],
       "analysis":[{"type":"transcript","dialog":0,"body":{"text":"x","language":"es","segments":[{"start":0,"end":1,"text":"Hola.","avg_logprob":-1}]}}]})",
     "vcon", "unknown 0-1: Hola.\n"},
    {"vcon: parties of the channels, which Twilio counts from 1",
     R"({"uuid":"u","parties":[{"role":"customer"},{"role":"agent"}],"dialog":[{"type":"recording","parties":[[1],[0]]}],
       "analysis":[{"type":"transcript","dialog":0,"body":{"sentences":[
         {"media_channel":1,"start_time":"0.5","end_time":"1","transcript":"Hola."},{"media_channel":2,"start_time":"2","end_time":"3","transcript":"Buenas."}]}}]})",
     "vcon", "agent 0.5-1: Hola.\ncustomer 2-3: Buenas.\n"},
    {"vcon: from which number on the one channel is counted nobody tells",
     R"({"uuid":"u","parties":[{"role":"customer"},{"role":"agent"}],"dialog":[{"type":"recording","parties":[[1],[0]]}],
       "analysis":[{"type":"transcript","dialog":0,"body":{"sentences":[{"media_channel":1,"start_time":"0.5","end_time":"1","transcript":"Hola."}]}}]})",
     "vcon", "unknown 0.5-1: Hola.\n"},
    {"vcon: nobody tells who speaks in any of them",
     R"({"parties":[],"dialog":[],"analysis":[{"type":"transcript","body":"Hola, buenas."},{"type":"transcript","body":"Hola."}]})",
     "vcon", "unknown: Hola, buenas.\n"},
};

}  // namespace

TEST_CASE("irregularities of the other vendors") { check(kCases); }

TEST_CASE("a recogniser that failed and what is encrypted are refused by what they are") {
  const auto error = [](std::string_view json) { return read_bytes(json).unreadable.at(0).error; };
  CHECK(error(R"({"audio_url":"u","status":"error","error":"no audio","words":[],"text":null})") ==
        "the recogniser failed and left no transcript: \"no audio\"");
  CHECK(error(R"({"payload":"e30","signatures":[]})") == "a signed document that holds no vCon");
  CHECK(error(R"({"uuid":"u","parties":[],"dialog":[],"analysis":[{"type":"transcript","body":"{"}]})")
            .find("broken JSON") == 0);
  CHECK(error(R"({"ciphertext":"x","recipients":[]})").find("an encrypted vCon") == 0);
  CHECK(error(R"({"audio_url":"u","status":"queued","acoustic_model":"x","words":null,"text":null})") ==
        "the recogniser left no transcript: its status is \"queued\"");
  CHECK(error(R"({"jobName":"j","status":"FAILED","results":{"transcripts":[],"items":[]}})") ==
        "the recogniser left no transcript: its status is \"FAILED\"");
  CHECK(error(R"({"id":"g","request_id":"G","kind":"live","status":"queued","result":null})") ==
        "the recogniser left no transcript: its status is \"queued\"");
  CHECK(
      error(
          R"({"sid":"GT1","service_sid":"GA1","status":"completed","channel":{"participants":[]},"links":{"sentences":"x"}})") ==
      "Twilio's resource of a transcript, without its sentences, is recognised and not read; read its "
      "sentences, which stand at its links.sentences");
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
