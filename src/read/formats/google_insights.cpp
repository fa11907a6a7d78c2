// Google Conversational Insights: what is uploaded to it, and its own resource of a conversation.
//
//   upload: {"conversation_info", "entries": [{"text", "role", "user_id", "start_timestamp_usec"}]}
//   resource: {"name": "projects/../conversations/ID", "languageCode", "agentId", "startTime", "labels",
//     "qualityMetadata": {"agentInfo": [{"agentId", "displayName"}]},
//     "callMetadata": {"customerChannel", "agentChannel"},
//     "transcript": {"transcriptSegments": [{"text", "messageTime", "channelTag", "languageCode",
//        "words": [{"startOffset", "endOffset", "word"}], "segmentParticipant": {"role", "userId"}}]},
//     "latestAnalysis": {"analysisResult": {"callAnalysisMetadata": {"annotations": [{"holdData" |
//     "silenceData" |
//        "interruptionData", "annotationStartBoundary": {"transcriptIndex", "wordIndex"}, ..}]}}}}
//
// Numbers that are zero, and lists with nothing in them, are left out of a resource.
#include <algorithm>
#include <limits>

#include "read/draft.hpp"
#include "read/units.hpp"

namespace cortesia::read {
namespace {

// "HUMAN_AGENT" and "ANY_AGENT" are the agent; the others' names say what they are.
std::string_view role_of(const Node& node) {
  if (node.is("HUMAN_AGENT") || node.is("ANY_AGENT")) return "AGENT";
  return node.text();
}

class InsightsReader {
 public:
  explicit InsightsReader(Draft& draft) : draft_(draft), call_(draft.call) {}

  void read(const Node& root) {
    const std::string_view name = root["name"].text();
    call_.id = name.substr(name.rfind('/') + 1);
    call_.language = root["languageCode"].text();
    call_.started_at = root["startTime"].text();
    call_.queue = root["labels"].first({"queue", "cola", "queue_name"}).text();
    call_.agent.id = root["agentId"].text();
    for (const Node& agent : root["qualityMetadata"]["agentInfo"].each()) {
      if (call_.agent.id.empty()) call_.agent.id = agent["agentId"].text();
      if (call_.agent.name.empty()) call_.agent.name = agent["displayName"].text();
    }
    agent_channel_ = root["callMetadata"]["agentChannel"].number();
    customer_channel_ = root["callMetadata"]["customerChannel"].number();
    zero_ = epoch_of(call_.started_at);
    for (const Node& segment : root["transcript"]["transcriptSegments"].each()) read_segment(segment);
    for (const Node& note :
         root["latestAnalysis"]["analysisResult"]["callAnalysisMetadata"]["annotations"].each())
      read_annotation(note);
  }

 private:
  void read_segment(const Node& node) {
    Turn turn;
    turn.text = node["text"].text();
    if (call_.language.empty()) call_.language = node["languageCode"].text();
    const Node participant = node["segmentParticipant"];
    if (const std::string_view role = role_of(participant["role"]); !role.empty()) {
      turn.label = draft_.label_of(participant.first({"userId", "obfuscatedExternalUserId"}).text(), role);
    } else {
      const double channel = node["channelTag"].number().value_or(0);
      if (channel == agent_channel_)
        turn.label = "AGENT";
      else if (channel == customer_channel_)
        turn.label = "CUSTOMER";
      else if (node["channelTag"])
        turn.label = draft_.channel_label(node["channelTag"]);
    }
    const Node list = node["words"];
    std::vector<TimedWord> words;
    words.reserve(list.size());
    for (const Node& word : list.each()) {
      const auto end = google_duration(word["endOffset"]);
      auto start = google_duration(word["startOffset"]);
      if (!start && end) start = 0;
      words.push_back({word["word"].view(), start, end});
    }
    if (!words.empty()) {
      turn.start = words.front().start;
      turn.end = words.back().end;
    } else if (const auto time = epoch_of(node["messageTime"].text())) {
      if (!zero_) zero_ = time;
      turn.start = *time - *zero_;
    }
    draft_.add_turn(turn, words);
  }

  // From the end of one turn to the beginning of another. The place among the turns is told, times follow
  // from it.
  void read_annotation(const Node& node) {
    Event event;
    if (node["holdData"])
      event.kind = EventKind::hold;
    else if (node["silenceData"])
      event.kind = EventKind::silence;
    else if (node["interruptionData"])
      event.kind = EventKind::interruption;
    else
      return;
    const std::size_t first = index_of(node["annotationStartBoundary"]);
    const std::size_t last = index_of(node["annotationEndBoundary"]);
    const std::vector<Turn>& turns = call_.turns;
    const std::size_t before = event.kind == EventKind::interruption ? first : std::max(first + 1, last);
    event.before_turn = static_cast<std::uint32_t>(std::min(before, turns.size()));
    if (event.kind == EventKind::interruption) {
      if (first < turns.size()) event.start = turns[first].start, event.detail = turns[first].label;
    } else {
      if (first < turns.size()) event.start = turns[first].end;
      if (event.start && before < turns.size()) event.end = turns[before].start;
    }
    call_.events.push_back(event);
  }

  static std::size_t index_of(const Node& boundary) {
    const double index = boundary["transcriptIndex"].number().value_or(0);
    return index > 0 && index < 4e9 ? static_cast<std::size_t>(index) : 0;
  }

  Draft& draft_;
  Call& call_;
  std::optional<double> agent_channel_, customer_channel_, zero_;
};

}  // namespace

void read_google_insights(const Node& root, Draft& draft) { InsightsReader(draft).read(root); }

void read_google_insights_upload(const Node& root, Draft& draft) {
  static constexpr double kEpoch = 1e8;  // seconds: files that count from 0 are as common
  Call& call = draft.call;
  call.id = root["conversation_info"]["conversation_id"].text();
  std::optional<double> zero;
  for (const Node& entry : root["entries"].needed("\"entries\", a list of turns")) {
    Turn turn;
    turn.label = draft.label_of(entry["user_id"].text(), role_of(entry["role"]));
    turn.text = entry["text"].text();
    turn.start = entry.first({"start_timestamp_usec", "startTimestampUsec"}).number(kMicros);
    if (turn.start) zero = std::min(zero.value_or(*turn.start), *turn.start);
    draft.add_turn(turn);
  }
  if (zero.value_or(0) >= kEpoch) draft.count_from(*zero);
}

}  // namespace cortesia::read
