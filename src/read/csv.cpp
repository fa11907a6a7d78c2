#include "read/csv.hpp"

#include <algorithm>

#include "base/error.hpp"

namespace cortesia::read {

std::string_view skip_separator_line(std::string_view text) {
  if (!text.starts_with("sep=")) return text;
  return text.substr(std::min(text.find('\n'), text.size() - 1) + 1);
}

CsvRows::CsvRows(std::string_view text) : rest_(skip_separator_line(text)) {
  if (rest_.size() < text.size()) ++line_;
  const std::string_view header = rest_.substr(0, rest_.find_first_of("\r\n"));
  std::ptrdiff_t most = 0;
  for (const char candidate : {',', ';', '\t', '|'}) {
    const std::ptrdiff_t count = std::ranges::count(header, candidate);
    if (count > most) {
      most = count;
      separator_ = candidate;
    }
  }
}

bool CsvRows::next(std::vector<std::string>& fields) {
  const auto is_filled = [](const std::string& field) { return !field.empty(); };
  while (next_row(fields))
    if (std::ranges::any_of(fields, is_filled)) return true;
  return false;
}

bool CsvRows::next_row(std::vector<std::string>& fields) {
  fields.clear();
  for (;;) {  // over blank lines
    if (rest_.empty()) return false;
    if (rest_.front() != '\n' && rest_.front() != '\r') break;
    if (rest_.front() == '\n') ++line_;
    rest_.remove_prefix(1);
  }
  row_line_ = line_;
  for (;;) {
    while (!rest_.empty() && (rest_.front() == ' ' || (rest_.front() == '\t' && separator_ != '\t')))
      rest_.remove_prefix(1);
    std::string& field = fields.emplace_back();
    if (!rest_.empty() && rest_.front() == '"') {
      rest_.remove_prefix(1);
      for (;;) {
        const std::size_t quote = rest_.find('"');
        if (quote == std::string_view::npos)
          throw Error("line {}: a quote is opened and never closed", row_line_);
        line_ += static_cast<std::uint64_t>(std::ranges::count(rest_.substr(0, quote), '\n'));
        field += rest_.substr(0, quote);
        rest_.remove_prefix(quote + 1);
        if (rest_.empty() || rest_.front() != '"') break;
        field += '"';
        rest_.remove_prefix(1);
      }
    }
    const char ends[] = {separator_, '\r', '\n', '\0'};
    const std::size_t end = std::min(rest_.find_first_of(ends), rest_.size());
    std::string_view plain = rest_.substr(0, end);
    while (!plain.empty() && (plain.back() == ' ' || plain.back() == '\t')) plain.remove_suffix(1);
    field += plain;
    rest_.remove_prefix(end);
    if (rest_.empty() || rest_.front() != separator_) break;
    rest_.remove_prefix(1);
  }
  if (rest_.starts_with("\r\n")) rest_.remove_prefix(1);
  if (!rest_.empty()) {
    rest_.remove_prefix(1);
    ++line_;
  }
  return true;
}

std::vector<std::vector<std::string>> first_rows(std::string_view text) {
  static constexpr std::size_t kTried = 20;
  std::vector<std::vector<std::string>> rows;
  try {
    CsvRows table(text);
    for (std::vector<std::string> fields; rows.size() <= kTried && table.next(fields);)
      rows.push_back(fields);
  } catch (const Error&) {
    return {};  // a quote that is never closed
  }
  const auto fits = [&rows](const std::vector<std::string>& row) { return row.size() == rows[0].size(); };
  if (rows.size() < 2 || rows[0].size() < 2 || !std::ranges::all_of(rows, fits)) return {};
  return rows;
}

}  // namespace cortesia::read
