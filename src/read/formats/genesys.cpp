// Genesys Cloud: phrases with the time of day, told apart as internal (whatever speaks for the organisation:
// the menu, the queue's announcements, the agent) and external.
//
//   {"conversationId", "conversationStartTime": ms since 1970, "startTime",
//    "transcripts": [{"language", "startTime", "phrases": [{"text", "decoratedText", "startTimeMs",
//       "duration": {"milliseconds"}, "words": [{"word", "startTimeMs", "duration"}], "participantPurpose"}],
//       "analytics": {"acoustics": [{"eventType", "startTimeMs", "durationMs"}]}}],
//    "participants": [{"participantPurpose": "agent" | "ivr" | "acd" | "customer", "userId", "queueId",
//    "ani",
//       "initialDirection", "startTimeMs", "endTimeMs"}]}
//
// Who of the organisation speaks follows from who was on the line at that time; an agent after the first is a
// transfer. Times may also count from the beginning of the recording, in one list and not in the other.
#include <algorithm>

#include "read/draft.hpp"
#include "read/finish.hpp"
#include "read/units.hpp"

namespace cortesia::read {
namespace {

struct OnTheLine {
  bool agent;
  std::string_view id;
  double from, till;
};

class GenesysReader {
 public:
  explicit GenesysReader(Draft& draft) : draft_(draft), call_(draft.call) {}

  void read(const Node& root) {
    call_.id = root["conversationId"].text();
    const std::vector<Node> transcripts = root["transcripts"].needed("\"transcripts\", a list");
    find_start(root, transcripts);
    for (const Node& participant : root["participants"].each()) read_participant(participant);
    for (const Node& transcript : transcripts) read_transcript(transcript);
  }

 private:
  static constexpr double kEver = 1e18;
  static constexpr double kEpoch = 1e8;  // seconds: a time since 1970, not one since the call's beginning

  // When the recording began, from which times count: told, or else the first time of day that is met.
  void find_start(const Node& root, const std::vector<Node>& transcripts) {
    const auto epoch_in = [](const Node& time) {
      const auto at = time.number(kMillis);
      return at.value_or(0) >= kEpoch ? at : std::nullopt;
    };
    const auto conversation = epoch_in(root["conversationStartTime"]);
    zero_ = epoch_in(root["startTime"]);
    if (!zero_ && !transcripts.empty()) zero_ = epoch_in(transcripts.front()["startTime"]);
    if (!zero_) zero_ = conversation;
    for (const Node& transcript : transcripts)
      if (!zero_) zero_ = epoch_in(transcript["phrases"].front()["startTimeMs"]);
    for (const Node& participant : root["participants"].each())
      if (!zero_) zero_ = epoch_in(participant["startTimeMs"]);
    if (zero_) call_.started_at = draft_.keep(iso_of(conversation.value_or(*zero_)));
  }

  // Phrases and participants may be told by different clocks, each since 1970 or since the beginning.
  std::optional<double> time_in(const Node& node) const {
    const auto at = node.number(kMillis);
    return at.value_or(0) >= kEpoch ? std::optional(*at - zero_.value_or(*at)) : at;
  }

  void read_participant(const Node& node) {
    const Node purpose = node["participantPurpose"];
    if (call_.queue.empty()) call_.queue = node["queueId"].text();
    const std::optional<double> from = time_in(node["startTimeMs"]);
    const std::optional<double> till = time_in(node["endTimeMs"]);
    if (purpose.is("customer") || purpose.is("external")) {
      if (call_.customer.id.empty()) call_.customer.id = node["ani"].text();
      if (call_.direction == Direction::unknown)
        call_.direction = direction_named(node["initialDirection"].text());
      return;
    }
    const std::string_view id = node["userId"].text();
    const bool agent = purpose.is("agent") || purpose.is("user") || (purpose.is("internal") && !id.empty());
    if (agent && call_.agent.id.empty()) call_.agent.id = id;
    if (agent && agents_++ > 0) draft_.add_event(EventKind::transfer, from, {}, node["queueId"].text());
    // When a menu was on the line must be told, or it would have said everything.
    if (agent || from || till)
      on_the_line_.push_back({agent, id, from.value_or(-kEver), till.value_or(kEver)});
  }

  void read_transcript(const Node& transcript) {
    const std::vector<Node> phrases = transcript["phrases"].items();
    if (phrases.empty()) return;
    const auto start = time_in(phrases.front()["startTimeMs"]);
    if (start && last_end_ && *start < *last_end_) {
      call_.doubts.push_back({.kind = DoubtKind::second_transcript});
      return;
    }
    if (call_.language.empty()) call_.language = transcript["language"].text();
    for (const Node& phrase : phrases) read_phrase(phrase);
    const Node analytics = transcript["analytics"];
    for (const Node& event : analytics.first({"acoustics", "acoustic"}).each()) {
      const auto at = time_in(event["startTimeMs"]);
      const double length = event["durationMs"].number(kMillis).value_or(0);
      if (at && event["eventType"].is("silence")) draft_.add_event(EventKind::silence, at, *at + length);
      if (at && event["eventType"].is("overtalk"))
        draft_.add_event(EventKind::interruption, at, *at + length, event["participant"].text());
    }
  }

  void read_phrase(const Node& node) {
    Turn turn;
    turn.text = node["decoratedText"].text();
    const bool decorated = !turn.text.empty();
    if (!decorated) turn.text = node["text"].text();
    turn.start = time_in(node["startTimeMs"]);
    turn.end = end_of(node, turn.start);
    turn.label = label_of(node["participantPurpose"].text(), turn);
    if (turn.end) last_end_ = std::max(last_end_.value_or(*turn.end), *turn.end);
    std::vector<TimedWord> words;
    for (const Node& word :
         (decorated && node["decoratedWords"] ? node["decoratedWords"] : node["words"]).each()) {
      const auto start = time_in(word["startTimeMs"]);
      words.push_back({word["word"].view(), start, end_of(word, start)});
    }
    draft_.add_turn(turn, words);
  }

  static std::optional<double> end_of(const Node& node, const std::optional<double>& start) {
    const auto length = node["duration"]["milliseconds"].number(kMillis);
    return start && length ? std::optional(*start + *length) : std::nullopt;
  }

  std::string_view label_of(std::string_view purpose, const Turn& turn) {
    if (purpose != "internal" || !turn.start || on_the_line_.empty()) return purpose;
    const OnTheLine* speaker = nullptr;
    for (const OnTheLine& one : on_the_line_) {
      if (turn.end.value_or(*turn.start) <= one.from || *turn.start >= one.till) continue;
      if (!speaker || (one.agent && (!speaker->agent || one.from >= speaker->from))) speaker = &one;
    }
    if (speaker && speaker->agent) return draft_.label_of(speaker->id, "agent");
    // Nobody of the agents is there yet: it is the menu or the queue that speaks.
    return speaker || agents_ > 0 ? "ivr" : purpose;
  }

  Draft& draft_;
  Call& call_;
  std::optional<double> zero_;          // see find_start()
  std::vector<OnTheLine> on_the_line_;  // of the organisation
  std::size_t agents_ = 0;
  std::optional<double> last_end_;
};

}  // namespace

void read_genesys(const Node& root, Draft& draft) { GenesysReader(draft).read(root); }

}  // namespace cortesia::read
