// Finds where every phrase of a book was said in a call: the automata, started at each word.
//
// Leftmost, then longest: of the phrases of a pattern that begin at a word the longest counts, and hits of
// one pattern do not overlap. Where an entity of several words begins, a walk goes on both word by word and
// after it; ways that meet again go on as one. So the time is linear in the words for a given book, since no
// phrase is longer than it is written. One a thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "hear/dfa.hpp"
#include "hear/ear.hpp"
#include "hear/trace.hpp"

namespace cortesia::hear {

class Matcher {
 public:
  Matcher(const Phrasebook::Compiled& book, const Classes& classes);

  // Forgets the last call; `hits`, by pattern, is where the hits of this one go.
  void begin(std::vector<std::vector<Hit>>& hits);
  // All phrases, or, once more, those that ask for what was remembered.
  enum class Pass : std::uint8_t { all, recalling };
  void scan(const Line& line, std::span<const HeardTurn> turns, Pass pass);
  // The `/.../` of the book.
  void scan_regexes(const Heard& heard);
  // The hits of a pattern that is not direct: its candidates without those that a context cancels.
  void resolve(PatternId pattern);

  // See Ear::nearest and Ear::phrase_of.
  std::optional<NearMiss> nearest(PatternId pattern, const Line& line, std::span<const WordRange> where);
  std::optional<std::uint32_t> phrase_of(PatternId pattern, const Line& line, const Hit& hit);

  // The entities that a hit remembers: see Trace.
  std::span<const Trace::Taken> taken_by(PatternId pattern, const Line& line, const Hit& hit);

  // Automaton states are by class: they go when the classes do.
  void forget_classes();

 private:
  // The first move of a walk is looked up in plain tables: most words begin nothing.
  enum class Begins : std::uint8_t { unknown, nothing, something };
  struct Start {
    std::vector<StepId> entries;
    Dfa::State state = Dfa::kUnknown;
    std::vector<Begins> begins;   // by class
    std::vector<Dfa::State> row;  // by symbol, where the marks that matter are kept
    std::uint32_t mask = 0;       // of a symbol
  };
  static bool begins(Dfa& dfa, Start& start, std::uint32_t symbol) {
    const ClassId id = symbol >> kMarkBits;
    const Begins known = id < start.begins.size() ? start.begins[id] : Begins::unknown;
    return known == Begins::unknown ? may_begin(dfa, start, symbol) : known == Begins::something;
  }
  static bool may_begin(Dfa& dfa, Start& start, std::uint32_t symbol);
  void prepare(Start& start);
  Start& prepare_runs(PatternId pattern);
  Dfa::State first_move(Start& start, std::uint32_t symbol);
  void walk(const Line& line, std::uint32_t begin, Start& start);
  void jump(const Line& line, std::uint32_t begin, std::uint32_t at, Dfa::State state);
  void accept(std::uint32_t stream, std::uint32_t end);
  void settle(std::uint32_t begin, std::uint32_t turn);
  void add_candidate(std::uint32_t stream, const Hit& hit);

  const Phrasebook::Compiled& book_;
  Dfa phrases_, runs_;
  Trace trace_;
  Start all_, recalling_;
  std::vector<std::vector<Hit>>* hits_ = nullptr;  // by pattern
  std::vector<PatternId> heard_patterns_;          // whose hits are not empty
  std::vector<std::vector<Hit>> candidates_;       // by stream that is not direct
  std::vector<std::uint32_t> heard_streams_;
  std::vector<std::uint32_t> best_;  // by stream: the longest end of this walk, or 0
  std::vector<std::uint32_t> said_;  // streams with a best
  std::vector<Dfa::State> landed_;   // of this walk, by words from its begin: where jumps have landed
  std::uint32_t farthest_ = 0;       // word, of those landings
  std::vector<std::uint32_t> reach_;
  std::vector<Trace::Taken> taken_;
  std::vector<Start> run_starts_;  // by pattern, in runs_; without rows
};

}  // namespace cortesia::hear
