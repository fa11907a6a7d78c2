// The strings of a JSON document, unescaped straight into the call's arena.
//
// Room for all of them is taken at once - they cannot be longer than the document - so a string costs a copy
// and nothing else. What JSON allows to write and text must not hold, a lone surrogate or U+0000, becomes
// U+FFFD and is counted.
#pragma once

#include <string_view>

#include <simdjson.h>

#include "base/arena.hpp"

namespace cortesia::read {

class JsonStrings {
 public:
  JsonStrings(simdjson::ondemand::parser& parser, Arena& arena, std::size_t document_size);
  ~JsonStrings() { arena_.shrink_last(static_cast<std::size_t>(end_ - next_)); }
  JsonStrings(const JsonStrings&) = delete;
  JsonStrings& operator=(const JsonStrings&) = delete;

  // Throws simdjson_error when it is no JSON string.
  std::string_view take(simdjson::ondemand::raw_json_string raw) {
    std::uint8_t* const begin = next_;
    std::string_view text;
    if (parser_.unescape(raw, next_).get(text) == simdjson::SUCCESS) return text;
    next_ = begin;
    return take_repaired(raw);
  }

  // A copy of bytes of the document that need no unescaping.
  std::string_view keep(std::string_view bytes);

  // Looks once through all the strings: repairs U+0000, and tells what else is odd with them.
  struct Oddities {
    std::size_t replaced = 0;
    bool doubly_encoded = false;
  };
  Oddities finish();

 private:
  std::string_view take_repaired(simdjson::ondemand::raw_json_string raw);

  simdjson::ondemand::parser& parser_;
  Arena& arena_;
  std::uint8_t* begin_;
  std::uint8_t* next_;
  std::uint8_t* end_;
  std::size_t replaced_ = 0;
};

}  // namespace cortesia::read
