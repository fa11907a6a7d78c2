// A piece of a checklist as one line of text, for messages to people.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "rules/document.hpp"

namespace cortesia::rules {

// Those of a mapping's keys, in YAML's flow style: "say: [hola, buenas], by: agent". What is longer than
// about 100 bytes is cut and ends in "…".
std::string flow(const Node& mapping, std::span<const std::string_view> keys);

}  // namespace cortesia::rules
