#include "rules/timeline.hpp"

#include <algorithm>

namespace cortesia::rules {

namespace {

// The part of a turn's words that was said before `word`, by index among the words of the same file turn.
struct InTurn {
  std::uint32_t before = 0, count = 0;
};

InTurn place_in_file_turn(const hear::Heard& heard, std::uint32_t word, const hear::HeardTurn& turn) {
  if (turn.first_turn == turn.last_turn) return {word - turn.begin, turn.end - turn.begin};
  const std::uint32_t file_turn = heard.words[word].turn;
  std::uint32_t first = word, last = word;
  while (first > turn.begin && heard.words[first - 1].turn == file_turn) --first;
  while (last + 1 < turn.end && heard.words[last + 1].turn == file_turn) ++last;
  return {word - first, last - first + 1};
}

std::optional<double> own_time(const Call& call, const hear::Word& word) {
  const Turn& turn = call.turns[word.turn];
  if (turn.word_count == 0) return std::nullopt;
  const WordTime* first = call.word_times.data() + turn.first_word;
  const WordTime* last = first + turn.word_count;
  const WordTime* at = std::lower_bound(
      first, last, word.begin, [](const WordTime& time, std::uint32_t begin) { return time.end <= begin; });
  if (at == last) --at;
  return at->start_seconds;
}

}  // namespace

void Timeline::reset(const hear::Heard& heard, const ClockSettings& settings) {
  heard_ = &heard;
  words_per_second_ = settings.words_per_second;
  origin_ = end_ = 0;
  clock_ = Clock::none;
  has_turn_ends_ = false;
  starts_.clear();
  ends_.clear();
  std::uint32_t turns = 0, with_start = 0, with_end = 0;
  bool ascending = true;
  double previous = -1;
  for (const hear::HeardTurn& turn : heard.turns) {
    if (turn.begin == turn.end) continue;
    ++turns;
    if (!turn.start_time) continue;
    ++with_start;
    if (turn.end_time && *turn.end_time > *turn.start_time) ++with_end;
    if (*turn.start_time > previous)
      previous = *turn.start_time;
    else if (previous > 0 && *turn.start_time == 0)
      ascending = false;  // a vendor's zero for "unknown"
  }
  // A few turns without a time are filled from their neighbours; more are no clock.
  const bool timed = turns > 0 && with_start * 10 >= turns * 9 && ascending && (turns == 1 || previous > 0);
  if (timed) {
    clock_ = heard.call->word_times.empty() ? Clock::turn : Clock::word;
    has_turn_ends_ = with_end * 10 >= turns * 9;
  } else if (settings.estimate) {
    clock_ = Clock::estimated;
  }
  if (clock_ == Clock::none) return;
  fill_times();
  bool found_origin = false;
  for (std::uint32_t i = 0; i < heard.turns.size(); ++i) {
    end_ = std::max(end_, turn_end(i));
    if (!found_origin && heard.turns[i].party == Party::agent && heard.turns[i].begin != heard.turns[i].end) {
      origin_ = turn_start(i);
      found_origin = true;
    }
  }
  if (!found_origin && !heard.turns.empty()) origin_ = turn_start(0);
}

void Timeline::fill_times() {
  const std::vector<hear::HeardTurn>& turns = heard_->turns;
  starts_.resize(turns.size());
  ends_.resize(turns.size());
  if (clock_ == Clock::estimated) {
    for (std::size_t i = 0; i < turns.size(); ++i) {
      starts_[i] = turns[i].begin / words_per_second_;
      ends_[i] = turns[i].end / words_per_second_;
    }
    return;
  }
  double start = 0;
  for (std::size_t i = 0; i < turns.size(); ++i) starts_[i] = start = turns[i].start_time.value_or(start);
  std::optional<double> next;  // the next start that is known
  for (std::size_t i = turns.size(); i-- > 0;) {
    // The last turn without an end lasts as long as its words take.
    const double end = turns[i].end_time.value_or(
        next.value_or(starts_[i] + (turns[i].end - turns[i].begin) / words_per_second_));
    ends_[i] = std::max(starts_[i], end);
    if (turns[i].start_time) next = turns[i].start_time;
  }
}

double Timeline::word_time(std::uint32_t word, std::uint32_t heard_turn) const {
  if (clock_ == Clock::estimated) return word / words_per_second_;
  const hear::HeardTurn& turn = heard_->turns[heard_turn];
  if (word >= turn.end) return turn_end(heard_turn);
  if (clock_ == Clock::word)
    if (const std::optional<double> time = own_time(*heard_->call, heard_->words[word])) return *time;
  // Between the start and the end of the file turn where it has them, else of the heard turn; what a heard
  // turn begins or ends with may be a piece of the file turn.
  const std::uint32_t file = heard_->words[word].turn;
  const Turn& file_turn = heard_->call->turns[file];
  double start = turn_start(heard_turn), end = turn_end(heard_turn);
  if (file != turn.first_turn) start = file_turn.start.value_or(start);
  if (file != turn.last_turn) {
    const Turn& next = heard_->call->turns[file + 1];
    if (file_turn.end)
      end = *file_turn.end;
    else if (next.start)
      end = std::max(start, *next.start);
  }
  const InTurn place = place_in_file_turn(*heard_, word, turn);
  return start + std::max(0.0, end - start) * place.before / std::max(1u, place.count);
}

}  // namespace cortesia::rules
