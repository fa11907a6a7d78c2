// What a terminal is told: its colours, its width, and text that cannot take it over.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cortesia {

struct Terminal {
  bool interactive = false;  // somebody looks at it
  bool colour = false;       // NO_COLOR and TERM=dumb say no, CLICOLOR_FORCE says yes, else: interactive
  unsigned width = 100;      // columns; 100 where there is no terminal or it does not know
};

Terminal terminal(int descriptor);

// Appends a transcript's text so that it stays text: one line, control characters (escape sequences begin
// with one) shown as U+FFFD, white space as a space, invalid UTF-8 as U+FFFD.
void append_printable(std::string& out, std::string_view text);
std::string printable(std::string_view text);  // the same, on its own

// Columns that printable text takes; combining marks take none, nor do the colours that were put into it.
std::size_t columns(std::string_view text);

// The text if it fits in `width` columns, else as much of it as does, with … at its end.
std::string clipped(std::string_view text, std::size_t width);

}  // namespace cortesia
