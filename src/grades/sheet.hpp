// The CSV that graders fill in: a row for every drawn call and rule, with an empty verdict.
//
// The columns call, rule, verdict, turn and grader are what `cortesia calibrate` reads; source, agent and
// title help the grader; the columns from `stratum` on are the audit trail of the draw, the same in every
// row, so that it stays with the grades through spreadsheets, copies and cuts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "grades/sample.hpp"
#include "model/checklist_info.hpp"

namespace cortesia::grades {

struct SheetOptions {
  std::string_view by;  // "agent", "queue", "day"; empty: not stratified
  std::uint64_t seed = 0;
  std::uint64_t population = 0;
  std::vector<std::string> only;  // ids of rules and sections; empty: all but labels
};

void write_sheet(std::string& out, const std::vector<Drawn>& drawn, const ChecklistInfo& checklist,
                 const SheetOptions& options);

}  // namespace cortesia::grades
