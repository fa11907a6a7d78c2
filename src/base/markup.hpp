// Text inside XML and its kin.
#pragma once

#include <string>
#include <string_view>

namespace cortesia {

// `&`, `<` and `>` as entities.
std::string escape_markup(std::string_view text);

}  // namespace cortesia
