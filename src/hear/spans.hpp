// Where entities and values stand in a call: what lies over its words.
//
// Of one word a span is one more thing that this word is, see WordsMet::overlay; spans of several words are
// what the automaton may jump over, as if they were one.
#pragma once

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
    ordered_ = 0;
    begins_.assign(words, 0);
  }
  void add(const Span& span) { all_.push_back(span); }
  // Since the last time they were sorted.
  std::span<Span> added() { return std::span(all_).subspan(ordered_); }
  // After the last add, before the first look: by where they begin, the longest first.
  void sort();
  // A filter of the spans of several words that begin at a word; see Vocabulary::filter.
  std::uint64_t begins(std::uint32_t word) const { return begins_.empty() ? 0 : begins_[word]; }
  void begins(std::uint32_t word, std::uint64_t filter) { begins_[word] |= filter; }
  std::span<const Span> at(std::uint32_t word) const {
    if (begins_.empty()) return {};
    return std::span(all_).subspan(first_[word], first_[word + 1] - first_[word]);
  }

 private:
  std::vector<Span> all_, sorted_;
  std::size_t ordered_ = 0;            // how many of them stand in order
  std::vector<std::uint32_t> first_;   // by word: the first that begins there; one more at the end
  std::vector<std::uint32_t> free_;    // by word: the next free place, while they are put in order
  std::vector<std::uint64_t> begins_;  // by word; empty for a book that asks for nothing that lies over words
};

}  // namespace cortesia::hear
