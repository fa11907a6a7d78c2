// The automaton of a phrasebook run as a deterministic one that is built while it runs: a state is the set of
// steps that wait for the next word, and each move is worked out the first time it is made.
//
// A symbol is a word as the automaton sees it: its class and its marks. Moves are remembered in one table
// that is thrown away with all states when it has grown too large; then they are worked out anew, in time
// linear in the steps of the state. One a thread.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "hear/automaton.hpp"
#include "hear/word_cache.hpp"

namespace cortesia::hear {

constexpr int kMarkBits = 5;  // kTurnStart to kQuestion
constexpr std::uint32_t kMarkMask = (1 << kMarkBits) - 1;

class Dfa {
 public:
  using State = std::uint32_t;
  static constexpr State kDead = 0, kUnknown = UINT32_MAX;

  // What a run looks at.
  enum class Mode : std::uint8_t {
    phrases,  // phrases as they are written
    runs,     // consecutive words of a phrase, from any word of it: no gaps, no anchors, no entities
  };

  Dfa(const Phrasebook::Compiled& book, const Classes& classes, Mode mode);

  // The state of waiting for the first word of any of the phrases that begin at these steps.
  State start(std::span<const StepId> entries);

  struct Info {
    std::uint64_t filter = 0;  // of the classes that may lead on: see Program
    std::uint32_t steps = 0, step_count = 0;
    std::uint32_t overlay_count = 0;  // of the steps, the first ones: those that entities and values lead on
    std::uint32_t streams = 0, stream_count = 0;
    std::uint16_t wants = 0;  // entities and values that lead on
    std::uint8_t care = 0;    // marks that matter
  };
  const Info& info(State state) const { return states_[state]; }
  std::span<const std::uint32_t> accepted(State state) const {  // streams whose phrases are said
    return {accepted_.data() + states_[state].streams, states_[state].stream_count};
  }
  std::span<const StepId> steps(State state) const {
    return {steps_.data() + states_[state].steps, states_[state].step_count};
  }

  std::span<const StepId> overlay_steps(State state) const {
    return {steps_.data() + states_[state].steps, states_[state].overlay_count};
  }

  // The state after a word. `symbol` is class << kMarkBits | marks.
  State move(State from, std::uint32_t symbol) {
    const Info& info = states_[from];
    if ((info.filter & classes_.filter(symbol >> kMarkBits)) == 0) return kDead;
    const std::uint64_t key =
        (std::uint64_t{from} << 32) | (symbol & ~(kMarkMask & ~std::uint32_t{info.care}));
    for (std::size_t at = slot(key);; at = (at + 1) & mask_) {
      if (moves_[at].key == key) return moves_[at].to;
      if (moves_[at].key == 0) return work_out(from, key);
    }
  }

  // Too large: clear() it before the next walk. States do not outlive that.
  bool full() const { return full_; }
  void clear();

 private:
  struct Move {
    std::uint64_t key = 0;  // 0: free; state 0 makes no moves
    State to = 0;
  };
  std::size_t slot(std::uint64_t key) const {
    return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15) >> shift_);
  }
  // The steps of a state by the token they wait for: a state with thousands of steps, as that of waiting for
  // the first word, looks only at those of the word at hand.
  struct ByToken {
    std::vector<std::pair<TokenId, StepId>> words;  // in order
    std::vector<StepId> others;                     // any word, and what stands behind a start anchor
  };
  const ByToken& by_token(State state);

  State work_out(State from, std::uint64_t key);
  void arrive(StepId at, std::uint8_t marks);  // adds what waits or accepts from here on, after a word
  void take(StepId at, std::uint8_t marks);    // makes a step that waits take the present word
  bool visit(StepId at);
  State intern();  // of waiting_ and accepting_

  const Program& program_;
  const Classes& classes_;
  const Mode mode_;
  std::vector<Info> states_;
  std::vector<StepId> steps_;
  std::vector<std::uint32_t> accepted_;
  std::unordered_multimap<std::uint64_t, State> known_;  // by a hash of both
  std::unordered_map<State, ByToken> by_token_;
  std::vector<Move> moves_;
  std::size_t mask_ = 0, used_ = 0;
  int shift_ = 0;
  bool full_ = false;

  // Of the move being worked out:
  std::vector<StepId> waiting_, todo_, before_;
  std::vector<std::uint32_t> accepting_;
  std::vector<std::uint32_t> visited_,
      token_seen_;  // by step, by token: the number of the last move that saw it
  std::uint32_t round_ = 0;
};

}  // namespace cortesia::hear
