// What should be one transcript: a file, a line of JSON Lines, an element of an array.
#pragma once

#include <cstdint>
#include <string_view>

namespace cortesia::read {

struct Document {
  std::string_view bytes;    // simdjson's padding may be read behind it
  std::uint64_t offset = 0;  // of the first byte in its file, for places in errors
};

}  // namespace cortesia::read
