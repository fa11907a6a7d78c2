#include "hear/turns.hpp"

namespace cortesia::hear {
namespace {

// Silences from here on part two turns of one voice.
constexpr double kJointSeconds = 2.0;

// Whether a turn goes on where the one before it, of the same voice, stopped.
bool goes_on(const Turn& before, const Turn& turn, std::uint32_t words_before) {
  if (!turn.start) return true;
  if (before.end) return *turn.start - *before.end < kJointSeconds;
  if (!before.start) return true;
  // Without an end the silence is unknown, but nobody speaks slower than a word a second: what is longer than
  // the words need even so is silence.
  return *turn.start - *before.start - static_cast<double>(words_before) < kJointSeconds;
}

// When a word of a turn was said, by its place among the turn's words; nothing without the turn's times.
std::optional<double> said_at(const Turn& turn, std::uint32_t before, std::uint32_t count) {
  if (!turn.start || !turn.end || *turn.end < *turn.start) return std::nullopt;
  return *turn.start + (*turn.end - *turn.start) * before / count;
}

// The last heard turn ends where another voice goes on, as often as the turn's pieces say.
void split(const Call& call, std::size_t& piece, std::uint32_t i, std::uint32_t first, std::uint32_t last,
           Heard& heard) {
  const Turn& turn = call.turns[i];
  for (; piece < call.pieces.size() && call.pieces[piece].turn == i; ++piece) {
    std::uint32_t word = heard.turns.back().begin;
    while (word < last && (heard.words[word].turn < i || heard.words[word].begin < call.pieces[piece].begin))
      ++word;
    const std::optional<double> time = said_at(turn, word - first, std::max(1u, last - first));
    heard.turns.back().end = word;
    heard.turns.back().end_time = time;
    heard.turns.push_back({.party = call.pieces[piece].party,
                           .first_turn = i,
                           .last_turn = i,
                           .begin = word,
                           .end = last,
                           .start_time = time,
                           .end_time = turn.end});
  }
}

}  // namespace

void join_turns(const Call& call, const std::vector<std::uint32_t>& first_word, Heard& heard) {
  heard.turns.clear();
  std::size_t event = 0, piece = 0;
  for (std::uint32_t i = 0; i < call.turns.size(); ++i) {
    const Turn& turn = call.turns[i];
    bool event_between = false;
    for (; event < call.events.size() && call.events[event].before_turn <= i; ++event) event_between = true;
    bool joins = false;
    if (i > 0 && !event_between) {
      const Turn& before = call.turns[i - 1];
      joins = turn.party == heard.turns.back().party && turn.label == before.label &&
              goes_on(before, turn, first_word[i] - first_word[i - 1]);
    }
    if (joins) {
      HeardTurn& joined = heard.turns.back();
      joined.last_turn = i;
      joined.end = first_word[i + 1];
      joined.end_time = turn.end;
    } else {
      heard.turns.push_back({.party = turn.party,
                             .first_turn = i,
                             .last_turn = i,
                             .begin = first_word[i],
                             .end = first_word[i + 1],
                             .start_time = turn.start,
                             .end_time = turn.end});
    }
    split(call, piece, i, first_word[i], first_word[i + 1], heard);
  }
  for (const HeardTurn& turn : heard.turns) {
    if (turn.begin == turn.end) continue;
    heard.words[turn.begin].marks |= kTurnStart | kSentenceStart;
    heard.words[turn.end - 1].marks |= kTurnEnd | kSentenceEnd;
  }
}

}  // namespace cortesia::hear
