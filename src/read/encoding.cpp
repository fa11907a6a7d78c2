#include "read/encoding.hpp"

#include <algorithm>
#include <string>

#include "base/utf8.hpp"

namespace cortesia::read {
namespace {

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// The next line, with its end.
std::string_view take_whole_line(std::string_view& text) {
  const std::string_view line = text.substr(0, std::min(text.find('\n'), text.size() - 1) + 1);
  text.remove_prefix(line.size());
  return line;
}

bool is_utf8_beyond_doubt(std::string_view line) {
  return !std::ranges::all_of(line, is_ascii) && is_utf8(line);
}

std::string line_by_line(std::string_view bytes, std::vector<Doubt>& doubts) {
  std::string out;
  for (std::string_view rest = bytes; !rest.empty();) {
    const std::string_view line = take_whole_line(rest);
    if (is_utf8(line)) {
      out += line;
    } else if (guess_encoding(line) == Encoding::cp1252) {
      out += cp1252_to_utf8(line);
    } else {
      out += replace_invalid_utf8(line);
    }
  }
  doubts.push_back({.kind = DoubtKind::broken_utf8, .at = valid_utf8_prefix(bytes)});
  return out;
}

}  // namespace

std::string to_utf8(std::string_view bytes, std::vector<Doubt>& doubts) {
  for (std::string_view rest = bytes; !rest.empty();)
    if (is_utf8_beyond_doubt(take_whole_line(rest))) return line_by_line(bytes, doubts);
  if (guess_encoding(bytes) == Encoding::broken_utf8) {
    doubts.push_back({.kind = DoubtKind::broken_utf8, .at = valid_utf8_prefix(bytes)});
    return replace_invalid_utf8(bytes);
  }
  doubts.push_back({.kind = DoubtKind::not_utf8});
  return cp1252_to_utf8(bytes);
}

}  // namespace cortesia::read
