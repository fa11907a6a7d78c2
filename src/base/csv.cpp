#include "base/csv.hpp"

#include "base/terminal.hpp"

namespace cortesia {

namespace {
constexpr std::string_view kFormulaBegins = "=+-@\t\r";
}

void append_csv_cell(std::string& out, std::string_view text) {
  if (text.empty()) return;
  std::string cell;
  if (kFormulaBegins.find(text[0]) != std::string_view::npos) cell += '\'';
  append_printable(cell, text);
  if (cell.find_first_of("\",;'") == std::string::npos && cell.front() != ' ' && cell.back() != ' ') {
    out += cell;
    return;
  }
  out += '"';
  for (char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

std::string_view without_formula_guard(std::string_view cell) {
  bool guarded = cell.size() > 1 && cell[0] == '\'' && kFormulaBegins.find(cell[1]) != std::string_view::npos;
  return guarded ? cell.substr(1) : cell;
}

}  // namespace cortesia
