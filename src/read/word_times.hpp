// Words with times, as recognisers list them beside a turn's text, mapped to the bytes of the text.
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "model/call.hpp"

namespace cortesia::read {

struct TimedWord {
  std::string_view text;
  std::optional<double> start, end;
};

// The word in a piece of text, without the white space and punctuation round it: offset and size, which is 0
// when there is none.
std::pair<std::size_t, std::size_t> word_in(std::string_view text);

// Finds each word in the turn's text, in order, whatever its case and punctuation; what lies between two
// words must be no word itself. Appends the times to the call and gives the turn its range, or, when the
// words do not fit the text, leaves both as they were and returns false. Words without times only keep the
// place.
bool place_words(const std::vector<TimedWord>& words, Call& call, Turn& turn);

}  // namespace cortesia::read
