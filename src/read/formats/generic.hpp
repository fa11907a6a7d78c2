// What files of nobody's product say of their call, beside its turns, under names in English or Spanish.
#pragma once

#include "model/call.hpp"
#include "read/draft.hpp"

namespace cortesia::read {

void read_generic(const Node& root, Draft& draft);

// Fills what is empty.
void read_about(const Node& root, Call& call);

}  // namespace cortesia::read
