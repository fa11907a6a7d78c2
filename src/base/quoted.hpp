// Names in a message, each in quotes: "Quién", "Cuándo".
#pragma once

#include <string>
#include <string_view>

#include <fmt/format.h>

namespace cortesia {

// Puts one more behind the list.
inline void append_quoted(std::string& list, std::string_view name) {
  list += fmt::format("{}\"{}\"", list.empty() ? "" : ", ", name);
}

}  // namespace cortesia
