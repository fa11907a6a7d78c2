// Turns in which the recogniser ran two voices together: "¿me espera un momento? sí claro".
//
// The checklist lists questions with the answers that only the other side gives (`voices: merged:`). Where
// one follows the other in a turn, the answer becomes a piece of the call that is the other side's; what
// comes after it is whose words it is like. A turn in which that stays unclear is left as it is: a wrong
// split costs more than none. Each split is a doubt of the call.
#pragma once

#include <vector>

#include "hear/heard.hpp"
#include "model/call.hpp"
#include "rules/parties.hpp"
#include "rules/voices.hpp"

namespace cortesia::rules {

struct Merged {
  hear::PatternId question = 0, answer = 0;
  Parties askers;  // whose turns are split
};

// Adds the pieces of the call's turns; true when there are any. The call was heard without pieces.
bool split_turns(const std::vector<Merged>& merged, const Voices& voices, const hear::Heard& heard,
                 Call& call);

}  // namespace cortesia::rules
