// A set of steps, for one move of an automaton: handed out in order however they came.
//
// A bit for each step, and a bit for each 64 of those: taking out what is there costs next to nothing where
// there is nothing.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

namespace cortesia::hear {

class StepSet {
 public:
  explicit StepSet(std::size_t steps) : words_(steps / 64 + 1), used_(words_.size() / 64 + 1) {}

  // False when it was there already.
  bool add(std::uint32_t step) {
    std::uint64_t& word = words_[step / 64];
    const std::uint64_t bit = std::uint64_t{1} << (step % 64);
    if ((word & bit) != 0) return false;
    word |= bit;
    used_[step / 4096] |= std::uint64_t{1} << (step / 64 % 64);
    return true;
  }

  // Calls `visit` with each, in order, and leaves none.
  template <typename Visit>
  void take_out(Visit visit) {
    each_word([&](std::size_t at) {
      for (; words_[at] != 0; words_[at] &= words_[at] - 1)
        visit(static_cast<std::uint32_t>(64 * at + static_cast<std::size_t>(std::countr_zero(words_[at]))));
    });
  }
  void clear() {
    each_word([this](std::size_t at) { words_[at] = 0; });
  }

 private:
  template <typename Visit>
  void each_word(Visit visit) {
    for (std::size_t i = 0; i < used_.size(); ++i) {
      for (; used_[i] != 0; used_[i] &= used_[i] - 1)
        visit(64 * i + static_cast<std::size_t>(std::countr_zero(used_[i])));
    }
  }

  std::vector<std::uint64_t> words_, used_;
};

}  // namespace cortesia::hear
