#include "base/terminal.hpp"

#include <cstdlib>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/utf8.hpp"

namespace cortesia {

namespace {

bool set(const char* variable) {
  const char* value = std::getenv(variable);
  return value && *value;
}

bool is(const char* variable, std::string_view wanted) {
  const char* value = std::getenv(variable);
  return value && value == wanted;
}

// Bytes of the character at `at` of valid UTF-8.
std::size_t length_at(std::string_view text, std::size_t at) {
  auto lead = static_cast<unsigned char>(text[at]);
  return lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

// Of the character at `at`: 0 for the combining marks that follow a letter, else 1.
std::size_t columns_at(std::string_view text, std::size_t at) {
  auto lead = static_cast<unsigned char>(text[at]);
  if (lead != 0xCC && lead != 0xCD) return 1;
  auto next = static_cast<unsigned char>(text[at + 1]);
  return lead == 0xCC || next < 0xB0 ? 0 : 1;  // U+0300 to U+036F
}

}  // namespace

Terminal terminal(int descriptor) {
  Terminal result;
  result.interactive = isatty(descriptor) == 1;
  if (set("NO_COLOR")) {
    result.colour = false;
  } else if (set("CLICOLOR_FORCE") && !is("CLICOLOR_FORCE", "0")) {
    result.colour = true;
  } else {
    result.colour = result.interactive && !is("TERM", "dumb");
  }
  winsize size{};
  if (result.interactive && ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    result.width = size.ws_col;
  return result;
}

void append_printable(std::string& out, std::string_view text) {
  std::string repaired;
  if (!is_utf8(text)) text = repaired = replace_invalid_utf8(text);
  for (std::size_t at = 0; at < text.size(); ++at) {
    auto c = static_cast<unsigned char>(text[at]);
    bool control_of_two = c == 0xC2 && static_cast<unsigned char>(text[at + 1]) < 0xA0;  // U+0080 to U+009F
    if (c == '\n' || c == '\t' || c == '\r') {
      out += ' ';
    } else if (c < 0x20 || c == 0x7F || control_of_two) {
      out += kReplacement;
      at += control_of_two;
    } else {
      out += text[at];
    }
  }
}

std::string printable(std::string_view text) {
  std::string out;
  append_printable(out, text);
  return out;
}

std::size_t columns(std::string_view text) {
  std::size_t sum = 0;
  for (std::size_t at = 0; at < text.size(); at += length_at(text, at)) {
    if (text[at] == '\x1b') {
      at = text.find('m', at);
      if (at == std::string_view::npos) break;
    } else {
      sum += columns_at(text, at);
    }
  }
  return sum;
}

std::string clipped(std::string_view text, std::size_t width) {
  if (columns(text) <= width) return std::string(text);
  std::size_t at = 0, used = 0;
  while (at < text.size() && used + columns_at(text, at) < width) {
    used += columns_at(text, at);
    at += length_at(text, at);
  }
  return std::string(text.substr(0, at)) + "…";
}

}  // namespace cortesia
