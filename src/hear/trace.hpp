// Which way through a phrase a match took: the entities on it.
//
// The automaton tells where a phrase begins and ends and no more. What a match remembers, and which phrase of
// a list it was, is found afterwards, for the few matches where it is asked.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_set>
#include <vector>

#include "hear/automaton.hpp"
#include "hear/dfa.hpp"
#include "hear/spans.hpp"
#include "hear/word_cache.hpp"

namespace cortesia::hear {

// A call as the automata see it: a symbol (class << kMarkBits | marks) for each word, and what lies over
// them.
struct Line {
  std::span<const std::uint32_t> symbols;
  const Spans& spans;
  const Classes& classes;

  // A filter of all that may be taken at a word: itself, or what begins there.
  std::uint64_t next(std::uint32_t at) const {
    return classes.filter(symbols[at] >> kMarkBits) | spans.begins(at);
  }
};

class Trace {
 public:
  explicit Trace(const Program& program) : program_(program) {}

  // One way from `entry` at `begin` to an acceptance at `end`: the entities taken, in order; false if there
  // is none. No place where ways part is looked at twice.
  struct Taken {
    std::uint32_t arg;  // Step::arg of the entity
    Span span;
  };
  bool find(const Line& line, StepId entry, std::uint32_t begin, std::uint32_t end,
            std::vector<Taken>& taken);

 private:
  bool from(const Line& line, StepId id, std::uint32_t at, std::uint32_t end, std::vector<Taken>& taken);

  const Program& program_;
  std::uint32_t begin_ = 0;
  std::unordered_set<std::uint64_t> dead_ends_;  // step and position
};

}  // namespace cortesia::hear
