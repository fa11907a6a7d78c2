// What recognisers send while a call lasts, a message a line: only what is final counts, and a log may hold
// several calls, or one that came to nothing.
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

TEST_CASE("a log of several sessions is as many calls") {
  const auto heard = [](std::string_view id, double start, std::string_view text) {
    return fmt::format(
        R"({{"Transcript":{{"Results":[{{"ResultId":"{}","ChannelId":"ch_{}","StartTime":{},"EndTime":{},"IsPartial":false,"Alternatives":[{{"Transcript":"{}"}}]}}]}}}})",
        id, start < 2 ? 0 : 1, start, start + 0.5, text);
  };
  CHECK(read_bytes(lines({heard("a1", 1, "hola"), heard("a1", 1, "hola")})).calls ==
        Calls{"unknown 1-1.5: hola\n"});
  const Result parted =
      read_bytes(lines({heard("a1", 1, "hola"), heard("a2", 3, "quiero"), heard("b1", 0.5, "taller")}));
  CHECK(parted.calls == Calls{"unknown 1-1.5: hola\nunknown 3-3.5: quiero\n", "unknown 0.5-1: taller\n"});
  CHECK(parted.ids.at(0) != parted.ids.at(1));

  const auto uttered = [](std::string_view id, int start, std::string_view text) {
    return fmt::format(
        R"({{"UtteranceEvent":{{"UtteranceId":"{}","IsPartial":false,"ParticipantRole":"AGENT","BeginOffsetMillis":{},"Transcript":"{}"}}}})",
        id, start, text);
  };
  CHECK(
      read_bytes(lines({uttered("1", 300, "Hola"), uttered("2", 4000, "Adiós"), uttered("3", 200, "Taller")}))
          .calls == Calls{"agent 0.3: Hola\nagent 4: Adiós\n", "agent 0.2: Taller\n"});

  const auto begins = [](std::string_view id) {
    return fmt::format(R"({{"message":"RecognitionStarted","id":"{}","language_pack_info":{{}}}})", id);
  };
  const auto said = [](double start, std::string_view word) {
    return fmt::format(
        R"({{"message":"AddTranscript","format":"2.9","results":[{{"type":"word","start_time":{},"end_time":{},"alternatives":[{{"content":"{}"}}]}}],"metadata":{{"transcript":"{}"}}}})",
        start, start + 0.5, word, word);
  };
  const Result speechmatics = read_bytes(lines({begins("s1"), said(1, "hola"), said(2, "diga"), begins("s2"),
                                                said(1.5, "buenas"), said(0.5, "otra")}));
  CHECK(speechmatics.ids.at(0) == "s1");
  CHECK(speechmatics.ids.at(1) == "s2");
  CHECK(speechmatics.calls ==
        Calls{"unknown 1-2.5: hola diga\n", "unknown 1.5-2: buenas\n", "unknown 0.5-1: otra\n"});
}

TEST_CASE("a stream that failed, or was cut before anything was final, cannot be read") {
  const auto error = [](std::initializer_list<std::string> messages) {
    return read_bytes(lines(messages)).unreadable.at(0).error;
  };
  const std::string cut =
      "the stream ends before anything in it is final: expected final results, found partial ones; keep what "
      "the recogniser sends until the call is over";
  CHECK(error({deepgram("ho", false, "[0,1]", 0.5), deepgram("hola", false, "[0,1]", 0.5)}) == cut);
  const std::string started =
      R"({"message":"RecognitionStarted","id":"x","language_pack_info":{"word_delimiter":" "}})";
  const std::string refused =
      R"({"message":"Error","type":"quota_exceeded","reason":"Concurrent quota exceeded"})";
  const std::string final_word =
      R"({"message":"AddTranscript","format":"2.9","results":[{"type":"word","start_time":1,"end_time":2,"alternatives":[{"content":"hola"}]}]})";
  const std::string failed = "the recogniser failed and left no transcript: \"Concurrent quota exceeded\"";
  CHECK(error({started, refused}) == failed);
  CHECK(
      error(
          {started,
           R"({"message":"AddPartialTranscript","format":"2.9","results":[{"type":"word","alternatives":[{"content":"ho"}]}]})"}) ==
      cut);
  CHECK(error({R"({"TranscriptEvent":{"Transcript":{"Results":[]}}})",
               R"({"BadRequestException":{"Message":"timed out"}})"}) ==
        "the recogniser failed and left no transcript: \"BadRequestException: timed out\"");
  CHECK(
      error(
          {R"({"UtteranceEvent":{"UtteranceId":"1","IsPartial":true,"ParticipantRole":"AGENT","Transcript":"ho"}})",
           R"({"UtteranceEvent":{"UtteranceId":"1","IsPartial":true,"ParticipantRole":"AGENT","Transcript":"hola"}})"}) ==
      cut);

  const Result one_of_two =
      read_bytes(lines({started, refused, R"({"message":"RecognitionStarted","id":"y"})", final_word}));
  CHECK(one_of_two.ids.at(0) == "y");
  CHECK(one_of_two.calls == Calls{"unknown 1-2: hola\n"});
  CHECK(one_of_two.unreadable.at(0).error == "x: " + failed);
  CHECK(read_bytes(lines({started, final_word, refused})).unreadable.empty());
}
