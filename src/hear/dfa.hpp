// The automaton of a phrasebook run as a deterministic one that is built while it runs: a state is the set of
// steps that wait for the next word, and each move is worked out the first time it is made.
//
// A symbol is a word as the automaton sees it, or several words that it takes as one: a class and marks.
// Moves are remembered with the state they leave, but most words are to most states just words, and that is
// remembered in a bit. All states are thrown away when they have grown too many, and then worked out anew, in
// time linear in the steps of the state. One a thread.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "hear/automaton.hpp"
#include "hear/step_set.hpp"
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

  // The state of waiting for a first word: at these steps, or at those of some phrases of the book.
  State start(std::span<const StepId> entries);
  State start(const FirstSteps& first);

  // Whether some phrase is said when a state is reached, and the streams of those that are.
  bool accepts(State state) const { return states_[state].accepts; }
  std::span<const std::uint32_t> accepted(State state) const {
    return {accepted_.data() + parts_[state].streams, parts_[state].stream_count};
  }
  std::span<const StepId> steps(State state) const {
    return {steps_.data() + parts_[state].steps, parts_[state].step_count};
  }
  // A filter of the tokens that may lead on: see Program.
  std::uint64_t filter(State state) const { return states_[state].filter; }
  // The bits of a symbol that matter: its class and some marks.
  std::uint32_t kept(State state) const { return states_[state].kept; }

  // The state after a word, or several taken as one. `symbol` is class << kMarkBits | marks.
  State move(State from, std::uint32_t symbol) {
    const Info& info = states_[from];
    const std::uint64_t common = info.filter & classes_.filter(symbol >> kMarkBits);
    if (common == 0) return kDead;
    symbol &= info.kept;
    if (common != Vocabulary::kAnyWordFilter && asks_for(from, symbol >> kMarkBits)) return to(from, symbol);
    if ((common & Vocabulary::kAnyWordFilter) == 0) return kDead;
    // In a gap most words are as good as any other, and make one move.
    symbol &= kMarkMask;
    if (symbol == 0 && info.passed != kUnknown) return info.passed;
    return to(from, symbol);
  }

  // The state of two ways that meet before the same word.
  State merge(State one, State other) {
    if (one == other || other == kDead) return one;
    if (one == kDead) return other;
    return to(std::min(one, other), kMerge | std::max(one, other));
  }

  // Too large: clear() it before the next walk. States do not outlive that.
  bool full() const { return full_; }
  void clear();

 private:
  static constexpr std::uint32_t kMerge = std::uint32_t{1}
                                          << 31;  // in the place of a symbol: with this state

  // What every move looks at, and what few do.
  struct Info {
    std::uint64_t filter = 0;
    std::uint32_t kept = 0;
    std::uint32_t row = 0, row_mask = 0;  // its moves: moves_[row + 0 .. row_mask]
    std::uint32_t moves = 0;              // how many of them are known
    State passed = kUnknown;  // after a word that is nothing but a word, without marks that matter
    bool accepts = false;
  };
  struct Parts {
    std::uint32_t steps = 0, step_count = 0;
    std::uint32_t streams = 0, stream_count = 0;
  };
  struct Move {
    std::uint32_t key = 0;  // the symbol and one; 0: free
    State to = 0;
  };
  static std::uint32_t slot(std::uint32_t symbol) { return (symbol * 0x9E3779B1U) >> 15; }

  State to(State from, std::uint32_t symbol) {
    const Info& info = states_[from];
    const Move* const row = moves_.data() + info.row;
    for (std::uint32_t at = slot(symbol) & info.row_mask;; at = (at + 1) & info.row_mask) {
      if (row[at].key == symbol + 1) return row[at].to;
      if (row[at].key == 0) return work_out(from, symbol);
    }
  }

  // Whether a state asks for more of a class than that it is a word; true until found out. Of the classes
  // that are met first, which are those of the commonest words.
  static constexpr ClassId kMostAsked = 1 << 12;
  bool asks_for(State state, ClassId id) const {
    if (id >= kMostAsked) return true;
    const std::vector<std::uint64_t>& plain = plain_[id / 64];
    return state >= plain.size() || (plain[state] >> (id % 64) & 1) == 0;
  }

  State work_out(State from, std::uint32_t symbol);
  void keep(State from, std::uint32_t symbol, State to);
  // Sees the tokens of a class, and collects the steps that may take it. False: only those that take any
  // word.
  bool find_takers(State from, ClassId id);
  bool takes(const Step& step) const;          // a word of the class that was seen
  void arrive(StepId at, std::uint8_t marks);  // reaches what waits or accepts from here on, after a word
  void take(StepId at, std::uint8_t marks);    // makes a step that waits take the present word
  bool seen(TokenId token) const { return token_seen_[token] == round_; }
  State settle();  // of what was reached
  State intern();  // of waiting_ and accepting_
  State add(const Info& info, const Parts& parts);
  static constexpr std::uint32_t kept_with(std::uint32_t care) { return ~(kMarkMask & ~care); }

  const Program& program_;
  const Classes& classes_;
  const Mode mode_;
  std::vector<Info> states_;
  std::vector<Parts> parts_;  // by state
  // By 64 classes and by state, as far as there is something: a bit for each class that is but a word to it.
  std::array<std::vector<std::uint64_t>, kMostAsked / 64> plain_;
  std::vector<StepId> steps_;
  std::vector<std::uint32_t> accepted_;
  std::unordered_multimap<std::uint64_t, State> known_;  // by a hash of both
  // By state, of those of waiting for the first word of a phrase: they have thousands of steps, and only
  // those of the word at hand are looked at.
  std::vector<std::span<const FirstStep>> first_steps_;
  std::vector<Move> moves_;  // the first is free for ever: the row of a state without moves
  bool full_ = false;

  // Of the move being worked out:
  std::vector<StepId> waiting_, takers_, todo_, before_;
  std::vector<std::uint32_t> accepting_;
  StepSet reached_, parted_;              // where a word may be waited for, and where ways part
  std::vector<std::uint8_t> token_seen_;  // by token: round_ if it was seen
  std::uint8_t round_ = 0;                // begins anew at 1
};

}  // namespace cortesia::hear
