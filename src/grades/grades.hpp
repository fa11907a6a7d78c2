// What people said of calls: the grades of a CSV, a row a call, rule and grader.
//
// The columns `call`, `rule` and `verdict` must be there; `turn` and `grader` may. Their names and the
// verdicts may be those of the Spanish report: `llamada`, "no cumple"; words.hpp knows more. A rule may be
// given by its title; a grader is one however the name is spelt in capitals and spaces. Other columns (a
// note, or what `cortesia sample` put there) are kept as they are and mean nothing here. A row without a
// verdict is one that nobody has graded yet, and is passed over.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/checklist_info.hpp"
#include "model/report.hpp"

namespace cortesia::grades {

struct Grade {
  std::uint32_t call = 0;  // index of Grades::calls
  std::uint32_t rule = 0;  // index of ChecklistInfo::rules
  Verdict verdict = Verdict::not_applicable;
  std::optional<std::uint32_t> turn;  // of the file, from 0: where the grader saw it
  std::uint32_t grader = 0;           // index of Grades::graders
  std::uint64_t line = 0;
  std::vector<std::string> other;  // by Grades::other_columns
};

struct Grades {
  std::vector<std::string> calls;          // in order of the file
  std::vector<std::string> graders;        // in alphabetical order; "" when the file names none
  std::vector<std::string> other_columns;  // in order of the file
  std::vector<Grade> grades;               // in order of call, rule and grader
  std::uint64_t unfilled = 0;              // rows without a verdict
  std::vector<std::string> unknown_rules;  // passed over because the caller allowed it; in order of the file

  // The grades of one call are [first(call), first(call + 1)).
  std::size_t first(std::uint32_t call) const;
};

// The next row of the file and the line it begins at; false at the end. The first row is the header.
using NextRow = std::function<bool(std::vector<std::string>& fields, std::uint64_t& line)>;

struct ParseOptions {
  std::string file;                // names the file in errors
  bool pass_over_unknown = false;  // rules that the checklist does not have, instead of refusing them
  std::vector<std::string> only;   // ids of rules and sections; empty: all
};

// Throws Error with the first mistakes, each with its line.
Grades parse(const NextRow& next, const ChecklistInfo& checklist, const ParseOptions& options);

// True when `only`, a list of ids of rules and sections, is empty or names the rule.
bool is_wanted(const RuleInfo& rule, const std::vector<std::string>& only);

// Throws Error when an id of `only` is neither a rule nor a section of the checklist.
void check_wanted(const std::vector<std::string>& only, const ChecklistInfo& checklist);

}  // namespace cortesia::grades
