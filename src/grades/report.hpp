// Calibrations -> bytes, one function a format.
//
// Verdicts are written by the names that graders type; labels for people are in the checklist's language.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "grades/calibration.hpp"

namespace cortesia::grades {

// Of the JSON object; raised when a field changes its meaning or goes.
inline constexpr unsigned kCalibrationSchema = 1;

struct ReportOptions {
  bool quotes = true;                 // false: no quotes, nearest misses or graders' other columns
  std::optional<std::size_t> listed;  // disagreements a rule; all when not set
};

// What a report is of. Borrows all.
struct Result {
  const Calibration& calibration;
  const Grades& grades;
  const ChecklistInfo& checklist;
};

struct ReportFormat {
  std::string_view name, about;
  void (*write)(std::string& out, const Result& result, const ReportOptions& options);
};
std::span<const ReportFormat> report_formats();

void write_text(std::string& out, const Result& result, const ReportOptions& options);
void write_json(std::string& out, const Result& result, const ReportOptions& options);
// A row a rule.
void write_csv(std::string& out, const Result& result, const ReportOptions& options);
// A row a disagreement.
void write_disagreements(std::string& out, const Result& result, const ReportOptions& options);

// The disagreements to list: the first few of each rule.
class Listing {
 public:
  Listing(const Calibration& calibration, const ReportOptions& options);

  struct OfRule {
    std::span<const Disagreement> listed;
    std::size_t all = 0;
  };
  std::span<const OfRule> rules() const { return rules_; }  // those with any, in checklist order

 private:
  std::vector<OfRule> rules_;
};

}  // namespace cortesia::grades
