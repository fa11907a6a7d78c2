// Calls whose sides stand apart, each with its turns under its name or in an object of its own:
//
//   {"agent": [{"start", "end", "text"}], "customer": [..]}
//   {"channels": [{"channel": 0, "role": "agent", "segments": [{"start", "end", "text"}]}, ..]}
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "read/draft.hpp"

namespace cortesia::read {

bool looks_like_sides(const Shape& shape);

// Each side's label, and its turns; empty when there are not two, or when the turns of all stand together,
// too.
std::vector<std::pair<std::string_view, std::vector<Node>>> sides_of(const Node& root, Draft& draft);

}  // namespace cortesia::read
