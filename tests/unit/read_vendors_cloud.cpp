// Genesys, Azure, Google and the Whisper family: what is irregular in real files of them.
#include <algorithm>

#include <doctest/doctest.h>

#include "vendor_cases.hpp"

using namespace cortesia;
using namespace cortesia::read_test;

namespace {

const VendorCase kCases[] = {
    {"genesys: without a list of participants internal is the agent, and times may be relative",
     R"({"conversationId":"c","transcripts":[{"phrases":[
       {"text":"hola","startTimeMs":500,"duration":{"milliseconds":300},"participantPurpose":"internal"},
       {"text":"diga","startTimeMs":900,"duration":{"milliseconds":300},"participantPurpose":"external"}]}]})",
     "genesys", "agent 0.5-0.8: hola\ncustomer 0.9-1.2: diga\n"},
    {"genesys: who speaks for the organisation before the agent is there is no agent",
     R"({"transcripts":[{"startTime":1700000000000,"phrases":[
       {"text":"marque uno","startTimeMs":1700000001000,"duration":{"milliseconds":500},"participantPurpose":"internal"},
       {"text":"hola","startTimeMs":1700000003000,"duration":{"milliseconds":500},"participantPurpose":"internal"}]}],
       "participants":[{"participantPurpose":"agent","userId":"u","startTimeMs":1700000002000}]})",
     "genesys", "ivr 1-1.5: marque uno\nagent 3-3.5: hola\n"},
    {"genesys: a menu of which nobody knows when it spoke is not the agent's voice",
     R"({"conversationId":"c","transcripts":[{"phrases":[{"text":"hola","startTimeMs":500,"duration":{"milliseconds":400},"participantPurpose":"internal"}]}],
       "participants":[{"participantPurpose":"ivr"},{"participantPurpose":"internal","userId":"u1"}]})",
     "genesys", "agent 0.5-0.9: hola\n"},
    {"genesys: a second transcript of the same time is not read twice",
     R"({"transcripts":[{"language":"es-ES","phrases":[{"text":"hola","startTimeMs":500,"duration":{"milliseconds":300},"participantPurpose":"external"}]},
       {"language":"en-US","phrases":[{"text":"ola","startTimeMs":500,"duration":{"milliseconds":300},"participantPurpose":"external"}]}]})",
     "genesys", "customer 0.5-0.8: hola\n",
     "there is a second transcript of the same time; the first is used"},
    {"genesys: phrases count from the beginning and participants from 1970",
     R"({"conversationId":"c","conversationStartTime":1700000000000,"startTime":1700000001000,"transcripts":[{"phrases":[
       {"text":"marque uno","startTimeMs":500,"duration":{"milliseconds":500},"participantPurpose":"internal"},
       {"text":"hola","startTimeMs":5000,"duration":{"milliseconds":500},"words":[{"word":"hola","startTimeMs":1700000006000,"duration":{"milliseconds":500}}],"participantPurpose":"internal"},
       {"text":"soporte","startTimeMs":9000,"duration":{"milliseconds":500},"participantPurpose":"internal"}]}],
       "participants":[{"participantPurpose":"ivr","startTimeMs":1700000000000,"endTimeMs":1700000003000},
        {"participantPurpose":"agent","userId":"u","startTimeMs":1700000003000,"endTimeMs":1700000009500},
        {"participantPurpose":"agent","userId":"v","queueId":"q-2","startTimeMs":1700000009500}]})",
     "genesys", "ivr 0.5-1: marque uno\nagent 5-5.5: hola\n(transfer 8.5 q-2)\ncolleague 9-9.5: soporte\n"},
    {"azure batch: the speakers of each channel are counted anew",
     R"({"recognizedPhrases":[
       {"channel":0,"speaker":1,"offset":"PT1S","duration":"PT1S","nBest":[{"display":"Uno."}]},
       {"channel":0,"speaker":2,"offset":"PT5S","duration":"PT1S","nBest":[{"display":"Tres."}]},
       {"channel":1,"speaker":1,"offset":"PT3S","duration":"PT1S","nBest":[{"display":"Dos."}]}]})",
     "azure-batch", "unknown 1-2: Uno.\nunknown 3-4: Dos.\nunknown 5-6: Tres.\n",
     "nothing tells the role of \"channel 0\", \"channel 1\", \"channel 0 speaker 2\"; say it with --role "
     "\"channel "
     "0=agent\""},
    {"azure batch: durations in ISO 8601 where there are no ticks, silence is no turn, channels are brought "
     "in order",
     R"({"recognizedPhrases":[
       {"channel":0,"offset":"PT1M2.3S","duration":"PT2S","nBest":[{"display":"Segunda."}]},
       {"channel":0,"offset":"PT1H","duration":"PT20S","nBest":[{"display":"","confidence":0.0}]},
       {"channel":1,"offset":"PT0.5S","duration":"PT1S","nBest":[{"display":"Primera."},{"display":"Otra."}]}]})",
     "azure-batch", "unknown 0.5-1.5: Primera.\nunknown 62.3-64.3: Segunda.\n"},
    {"azure batch: older files have their keys in capitals",
     R"({"RecognizedPhrases":[{"RecognitionStatus":"Success","Channel":0,"Speaker":1,"Offset":"PT0.5S","Duration":"PT1S",
       "NBest":[{"Lexical":"hola","Display":"Hola.","Words":[{"Word":"hola","OffsetInTicks":5000000,"DurationInTicks":10000000}]}]},
       {"RecognitionStatus":"Success","Channel":0,"Speaker":2,"OffsetInTicks":20000000,"DurationInTicks":10000000,"NBest":[{"Display":"Sí."}]}]})",
     "azure-batch", "unknown 0.5-1.5: Hola.\nunknown 2-3: Sí.\n",
     "nothing tells the role of \"speaker 1\", \"speaker 2\"; say it with --role \"speaker 1=agent\""},
    {"azure fast: the preview's offsets are milliseconds",
     R"({"combinedPhrases":[],"phrases":[{"offset":1500,"duration":500,"text":"Hola."}]})", "azure-fast",
     "unknown 1.5-2: Hola.\n"},
    {"azure real time: one result is a call as well, in ticks",
     R"({"RecognitionStatus":"Success","Offset":15000000,"Duration":5000000,"NBest":[{"Display":"Hola."}]})",
     "azure-live", "unknown 1.5-2: Hola.\n"},
    {"azure real-time: words as they are shown",
     R"({"RecognitionStatus":"Success","Offset":15000000,"Duration":5000000,"NBest":[{"Lexical":"son doce","Display":"Son 12.",
       "Words":[{"Word":"son","Offset":15000000,"Duration":1000000},{"Word":"doce","Offset":17000000,"Duration":1000000}],
       "DisplayWords":[{"Word":"Son","Offset":15000000,"Duration":1000000},{"Word":"12.","Offset":17000000,"Duration":1000000}]}]})",
     "azure-live", "unknown 1.5-2: Son 12.\n"},
    {"azure conversation: times stand on the words",
     R"({"conversations":[{"id":"c","conversationItems":[{"participantId":"Customer","text":"buenas tardes",
       "audioTimings":[{"word":"buenas","offset":10000000,"duration":5000000},{"word":"tardes","offset":16000000,"duration":4000000}]}]}]})",
     "azure-conversation", "customer 1-2: buenas tardes\n"},
    {"google: the second version says who speaks in each result",
     R"({"results":[
       {"alternatives":[{"transcript":"hola","words":[{"endOffset":"0.5s","word":"hola","speakerLabel":"1"}]}]},
       {"alternatives":[{"transcript":"diga","words":[{"startOffset":"1s","endOffset":"1.5s","word":"diga","speakerLabel":"2"}]}]}]})",
     "google-speech", "unknown 0-0.5: hola\nunknown 1-1.5: diga\n"},
    {"google: an empty object is zero, and a result may have no words",
     R"({"results":[{"alternatives":[{"transcript":" hola ","words":[{"startTime":{},"endTime":{"nanos":500000000},"word":"hola"}]}]},
       {"alternatives":[{"transcript":"diga"}]},{"alternatives":[]}]})",
     "google-speech", "unknown 0-0.5: hola\nunknown: diga\n"},
    {"google: channels without words take turns in the order of their ends",
     R"({"results":[{"alternatives":[{"transcript":"hola"}],"channelTag":1,"resultEndTime":"5s"},
       {"alternatives":[{"transcript":"un momento"}],"channelTag":1,"resultEndTime":"12s"},
       {"alternatives":[{"transcript":"diga"}],"channelTag":2,"resultEndTime":"9s"}]})",
     "google-speech", "unknown-5: hola\nunknown-9: diga\nunknown-12: un momento\n"},
    {"google: channels without any times stay in the order of the file",
     R"({"results":[{"alternatives":[{"transcript":"hola"}],"channelTag":1},{"alternatives":[{"transcript":"diga"}],"channelTag":2},
       {"alternatives":[{"transcript":"un momento"}],"channelTag":1}]})",
     "google-speech", "unknown: hola\nunknown: diga\nunknown: un momento\n"},
    {"google: a recording copied to both channels is told of by the ends of what is said",
     R"({"results":[
       {"alternatives":[{"transcript":"buenas tardes le habla Ramiro de la central en que le puedo ayudar"}],"channelTag":1,"resultEndTime":"8s"},
       {"alternatives":[{"transcript":"buenas tardes le habla Ramiro de la central en que le puedo ayudar"}],"channelTag":2,"resultEndTime":"8s"},
       {"alternatives":[{"transcript":"llamo porque la factura me llegó muy alta este mes"}],"channelTag":1,"resultEndTime":"18s"},
       {"alternatives":[{"transcript":"llamo porque la factura me llegó muy alta este mes"}],"channelTag":2,"resultEndTime":"18s"}]})",
     "google-speech",
     "unknown-8: buenas tardes le habla Ramiro de la central en que le puedo ayudar\n"
     "unknown-8: buenas tardes le habla Ramiro de la central en que le puedo ayudar\n"
     "unknown-18: llamo porque la factura me llegó muy alta este mes\n"
     "unknown-18: llamo porque la factura me llegó muy alta este mes\n",
     "both channels have the same words: one recording in both, it seems; who speaks cannot be told"},
    {"insights upload: times that count from 0",
     R"({"entries":[{"text":"hola","role":"AGENT","user_id":"1","start_timestamp_usec":"0"},
       {"text":"diga","role":"END_USER","user_id":2,"start_timestamp_usec":1500000}]})",
     "google-insights-upload", "agent 0: hola\ncustomer 1.5: diga\n"},
    {"insights: roles by channel, of which 0 is left out; times of day",
     R"({"name":"a/b/c7","callMetadata":{"agentChannel":1,"customerChannel":0},"startTime":"2026-03-01T10:00:00Z","transcript":{"transcriptSegments":[
       {"text":"hola","channelTag":1,"messageTime":"2026-03-01T10:00:02.500Z"},{"text":"diga","messageTime":"2026-03-01T10:00:04Z"}]}})",
     "google-insights", "agent 2.5: hola\ncustomer 4: diga\n"},
    {"whisper: nothing was said", R"({"text":"","segments":[],"language":"es"})", "whisper", "",
     "the call has no turns"},
    {"whisper: words without segments",
     R"({"task":"transcribe","language":"Spanish","text":"hola diga","words":[{"word":"hola","start":0.5,"end":0.9},{"word":"diga","start":5,"end":5.5}]})",
     "whisper", "unknown 0.5-0.9: hola\nunknown 5-5.5: diga\n"},
    {"whisper.cpp marks changes of speaker without saying who",
     R"({"transcription":[{"offsets":{"from":0,"to":1400},"text":" Hola.","speaker_turn_next":true}]})",
     "whisper.cpp", "unknown 0-1.4: Hola.\n",
     "the file marks where the speaker changes, not who speaks; the marks are not used"},
    {"whisperx: keys in any order, words without anything, no speaker",
     R"({"word_segments":[],"segments":[{"end":2,"start":1,"text":" Son 12.","words":[{"word":"Son","start":1,"end":1.2},{"word":"12."}]}]})",
     "whisperx", "unknown 1-2: Son 12.\n"},
};

}  // namespace

TEST_CASE("irregularities of Genesys, Azure, Google and Whisper") { check(kCases); }

TEST_CASE("Azure's oldest files: each is a call, but for the channels of one") {
  const auto file = [](std::string_view name, std::string_view channel, std::string_view text) {
    return fmt::format(
        R"({{"AudioFileName":"{}","AudioFileUrl":null,"SegmentResults":[{{"ChannelNumber":"{}","Offset":5000000,"Duration":10000000,"NBest":[{{"Display":"{}"}}]}}]}})",
        name, channel, text);
  };
  const auto read = [](const std::string& files) {
    return read_bytes(R"({"AudioFileResults":[)" + files + "]}");
  };
  const Result calls =
      read(file("a.wav", "0", "Hola.") + R"(,{"AudioFileName":"b.wav","SegmentResults":[]},)" +
           file("c.wav", "0", "Diga."));
  CHECK(calls.ids == std::vector<std::string>{"a", "b", "c"});
  CHECK(calls.calls == std::vector<std::string>{"unknown 0.5-1.5: Hola.\n", "", "unknown 0.5-1.5: Diga.\n"});
  const Result channels =
      read(file("Channel.0.wav", "0", "Hola.") + "," + file("Channel.1.wav", "1", "Diga."));
  CHECK(channels.calls == std::vector<std::string>{"unknown 0.5-1.5: Hola.\nunknown 0.5-1.5: Diga.\n"});
}

TEST_CASE("what stands in an envelope is read there, in a file, a line and an element") {
  const std::string call = R"({"entries":[{"text":"hola","role":"AGENT","start_timestamp_usec":0}]})";
  for (const std::string_view key :
       {"body", "response", "result", "data", "payload", "transcript", "output"}) {
    CAPTURE(key);
    const std::string wrapped = fmt::format(R"({{"id":7,"{}":{}}})", key, call);
    CHECK(read_bytes(wrapped).calls == std::vector<std::string>{"agent 0: hola\n"});
    CHECK(read_bytes(wrapped + "\n" + wrapped + "\n").calls.size() == 2);
    CHECK(read_bytes("[" + wrapped + "," + wrapped + "]").calls.size() == 2);
  }
  // Under any key and two deep, but no deeper; what has no vendor's marks only where the key says so.
  CHECK(read_bytes(R"({"other":)" + call + "}").calls.size() == 1);
  CHECK(read_bytes(R"({"one":{"two":)" + call + "}}").calls.size() == 1);
  CHECK(read_bytes(R"({"one":{"two":{"three":)" + call + "}}}").unreadable.size() == 1);
  CHECK(read_bytes(R"({"other":{"messages":[{"role":"agent","text":"hola"}]}})").unreadable.size() == 1);
}

TEST_CASE("a language that is written out becomes its code") {
  const Result result = read_paths({CORTESIA_SOURCE_DIR "/samples/whisper/clavo-servicio.json"}, {}, nullptr,
                                   [](const Call& call) { return std::string(call.language); });
  CHECK(result.calls == std::vector<std::string>{"es"});
}
