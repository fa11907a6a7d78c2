// Who hung up, as telephone systems tell it: a word for a party, a name of the call's own, or something else.
#pragma once

#include <string_view>

#include "model/call.hpp"

namespace cortesia::read {

// "agent", "colleague", "customer" or "ivr" for "el cliente", "CUSTOMER_DISCONNECT", "sistema"; empty for
// what is none of them.
std::string_view party_that_ended(std::string_view value);

// Makes `ended_by` the name of a party, where its value is one, or is the label, name or id of one in the
// call. Anything else would be judged as if the customer had not hung up: it is taken out, with a doubt.
// The roles of the turns are settled.
void settle_ended_by(Call& call);

}  // namespace cortesia::read
