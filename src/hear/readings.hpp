// Lists about words: which folded words have one reading only, which only say "go on", which belong to names.
#pragma once

#include <string_view>

namespace cortesia::hear {

// Whether a folded word can only come from one accented word: "tenes" is "tenés", while "tu" is "tu" or "tú".
// Then `=` may hear it in a call without accents without risk.
bool has_one_reading(std::string_view folded);

// Whether a folded word only tells the other party to go on: "aja", "si", "ok".
bool is_back_channel(std::string_view folded);

// Words of organisations' names that many names share: "clinica", "banco", "taller". No name by themselves.
bool is_generic_in_names(std::string_view folded);

// Particles inside names: de, del, la, y.
bool is_particle(std::string_view folded);

}  // namespace cortesia::hear
