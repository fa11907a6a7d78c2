// `needs:`, short for the common conditions under which a rule can be assessed at all.
#pragma once

#include <string_view>
#include <vector>

#include "rules/parsing.hpp"
#include "rules/scene.hpp"

namespace cortesia::rules {

// One need: any of these will do ("loudness|casing").
using Need = std::vector<std::uint8_t>;  // indices into the table of needs.cpp

std::vector<Need> parse_needs(const Node& node, Parsing& parsing);

// For the schema and the tests of the manual.
std::vector<std::string_view> need_names();

// Reason::none when every need is met, else why not.
Reason unmet(const std::vector<Need>& needs, const Scene& scene);

}  // namespace cortesia::rules
