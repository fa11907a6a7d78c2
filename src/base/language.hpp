// In which of the two languages of reports people are told something.
#pragma once

#include <string_view>

namespace cortesia {

// Spanish for "es" and its varieties, else English.
constexpr bool is_spanish(std::string_view language) {
  return language == "es" || language.starts_with("es-");
}

}  // namespace cortesia
