// Limits as `measure`, `field` and `silence` take them: at_most, at_least, over, under, between.
#pragma once

#include <optional>
#include <string_view>

#include "model/measured.hpp"
#include "rules/fields.hpp"

namespace cortesia::rules {

// From the keys of a mapping; reports what is no figure of the unit. Empty limits when there is none of the
// keys.
Limits parse_limits(Fields& fields, Mistakes& mistakes, FigureUnit unit);
bool has_limits(Fields& fields);

// "over 20s", "at least 20s", "under 5s", "at most 5s"; nothing for anything else.
std::optional<Limits> parse_silence(std::string_view text);

}  // namespace cortesia::rules
