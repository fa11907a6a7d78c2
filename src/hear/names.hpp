// Which words are names of people: what a transcript without capitals cannot show.
//
// Words come folded (lower case, no accents, ñ kept). The lists are closed and small on purpose: a word that
// is on none of them may still be a name, and the entities decide by what stands around it.
//
// `language` is the checklist's: in English those of both languages are names, for people with Spanish names
// speak English; in Spanish only the Spanish ones, for too many English ones are Spanish words ("al", "don").
#pragma once

#include <string_view>

namespace cortesia::hear {

bool is_given_name(std::string_view folded, std::string_view language);  // also short forms: lupita, paco
bool is_surname(std::string_view folded, std::string_view language);

// A name that is an everyday word or a place too ("luz", "flores", "guerra"): a name only in a name's
// company.
bool is_also_a_word(std::string_view folded, std::string_view language);

// A word that follows "soy" or "habla" or begins a sentence without being a name ("soy yo", "soy cliente").
bool is_common_word(std::string_view folded, std::string_view language);

}  // namespace cortesia::hear
