// What recognisers send while a call lasts, a message a line: only what is final counts, and all is one call.
#include <doctest/doctest.h>

#include "read_fixture.hpp"

using namespace cortesia;
using namespace cortesia::read_test;

namespace {

using Calls = std::vector<std::string>;

std::string deepgram(std::string_view text, bool final, std::string_view channel, double start) {
  return fmt::format(
      R"({{"type":"Results","channel_index":{},"start":{},"is_final":{},"channel":{{"alternatives":[{{"transcript":"{}",
"words":[{{"word":"{}","start":{},"end":{}}}]}}]}}}})",
      channel, start, final, text, text, start, start + 0.5);
}

// Without its line ends, and a message a line.
std::string lines(std::initializer_list<std::string> messages) {
  std::string all;
  for (const std::string& message : messages) {
    for (const char c : message)
      if (c != '\n') all += c;
    all += '\n';
  }
  return all;
}

}  // namespace

TEST_CASE("Deepgram's stream") {
  const std::string begins = R"({"type":"SpeechStarted","channel":[0],"timestamp":0.1})";
  const std::string ends = R"({"type":"Metadata","request_id":"r9","duration":3.5,"channels":1})";
  const Result one =
      read_bytes(lines({begins, deepgram("ho", false, "[0,1]", 0.5), deepgram("hola", true, "[0,1]", 0.5),
                        deepgram("", true, "[0,1]", 2), ends}));
  CHECK(one.calls == Calls{"unknown 0.5-1: hola\n"});
  CHECK(one.ids == std::vector<std::string>{"r9"});

  const Result two =
      read_bytes(lines({deepgram("hola", true, "[0,2]", 0.5), deepgram("diga", true, "[1,2]", 2)}));
  CHECK(two.calls == Calls{"unknown 0.5-1: hola\nunknown 2-2.5: diga\n"});
  CHECK(two.doubts.at(0).find("\"channel 0\", \"channel 1\"") != std::string::npos);

  const auto of_call = [](std::string_view id, std::string_view text) {
    return fmt::format(
        R"({{"type":"Results","is_final":true,"channel":{{"alternatives":[{{"transcript":"{}"}}]}},"metadata":{{"request_id":"{}"}}}})",
        text, id);
  };
  const Result several =
      read_bytes(lines({begins, of_call("a", "hola"), of_call("b", "sí"), of_call("a", "diga")}));
  CHECK(several.ids == std::vector<std::string>{"a", "b"});
  CHECK(several.calls == Calls{"unknown: hola\nunknown: diga\n", "unknown: sí\n"});

  const Result silent = read_bytes(lines({ends, ends}));
  CHECK(silent.unreadable.empty());
  CHECK(silent.doubts == std::vector<std::string>{"the call has no turns"});
}

TEST_CASE("Transcribe's stream, bare and as events") {
  const std::string result =
      R"({"Results":[{"IsPartial":false,"ChannelId":"ch_1","StartTime":0.5,"EndTime":1,"Alternatives":[{"Transcript":"hola"}]},
{"IsPartial":true,"ChannelId":"ch_0","Alternatives":[{"Transcript":"di"}]},
{"IsPartial":false,"StartTime":2,"EndTime":3,"Alternatives":[{"Transcript":"Diga.","Items":[
{"Content":"Diga","StartTime":2,"EndTime":2.4,"Type":"pronunciation","Speaker":"1"},{"Content":".","Type":"punctuation"}]}]}]})";
  const std::string empty = R"({"Transcript":{"Results":[]}})";
  const Calls said{"unknown 0.5-1: hola\nunknown 2-2.4: Diga.\n"};
  CHECK(read_bytes(lines({empty, R"({"Transcript":)" + result + "}", empty})).calls == said);
  CHECK(read_bytes(lines({R"({"TranscriptEvent":{"Transcript":)" + result + "}}", empty})).calls == said);
  CHECK(read_bytes("[" + empty + R"(,{"Transcript":)" + result + "}]").calls == said);
}

TEST_CASE("the stream of Transcribe Call Analytics") {
  const auto event = [](std::string_view partial, std::string_view text) {
    return fmt::format(
        R"({{"UtteranceEvent":{{"UtteranceId":"u","IsPartial":{},"ParticipantRole":"AGENT","BeginOffsetMillis":500,"EndOffsetMillis":900,"Transcript":"{}"}}}})",
        partial, text);
  };
  const Result result = read_bytes(lines(
      {event("true", "ho"), event("false", "Hola"), R"({"CategoryEvent":{"MatchedCategories":["x"]}})"}));
  CHECK(result.unreadable.empty());
  CHECK(result.calls == Calls{"agent 0.5-0.9: Hola\n"});
}
