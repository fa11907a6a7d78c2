#include "read/json_error.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "read/json_cut.hpp"

namespace cortesia::read {

std::string place_of(const Document& document, const char* at) {
  if (document.offset == Document::kNowhere) return {};
  const char* begin = document.bytes.data();
  at = std::clamp(at, begin, begin + document.bytes.size());
  return fmt::format("at byte {} ", document.offset + static_cast<std::uint64_t>(at - begin));
}

namespace {

// Where a document goes deeper than the parser does.
const char* too_deep_in(std::string_view bytes) {
  std::size_t depth = 0;
  bool text = false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (text && bytes[i] == '\\')
      ++i;
    else if (bytes[i] == '"')
      text = !text;
    else if (!text && (bytes[i] == '{' || bytes[i] == '[') && ++depth > simdjson::DEFAULT_MAX_DEPTH)
      return bytes.data() + i;
    else if (!text && (bytes[i] == '}' || bytes[i] == ']'))
      --depth;
  }
  return bytes.data() + bytes.size();
}

}  // namespace

Error json_error(const Document& document, const simdjson::simdjson_error& error) {
  const JsonFlaw flaw = find_json_flaw(document.bytes);
  if (!flaw.what.empty())
    return Error("broken JSON at byte {}: {}", document.offset + flaw.offset, flaw.what);
  if (error.error() == simdjson::DEPTH_ERROR)
    return Error("JSON nested more than {} deep {}cannot be read", simdjson::DEFAULT_MAX_DEPTH,
                 place_of(document, too_deep_in(document.bytes)));
  if (error.error() == simdjson::CAPACITY)
    return Error("JSON of more than 4 GiB in one piece cannot be read");
  return Error("JSON that cannot be read: {}", simdjson::error_message(error.error()));
}

std::string_view name_of(simdjson::ondemand::json_type type) {
  using enum simdjson::ondemand::json_type;
  switch (type) {
    case array:
      return "a list";
    case object:
      return "an object";
    case number:
      return "a number";
    case string:
      return "a string";
    case boolean:
      return "true or false";
    default:
      return "null";
  }
}

}  // namespace cortesia::read
