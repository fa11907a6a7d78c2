// The stretches of a call that a window spans, in words and in seconds: which waits lie in it, and how much
// of each. A wait holds no words, so a region of words cannot tell.
#pragma once

#include <array>
#include <limits>
#include <optional>
#include <vector>

#include "rules/window.hpp"

namespace cortesia::rules {

struct Stretch {
  hear::WordRange words;
  // Seconds, where the clock or a moment bounds it; infinite where words do.
  double from = -std::numeric_limits<double>::infinity();
  double to = std::numeric_limits<double>::infinity();
  std::array<const MomentSpan*, 2> bounds = {};  // the occurrences that it comes before, after or between
};

std::vector<Stretch> stretches_of(const Window& window, const Scope& scope);

struct Seconds {
  double begin = 0, end = 0;
};

// The parts of a gap between turns that lie in the stretches, by the times at which their words are said;
// needs a measured clock.
std::vector<Seconds> parts_inside(const std::vector<Stretch>& stretches, Seconds gap, const Scene& scene);

// Whether an occurrence begins in one of them; and what of it lies there: parts where its times are known,
// else itself or nothing.
bool begins_inside(const std::vector<Stretch>& stretches, const MomentSpan& span);
struct Inside {
  bool any = false;
  std::optional<double> seconds;
};
Inside inside(const std::vector<Stretch>& stretches, const MomentSpan& span);

}  // namespace cortesia::rules
