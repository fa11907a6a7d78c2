// Scores, coverage and outcomes, against figures worked out by hand.
#include <doctest/doctest.h>

#include "rules/score.hpp"

namespace cortesia::rules {
namespace {

// Sections a (weight 60: rules of weight 1 and 3) and b (weight 40: one rule), and a label.
ChecklistInfo checklist() {
  ChecklistInfo info;
  info.sections = {{"a", "A", 60}, {"b", "B", 40}};
  const auto rule = [&](const char* id, std::uint32_t section, double weight) {
    RuleInfo one;
    one.id = id;
    one.section_index = section;
    one.weight = weight;
    info.rules.push_back(one);
  };
  rule("a.1", 0, 1);
  rule("a.2", 0, 3);
  rule("b.1", 1, 1);
  RuleInfo label;
  label.id = "tema";
  label.label = true;
  info.rules.push_back(label);
  return info;
}

Report report_of(std::initializer_list<Verdict> verdicts, double fraction = 0.5) {
  Report report;
  for (const Verdict verdict : verdicts) {
    Finding finding;
    finding.rule = static_cast<std::uint32_t>(report.findings.size());
    finding.verdict = verdict;
    finding.fraction = verdict == Verdict::pass ? 1 : verdict == Verdict::partial ? fraction : 0;
    report.findings.push_back(finding);
  }
  return report;
}

constexpr Verdict P = Verdict::pass, F = Verdict::fail, H = Verdict::partial, N = Verdict::not_applicable,
                  U = Verdict::not_assessable;

TEST_CASE("score, coverage and outcome") {
  struct Row {
    std::initializer_list<Verdict> verdicts;
    double score, coverage;
    Outcome outcome;
  };
  const ChecklistInfo info = checklist();
  const Row rows[] = {
      {{P, P, P, P}, 100, 100, Outcome::passed},
      {{F, P, P, F}, 85, 100, Outcome::passed},    // 60 x 3/4 + 40
      {{P, F, P, P}, 55, 100, Outcome::failed},    // 60 x 1/4 + 40
      {{P, H, P, P}, 77.5, 100, Outcome::failed},  // 60 x (1 + 1.5)/4 + 40
      {{P, N, P, P}, 100, 100, Outcome::passed},   // not applicable leaves score and coverage
      {{F, N, P, P}, 40, 100, Outcome::failed},    // a is the failed rule alone
      {{N, N, P, F}, 100, 100, Outcome::passed},   // section a drops out
      {{P, U, P, P}, 100, 55, Outcome::passed},    // covered 15 + 40 of 100
      {{P, U, U, P}, 100, 15, Outcome::not_assessable},
      {{U, U, P, P}, 100, 40, Outcome::not_assessable},
  };
  for (const Row& row : rows) {
    Report report = report_of(row.verdicts);
    score(info, report);
    REQUIRE(report.score);
    CHECK(*report.score == doctest::Approx(row.score));
    CHECK(report.coverage == doctest::Approx(row.coverage));
    CHECK(report.outcome == row.outcome);
  }
}

TEST_CASE("a call of which nothing could be assessed has no score") {
  Report report = report_of({N, N, N, P});
  score(checklist(), report);
  CHECK_FALSE(report.score);
  CHECK(report.outcome == Outcome::not_assessable);
  CHECK(report.reason == Reason::low_coverage);
}

TEST_CASE("what a failed critical rule does is the checklist's policy") {
  ChecklistInfo info = checklist();
  info.rules[0].critical = Critical::customer;
  const auto judged = [&](CriticalPolicy policy) {
    info.critical = policy;
    Report report = report_of({F, P, P, P});
    score(info, report);
    CHECK(report.critical_failed);
    return report;
  };
  CHECK(judged(CriticalPolicy::report_only).outcome == Outcome::passed);
  CHECK(judged(CriticalPolicy::fail_call).outcome == Outcome::failed);
  CHECK(*judged(CriticalPolicy::fail_call).score == doctest::Approx(85));
  CHECK(*judged(CriticalPolicy::zero_score).score == 0);
  CHECK(judged(CriticalPolicy::zero_score).outcome == Outcome::failed);
  CHECK(*judged(CriticalPolicy::fail_section).score == doctest::Approx(40));
  CHECK(judged(CriticalPolicy::fail_section).outcome == Outcome::failed);
}

TEST_CASE("a critical rule trips on any failed occurrence") {
  ChecklistInfo info = checklist();
  info.rules[0].critical = Critical::customer;
  info.critical = CriticalPolicy::fail_call;
  Report report = report_of({H, P, P, P});
  report.findings[0].occurrences = {{P, Reason::said, 1, 0, {}}, {F, Reason::not_said, 0, 3, {}}};
  score(info, report);
  CHECK(report.outcome == Outcome::failed);
  report.findings[0].occurrences[1].verdict = P;
  score(info, report);
  CHECK(report.outcome == Outcome::passed);
}

TEST_CASE("the pass mark is the checklist's") {
  ChecklistInfo info = checklist();
  Report report = report_of({P, F, P, P});
  info.pass_mark = 55;
  score(info, report);
  CHECK(report.outcome == Outcome::passed);
  info.pass_mark = 55.1;
  score(info, report);
  CHECK(report.outcome == Outcome::failed);
}

TEST_CASE("an excused finding is as if its rule did not apply") {
  ChecklistInfo info = checklist();
  info.rules[0].critical = Critical::customer;
  const Waiver waiver;
  for (const Verdict excused : {F, H}) {
    Report waived = report_of({excused, P, P, P}), without = report_of({N, P, P, P});
    waived.findings[0].occurrences = {{F, Reason::not_said, 0, 0, {}}};
    waived.findings[0].waiver = &waiver;
    score(info, waived);
    score(info, without);
    CHECK(waived.score == without.score);
    CHECK(waived.coverage == without.coverage);
    CHECK(waived.critical == without.critical);
    CHECK(waived.noncritical_judged == without.noncritical_judged);
    CHECK_FALSE(waived.critical_failed);
  }
}

TEST_CASE("the accuracies of a call: critical errors by kind, the others by findings") {
  ChecklistInfo info = checklist();
  info.minimum_coverage = 0;
  info.rules[0].critical = info.rules[1].critical = Critical::business;
  const std::size_t business = kind_index(Critical::business);
  struct Row {
    Verdict first, second;
    Accuracy accuracy;
  };
  for (const Row& row : {
           Row{P, P, Accuracy::error_free},
           Row{P, F, Accuracy::error},
           Row{U, F, Accuracy::error},
           Row{P, H, Accuracy::error_free},  // in parts, none of which is an occurrence that failed
           Row{P, U, Accuracy::error_free},  // as far as anybody can tell
           Row{P, N, Accuracy::error_free},
           Row{N, N, Accuracy::error_free},  // no occasion for an error
           Row{N, U, Accuracy::unknown},
           Row{U, U, Accuracy::unknown},
       }) {
    Report report = report_of({row.first, row.second, H, P});
    score(info, report);
    CHECK(report.critical[business] == row.accuracy);
    CHECK(report.critical[kind_index(Critical::customer)] == Accuracy::unknown);
    // b.1 alone: neither what is critical nor the label.
    CHECK(report.noncritical_judged == 1);
    CHECK(report.noncritical_earned == doctest::Approx(0.5));
  }
  Report report = report_of({P, H, N, P});
  report.findings[1].occurrences = {{P, Reason::said, 1, 0, {}}, {F, Reason::not_said, 0, 3, {}}};
  score(info, report);
  CHECK(report.critical[business] == Accuracy::error);
  CHECK(report.noncritical_judged == 0);
}

}  // namespace
}  // namespace cortesia::rules
