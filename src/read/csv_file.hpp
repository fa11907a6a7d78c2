// A CSV file that an option names - metadata, roles - with columns that are known: every row by column, every
// mistake with its place.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/line_mistakes.hpp"
#include "read/csv.hpp"

namespace cortesia::read {

class CsvFile {
 public:
  // Borrows all three. `columns` are the names that may head it, of which a header that begins with "_" is
  // passed over; so are columns at the end without a header. Throws Error for any other, and for one that is
  // there twice.
  CsvFile(std::string_view csv, const std::string& name, std::span<const std::string_view> columns);

  bool has(std::size_t column) const;
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
  static constexpr std::size_t kPassedOver = static_cast<std::size_t>(-1);
  std::size_t column_named(const std::string& header);
  bool next_fields();
  void drop_empty_end();

  const std::string& name_;
  std::span<const std::string_view> known_;
  CsvRows rows_;
  std::vector<std::size_t> columns_;  // of the header, by field
  std::vector<std::string> fields_, values_;
  LineMistakes mistakes_;
};

}  // namespace cortesia::read
