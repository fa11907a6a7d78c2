#include "read/spoken.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "read/word_times.hpp"

namespace cortesia::read {
namespace {

struct Placed {
  const SpokenWord* word;
  double at;            // when it starts, as far as is known
  std::size_t in_list;  // keeps the order of words that start together
  std::size_t turn = 0;
};

// The words in order of time, those without a time behind the one before them in the list.
std::vector<Placed> in_time(const std::vector<SpokenWord>& words) {
  std::vector<Placed> placed;
  placed.reserve(words.size());
  double at = 0;
  for (const SpokenWord& word : words) {
    at = word.start.value_or(at);
    placed.push_back({&word, at, placed.size()});
  }
  const auto earlier = [](const Placed& a, const Placed& b) {
    return a.at != b.at ? a.at < b.at : a.in_list < b.in_list;
  };
  if (!std::ranges::is_sorted(placed, earlier)) std::ranges::sort(placed, earlier);
  return placed;
}

// A voice's turn that may go on.
struct Open {
  std::size_t turn = 0;
  std::size_t last = 0;  // of its words, in the order of time
  std::optional<double> last_end;
};

bool another_spoke_between(const std::vector<Placed>& words, const Open& open, std::size_t now) {
  for (std::size_t i = open.last + 1; i < now; ++i) {
    const SpokenWord& other = *words[i].word;
    if (other.label == words[now].word->label) continue;
    if (!other.start || !open.last_end || !words[now].word->start)
      return true;  // all that is known is the order
    if (*other.start >= *open.last_end && other.end.value_or(*other.start) <= *words[now].word->start)
      return true;
  }
  return false;
}

void number_turns(std::vector<Placed>& words) {
  std::unordered_map<std::string_view, Open> voices;
  std::size_t turns = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const SpokenWord& word = *words[i].word;
    const auto [found, fresh] = voices.try_emplace(word.label);
    Open& open = found->second;
    const bool pause = word.start && open.last_end && *word.start - *open.last_end >= kPause;
    if (fresh || (!word.glued && (pause || another_spoke_between(words, open, i)))) open.turn = turns++;
    words[i].turn = open.turn;
    open.last = i;
    if (word.start) open.last_end = word.end ? word.end : word.start;
  }
}

}  // namespace

void add_turns(const std::vector<SpokenWord>& words, Call& call) {
  std::vector<Placed> placed = in_time(words);
  number_turns(placed);
  if (!std::ranges::is_sorted(placed, {}, &Placed::turn)) std::ranges::stable_sort(placed, {}, &Placed::turn);
  std::string text;
  for (std::size_t i = 0; i < placed.size();) {
    Turn turn;
    turn.label = placed[i].word->label;
    turn.first_word = static_cast<std::uint32_t>(call.word_times.size());
    text.clear();
    const std::size_t number = placed[i].turn;
    for (; i < placed.size() && placed[i].turn == number; ++i) {
      const SpokenWord& word = *placed[i].word;
      if (word.text.empty()) continue;
      if (!text.empty() && !word.glued) text += ' ';
      const auto [begin, size] = word_in(word.text);
      const std::size_t from = text.size() + begin;
      text += word.text;
      if (!word.start || size == 0) continue;
      const double end = std::max(*word.start, word.end.value_or(*word.start));
      call.word_times.push_back(
          {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(from + size), *word.start, end});
      if (!turn.start) turn.start = word.start;
      turn.end = std::max(turn.end.value_or(end), end);
    }
    turn.word_count = static_cast<std::uint32_t>(call.word_times.size()) - turn.first_word;
    turn.text = call.arena.keep(text);
    if (!turn.text.empty()) call.turns.push_back(turn);
  }
}

}  // namespace cortesia::read
