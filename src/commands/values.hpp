// The values of options: read from what the user wrote, or refused with what was expected.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "commands/command.hpp"

namespace cortesia {

// Throws Error: `unknown format "jsno"; did you mean "json"?`, or with the list of what is known.
[[noreturn]] void refuse_unknown(std::string_view kind, std::string_view name,
                                 std::span<const std::string_view> known);

// The row of a table whose `name` it is. Throws Error as above.
template <typename Rows>
const auto& find_named(std::string_view kind, std::string_view name, const Rows& rows) {
  std::vector<std::string_view> names;
  for (const auto& row : rows) {
    if (row.name == name) return row;
    names.push_back(row.name);
  }
  refuse_unknown(kind, name, names);
}

Take into(std::string& text);
Take into(bool& flag);

// `option` names it in the error.
unsigned parse_count(std::string_view text, std::string_view option, unsigned most);
double parse_score(std::string_view text, std::string_view option);      // "80": 0 to 100
double parse_share(std::string_view text, std::string_view option);      // "5%": per cent
std::size_t parse_size(std::string_view text, std::string_view option);  // "64MiB", "500kB", "1000": bytes

}  // namespace cortesia
