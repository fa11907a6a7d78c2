// A CSV file that an option names - metadata, roles - with columns that are known: every row by column, every
// mistake with its place.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/line_mistakes.hpp"
#include "base/named_column.hpp"
#include "read/csv.hpp"

namespace cortesia::read {

struct CsvColumn {
  std::string_view name;
  std::string_view others = {};  // that it goes by, "|" between them, the surest first
};

class CsvFile {
 public:
  // Borrows all three. Headers are compared as plain_header() has them. Other columns are passed over, those
  // at the end without a header and those that begin with "_" in silence. Throws Error for one that is there
  // twice, and for a header that is nearly that of a column.
  CsvFile(std::string_view csv, const std::string& name, std::span<const CsvColumn> columns);

  bool has(std::size_t column) const;
  const std::string& passed_over() const { return passed_over_; }  // headers, each in quotes
  std::string headers() const;                                     // all of them, the same
  // The next row; false at the end, where the mistakes of all rows are thrown. A row with more fields than
  // the header is one.
  bool next();
  std::string& operator[](std::size_t column) { return values_[column]; }  // empty: none
  std::uint64_t line() const { return rows_.line(); }

  // Notes a mistake of this row.
  template <typename... Parts>
  void mistake(fmt::format_string<Parts...> what, Parts&&... parts) {
    mistakes_.add(line(), what, std::forward<Parts>(parts)...);
  }

 private:
  NamedColumn column_named(const std::string& header) const;
  std::string_view nearest_column(const std::string& header) const;
  bool next_fields();
  void drop_empty_end();

  const std::string& name_;
  std::span<const CsvColumn> known_;
  CsvRows rows_;
  std::vector<std::size_t> columns_;  // of the header, by field; NamedColumn::kNone is passed over
  std::vector<std::string> headers_, fields_, values_;
  std::string passed_over_;
  LineMistakes mistakes_;
};

}  // namespace cortesia::read
