// Who is who in a transcript that does not say: told from who speaks like the organisation.
//
// The checklist lists what each side says (`voices:`); the voices of a call - its labels - are weighed by how
// often they say it. A voice is taken for the agent only when the words make it clear; otherwise the roles
// stay unknown and the call is not assessable. Where the transcript tells one side, that stands, and the
// other is looked for. Either way the call's doubts say so.
#pragma once

#include "hear/heard.hpp"
#include "model/call.hpp"
#include "model/report.hpp"

namespace cortesia::rules {

struct Voices {
  hear::PatternId organisation = 0, customer = 0;
};

// Gives every turn of unknown party one, when the words make it clear (true); else leaves the call as it is.
bool infer_parties(const Voices& voices, const hear::Heard& heard, Call& call);

// Whether agent and customer each speak like what they are said to be; adds a doubt when plainly not.
Sides tell_sides(const Voices& voices, const hear::Heard& heard, Call& call);

}  // namespace cortesia::rules
