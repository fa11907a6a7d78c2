// The program beside people: small sets of grades whose figures are worked out by hand.
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "grades/calibration.hpp"

using namespace cortesia;
using namespace cortesia::grades;

namespace {

constexpr Verdict P = Verdict::pass, F = Verdict::fail, N = Verdict::not_applicable,
                  U = Verdict::not_assessable;

// Two sections of two rules each.
ChecklistInfo small_checklist() {
  ChecklistInfo info;
  info.sections = {{"apertura", "Apertura", 50}, {"espera", "Espera", 50}};
  const std::pair<std::string_view, std::uint32_t> rules[] = {
      {"apertura.saludo", 0}, {"apertura.empresa", 0}, {"espera.permiso", 1}, {"espera.gracias", 1}};
  for (const auto& [id, section] : rules) {
    RuleInfo rule;
    rule.id = id;
    rule.section_index = section;
    info.rules.push_back(rule);
  }
  return info;
}

struct Row {
  std::uint32_t call, rule;
  Verdict verdict;
  std::uint32_t grader = 0;
};

Grades grades_of(const std::vector<Row>& rows, std::size_t calls) {
  Grades grades;
  for (std::size_t i = 0; i < calls; ++i) grades.calls.push_back("ll-" + std::to_string(i));
  grades.graders = {"ana", "zoe"};
  for (const Row& row : rows) {
    Grade& grade = grades.grades.emplace_back();
    grade.call = row.call;
    grade.rule = row.rule;
    grade.verdict = row.verdict;
    grade.grader = row.grader;
  }
  return grades;
}

Judged judged_of(std::uint32_t call, std::vector<Verdict> verdicts) {
  Judged judged;
  judged.call = call;
  judged.verdicts = std::move(verdicts);
  return judged;
}

}  // namespace

TEST_CASE("verdicts fall into the table of their rule, and what differs is listed with its evidence") {
  Grades grades = grades_of({{0, 0, P}, {0, 2, F}, {1, 0, F}, {1, 2, N}, {2, 0, F}, {3, 0, P}}, 4);
  std::vector<Judged> judged = {judged_of(2, {P, P, N, N}), judged_of(0, {P, F, F, N}),
                                judged_of(1, {F, P, F, N})};
  judged[0].source = "dos.txt";
  CHECK(differing(grades, 2, judged[0].verdicts) == std::vector<std::uint32_t>{0});
  CHECK(differing(grades, 0, judged[1].verdicts).empty());
  judged[0].shown.emplace_back().reason = Reason::said;
  Calibration result = calibrate(grades, small_checklist(), judged);

  CHECK(result.calls == 3);
  CHECK(result.not_found == std::vector<std::string>{"ll-3"});
  REQUIRE(result.rules.size() == 2);  // nobody graded the others
  CHECK(result.rules[0].table.at(P, P) == 1);
  CHECK(result.rules[0].table.at(F, F) == 1);
  CHECK(result.rules[0].table.at(F, P) == 1);
  CHECK(result.rules[0].fail_precision()->value == 1);
  CHECK(result.rules[0].fail_recall()->value == 0.5);
  CHECK(result.rules[1].rule == 2);
  CHECK(result.rules[1].fail_precision()->value == 0.5);
  CHECK(result.pooled.total() == 5);
  CHECK_FALSE(result.mean_kappa);  // no rule has five grades off its commonest

  REQUIRE(result.disagreements.size() == 2);
  CHECK(result.disagreements[0].call == 2);
  CHECK(result.disagreements[0].source == "dos.txt");
  CHECK(result.disagreements[0].found == P);
  CHECK(result.disagreements[0].grade->verdict == F);
  CHECK(result.disagreements[0].shown.reason == Reason::said);
  CHECK(result.disagreements[1].rule == 2);
}

TEST_CASE("graders share a call, and are compared with each other") {
  // Both say pass; one says fail where the program does; both say fail.
  Grades grades =
      grades_of({{0, 0, P, 0}, {0, 0, P, 1}, {1, 0, P, 0}, {1, 0, F, 1}, {2, 0, F, 0}, {2, 0, F, 1}}, 3);
  Calibration result =
      calibrate(grades, small_checklist(),
                {judged_of(0, {P, P, P, P}), judged_of(1, {F, P, P, P}), judged_of(2, {F, P, P, P})});
  const RuleResult& rule = result.rules[0];
  CHECK(rule.table.total() == 3);
  CHECK(rule.table.at(P, P) == 1);
  CHECK(rule.table.at(P, F) == 0.5);
  CHECK(rule.table.at(F, F) == 1.5);
  CHECK(rule.graders.total() == 3);
  CHECK(rule.graders.at(P, F) == 1);  // rows are the grader whose name comes first
  CHECK(rule.graders.at(F, P) == 0);
  CHECK(result.disagreements.size() == 1);
}

TEST_CASE("three graders make three pairs that share the call") {
  Grades grades = grades_of({{0, 0, P, 0}, {0, 0, P, 1}, {0, 0, F, 2}}, 1);
  grades.graders.emplace_back("zulema");
  Calibration result = calibrate(grades, small_checklist(), {judged_of(0, {P, P, P, P})});
  CHECK(result.rules[0].graders.at(P, P) == doctest::Approx(1.0 / 3));
  CHECK(result.rules[0].graders.at(P, F) == doctest::Approx(2.0 / 3));
  CHECK(result.rules[0].table.at(F, P) == doctest::Approx(1.0 / 3));
}

TEST_CASE("an occasion is found when the verdict says that the rule applies") {
  struct Case {
    Verdict graded, found;
    double in_graded, in_found, in_both, in_absent;
  };
  const Case cases[] = {
      {P, F, 1, 1, 1, 0},  // the occasion is right, the verdict is not
      {N, F, 0, 1, 0, 1}, {F, N, 1, 0, 0, 0}, {N, N, 0, 0, 0, 1},
      {F, U, 1, 0, 0, 0}, {N, U, 0, 0, 0, 1}, {U, P, 0, 0, 0, 0},
  };
  for (const Case& one : cases) {
    Confusion table;
    table.at(one.graded, one.found) = 1;
    Occasion occasion = occasion_of(table);
    CHECK(occasion.graded == one.in_graded);
    CHECK(occasion.found == one.in_found);
    CHECK(occasion.both == one.in_both);
    CHECK(occasion.absent == one.in_absent);
  }
}

TEST_CASE("a section arises in a call when one of its graded rules applies") {
  // espera: in call 0 people saw it by one rule and the program by the other; in call 1 only the program; in
  // call 2 nobody; apertura always arises and is not listed.
  Grades grades = grades_of(
      {{0, 0, P}, {0, 2, F}, {0, 3, N}, {1, 0, P}, {1, 2, N}, {1, 3, N}, {2, 0, F}, {2, 2, N}, {2, 3, N}}, 3);
  Calibration result =
      calibrate(grades, small_checklist(),
                {judged_of(0, {P, P, N, P}), judged_of(1, {P, P, F, N}), judged_of(2, {P, P, N, N})});
  REQUIRE(result.sections.size() == 1);
  CHECK(result.sections[0].section == 1);
  CHECK(result.sections[0].occasion.graded == 1);
  CHECK(result.sections[0].occasion.found == 2);
  CHECK(result.sections[0].occasion.both == 1);
  CHECK(result.sections[0].occasion.absent == 2);
  CHECK(result.sections[0].occasion.precision()->value == 0.5);
}

TEST_CASE("graders of a section share the call, and those who did not grade it have no part in it") {
  Grades grades = grades_of({{0, 0, P, 0}, {0, 0, P, 1}, {0, 2, F, 1}, {1, 2, F, 0}, {1, 2, N, 1}}, 2);
  Calibration result =
      calibrate(grades, small_checklist(), {judged_of(0, {P, P, F, N}), judged_of(1, {P, P, U, N})});
  REQUIRE(result.sections.size() == 1);
  CHECK(result.sections[0].occasion.graded == 1.5);
  CHECK(result.sections[0].occasion.found == 1);
  CHECK(result.sections[0].occasion.absent == 0.5);
}

TEST_CASE(
    "the mean of kappas leaves out rules nearly always graded alike, and has the jackknife's interval") {
  // saludo: 5 passes and 5 fails, the program wrong on one of each: kappa 0.6. permiso: 9 of 10 alike.
  std::vector<Row> rows;
  std::vector<Judged> judged;
  for (std::uint32_t call = 0; call < 10; ++call) {
    rows.push_back({call, 0, call < 5 ? P : F});
    rows.push_back({call, 2, call == 0 ? F : N});
    judged.push_back(judged_of(call, {call < 4 || call == 9 ? P : F, P, N, N}));
  }
  Calibration result = calibrate(grades_of(rows, 10), small_checklist(), judged);
  CHECK(result.rules_in_mean == 1);
  CHECK(result.rules[0].in_mean);
  CHECK_FALSE(result.rules[1].in_mean);
  REQUIRE(result.mean_kappa);
  CHECK(result.mean_kappa->value == doctest::Approx(0.6));
  CHECK_FALSE(result.ceiling_kappa);

  // Leaving out one of the eight right calls: 7 of 9 agree, chance (5*5 + 4*4) / 81 -> kappa 22/40; one of
  // the two wrong ones: 8 of 9, chance (5*4 + 4*5) / 81 -> 32/41.
  double right = 22.0 / 40, wrong = 32.0 / 41, mean = (8 * right + 2 * wrong) / 10;
  double error = std::sqrt(0.9 * (8 * (right - mean) * (right - mean) + 2 * (wrong - mean) * (wrong - mean)));
  CHECK(result.mean_kappa->high - result.mean_kappa->low ==
        doctest::Approx(std::min(1.0, 0.6 + kZ95 * error) - (0.6 - kZ95 * error)));
}

TEST_CASE("the order in which calls are judged changes nothing") {
  std::vector<Row> rows;
  std::vector<Judged> judged;
  for (std::uint32_t call = 0; call < 20; ++call) {
    rows.push_back({call, 0, call % 3 == 0 ? F : P});
    judged.push_back(judged_of(call, {call % 4 == 0 ? F : P, P, P, P}));
  }
  Grades grades = grades_of(rows, 20);
  Calibration forwards = calibrate(grades, small_checklist(), judged);
  std::reverse(judged.begin(), judged.end());
  Calibration backwards = calibrate(grades, small_checklist(), judged);
  CHECK(forwards.mean_kappa->low == backwards.mean_kappa->low);
  REQUIRE(forwards.disagreements.size() == backwards.disagreements.size());
  for (std::size_t i = 0; i < forwards.disagreements.size(); ++i)
    CHECK(forwards.disagreements[i].call == backwards.disagreements[i].call);
}
