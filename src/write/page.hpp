// Lines of a report for people: wrapped at the page's width, names in columns.
//
// Measured without colours: callers lay out plain text and paint what they have laid out.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/terminal.hpp"

namespace cortesia::write {

// Readable on a narrow window, and no line longer than an eye can follow back.
constexpr std::size_t page_width(unsigned terminal) { return std::clamp<std::size_t>(terminal, 60, 120); }

inline void pad(std::string& out, std::string_view text, std::size_t width) {
  std::size_t used = columns(text);
  if (used < width) out.append(width - used, ' ');
}

// Appends `text` (printable already) as lines of `width` columns, broken at spaces. The first line begins
// where the caller stands, at column `at`; the others are indented by `indent`. Ends with a newline.
void wrap(std::string& out, std::string_view text, std::size_t at, std::size_t indent, std::size_t width);

}  // namespace cortesia::write
