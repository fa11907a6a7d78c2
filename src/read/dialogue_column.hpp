// Tables under whose headers nobody knows a text: whole dialogues in the cells of one column tell that it is
// that column's.
#pragma once

#include <string_view>

#include "read/columns.hpp"
#include "read/roles.hpp"

namespace cortesia::read {

// Takes the only column of dialogues for the texts, where the header names none.
void find_dialogues(Header& header, std::string_view table, const Roles& roles);

}  // namespace cortesia::read
