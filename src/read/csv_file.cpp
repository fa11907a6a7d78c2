#include "read/csv_file.hpp"

#include <algorithm>

#include "base/quoted.hpp"
#include "base/suggest.hpp"
#include "read/columns.hpp"
#include "read/roles.hpp"

namespace cortesia::read {

namespace {

// Calls see(name, rank) for every name of a column, the surest first, until it returns true.
template <typename See>
bool any_name(const CsvColumn& column, See see) {
  if (see(column.name, 0)) return true;
  std::string_view rest = column.others;
  for (std::size_t rank = 1; !rest.empty(); ++rank) {
    const std::string_view name = rest.substr(0, rest.find('|'));
    if (see(name, rank)) return true;
    rest.remove_prefix(std::min(name.size() + 1, rest.size()));
  }
  return false;
}

}  // namespace

CsvFile::CsvFile(std::string_view csv, const std::string& name, std::span<const CsvColumn> columns)
    : name_(name), known_(columns), rows_(csv), values_(columns.size()), mistakes_(name) {
  if (!next_fields())
    throw Error("{}: no header line; expected a column \"{}\" and others", name, columns.front().name);
  drop_empty_end();
  headers_ = fields_;
  std::vector<NamedColumn> named;
  for (const std::string& header : headers_) named.push_back(column_named(header));
  for (std::size_t i = 0; i < headers_.size(); ++i) {
    const Claim claim = claim_of(named, i);
    if (claim == Claim::again) mistakes_.add(0, "column \"{}\" is there twice", headers_[i]);
    if (named[i].column == NamedColumn::kNone)
      if (const std::string_view nearest = nearest_column(headers_[i]); !nearest.empty())
        mistakes_.add(
            0, "unknown column \"{}\"; did you mean \"{}\"? (a name that begins with \"_\" is passed over)",
            headers_[i], nearest);
    if (claim == Claim::none && !headers_[i].empty() && !headers_[i].starts_with('_'))
      append_quoted(passed_over_, headers_[i]);
    columns_.push_back(claim == Claim::none ? NamedColumn::kNone : named[i].column);
  }
  mistakes_.throw_if_any();  // before rows are taken for what they are not
}

NamedColumn CsvFile::column_named(const std::string& header) const {
  if (header.starts_with('_')) return {};
  const PlainHeader plain = plain_header(header);
  if (plain.milliseconds) return {};
  NamedColumn named;
  for (std::size_t i = 0; i < known_.size(); ++i)
    if (any_name(known_[i], [&](std::string_view name, std::size_t rank) {
          named = {i, rank};
          return plain_header(name).name == plain.name;
        }))
      return named;
  return {};
}

// A typing error would be lost if it were passed over.
std::string_view CsvFile::nearest_column(const std::string& header) const {
  if (header.starts_with('_')) return {};
  static constexpr std::size_t kLeastMistyped = 5;  // shorter ones are near to words of their own
  std::vector<std::string_view> names, others;
  for (const CsvColumn& column : known_)
    any_name(column, [&](std::string_view name, std::size_t rank) {
      if (rank == 0 || name.size() >= kLeastMistyped) (rank == 0 ? names : others).push_back(name);
      return false;
    });
  const std::string folded = fold_label(header);
  std::string name = folded;
  std::ranges::replace(name, ' ', '_');
  const std::string_view nearest = nearest_name(name, names);
  return nearest.empty() ? nearest_name(folded, others) : nearest;
}

std::string CsvFile::headers() const {
  std::string all;
  for (const std::string& header : headers_) append_quoted(all, header);
  return all;
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
    if (columns_[i] != NamedColumn::kNone) values_[columns_[i]] = std::move(fields_[i]);
  return true;
}

}  // namespace cortesia::read
