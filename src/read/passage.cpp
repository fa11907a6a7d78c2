#include "read/passage.hpp"

namespace cortesia::read {

void Passage::count_from(double zero) {
  const auto shift = [zero](std::optional<double>& time) {
    if (time) *time -= zero;
  };
  for (Turn& turn : turns) shift(turn.start), shift(turn.end);
  for (Event& event : events) shift(event.start), shift(event.end);
  for (WordTime& word : words) word.start_seconds -= zero, word.end_seconds -= zero;
}

void Passage::append(const Passage& other) {
  const auto first_turn = static_cast<std::uint32_t>(turns.size());
  const auto first_word = static_cast<std::uint32_t>(words.size());
  const auto first_event = static_cast<std::uint32_t>(events.size());
  for (Turn turn : other.turns) {
    turn.first_word += first_word;
    turns.push_back(turn);
  }
  words.insert(words.end(), other.words.begin(), other.words.end());
  for (Event event : other.events) {
    event.before_turn += first_turn;
    events.push_back(event);
  }
  for (const std::uint32_t event : other.events_by_time) events_by_time.push_back(first_event + event);
}

}  // namespace cortesia::read
