// When two entities say the same: figures equal words, and what one leaves open the other may tell.
#pragma once

#include <cstdint>
#include <string_view>

#include "hear/heard.hpp"

namespace cortesia::hear {

// Whether two values of a kind (Entity::value) are the same: "3:30" is "15:30" or "3:30 am", "03-04" is
// "2026-03-04", "20 $" is twenty dollars or pesos; "20 usd" is never "20 eur"; a phone number may have the
// prefix of its country.
bool is_same_value(EntityKind kind, std::string_view a, std::string_view b);

// The same for all values that may be the same; phone numbers are numbers here.
std::uint64_t same_value_key(EntityKind kind, std::string_view value);

}  // namespace cortesia::hear
