// What is known of a call by name before it is heard: @company, @agent, @customer.
#pragma once

#include <string>
#include <vector>

#include "hear/ear.hpp"

namespace cortesia::rules {

// `company` are the checklist's names of the organisation, for a call that does not say. `out` is cleared
// first and borrows from both.
void known_values(const Call& call, const std::vector<std::string>& company, std::vector<hear::Value>& out);

}  // namespace cortesia::rules
