// Drawing calls: the same on every machine and in every order, fair to strata, and fair in fact.
#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/error.hpp"
#include "grades/grades.hpp"
#include "grades/sample.hpp"
#include "grades/sheet.hpp"

using namespace cortesia;
using namespace cortesia::grades;

namespace {

std::vector<Candidate> candidates(std::uint64_t seed, std::size_t calls, std::size_t agents) {
  std::vector<Candidate> all;
  for (std::size_t i = 0; i < calls; ++i) {
    std::string id = "ll-" + std::to_string(i);
    std::string agent = "agente " + std::to_string(i % agents);
    all.push_back({lot_of(seed, id), id, id + ".txt", agent, agent});
  }
  return all;
}

std::vector<std::string> ids_drawn(const std::vector<Candidate>& calls, std::uint64_t size) {
  Draw draw(size);
  for (const Candidate& call : calls) draw.add(call);
  std::vector<std::string> ids;
  for (const Drawn& one : draw.drawn()) ids.push_back(one.call.id);
  return ids;
}

}  // namespace

TEST_CASE("lots are SHA-256, the same on every machine") {
  // printf '7\nll-3' | sha256sum
  CHECK(lot_of(7, "ll-3") == "6f4fc3a3ccc683e3");
  CHECK(lot_of(8, "ll-3") != lot_of(7, "ll-3"));
}

TEST_CASE("strata get calls in proportion, and at least one") {
  struct Row {
    std::vector<std::uint64_t> strata;
    std::uint64_t size;
    std::vector<std::uint64_t> expected;
  };
  const Row rows[] = {
      {{100}, 10, {10}},
      {{50, 30, 20}, 10, {5, 3, 2}},
      {{50, 25, 25}, 10, {5, 3, 2}},  // 2.5 each: the first of equals gets the rest
      {{97, 1, 1, 1}, 10, {7, 1, 1, 1}},
      {{5, 5}, 20, {5, 5}},  // fewer calls than wanted
      {{3, 3, 3}, 3, {1, 1, 1}},
      {{1000000, 1}, 2, {1, 1}},
      {{1ull << 60, 1ull << 60}, 9, {5, 4}},  // no overflow
  };
  for (const Row& row : rows) CHECK(allocate(row.strata, row.size) == row.expected);
}

TEST_CASE("allocation keeps its promises whatever the strata") {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    std::vector<std::uint64_t> strata;
    strata.reserve(9);
    for (std::uint64_t i = 0; i < 1 + seed % 9; ++i)
      strata.push_back(1 + (seed * 7919 + i * i * 104729) % 83);
    std::uint64_t population = std::accumulate(strata.begin(), strata.end(), std::uint64_t{0});
    for (std::uint64_t size = strata.size(); size <= population; size += 5) {
      std::vector<std::uint64_t> take = allocate(strata, size);
      bool kept = std::accumulate(take.begin(), take.end(), std::uint64_t{0}) == size;
      for (std::size_t i = 0; i < strata.size(); ++i) kept = kept && take[i] >= 1 && take[i] <= strata[i];
      if (!kept) FAIL_CHECK("size ", size, " of ", population, " in ", strata.size(), " strata");
    }
  }
}

TEST_CASE("a draw is that of sorting all calls by lot, in any order of the input") {
  std::vector<Candidate> calls = candidates(1, 500, 1);
  std::vector<Candidate> sorted = calls;
  std::ranges::sort(sorted, {}, &Candidate::lot);
  std::vector<std::string> expected;
  expected.reserve(40);
  for (std::size_t i = 0; i < 40; ++i) expected.push_back(sorted[i].id);
  CHECK(ids_drawn(calls, 40) == expected);
  std::ranges::reverse(calls);
  CHECK(ids_drawn(calls, 40) == expected);
  CHECK(ids_drawn(candidates(2, 500, 1), 40) != expected);
}

TEST_CASE("every call is as likely to be drawn as any other") {
  // 400 draws of 10 from 40: each call is expected 100 times, with a standard deviation of 8.7.
  std::vector<int> times(40);
  for (std::uint64_t seed = 0; seed < 400; ++seed)
    for (const std::string& id : ids_drawn(candidates(seed, 40, 1), 10)) ++times[std::stoul(id.substr(3))];
  CHECK(*std::ranges::min_element(times) > 65);
  CHECK(*std::ranges::max_element(times) < 135);
}

TEST_CASE("each drawn call knows its stratum, and calls of one id are one") {
  std::vector<Candidate> calls = candidates(3, 30, 3);
  calls.push_back(calls.front());
  calls.back().source = "otra.txt";
  Draw draw(6);
  for (const Candidate& call : calls) draw.add(call);
  CHECK(draw.population() == 31);
  CHECK(draw.strata() == 3);
  for (const Drawn& one : draw.drawn()) {
    CHECK(one.stratum_drawn == 2);
    CHECK(one.stratum_calls == (one.call.stratum == "agente 0" ? 11 : 10));
    CHECK(one.call.source != "otra.txt");
  }
  Draw all(100);
  for (const Candidate& call : calls) all.add(call);
  CHECK(all.drawn().size() == 30);

  Draw few(2);
  for (const Candidate& call : calls) few.add(call);
  CHECK_THROWS_WITH_AS(
      few.drawn(),
      "--size 2 is less than the 3 strata, which need a call each; draw at least 3, or leave out --by",
      Error);
}

TEST_CASE("a sheet has a row for each call and rule that people grade") {
  ChecklistInfo checklist;
  checklist.name = "Prueba";
  checklist.version = "1.0";
  checklist.sha256 = "ab";
  checklist.rules.resize(3);
  checklist.rules[0].id = "apertura.saludo";
  checklist.rules[0].title = "Saluda, y con cordialidad";
  checklist.rules[1].id = "espera.permiso";
  checklist.rules[1].section = "espera";
  checklist.rules[2].id = "cliente.molesto";
  checklist.rules[2].label = true;
  Draw draw(1);
  draw.add({"00", "-7", "a.txt", "Rosa", "Rosa"});
  SheetOptions options;
  options.by = "agent";
  options.seed = 5;
  options.population = 1;
  std::string sheet;
  write_sheet(sheet, draw.drawn(), checklist, options);
  CHECK(sheet ==
        "call,source,agent,rule,title,verdict,turn,grader,note,stratum,by,stratum_calls,stratum_drawn,calls,"
        "drawn,seed,"
        "checklist,version,sha256\n"
        "\"'-7\",a.txt,Rosa,apertura.saludo,\"Saluda, y con "
        "cordialidad\",,,,,Rosa,agent,1,1,1,1,5,Prueba,1.0,ab\n"
        "\"'-7\",a.txt,Rosa,espera.permiso,,,,,,Rosa,agent,1,1,1,1,5,Prueba,1.0,ab\n");

  options.only = {"espera", "cliente.molesto"};
  sheet.clear();
  write_sheet(sheet, draw.drawn(), checklist, options);
  CHECK(std::ranges::count(sheet, '\n') == 3);
}
