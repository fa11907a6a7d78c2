// The automaton run as it is, step by step, where an entity or a value lets it jump over several words.
//
// Dfa does the words; when a state waits for an entity that begins at the next word, this follows what comes
// after it. Sets of steps are kept for each position, so that no way through is followed twice.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_set>
#include <vector>

#include "hear/automaton.hpp"
#include "hear/spans.hpp"
#include "hear/word_cache.hpp"

namespace cortesia::hear {

// A call as the automata see it: a symbol (class << kMarkBits | marks) for each word, and what lies over
// them.
struct Line {
  std::span<const std::uint32_t> symbols;
  const Spans& spans;
  const Classes& classes;
};

struct Accepted {
  std::uint32_t stream = 0, end = 0;
};

class Overlaid {
 public:
  explicit Overlaid(const Program& program) : program_(program), visited_(program.size(), 0) {}

  // From steps that wait for the word at `at`: takes the entities and values that begin there, then goes on
  // with words and entities alike. Appends all that is accepted, an end for each.
  void follow(const Line& line, std::span<const StepId> waiting, std::uint32_t at,
              std::vector<Accepted>& accepted);

  // One way from `entry` at `begin` to an acceptance at `end`: the entities taken, in order; false if there
  // is none. Slow.
  struct Taken {
    std::uint32_t arg;  // Step::arg of the entity
    Span span;
  };
  bool trace(const Line& line, StepId entry, std::uint32_t begin, std::uint32_t end,
             std::vector<Taken>& taken);

 private:
  void jump(const Line& line, StepId step, std::uint32_t at);
  void put(StepId step, std::uint32_t position);
  bool trace_from(const Line& line, StepId id, std::uint32_t at, std::uint32_t end,
                  std::vector<Taken>& taken);

  const Program& program_;
  std::vector<std::uint32_t> visited_;  // by step: the last round that saw it
  std::uint32_t round_ = 0;
  std::uint32_t base_ = 0, begin_ = 0;
  std::vector<std::vector<StepId>> at_;  // by position - base_: where the ways are
  std::size_t last_ = 0;
  std::vector<StepId> todo_, waiting_;
  std::unordered_set<std::uint64_t> dead_ends_;  // of a trace: step and position
};

}  // namespace cortesia::hear
