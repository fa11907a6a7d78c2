// Lists about words, by language: which folded words have one reading only, which ask, which only say "go
// on".
#pragma once

#include <span>
#include <string_view>

namespace cortesia::hear {

// Whether a folded word can only come from one accented word: "tenes" is "tenés", while "tu" is "tu" or "tú".
// Then `=` may hear it in a call without accents without risk.
bool has_one_reading(std::string_view folded);

// Words that make a sentence a question where the text has no question marks: interrogatives, inversions,
// tags. Several words are separated by a space. `accents`: how they are written in a text that has accents.
std::span<const std::string_view> interrogatives(std::string_view language, bool accents);

// Whether a folded word only tells the other party to go on: "aja", "si", "ok".
bool is_back_channel(std::string_view folded);

// Words of organisations' names that many names share: "clinica", "banco", "taller". No name by themselves.
bool is_generic_in_names(std::string_view folded);

// Particles inside names: de, del, la, y.
bool is_particle(std::string_view folded);

}  // namespace cortesia::hear
