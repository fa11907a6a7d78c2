// What files of nobody's product say of their call, beside its turns, under names in English or Spanish.
#pragma once

#include "model/call.hpp"
#include "read/json_tree.hpp"

namespace cortesia::read {

// Fills what is empty.
void read_about(const Node& root, Call& call);

}  // namespace cortesia::read
