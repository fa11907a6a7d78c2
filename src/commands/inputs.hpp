// The options that commands share: which checklist, and how to read calls.
#pragma once

#include <string>
#include <vector>

#include "commands/command.hpp"
#include "read/read.hpp"
#include "rules/rules.hpp"

namespace cortesia {

struct Inputs {
  std::vector<std::string> paths;
  read::Options read;
  rules::LoadOptions rules;
};

// Each borrows what it fills.
std::vector<Option> checklist_options(rules::LoadOptions& options);  // --rules --timezone
std::vector<Option> reading_options(read::Options& options);  // --metadata --role --company ... --max-call
std::vector<Option> input_options(Inputs& inputs);            // both

}  // namespace cortesia
