// Finds what is said in figures or in number words: `<number> <phone> <time> <date> <money> <duration>`.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/arena.hpp"
#include "hear/spans.hpp"
#include "hear/words_met.hpp"

namespace cortesia::hear {

// Appends the entities of the kinds in `wanted` (bits of wants_bit) to heard.entities, the longest reading of
// each kind at each place, and spans of all readings to `spans`. Values are kept in `arena`.
void find_amounts(Heard& heard, const WordsMet& words, std::string_view language, std::uint16_t wanted,
                  Arena& arena, Spans& spans);

}  // namespace cortesia::hear
