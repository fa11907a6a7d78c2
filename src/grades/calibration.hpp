// The program's verdicts beside people's: for every rule a table and its statistics, and where they differ.
//
// A call that several people graded counts once: its graders share it, so the program is compared with any
// one of them, as they are compared with each other (the ceiling: nobody can agree better with people who do
// not agree). `partial` is a verdict of its own everywhere; precision and recall of `fail` are of `fail`
// alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "grades/agreement.hpp"
#include "grades/grades.hpp"
#include "model/checklist_info.hpp"
#include "model/reason.hpp"

namespace cortesia::grades {

// A rule counts in the mean kappa when at least so many of its grades are not the commonest one: below that,
// kappa is an accident.
inline constexpr double kLeastOff = 5;

// Words of a call, copied from it.
struct Quote {
  std::uint32_t turn = 0, begin = 0, end = 0;  // as Evidence
  std::optional<double> time;
  std::string text;
};

// Why the program found what it found: a Finding that outlives its call.
struct Shown {
  std::uint32_t rule = 0;
  Reason reason = Reason::none;
  std::vector<Quote> evidence;
  std::optional<LookedIn> looked_in;  // its views live as long as the checklist
  std::string wanted;                 // the phrase of the nearest miss; empty: there is none
  Quote nearest;
  std::vector<std::string> story;  // the same in words for people, a line each
};

// What the program found in one graded call.
struct Judged {
  std::uint32_t call = 0;  // index of Grades::calls
  std::string source;
  std::vector<Verdict> verdicts;  // by rule, in checklist order
  std::vector<Shown> shown;       // of rules on which some grader differs, in checklist order
};

// The rules of a call on which some grader differs from `verdicts`, in checklist order.
std::vector<std::uint32_t> differing(const Grades& grades, std::uint32_t call,
                                     const std::vector<Verdict>& verdicts);

// Whether a thing arose at all: a rule was applicable (pass, partial or fail), a section had an applicable
// rule. What a grader could not assess is left out; what the program could not assess it has not found.
struct Occasion {
  double graded = 0, found = 0, both = 0;  // calls
  double absent = 0;                       // calls in which people saw none

  std::optional<Estimate> precision() const { return proportion(both, found); }
  std::optional<Estimate> recall() const { return proportion(both, graded); }
};
Occasion occasion_of(const Confusion& table);

struct RuleResult {
  std::uint32_t rule = 0;  // index of ChecklistInfo::rules
  Confusion table;         // graded x found; its total is the number of calls
  Confusion graders;       // one grader x another, of calls with several; else empty
  bool in_mean = false;

  std::optional<Estimate> fail_precision() const;
  std::optional<Estimate> fail_recall() const;
};

struct SectionResult {
  std::uint32_t section = 0;  // index of ChecklistInfo::sections
  Occasion occasion;          // calls in which any of its graded rules applied
};

struct Disagreement {
  std::uint32_t rule = 0, call = 0;
  std::string source;
  Verdict found = Verdict::not_applicable;
  const Grade* grade = nullptr;  // of the Grades; it differs
  Shown shown;
};

struct Calibration {
  std::uint64_t calls = 0;              // graded and found
  std::vector<std::string> not_found;   // ids, in order of the grades
  std::vector<RuleResult> rules;        // those graded, in checklist order
  std::vector<SectionResult> sections;  // those that some call has no occasion for, in checklist order
  std::uint64_t rules_in_mean = 0;
  std::optional<Estimate> mean_kappa;   // its interval: leaving out one call after the other (jackknife)
  std::optional<double> ceiling_kappa;  // mean over the same rules, between graders
  std::uint64_t rules_in_ceiling = 0;
  Confusion pooled;                         // all rules in one table; it flatters
  std::optional<Estimate> pooled_kappa;     // jackknife too
  std::vector<Disagreement> disagreements;  // in checklist order, then in order of the grades
};

// `judged` in any order, a call at most once. Borrows the grades.
Calibration calibrate(const Grades& grades, const ChecklistInfo& checklist, std::vector<Judged> judged);

}  // namespace cortesia::grades
