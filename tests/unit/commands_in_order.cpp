// The ordered pipeline. Under the thread sanitizer too: see tests/CMakeLists.txt.
#include <atomic>
#include <stdexcept>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/in_order.hpp"

using namespace cortesia;

namespace {

// Some work, more for some items than for others, so that items finish out of order.
unsigned churn(unsigned item) {
  unsigned value = item;
  for (unsigned i = 0; i < (item % 7) * 3000; ++i) value = value * 1664525U + 1013904223U;
  return value;
}

struct Counter {
  unsigned next = 0, end = 0;
  bool operator()(unsigned& item) {
    if (next == end) return false;
    item = next++;
    return true;
  }
};

std::vector<unsigned> run(unsigned jobs, unsigned items) {
  std::vector<unsigned> results;
  Counter counter{0, items};
  in_order<unsigned, std::vector<unsigned>>(
      jobs, [&](unsigned& item) { return counter(item); },
      [] { return [](unsigned item, std::vector<unsigned>& result) { result.assign({item, churn(item)}); }; },
      [&](const std::vector<unsigned>& result) {
        results.insert(results.end(), result.begin(), result.end());
      });
  return results;
}

// Runs with a fault at item 50 in one of the three places.
std::string fault(unsigned jobs, std::string_view place) {
  Counter counter{0, 1000};
  unsigned drained = 0;
  auto fail_if = [&](std::string_view here, unsigned item) {
    if (here == place && item == 50) throw std::runtime_error(std::string(here));
  };
  try {
    in_order<unsigned, unsigned>(
        jobs,
        [&](unsigned& item) {
          fail_if("next", counter.next);
          return counter(item);
        },
        [&] {
          if (place == "make") throw std::runtime_error("make");
          return [&](unsigned item, unsigned& result) {
            fail_if("work", item);
            result = item;
          };
        },
        [&](unsigned result) {
          CHECK(result == drained);
          ++drained;
          fail_if("drain", result);
        });
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("results come in the order of the items, whatever the number of threads") {
  for (unsigned items : {0U, 1U, 2U, 5U, 500U}) {
    std::vector<unsigned> alone = run(1, items);
    CHECK(alone.size() == std::size_t{items} * 2);
    for (unsigned item = 0; item < items; ++item) REQUIRE(alone[std::size_t{item} * 2] == item);
    for (unsigned jobs : {2U, 3U, 8U}) CHECK(run(jobs, items) == alone);
  }
}

TEST_CASE("an exception anywhere stops the rest and reaches the caller") {
  for (unsigned jobs : {1U, 2U, 8U}) {
    for (std::string_view place : {"next", "work", "drain", "make"}) CHECK(fault(jobs, place) == place);
    CHECK(fault(jobs, "nowhere") == "");
  }
}

TEST_CASE("few items are in flight while the drain is slow") {
  constexpr unsigned kJobs = 4;
  std::atomic<unsigned> begun = 0;
  unsigned drained = 0, most = 0;
  Counter counter{0, 400};
  in_order<unsigned, unsigned>(
      kJobs,
      [&](unsigned& item) {
        ++begun;
        return counter(item);
      },
      [] { return [](unsigned item, unsigned& result) { result = churn(item); }; },
      [&](unsigned) {
        for (unsigned i = 0; i < 100; ++i) churn(6);
        most = std::max(most, begun - drained);
        ++drained;
      });
  CHECK(drained == 400);
  CHECK(most <= kJobs * 3 + 1);
}

TEST_CASE("there is at least one processor") { CHECK(processors() >= 1); }
