// The examples inside a checklist, as they are written; rules.hpp has what runs them.
#pragma once

#include "rules/load.hpp"
#include "rules/mistakes.hpp"

namespace cortesia::rules {

// Tells what is wrong in how they are written, without running them.
void read_examples(const Loaded& loaded, Mistakes& mistakes);

}  // namespace cortesia::rules
