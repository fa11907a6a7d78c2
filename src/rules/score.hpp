// From findings to score, coverage and outcome.
#pragma once

#include "model/checklist_info.hpp"
#include "model/report.hpp"

namespace cortesia::rules {

// Score = 100 x sum over sections of W (sum of w v / sum of w) / sum of W, over assessed rules only; sections
// with none drop out, and so do excused findings. Coverage = assessed weight / (assessed + not assessable),
// where a rule's weight is its share of its section's. Both are rounded to what reports show of them, which
// is what is compared. Fills everything of the report but the findings.
void score(const ChecklistInfo& checklist, Report& report);

// A score, coverage or mark as it is compared and shown: to two decimals.
double hundredths(double per_cent);

}  // namespace cortesia::rules
