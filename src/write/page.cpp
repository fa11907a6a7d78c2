#include "write/page.hpp"

namespace cortesia::write {

void wrap(std::string& out, std::string_view text, std::size_t at, std::size_t indent, std::size_t width) {
  bool fresh = true;  // nothing but indentation on this line yet
  while (!text.empty()) {
    std::size_t space = text.find(' ');
    std::string_view word = text.substr(0, space);
    text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
    if (word.empty()) continue;
    std::size_t size = columns(word);
    if (!fresh && at + 1 + size > width) {
      out += '\n';
      out.append(indent, ' ');
      at = indent;
      fresh = true;
    }
    if (!fresh) {
      out += ' ';
      ++at;
    }
    out += word;
    at += size;
    fresh = false;
  }
  out += '\n';
}

}  // namespace cortesia::write
