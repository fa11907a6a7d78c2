// Finds names of people in a call: `<name>`.
//
// In text with capitals a name is a run of capitalised words that are not everyday words, away from the start
// of a sentence, where everything is capitalised; there, and in text without capitals, the lists of given
// names and surnames decide. Particles may stand inside (de, del, la). What belongs to the organisation's own
// name is no name of a person.
//
// Recognisers also write names that no list has. After words that introduce a name ("le habla", "soy") any
// word that is not an everyday one is taken for a name; such spans are loose, and only an entity that follows
// words of its phrase takes them (Step::loose).
#pragma once

#include <span>

#include "hear/spans.hpp"
#include "hear/words_met.hpp"

namespace cortesia::hear {

// Appends the entities - the longest runs that are no loose ones - to heard.entities and spans of all
// readings to `spans`; those of a run's parts too, for `<name> <name>`. `company`: by word, whether the
// company's name is there.
void find_people(Heard& heard, const WordsMet& words, const std::vector<bool>& company, bool loose,
                 Spans& spans);

}  // namespace cortesia::hear
