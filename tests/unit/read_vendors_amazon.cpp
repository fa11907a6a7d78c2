// Amazon's formats: what is irregular in real files of them.
#include <algorithm>

#include <doctest/doctest.h>

#include "vendor_cases.hpp"

using namespace cortesia;
using namespace cortesia::read_test;

namespace {

const VendorCase kCases[] = {
    {"transcribe: silence gives null where an object is expected",
     R"({"jobName":"j","results":{"transcripts":[{"transcript":""}],"speaker_labels":null,"items":[],"audio_segments":[]}})",
     "aws-transcribe", "", "the call has no turns"},
    {"transcribe: only the text",
     R"({"jobName":"j","results":{"transcripts":[{"transcript":"Hola."}],"items":[]}})", "aws-transcribe",
     "unknown: Hola.\n"},
    {"transcribe: the speaker stands on the word",
     R"({"results":{"transcripts":[],"items":[
       {"type":"pronunciation","start_time":"0.5","end_time":"0.9","speaker_label":"spk_0","alternatives":[{"content":"Hola","confidence":"0.9"}]},
       {"type":"punctuation","alternatives":[{"content":",","confidence":null}]},
       {"type":"pronunciation","start_time":"1.0","end_time":"1.2","speaker_label":"spk_0","alternatives":[{"content":"diga"}]},
       {"type":"pronunciation","start_time":"1.5","end_time":"1.9","speaker_label":"spk_1","alternatives":[{"content":"[PII]","redactions":[{}]}]}]}})",
     "aws-transcribe", "unknown 0.5-1.2: Hola, diga\nunknown 1.5-1.9: [PII]\n",
     "nothing tells the role of \"spk_0\", \"spk_1\"; say it with --role \"spk_0=agent\""},
    {"transcribe: the speaker is found by the time, and segments may be empty",
     R"({"results":{"transcripts":[],"speaker_labels":{"segments":[{"start_time":"0","end_time":"0.2","speaker_label":"spk_0","items":[]},
        {"items":[{"start_time":"0.50","speaker_label":"spk_0"},{"start_time":"1.5","speaker_label":"spk_1"}]}]},"items":[
       {"type":"pronunciation","start_time":"0.5","end_time":"0.9","alternatives":[{"content":"Hola"}]},
       {"type":"punctuation","alternatives":[{"content":"."}]},
       {"type":"pronunciation","start_time":"1.50","end_time":"1.9","alternatives":[{"content":"Sí"}]}]}})",
     "aws-transcribe", "unknown 0.5-0.9: Hola.\nunknown 1.5-1.9: Sí\n"},
    {"transcribe: a long pause parts a voice's turns",
     R"({"results":{"transcripts":[],"items":[
       {"type":"pronunciation","start_time":"0.5","end_time":"0.9","alternatives":[{"content":"Espere"}]},
       {"type":"pronunciation","start_time":"9","end_time":"9.4","alternatives":[{"content":"Gracias"}]}]}})",
     "aws-transcribe", "unknown 0.5-0.9: Espere\nunknown 9-9.4: Gracias\n"},
    {"contact lens: no metadata, ids of participants without a role",
     R"({"Transcript":[{"Content":"Hola","BeginOffsetMillis":24140,"EndOffsetMillis":25000,"ParticipantId":"u1"},
        {"Content":"Diga","BeginOffsetMillis":24120,"EndOffsetMillis":24500,"ParticipantId":"AGENT"}]})",
     "contact-lens", "agent 24.12-24.5: Diga\nunknown 24.14-25: Hola\n"},
    {"contact lens: a transfer has two agents",
     R"({"ContactId":"c1","Participants":[{"ParticipantId":"1","ParticipantRole":"AGENT"},{"ParticipantId":"2","ParticipantRole":"CUSTOMER"},
        {"ParticipantId":"3","ParticipantRole":"AGENT"},{"ParticipantId":"4","ParticipantRole":"CUSTOM_BOT"}],"Transcript":[
        {"Content":"Uno","BeginOffsetMillis":0,"ParticipantId":"4"},{"Content":"Dos","BeginOffsetMillis":1,"ParticipantId":"1"},
        {"Content":"Tres","BeginOffsetMillis":2,"ParticipantId":"2"},{"Content":"Cuatro","BeginOffsetMillis":3,"ParticipantId":"3"}]})",
     "contact-lens", "ivr 0: Uno\nagent 0.001: Dos\ncustomer 0.002: Tres\ncolleague 0.003: Cuatro\n"},
    {"contact lens: a time that is no number costs no call",
     R"({"Transcript":[{"Content":"Hola","BeginOffsetMillis":true,"ParticipantId":"AGENT","LoudnessScore":[70,null,80]}]})",
     "contact-lens", "agent: Hola\n", "\"BeginOffsetMillis\" is no number; it is not used"},
    {"call analytics: what is lacking is lacking", R"({"JobName":"j","Transcript":[]})", "aws-call-analytics",
     "", "the call has no turns"},
    {"chat: the redacted twin has its roles on the messages only",
     R"({"Participants":[{"ParticipantId":"u1"}],"Transcript":[
        {"AbsoluteTime":"2026-05-02T09:00:05.500Z","Type":"MESSAGE","Content":"Hola","ParticipantId":"u1","ParticipantRole":"CUSTOMER"},
        {"AbsoluteTime":"2026-05-02T09:00:07Z","Type":"MESSAGE","Content":"Dígame","ParticipantId":"u2","ParticipantRole":"AGENT"}]})",
     "contact-lens-chat", "customer 0: Hola\nagent 1.5: Dígame\n"},
    {"pca: None is nothing, flags are numbers",
     R"({"ConversationAnalytics":{"GUID":"None","Agent":"None","SpeakerLabels":[]},"SpeechSegments":[
        {"SegmentStartTime":1,"SegmentEndTime":2,"SegmentSpeaker":"spk_0","SegmentInterruption":0,"DisplayText":"Hola","WordConfidence":[],"BaseSentimentScores":[]}]})",
     "aws-pca", "unknown 1-2: Hola\n"},
    {"half a surrogate pair and NaN are repaired",
     R"({"ContactId":"c","Transcript":[{"Content":"ol\ud83d\u00e9","BeginOffsetMillis":NaN,"ParticipantId":"AGENT","X":"\ud83d\ude00"}]})",
     "contact-lens", "agent: ol\xEF\xBF\xBDé\n",
     "1 character that no text can hold (\\u0000, half a surrogate pair) was replaced"},
};

}  // namespace

TEST_CASE("Amazon's irregularities") { check(kCases); }

TEST_CASE("an agent's id, a language and who ended a chat are taken where they stand") {
  const auto about = [](std::string_view json) {
    const Folder folder;
    return read_paths({folder.file("x.json", json)}, {}, nullptr,
                      [](const Call& call) {
                        return fmt::format("{} {} {}", call.agent.id, call.language, call.ended_by);
                      })
        .calls.at(0);
  };
  CHECK(about(R"({"ConversationAnalytics":{"Agent":"None","LanguageCode":"es-US","SpeakerLabels":[
      {"Speaker":"spk_0","DisplayText":"Customer","UserId":"c9"},{"Speaker":"spk_1","DisplayText":"Agent","UserId":"u9"}]},
      "SpeechSegments":[]})") == "u9 es-US ");
  CHECK(about(R"({"jobName":"j","results":{"transcripts":[],"items":[
      {"type":"pronunciation","start_time":"0.1","end_time":"0.5","language_code":"es-MX","alternatives":[{"content":"Hola"}]}]}})") ==
        " es-MX ");
  const auto chat = [&about](std::string_view events) {
    const auto event = [](std::string_view name, std::string_view role) {
      return fmt::format(
          R"({{"AbsoluteTime":"2026-05-02T09:00:09Z","Type":"EVENT","ContentType":"application/vnd.amazonaws.connect.event.{}","ParticipantRole":"{}"}},)",
          name, role);
    };
    std::string list;
    for (const char c : events) {
      if (c == 'c') list += event("participant.left", "CUSTOMER");
      if (c == 'a') list += event("participant.left", "AGENT");
      if (c == 't') list += event("transfer.succeeded", "AGENT");
      if (c == 'e') list += event("chat.ended", "");
      if (c == 'm') list += R"({"AbsoluteTime":"2026-05-02T09:00:01Z","Type":"MESSAGE","Content":"Hola"},)";
    }
    list.pop_back();
    return about(fmt::format(R"({{"Transcript":[{}]}})", list));
  };
  CHECK(chat("mce") == "  customer");
  CHECK(chat("mace") == "  agent");
  CHECK(chat("matmce") == "  customer");  // another agent went on
  CHECK(chat("meca") == "  ");            // it ended by itself
}

TEST_CASE("a stream in real time: partial utterances count for nothing, and a contact is a call") {
  const auto event = [](std::string_view contact, std::string_view type, std::string_view segment) {
    return fmt::format(
        R"({{"Version":"1.0.0","Channel":"VOICE","ContactId":"{}","LanguageCode":"es-US","EventType":"{}","Segments":[{}]}})",
        contact, type, segment);
  };
  const std::string lines[] = {
      R"({"Version":"1.0.0","Channel":"VOICE","ContactId":"a","LanguageCode":"es-US","EventType":"STARTED"})",
      event(
          "a", "SEGMENTS",
          R"({"Utterance":{"ParticipantRole":"AGENT","PartialContent":"Ho","BeginOffsetMillis":500,"EndOffsetMillis":700}})"),
      event(
          "b", "SEGMENTS",
          R"({"Transcript":{"ParticipantId":"x","ParticipantRole":"CUSTOMER","Content":"Sí","Time":{"AbsoluteTime":"2026-05-14T09:00:02.5Z"}}})"),
      event(
          "a", "SEGMENTS",
          R"({"Transcript":{"ParticipantId":"AGENT","ParticipantRole":"AGENT","Content":"Hola","BeginOffsetMillis":500,"EndOffsetMillis":900}})"),
      event(
          "b", "SEGMENTS",
          R"({"Transcript":{"ParticipantId":"y","ParticipantRole":"AGENT","Content":"Diga","Time":{"AbsoluteTime":"2026-05-14T09:00:01Z"}}},{"Categories":{}})"),
      event("a", "COMPLETED", "")};
  std::string json;
  for (const std::string& line : lines) json += line + '\n';
  const Result result = read_bytes(json);
  CHECK(result.unreadable.empty());
  CHECK(result.ids == std::vector<std::string>{"a", "b"});
  CHECK(result.calls ==
        std::vector<std::string>{"agent 0.5-0.9: Hola\n", "agent 0: Diga\ncustomer 1.5: Sí\n"});
}

TEST_CASE("loudness is the mean of what is told") {
  const Result result = read_paths({CORTESIA_SOURCE_DIR "/samples/aws-pca"}, {}, nullptr,
                                   [](const Call& call) { return time_of(call.turns.front().loudness); });
  CHECK(result.calls == std::vector<std::string>{"73.5"});
}

TEST_CASE("a format that is broken is told as broken, with the place") {
  const Result result = read_bytes(R"({"JobName":"j","Transcript":[{"Content":"Hola","Items":[]})");
  REQUIRE(result.unreadable.size() == 1);
  CHECK(result.unreadable.front().error.find("broken JSON at byte 58: expected") == 0);
  CHECK(read_bytes("{\"JobName\":\"j\", // nota\n\"Transcript\":[]}").unreadable.at(0).error ==
        "broken JSON at byte 16: expected a key in double quotes, found a comment, which JSON has none of");
}
