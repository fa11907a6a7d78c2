// The statistics of agreement, held to published tables and to figures worked out by hand.
#include <cmath>
#include <optional>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "grades/agreement.hpp"

using namespace cortesia;
using namespace cortesia::grades;

namespace {

// The counts fill the upper left corner of a table of the five verdicts.
Confusion table_of(const std::vector<std::vector<double>>& counts) {
  Confusion table;
  for (std::size_t i = 0; i < counts.size(); ++i)
    for (std::size_t j = 0; j < counts[i].size(); ++j) table.counts[i][j] = counts[i][j];
  return table;
}

double error_of(const Estimate& estimate) { return (estimate.high - estimate.low) / 2 / kZ95; }

// kappa as its definition reads: what two raters agree on beyond what they would by drawing from their own
// verdicts.
double slow_kappa(const std::vector<std::vector<double>>& counts) {
  double n = 0, agreed = 0, chance = 0;
  std::size_t size = counts.size();
  for (const auto& row : counts)
    for (double count : row) n += count;
  for (std::size_t k = 0; k < size; ++k) {
    double first = 0, second = 0;
    for (std::size_t i = 0; i < size; ++i) {
      first += counts[k][i];
      second += counts[i][k];
    }
    agreed += counts[k][k] / n;
    chance += first / n * (second / n);
  }
  return (agreed - chance) / (1 - chance);
}

}  // namespace

TEST_CASE("Cohen's kappa and Gwet's AC1 agree with published tables") {
  struct Row {
    std::string_view source;
    std::vector<std::vector<double>> counts;
    double agreement, kappa, kappa_error, ac1, ac1_error;
  };
  const Row rows[] = {
      // R package irrCAC, data set cont3x3abstractors
      {"Gwet, two abstractors of 100 charts",
       {{13, 0, 0}, {0, 20, 7}, {0, 4, 56}},
       0.89,
       0.7964094,
       0.05891072,
       0.8493305,
       0.04321747},
      // Statistical Methods for Rates and Proportions: kappa 0.676, standard error 0.088
      {"Fleiss, two diagnosticians of 100 subjects",
       {{75, 1, 4}, {5, 4, 1}, {0, 0, 10}},
       0.89,
       0.6764706,
       0.0877030,
       0.8675696,
       0.0392302},
      // By hand: rows 25 and 25, columns 30 and 20; chance 0.5 and 2 * 0.55 * 0.45 = 0.495
      {"two by two", {{20, 5}, {10, 15}}, 0.7, 0.4, 0.1269961, 0.4059406, 0.1301517},
      // The paradox that AC1 is for: nearly all agree, kappa falls below zero.
      {"one verdict rare", {{118, 5}, {2, 0}}, 0.944, -0.0233918, 0.0122868, 0.9407763, 0.0229646},
  };
  for (const Row& row : rows) {
    CAPTURE(row.source);
    Confusion table = table_of(row.counts);
    REQUIRE(kappa(table));
    REQUIRE(ac1(table));
    CHECK(agreement(table)->value == doctest::Approx(row.agreement).epsilon(1e-9));
    CHECK(kappa(table)->value == doctest::Approx(row.kappa).epsilon(1e-6));
    CHECK(kappa(table)->value == doctest::Approx(slow_kappa(row.counts)).epsilon(1e-12));
    CHECK(kappa_value(table) == kappa(table)->value);
    CHECK(error_of(*kappa(table)) == doctest::Approx(row.kappa_error).epsilon(1e-5));
    CHECK(ac1(table)->value == doctest::Approx(row.ac1).epsilon(1e-6));
    if (ac1(table)->high < 1) CHECK(error_of(*ac1(table)) == doctest::Approx(row.ac1_error).epsilon(1e-5));
  }
}

TEST_CASE("the place of a verdict in the table changes nothing") {
  Confusion first = table_of({{20, 5}, {10, 15}}), last;
  last.at(Verdict::fail, Verdict::fail) = 20;
  last.at(Verdict::fail, Verdict::not_assessable) = 5;
  last.at(Verdict::not_assessable, Verdict::fail) = 10;
  last.at(Verdict::not_assessable, Verdict::not_assessable) = 15;
  CHECK(kappa(first)->low == doctest::Approx(kappa(last)->low).epsilon(1e-12));
  CHECK(ac1(first)->high == doctest::Approx(ac1(last)->high).epsilon(1e-12));
}

TEST_CASE("the ends: nothing, one verdict throughout, all agree, none agrees") {
  CHECK_FALSE(agreement(Confusion{}));
  CHECK_FALSE(kappa(Confusion{}));
  CHECK_FALSE(ac1(Confusion{}));

  Confusion one;
  one.at(Verdict::pass, Verdict::pass) = 12;
  CHECK_FALSE(kappa(one));
  CHECK(ac1(one)->value == 1);

  Confusion all = table_of({{6, 0}, {0, 6}});
  CHECK(kappa(all)->value == doctest::Approx(1));
  CHECK(kappa(all)->low == doctest::Approx(1));
  CHECK(ac1(all)->value == doctest::Approx(1));

  Confusion none = table_of({{0, 6}, {6, 0}});
  CHECK(kappa(none)->value == doctest::Approx(-1));
  CHECK(kappa(none)->low >= -1);

  // The people vary, the program never does: it knows nothing.
  CHECK(kappa(table_of({{8, 0}, {4, 0}}))->value == doctest::Approx(0));
}

TEST_CASE("Wilson's interval agrees with Newcombe's table") {
  struct Row {
    double part, whole, low, high;
  };
  // Newcombe (1998), Statistics in Medicine 17, table I, method 3
  const Row rows[] = {
      {81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0, 0.1611}, {1, 29, 0.0061, 0.1718}};
  for (const Row& row : rows) {
    CAPTURE(row.part);
    std::optional<Estimate> estimate = proportion(row.part, row.whole);
    REQUIRE(estimate);
    CHECK(estimate->value == doctest::Approx(row.part / row.whole));
    CHECK(std::abs(estimate->low - row.low) < 5e-5);
    CHECK(std::abs(estimate->high - row.high) < 5e-5);
    std::optional<Estimate> mirror = proportion(row.whole - row.part, row.whole);
    CHECK(mirror->low == doctest::Approx(1 - estimate->high));
  }
  CHECK(proportion(20, 20)->high == 1);
  CHECK_FALSE(proportion(0, 0));
}

TEST_CASE("a table counts its rows, columns and what is off the commonest verdict") {
  Confusion table;
  table.at(Verdict::pass, Verdict::pass) = 7;
  table.at(Verdict::pass, Verdict::fail) = 1.5;
  table.at(Verdict::fail, Verdict::fail) = 2;
  table.at(Verdict::not_applicable, Verdict::fail) = 0.5;
  CHECK(table.total() == 11);
  CHECK(table.agreed() == 9);
  CHECK(table.graded(Verdict::pass) == 8.5);
  CHECK(table.found(Verdict::fail) == 4);
  CHECK(table.off_commonest() == 2.5);
  Confusion twice = table;
  twice.merge(table);
  CHECK(twice.at(Verdict::pass, Verdict::fail) == 3);
}
