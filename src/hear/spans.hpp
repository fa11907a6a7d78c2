// Where entities and values stand in a call: what lies over its words.
//
// Of one word a span is one more thing that this word is, see WordsMet::overlay; spans of several words are
// what the automaton may jump over, as if they were one.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "hear/automaton.hpp"

namespace cortesia::hear {

struct Span {
  std::uint32_t begin = 0, end = 0;  // words
  TokenId token = 0;                 // what it is: an entity, a loose name, a value
  std::uint32_t symbol = 0;          // of several words: as the automaton sees it; see WordsMet::overlay
  bool is_long() const { return end - begin > 1; }
};

class Spans {
 public:
  void clear(std::size_t words) {
    all_.clear();
    begins_.assign(words, 0);
  }
  void add(const Span& span) { all_.push_back(span); }
  // After the last add, before the first look.
  void sort() {
    std::ranges::sort(all_, [](const Span& a, const Span& b) { return a.begin < b.begin; });
  }
  // A filter of the spans of several words that begin at a word; see Vocabulary::filter.
  std::uint64_t begins(std::uint32_t word) const { return begins_.empty() ? 0 : begins_[word]; }
  void begins(std::uint32_t word, std::uint64_t filter) { begins_[word] |= filter; }
  std::span<Span> all() { return all_; }
  std::span<const Span> at(std::uint32_t word) const {
    const auto found = std::ranges::equal_range(all_, word, {}, &Span::begin);
    return {found.begin(), found.end()};
  }

 private:
  std::vector<Span> all_;
  std::vector<std::uint64_t> begins_;  // by word; empty for a book that asks for nothing that lies over words
};

}  // namespace cortesia::hear
