#include <cstdint>
#include <set>
#include <vector>

#include <doctest/doctest.h>

#include "hear/step_set.hpp"

namespace cortesia::hear {

TEST_CASE("a set of steps hands them out in order, each once, as std::set does") {
  constexpr std::uint32_t kSteps = 20'000;
  StepSet steps(kSteps);
  std::uint32_t drawn = 1;
  for (const int count : {0, 1, 3, 500, 0, 40}) {
    std::set<std::uint32_t> twin;
    for (int i = 0; i < count; ++i) {
      drawn = drawn * 1103515245 + 12345;
      const std::uint32_t step = i == 0 ? kSteps - 1 : (drawn >> 8) % (i % 2 == 0 ? 70 : kSteps);
      CHECK(steps.add(step) == twin.insert(step).second);
    }
    std::vector<std::uint32_t> out;
    steps.take_out([&](std::uint32_t step) { out.push_back(step); });
    CHECK(out == std::vector<std::uint32_t>(twin.begin(), twin.end()));
  }
  steps.add(7);
  steps.clear();
  CHECK(steps.add(7));
}

}  // namespace cortesia::hear
