// Results of Amazon's post-call analytics sample: its own form of what Transcribe found.
//
//   {"ConversationAnalytics": {"GUID", "Agent", "Cust", "ConversationTime", "LanguageCode",
//      "SpeakerLabels": [{"Speaker": "spk_0", "DisplayText": "Agent", "UserId"}],
//      "SpeakerTime": {"NonTalkTime": {"Instances": [{"BeginOffsetSecs", "EndOffsetSecs"}]}}},
//    "SpeechSegments": [{"SegmentStartTime", "SegmentEndTime", "SegmentSpeaker", "SegmentInterruption",
//      "IVRSegment", "OriginalText", "DisplayText", "LoudnessScores",
//      "WordConfidence": [{"Text", "StartTime", "EndTime"}]}]}
//
// What is not known is written "None" there, and flags are true or 1.
#include "read/formats/amazon.hpp"

namespace cortesia::read {
namespace {

std::string_view known(const Node& node) {
  const std::string_view text = node.text();
  return text == "None" || text.find_first_not_of('0') == std::string_view::npos ? std::string_view{} : text;
}

void read_segment(const Node& node, const std::unordered_map<std::string_view, std::string_view>& labels,
                  Draft& draft) {
  Turn turn;
  turn.label = node["SegmentSpeaker"].text();
  if (const auto label = labels.find(turn.label); label != labels.end()) turn.label = label->second;
  if (node["IVRSegment"].flag()) turn.label = "IVR";
  turn.text = node["OriginalText"].text();
  if (turn.text.empty()) turn.text = node["DisplayText"].text();
  turn.start = node["SegmentStartTime"].number();
  turn.end = node["SegmentEndTime"].number();
  turn.loudness = mean(node["LoudnessScores"]);
  std::vector<TimedWord> words;
  for (const Node& word : node["WordConfidence"].each())
    words.push_back({word["Text"].view(), word["StartTime"].number(), word["EndTime"].number()});
  draft.add_turn(turn, words);
  if (node["SegmentInterruption"].flag())
    draft.add_event(EventKind::interruption, turn.start, {}, turn.label);
}

}  // namespace

void read_post_call_analytics(const Node& root, Draft& draft) {
  const Node about = root["ConversationAnalytics"];
  Call& call = draft.call;
  call.id = known(about["GUID"]);
  call.agent.id = known(about["Agent"]);
  call.customer.id = known(about["Cust"]);
  call.language = known(about["LanguageCode"]);
  call.started_at = known(about["ConversationTime"]);
  std::unordered_map<std::string_view, std::string_view> labels;
  for (const Node& speaker : about["SpeakerLabels"].each()) {
    labels.emplace(speaker["Speaker"].text(), speaker["DisplayText"].text());
    if (call.agent.id.empty() && speaker["DisplayText"].is("Agent")) call.agent.id = known(speaker["UserId"]);
  }
  for (const Node& segment : root["SpeechSegments"].needed("\"SpeechSegments\", a list of turns"))
    read_segment(segment, labels, draft);
  for (const Node& silence : about["SpeakerTime"]["NonTalkTime"]["Instances"].each())
    draft.add_event(EventKind::silence, silence["BeginOffsetSecs"].number(),
                    silence["EndOffsetSecs"].number());
}

}  // namespace cortesia::read
