// Comma-separated values as spreadsheets write them: quoted fields with line ends in them, "" for a quote,
// ',' ';' '|' or a tab between fields.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cortesia::read {

// The table's text without a spreadsheet's own first line, "sep=;".
std::string_view skip_separator_line(std::string_view text);

class CsvRows {
 public:
  // Borrows the text, UTF-8; passes over a line "sep=;". The separator is the one that the header has most
  // of.
  explicit CsvRows(std::string_view text);
  CsvRows(std::string_view text, char separator) : rest_(text), separator_(separator) {}

  // The next row with a field that is filled; false at the end. Fields are trimmed of white space outside
  // quotes. Throws Error, with the line, for a quote that is not closed.
  bool next(std::vector<std::string>& fields);
  std::uint64_t line() const { return row_line_; }  // of the row's beginning, from 1
  char separator() const { return separator_; }
  std::size_t left() const { return rest_.size(); }  // bytes behind the row

 private:
  bool next_row(std::vector<std::string>& fields);

  std::string_view rest_;
  char separator_ = ',';
  std::uint64_t line_ = 1, row_line_ = 1;
};

// The first rows of a table, the header first; none of what is no table.
std::vector<std::vector<std::string>> first_rows(std::string_view text);

}  // namespace cortesia::read
