// Shares and their intervals, against figures worked out by other means.
#include <vector>

#include <doctest/doctest.h>

#include "base/estimate.hpp"

using namespace cortesia;
using doctest::Approx;

TEST_CASE("a share has Wilson's interval") {
  struct Case {
    double part, whole, low, high;
  };
  // By Wilson (1927), equation for p; to four digits.
  for (const Case& c : {Case{0, 1, 0, 0.7935}, Case{1, 1, 0.2065, 1}, Case{12, 15, 0.5481, 0.9295},
                        Case{81, 263, 0.2553, 0.3662}, Case{0, 20, 0, 0.1611}, Case{29, 29, 0.8830, 1}}) {
    INFO(c.part, " of ", c.whole);
    std::optional<Estimate> estimate = proportion(c.part, c.whole);
    REQUIRE(estimate);
    CHECK(estimate->value == Approx(c.part / c.whole));
    CHECK(estimate->low == Approx(c.low).epsilon(0.0002));
    CHECK(estimate->high == Approx(c.high).epsilon(0.0002));
  }
  CHECK(!proportion(0, 0));
}

namespace {

struct Cluster {
  double size, earned;
};

Clusters of(const std::vector<Cluster>& clusters) {
  Clusters sums;
  for (const Cluster& cluster : clusters) sums.add(cluster.size, cluster.earned);
  return sums;
}

// How many independent things would have Wilson's interval as wide as this one: its width, undone by halving.
double effective_size(const Estimate& estimate) {
  double few = 0.01, many = 1e6;
  for (int i = 0; i < 200; ++i) {
    double middle = (few + many) / 2;
    Estimate there = *proportion(estimate.value * middle, middle);
    (there.high - there.low > estimate.high - estimate.low ? few : many) = middle;
  }
  return few;
}

}  // namespace

TEST_CASE("what comes in clusters tells less than as much on its own") {
  struct Case {
    const char* about;
    std::vector<Cluster> clusters;
    double value, effective;
  };
  for (const Case& c : {
           Case{"one cluster is one", {{10, 5}}, 0.5, 1},
           Case{"all alike in every cluster: a cluster counts as one", {{10, 10}, {10, 10}, {4, 4}}, 1, 3},
           Case{"so where nothing is earned", {{3, 0}, {5, 0}}, 0, 2},
           // Variance 10/9 * 10 * 0.25 / 100; p(1-p) over it is 9; Student at 9 degrees is 2.262.
           Case{"clusters of one are as good as independent, but for what few leave unsure",
                {{1, 1}, {1, 1}, {1, 1}, {1, 1}, {1, 1}, {1, 0}, {1, 0}, {1, 0}, {1, 0}, {1, 0}},
                0.5,
                9 * 1.95996 * 1.95996 / (2.2622 * 2.2622)},
           // Each cluster is of a piece: four findings tell no more than one.
           Case{"clusters of a piece count as one each",
                {{4, 4}, {4, 4}, {4, 4}, {4, 0}, {4, 0}, {4, 0}},
                0.5,
                5 * 1.95996 * 1.95996 / (2.5706 * 2.5706)},
           // Clusters that agree by luck tell no more than independent things.
           Case{"never more than the size",
                {{10, 5}, {10, 5.1}},
                0.505,
                20 * 1.95996 * 1.95996 / (12.706 * 12.706)},
       }) {
    INFO(c.about);
    std::optional<Estimate> estimate = clustered_share(of(c.clusters));
    REQUIRE(estimate);
    CHECK(estimate->value == Approx(c.value));
    CHECK(estimate->low >= 0);
    CHECK(estimate->high <= 1);
    CHECK(effective_size(*estimate) == Approx(c.effective).epsilon(0.005));
  }
  CHECK(!clustered_share({}));
}

TEST_CASE("clusters counted apart and together are the same") {
  Clusters whole = of({{3, 1.5}, {7, 2}, {2, 2}}), first = of({{3, 1.5}}), rest = of({{7, 2}, {2, 2}});
  first.merge(rest);
  CHECK(clustered_share(first)->low == Approx(clustered_share(whole)->low));
  CHECK(first.count == 3);
}
