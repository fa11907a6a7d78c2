#include "base/estimate.hpp"

#include <algorithm>
#include <cmath>

namespace cortesia {

namespace {

// Wilson's interval of a share that was seen among `size` things.
Estimate wilson(double share, double size) {
  const double z2 = kZ95 * kZ95;
  const double middle = (share + z2 / (2 * size)) / (1 + z2 / size);
  const double half = kZ95 / (1 + z2 / size) * std::sqrt(share * (1 - share) / size + z2 / (4 * size * size));
  // At 0 and 1 the end of the interval is exact, and rounding must not say otherwise.
  const double low = share <= 0 ? 0 : std::max(0.0, middle - half);
  const double high = share >= 1 ? 1 : std::min(1.0, middle + half);
  return {share, low, high};
}

// Student's quantile that is kZ95 where there are degrees of freedom without end: the first four by table,
// the others by the expansion of Fisher and Cornish (1960), which is right to 0.003 from there on.
double student95(double freedom) {
  constexpr double kFew[] = {12.706, 4.303, 3.182, 2.776};
  if (freedom < 5) return kFew[static_cast<std::size_t>(freedom) - 1];
  constexpr double z = kZ95, z3 = z * z * z, z5 = z3 * z * z, z7 = z5 * z * z;
  return z + (z3 + z) / (4 * freedom) + (5 * z5 + 16 * z3 + 3 * z) / (96 * freedom * freedom) +
         (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * freedom * freedom * freedom);
}

}  // namespace

std::optional<Estimate> proportion(double part, double whole) {
  if (!(whole > 0)) return std::nullopt;
  return wilson(part / whole, whole);
}

Estimate with_error(double value, double standard_error, double least, double most) {
  const double half = kZ95 * standard_error;
  return {value, std::clamp(value - half, least, most), std::clamp(value + half, least, most)};
}

void Clusters::add(double things, double earns) {
  ++count;
  size += things;
  earned += earns;
  size_squares += things * things;
  earned_squares += earns * earns;
  both += things * earns;
}

void Clusters::merge(const Clusters& later) {
  count += later.count;
  size += later.size;
  earned += later.earned;
  size_squares += later.size_squares;
  earned_squares += later.earned_squares;
  both += later.both;
}

std::optional<Estimate> clustered_share(const Clusters& clusters) {
  // Below this a sum of squares is rounding.
  constexpr double kNothing = 1e-9;
  if (!(clusters.size > 0)) return std::nullopt;
  const double ratio = clusters.earned / clusters.size;
  const auto count = static_cast<double>(clusters.count);
  const double squares =
      clusters.earned_squares - 2 * ratio * clusters.both + ratio * ratio * clusters.size_squares;
  double effective = count;
  if (clusters.count > 1 && squares > kNothing * clusters.size_squares) {
    const double variance = count / (count - 1) * squares / (clusters.size * clusters.size);
    const double student = kZ95 / student95(count - 1);
    effective = std::min(clusters.size, ratio * (1 - ratio) / variance) * student * student;
  }
  return wilson(ratio, effective);
}

}  // namespace cortesia
