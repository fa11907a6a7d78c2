// Calls whose keys say who speaks. The sides may stand apart, each with its turns under its name or in an
// object of its own; or every turn is under the name of its side:
//
//   {"agent": [{"start", "end", "text"}], "customer": [..]}
//   {"channels": [{"channel": 0, "role": "agent", "segments": [{"start", "end", "text"}]}, ..]}
//   [{"agent": "..."}, {"customer": "..."}]
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "read/draft.hpp"

namespace cortesia::read {

bool looks_like_sides(const Shape& shape);

// Each side's label, and its turns; empty when there are not two, or when the turns of all stand together,
// too.
std::vector<std::pair<std::string_view, std::vector<Node>>> sides_of(const Node& root, Draft& draft);

// Whether an object of JSON, or the objects of a list, are turns under the names of their sides.
bool is_said_by_key(const Shape& shape);
bool are_said_by_key(const Shape& shape, const Shape::Place& element);

struct Said {
  std::string_view side, text;
};
std::optional<Said> said_by_key(const Node& turn);

}  // namespace cortesia::read
