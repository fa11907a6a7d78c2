// The run of a checklist's examples as JUnit XML, for build servers: a suite a rule, a case an example;
// what nothing tests is a suite of its own.
#pragma once

#include <string>

#include "rules/rules.hpp"

namespace cortesia {

std::string junit(const rules::ExamplesRun& run);

}  // namespace cortesia
