// Cells of comma-separated values, as spreadsheets read them (RFC 4180).
#pragma once

#include <string>
#include <string_view>

namespace cortesia {

// Appends the text of one cell, without its comma: one line, printable, in quotes where it needs them. A cell
// that a spreadsheet would take for a formula (=, +, -, @, tab or carriage return first) begins with an
// apostrophe.
void append_csv_cell(std::string& out, std::string_view text);

// The text that append_csv_cell was given, once the quotes are off: without that apostrophe.
std::string_view without_formula_guard(std::string_view cell);

}  // namespace cortesia
