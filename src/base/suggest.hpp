// "Did you mean": the known name nearest to one that nobody knows.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace cortesia {

// The nearest of `known` by letters added, dropped, changed or swapped (one letter in three may be wrong, at
// most three; letter case does not count), the first of equals. Empty when none is near. Names over 64 bytes
// have no neighbours, and only the first 2,000 of `known` are compared, so that a hostile file cannot make
// this slow.
std::string_view nearest_name(std::string_view name, std::span<const std::string_view> known);

// `unknown format "jsno"; did you mean "json"?`, or with the remedy where none is near.
std::string unknown_name(std::string_view kind, std::string_view name,
                         std::span<const std::string_view> known, std::string_view remedy);
// The same of rules.
std::string unknown_rule(std::string_view id, std::span<const std::string_view> known);

}  // namespace cortesia
