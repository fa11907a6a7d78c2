// Where entities and values stand in a call: what lies over the words for one call, while the automaton
// stays.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "hear/automaton.hpp"

namespace cortesia::hear {

struct Span {
  std::uint32_t begin = 0, end = 0;  // words
  std::uint16_t want = 0;            // the bit of what it is: wants_bit(kind), kWantsLooseName or kWantsValue
  std::uint32_t name = 0;            // of a value: index in Compiled::names
};

class Spans {
 public:
  void clear(std::size_t words) {
    all_.clear();
    begins_.assign(words, 0);
  }
  void add(const Span& span) {
    all_.push_back(span);
    begins_[span.begin] |= span.want;
  }
  // After the last add, before the first look.
  void sort() {
    std::ranges::sort(all_, [](const Span& a, const Span& b) { return a.begin < b.begin; });
  }
  bool empty() const { return all_.empty(); }
  // The kinds of what begins at a word. Only for calls that were cleared for.
  std::uint16_t begins(std::uint32_t word) const { return begins_[word]; }
  std::span<const Span> at(std::uint32_t word) const {
    const auto found = std::ranges::equal_range(all_, word, {}, &Span::begin);
    return {found.begin(), found.end()};
  }

 private:
  std::vector<Span> all_;
  std::vector<std::uint16_t> begins_;  // by word
};

}  // namespace cortesia::hear
