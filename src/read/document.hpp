// What should be one transcript: a file, a line of JSON Lines, an element of an array.
#pragma once

#include <cstdint>
#include <string_view>

namespace cortesia::read {

class Shape;

struct Document {
  static constexpr std::uint64_t kNowhere = UINT64_MAX;  // its bytes are not the file's

  std::string_view bytes;    // simdjson's padding may be read behind it
  std::uint64_t offset = 0;  // of the first byte in its file, for places in errors; or kNowhere
  // Of a table that comes in pieces, each with its header: in which line of the file the rows begin. 0:
  // whole.
  std::uint64_t rows_from = 0;
  const Shape* shape = nullptr;  // what these bytes look like, where they are a text that was looked at
};

}  // namespace cortesia::read
