// Bytes written as base64, of either alphabet.
#pragma once

#include <string>
#include <string_view>

namespace cortesia::read {

// What is none of its letters is passed over.
std::string from_base64(std::string_view text);

}  // namespace cortesia::read
