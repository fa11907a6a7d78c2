// The night's counts: the same whether calls are counted together or block by block.
#include <string>

#include <doctest/doctest.h>

#include "model/totals.hpp"

using namespace cortesia;

namespace {

struct Calls {
  // The call with this number: one of a few agents and queues, most of its figures from the number.
  void add(Totals& totals, unsigned number) {
    Call call;
    call.id = call.source = call.arena.keep(std::to_string(number));
    if (number % 5 != 0) call.agent.id = call.arena.keep("a" + std::to_string(number * 7 % agents));
    if (number % 5 == 0 && number % 2 == 0) call.agent.name = call.arena.keep("Ana");
    call.queue = call.arena.keep(number % 3 == 0 ? "ventas" : "");
    Report report;
    report.day = number % 2 == 0 ? "2026-05-12" : "2026-05-13";
    report.outcome = static_cast<Outcome>(number % 3);
    report.score = number % 101;
    report.critical_failed = number % 4 == 0;
    for (std::size_t kind = 0; kind < kCriticalKinds; ++kind)
      report.critical[kind] = static_cast<Accuracy>((number + kind) % 3);
    report.noncritical_judged = number % 6;
    report.noncritical_earned = (number % 6) / 2.0;
    totals.add(call, report);
  }
  unsigned agents = 4;
};

void check_same(const Tally& one, const Tally& other) {
  CHECK(one.calls == other.calls);
  CHECK(one.passed == other.passed);
  CHECK(one.failed == other.failed);
  CHECK(one.not_assessable == other.not_assessable);
  CHECK(one.critical_failed == other.critical_failed);
  CHECK(one.score_sum == other.score_sum);
  CHECK(one.scored == other.scored);
  for (std::size_t kind = 0; kind < kCriticalKinds; ++kind) {
    CHECK(one.critical[kind].calls == other.critical[kind].calls);
    CHECK(one.critical[kind].error_free == other.critical[kind].error_free);
  }
  CHECK(one.noncritical.count == other.noncritical.count);
  CHECK(one.noncritical.both == other.noncritical.both);
}

}  // namespace

TEST_CASE("calls counted in blocks come to what they come to together") {
  Calls calls;
  Totals together, merged, block;
  for (unsigned number = 0; number < 500; ++number) {
    calls.add(together, number);
    calls.add(block, number);
    if (number % 37 != 0) continue;
    merged.merge(block);
    block = Totals();
  }
  merged.merge(block);
  check_same(merged, together);
  for (std::size_t by = 0; by < together.groups.size(); ++by) {
    REQUIRE(merged.groups[by].named.size() == together.groups[by].named.size());
    Tally sum;
    for (const auto& [name, tally] : together.groups[by].named) {
      check_same(merged.groups[by].named.at(name), tally);
      sum.merge(tally);
    }
    check_same(sum, together);
  }
  CHECK(together.groups[0].named.size() == 6);  // four agents, the one with a name alone, and nobody
  CHECK(together.groups[1].named.size() == 2);
  CHECK(together.groups[2].named.size() == 2);
}

TEST_CASE("calls that cannot be assessed count as such, and for no accuracy") {
  Report report;
  report.critical.fill(Accuracy::error_free);
  report.noncritical_judged = 3;
  report.score = 50;
  Tally tally;
  tally.add(report);
  CHECK(tally.calls == 1);
  CHECK(tally.not_assessable == 1);
  CHECK(tally.scored == 0);
  CHECK(tally.critical[0].calls == 0);
  CHECK(tally.noncritical.count == 0);
}

TEST_CASE("a night of more agents than can be told apart counts the last of them together") {
  Calls calls;
  calls.agents = 1'000'000;
  Totals totals;
  constexpr unsigned kCalls = 15'000;
  for (unsigned number = 0; number < kCalls; ++number) {
    Totals block;
    calls.add(block, number);
    totals.merge(block);
  }
  const Groups& agents = totals.groups[static_cast<std::size_t>(GroupBy::agent)];
  CHECK(agents.named.size() == Groups::kMost);
  CHECK(agents.named.contains({"a7", false}));
  Tally sum = agents.others;
  for (const auto& [name, tally] : agents.named) sum.merge(tally);
  CHECK(agents.others.calls > 1000);
  CHECK(sum.calls == kCalls);
}
