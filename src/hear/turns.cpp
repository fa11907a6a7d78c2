#include "hear/turns.hpp"

namespace cortesia::hear {
namespace {

// Whether a turn goes on where the one before it, of the same voice, stopped.
bool goes_on(const Turn& before, const Turn& turn, std::uint32_t words_before) {
  if (!turn.start) return true;
  if (before.end) return *turn.start - *before.end < kJointSeconds;
  if (!before.start) return true;
  // Without an end the silence is unknown, but nobody speaks slower than a word a second: what is longer than
  // the words need even so is silence.
  return *turn.start - *before.start - static_cast<double>(words_before) < kJointSeconds;
}

}  // namespace

void join_turns(const Call& call, const std::vector<std::uint32_t>& first_word, Heard& heard) {
  heard.turns.clear();
  std::size_t event = 0;
  for (std::uint32_t i = 0; i < call.turns.size(); ++i) {
    const Turn& turn = call.turns[i];
    bool event_between = false;
    for (; event < call.events.size() && call.events[event].before_turn <= i; ++event) event_between = true;
    if (i > 0 && !event_between) {
      const Turn& before = call.turns[i - 1];
      if (turn.party == before.party && turn.label == before.label &&
          goes_on(before, turn, first_word[i] - first_word[i - 1])) {
        HeardTurn& joined = heard.turns.back();
        joined.last_turn = i;
        joined.end = first_word[i + 1];
        joined.end_time = turn.end;
        continue;
      }
    }
    heard.turns.push_back({.party = turn.party,
                           .first_turn = i,
                           .last_turn = i,
                           .begin = first_word[i],
                           .end = first_word[i + 1],
                           .start_time = turn.start,
                           .end_time = turn.end});
  }
  for (const HeardTurn& turn : heard.turns) {
    if (turn.begin == turn.end) continue;
    heard.words[turn.begin].marks |= kTurnStart | kSentenceStart;
    heard.words[turn.end - 1].marks |= kTurnEnd | kSentenceEnd;
  }
}

}  // namespace cortesia::hear
