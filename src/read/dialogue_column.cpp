#include "read/dialogue_column.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "base/quoted.hpp"
#include "read/csv.hpp"
#include "read/text_survey.hpp"

namespace cortesia::read {
namespace {

// Two voices, one of whom is known for one.
bool is_dialogue(std::string_view cell, const Roles& roles) {
  const TextSurvey survey = survey_text(cell, roles);
  return survey.distinct_labels >= 2 && survey.known_labels > 0;
}

}  // namespace

void find_dialogues(Header& header, std::string_view table, const Roles& roles) {
  if (header.find(Column::text)) return;
  const std::vector<std::vector<std::string>> rows = first_rows(table);
  if (rows.empty() || rows[0].size() != header.columns.size()) return;
  std::vector<std::size_t> found;
  for (std::size_t column = 0; column < rows[0].size(); ++column) {
    const auto dialogues = std::ranges::count_if(
        rows, [&](const std::vector<std::string>& row) { return is_dialogue(row[column], roles); });
    if (static_cast<std::size_t>(dialogues) * 2 >= rows.size() - 1 && dialogues > 0) found.push_back(column);
  }
  header.unclear = found.size() > 1;
  if (found.size() != 1) return;
  header.columns[found[0]] = Column::text;
  header.unused.clear();
  for (std::size_t column = 0; column < rows[0].size(); ++column)
    if (header.columns[column] == Column::other && !rows[0][column].empty())
      append_quoted(header.unused, rows[0][column]);
}

}  // namespace cortesia::read
