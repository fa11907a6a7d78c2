// What files of nobody's product say of their call, beside its turns, under names in English or Spanish.
#pragma once

#include <span>
#include <string_view>

#include "model/call.hpp"
#include "read/draft.hpp"

namespace cortesia::read {

// Names of lists of turns, in lower case and without what stands between words.
std::span<const std::string_view> lists_of_turns();

void read_generic(const Node& root, Draft& draft);

// Fills what is empty.
void read_about(const Node& root, Call& call);

}  // namespace cortesia::read
