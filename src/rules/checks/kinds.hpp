// The kinds of checks, each in a file of its own beside this one; check_table.cpp names them.
#pragma once

#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/check.hpp"
#include "rules/parsing.hpp"

namespace cortesia::rules::checks {

// Each reads its kind from the mapping that holds the key of its name, and reports what is wrong there.
using Parse = std::unique_ptr<Check>(Fields& fields, Parsing& parsing);

Parse say, require, forbid, parts, order, never_before, sequence, ask, measure, field;
Parse all, any, negation;
Parse moment, turn, cut, event, silence;

// What `field:` may name, for the schema and the tests of the manual.
std::vector<std::string_view> field_names();
// Of those that are figures: what their limits are written in.
std::vector<std::pair<std::string_view, FigureUnit>> field_units();

}  // namespace cortesia::rules::checks
