// Joins consecutive turns of one voice, as one hears them, and marks where turns begin and end.
#pragma once

#include <cstdint>
#include <vector>

#include "hear/heard.hpp"

namespace cortesia::hear {

// Fills heard.turns and the marks of turns' first and last words. The words are in order of turns;
// `first_word` has the index of each file turn's first word, and the number of words at its end.
void join_turns(const Call& call, const std::vector<std::uint32_t>& first_word, Heard& heard);

}  // namespace cortesia::hear
