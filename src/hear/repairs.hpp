// `heard_as`: words that the recogniser gets wrong, put right before anything is matched.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "hear/automaton.hpp"

namespace cortesia::hear {

// Replaces the words of each repair, longest first, left to right, once; what replaces them stands for all
// the bytes it replaces and is marked kRepaired. Within turns of the file only. `first_word`: see join_turns.
void repair(std::span<const Repair> repairs, std::vector<std::uint32_t>& first_word, Heard& heard);

}  // namespace cortesia::hear
