// Several calls in one text, which it counts in lines of their own: "LLAMADA 1", "=== Llamada 2 ===".
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace cortesia::read {

class Roles;

// The number in a line that heads a call: "Llamada 2", "--- LLAMADA N.º 2: 14/05/26 ---".
std::optional<std::size_t> call_counted(std::string_view line);

struct CountedCall {
  std::size_t number = 0;
  std::string_view text;
};

// The calls of a text that counts them one by one, each with labels of its own; or none, when it is one call.
std::vector<CountedCall> calls_counted(std::string_view text, const Roles& roles);

}  // namespace cortesia::read
