// From single words to turns, for recognisers that list words and leave it to the reader who spoke when.
//
// A turn ends where another voice speaks at least a word between two of its own, or where its voice pauses
// (kPause). So words of one stream, told apart by speaker, become the turns they were; words of several
// channels may overlap, and a "sí" of the one does not cut the sentence of the other in two.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/call.hpp"

namespace cortesia::read {

inline constexpr double kPause = 2;  // seconds

struct SpokenWord {
  std::string_view text, label;
  std::optional<double> start, end;  // seconds; a word without stands with the one before it in the list
  bool glued = false;                // no space before it: punctuation
};

// Adds the turns to the call, in order of their first words, with the times of the words. In the list the
// words of each voice are in their order.
void add_turns(const std::vector<SpokenWord>& words, Call& call);

}  // namespace cortesia::read
