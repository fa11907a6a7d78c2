// Names as checklists and waivers ask for them: of queues, agents and the like, letter case and accents
// aside, with
// * for anything; and of rules.
#pragma once

#include <string>
#include <string_view>

namespace cortesia::rules {

// Small letters without accents, all else as it is.
std::string folded_name(std::string_view text);

// Both folded. A star that fits is widened only as far as the next one needs, so the time is bounded by text
// times pattern.
bool fits_wildcard(std::string_view text, std::string_view pattern);

// Whether `name` is the rule's id or, where it ends in *, what the id begins with.
bool names_rule(std::string_view name, std::string_view id);

}  // namespace cortesia::rules
