// Finds where every phrase of a book was said in a call: the automata, started at each word.
//
// Leftmost, then longest: of the phrases of a pattern that begin at a word the longest counts, and hits of
// one pattern do not overlap. Where an entity of several words begins, a walk goes on both word by word and
// after it; ways that meet again go on as one. So the time is linear in the words for a given book, since no
// phrase is longer than it is written. One a thread.
#pragma once

#include <array>
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
  // The first move of a walk, for every word alike, lies in plain tables: most words begin nothing, or
  // nothing that the next word goes on with.
  struct First {
    std::uint64_t filter = 0;  // see Dfa::filter
    Dfa::State state = Dfa::kUnknown;
    bool accepts = false;
  };
  struct Start {
    FirstSteps steps;
    Dfa::State state = Dfa::kDead;
    std::array<std::vector<First>, kMarkMask + 1> first;  // by marks, then by class
  };
  void prepare(Start& start);
  void prepare_all();
  const First& first_move(Start& start, std::uint32_t symbol) {
    std::vector<First>& table = start.first[symbol & phrases_.kept(start.state) & kMarkMask];
    const ClassId id = symbol >> kMarkBits;
    if (id < table.size() && table[id].state != Dfa::kUnknown) return table[id];
    return work_out_first(start, symbol, table);
  }
  const First& work_out_first(Start& start, std::uint32_t symbol, std::vector<First>& table);
  bool leads_on(const First& first, const Line& line, const HeardTurn& turn, std::uint32_t at) const;
  void walk(const Line& line, std::uint32_t begin, const Start& start, Dfa::State state);

  // Where the nearest miss of a pattern may begin.
  struct Runs {
    Dfa::State state = Dfa::kUnknown;
    std::vector<Dfa::State> first;  // by class: after the first word
  };
  Runs& prepare_runs(PatternId pattern);
  Dfa::State first_of(Runs& runs, std::uint32_t symbol) {
    const ClassId id = symbol >> kMarkBits;
    const Dfa::State known = id < runs.first.size() ? runs.first[id] : Dfa::kUnknown;
    return known == Dfa::kUnknown ? work_out_first(runs, symbol) : known;
  }
  Dfa::State work_out_first(Runs& runs, std::uint32_t symbol);

  void jump(const Line& line, std::uint32_t begin, std::uint32_t at, Dfa::State state);
  void accept(std::uint32_t stream, std::uint32_t end);
  void settle(std::uint32_t begin, std::uint32_t turn_begin, std::uint32_t turn);
  void add_candidate(std::uint32_t stream, const Hit& hit);

  const Phrasebook::Compiled& book_;
  Dfa phrases_, runs_;
  Trace trace_;
  std::vector<Start> starts_;                      // the ways that parties are listened to
  std::array<std::size_t, kParties> listening_{};  // by party: one of them
  Start recalling_;
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
  std::vector<Runs> runs_of_;  // by pattern
};

}  // namespace cortesia::hear
