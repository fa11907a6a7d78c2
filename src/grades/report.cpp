// The table of formats, and what they share.
#include "grades/report.hpp"

#include <algorithm>

namespace cortesia::grades {

namespace {

constinit const ReportFormat kFormats[] = {
    {"text", "for people: figures, tables and disagreements", write_text},
    {"json", "for programs: everything", write_json},
    {"csv", "spreadsheets: a row a rule", write_csv},
    {"disagreements", "spreadsheets: a row a disagreement, with its evidence", write_disagreements},
};

}  // namespace

std::span<const ReportFormat> report_formats() { return kFormats; }

Listing::Listing(const Calibration& calibration, const ReportOptions& options) {
  std::span<const Disagreement> rest = calibration.disagreements;
  while (!rest.empty()) {
    auto end =
        std::ranges::find_if(rest, [&](const Disagreement& one) { return one.rule != rest.front().rule; });
    std::size_t all = static_cast<std::size_t>(end - rest.begin());
    rules_.push_back({rest.first(std::min(all, options.listed.value_or(all))), all});
    rest = rest.subspan(all);
  }
}

}  // namespace cortesia::grades
