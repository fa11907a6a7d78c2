#include "read/json_strings.hpp"

#include <cstring>
#include <optional>
#include <string>

#include "base/utf8.hpp"

namespace cortesia::read {
namespace {

// Four hexadecimal digits, or nothing.
std::optional<char32_t> hex4(const char* at) {
  char32_t value = 0;
  for (int i = 0; i < 4; ++i) {
    const char c = at[i];
    char32_t digit = 0;
    if (c >= '0' && c <= '9')
      digit = static_cast<char32_t>(c - '0');
    else if (c >= 'a' && c <= 'f')
      digit = static_cast<char32_t>(c - 'a' + 10);
    else if (c >= 'A' && c <= 'F')
      digit = static_cast<char32_t>(c - 'A' + 10);
    else
      return std::nullopt;
    value = value * 16 + digit;
  }
  return value;
}

[[noreturn]] void no_string() { throw simdjson::simdjson_error(simdjson::STRING_ERROR); }

}  // namespace

JsonStrings::JsonStrings(simdjson::ondemand::parser& parser, Arena& arena, std::size_t document_size)
    : parser_(parser), arena_(arena) {
  // simdjson writes whole vectors, some bytes behind the end of the string.
  const std::size_t size = document_size + simdjson::SIMDJSON_PADDING;
  begin_ = next_ = reinterpret_cast<std::uint8_t*>(arena.room(size));
  end_ = begin_ + size;
}

std::string_view JsonStrings::take_repaired(simdjson::ondemand::raw_json_string raw) {
  // The strings of a document are closed and its bytes are UTF-8, or simdjson would not have come so far.
  std::string text;
  const char* at = raw.raw();
  for (; *at != '"'; ++at) {
    if (*at != '\\') {
      text += *at;
      continue;
    }
    ++at;
    switch (*at) {
      case '"':
      case '\\':
      case '/':
        text += *at;
        break;
      case 'b':
        text += '\b';
        break;
      case 'f':
        text += '\f';
        break;
      case 'n':
        text += '\n';
        break;
      case 'r':
        text += '\r';
        break;
      case 't':
        text += '\t';
        break;
      case 'u': {
        std::optional<char32_t> unit = hex4(at + 1);
        if (!unit) no_string();
        at += 4;
        if (*unit >= 0xD800 && *unit <= 0xDBFF && at[1] == '\\' && at[2] == 'u') {
          const std::optional<char32_t> trail = hex4(at + 3);
          if (!trail) no_string();
          if (*trail >= 0xDC00 && *trail <= 0xDFFF) {
            unit = 0x10000 + ((*unit - 0xD800) << 10) + (*trail - 0xDC00);
            at += 6;
          }
        }
        if (*unit >= 0xD800 && *unit <= 0xDFFF) ++replaced_;
        append_utf8(*unit, text);
        break;
      }
      default:
        no_string();
    }
  }
  return keep(text);
}

std::string_view JsonStrings::keep(std::string_view bytes) {
  std::memcpy(next_, bytes.data(), bytes.size());
  const std::string_view kept(reinterpret_cast<const char*>(next_), bytes.size());
  next_ += bytes.size();
  return kept;
}

JsonStrings::Oddities JsonStrings::finish() {
  auto* at = reinterpret_cast<char*>(begin_);
  const auto size = static_cast<std::size_t>(next_ - begin_);
  char* from = at;
  char* const end = at + size;
  // One byte cannot hold U+FFFD: a space separates the words as well.
  while (from < end &&
         (from = static_cast<char*>(std::memchr(from, 0, static_cast<std::size_t>(end - from))))) {
    *from++ = ' ';
    ++replaced_;
  }
  return {replaced_, looks_doubly_encoded({at, size})};
}

}  // namespace cortesia::read
