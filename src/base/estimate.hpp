// Shares with their intervals: statistics, and nothing of calls.
//
// Every interval is of 95 %, two-sided, and lies within what the figure can be.
#pragma once

#include <cstdint>
#include <optional>

namespace cortesia {

inline constexpr double kZ95 = 1.959963984540054;  // of the normal distribution, two-sided

struct Estimate {
  double value = 0, low = 0, high = 0;
};

// part / whole with Wilson's interval (1927); counts may be fractions. Nothing of an empty whole.
std::optional<Estimate> proportion(double part, double whole);

// `value` with the interval that its standard error gives.
Estimate with_error(double value, double standard_error, double least, double most);

// Things that come in clusters - findings in calls - of which each earns from 0 to 1: sums that tell the
// share earned and how far the clusters differ, whatever their number.
struct Clusters {
  std::uint64_t count = 0;                                // of the clusters
  double size = 0, earned = 0;                            // things in all, and what they earn
  double size_squares = 0, earned_squares = 0, both = 0;  // sums over the clusters

  void add(double things, double earns);
  void merge(const Clusters& later);
};

// earned / size. Things of one cluster hang together, so that they tell less than as many on their own would:
// Wilson's interval at the effective size, which is the size by the design effect - the variance of the ratio
// over clusters to that of independent things - and never more than the size, less what few clusters leave
// unsure of that variance (Korn and Graubard 1998; Franco, Little, Louis and Slud 2019). Where nothing
// differs between clusters, each counts as one. Nothing when there is no thing.
std::optional<Estimate> clustered_share(const Clusters& clusters);

}  // namespace cortesia
