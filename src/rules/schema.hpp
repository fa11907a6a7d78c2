// The JSON Schema (draft-07) of a checklist file: what an editor completes, explains and underlines with.
//
//   # yaml-language-server: $schema=./rules.schema.json
//
// It describes one file before it is merged with what it includes. It accepts every file that loads, and
// refuses what is wrong with a file's shape: keys, kinds of values, fixed names. What only shows when names
// meet - a list, moment or window that does not exist, a phrase that cannot be read - is for `cortesia
// check`.
#pragma once

#include <string>

namespace cortesia::rules {

std::string checklist_schema();

}  // namespace cortesia::rules
