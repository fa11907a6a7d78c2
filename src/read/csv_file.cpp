#include "read/csv_file.hpp"

#include <algorithm>

#include "base/suggest.hpp"
#include "read/columns.hpp"
#include "read/roles.hpp"

namespace cortesia::read {

CsvFile::CsvFile(std::string_view csv, const std::string& name, std::span<const std::string_view> columns)
    : name_(name), known_(columns), rows_(csv), values_(columns.size()), mistakes_(name) {
  if (!next_fields())
    throw Error("{}: no header line; expected a column \"{}\" and others", name, columns.front());
  drop_empty_end();
  for (const std::string& header : fields_) {
    const std::size_t column = column_named(header);
    if (column != kPassedOver && std::ranges::find(columns_, column) != columns_.end())
      mistakes_.add(0, "column \"{}\" is there twice", header);
    columns_.push_back(column);
  }
  mistakes_.throw_if_any();  // before rows are taken for what they are not
}

// A column that is none of ours would be lost in silence if it were passed over, and be it a typing error.
std::size_t CsvFile::column_named(const std::string& header) {
  if (header.starts_with("_")) return kPassedOver;
  std::string name = fold_label(header);
  std::ranges::replace(name, ' ', '_');
  const auto known = std::ranges::find(known_, name);
  if (known != known_.end()) return static_cast<std::size_t>(known - known_.begin());
  const std::string_view nearest = nearest_name(name, known_);
  if (!nearest.empty())
    mistakes_.add(0, "unknown column \"{}\"; did you mean \"{}\"?", header, nearest);
  else
    mistakes_.add(0,
                  "unknown column \"{}\"; expected any of {} (a name that begins with \"_\" is passed over)",
                  header, fmt::join(known_, ", "));
  return kPassedOver;
}

// Spreadsheets write the columns that they ever had.
void CsvFile::drop_empty_end() {
  while (fields_.size() > columns_.size() && fields_.back().empty()) fields_.pop_back();
}

bool CsvFile::has(std::size_t column) const { return std::ranges::find(columns_, column) != columns_.end(); }

bool CsvFile::next_fields() {
  try {
    return rows_.next(fields_);
  } catch (const Error& error) {
    throw Error("{}: {}", name_, error.what());
  }
}

bool CsvFile::next() {
  while (true) {
    if (!next_fields()) {
      mistakes_.throw_if_any();
      return false;
    }
    drop_empty_end();
    if (fields_.size() <= columns_.size()) break;
    mistake("expected {} fields, found {}; a field with '{}' in it stands in double quotes", columns_.size(),
            fields_.size(), rows_.separator());
  }
  for (std::string& value : values_) value.clear();
  for (std::size_t i = 0; i < fields_.size(); ++i)
    if (columns_[i] != kPassedOver) values_[columns_[i]] = std::move(fields_[i]);
  return true;
}

}  // namespace cortesia::read
