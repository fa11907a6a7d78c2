// Where a check looks: `opening`, `first 30s`, `{before: hold, within: 4 turns}`, `next agent turn`, or a
// union.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rules/fields.hpp"
#include "rules/parties.hpp"
#include "rules/scene.hpp"

namespace cortesia::rules {

struct Window {
  enum class Kind : std::uint8_t {
    whole,
    first,
    last,
    after_time,  // amount: seconds, turns or a share of the words
    before,
    after,
    during,
    between,  // moments; amount: within, or none
    same,
    next,
    previous,  // relative to the anchor; amount.value turns of `party`
    any_of,    // union of `parts`
    timed,     // parts[0] where there is a clock, else parts[1]
  };
  Kind kind = Kind::whole;
  Quantity amount;
  Parties party = kAnyone;  // whose turns are counted
  MomentId moment = 0, until = 0;
  std::vector<Window> parts;
  std::string written;  // as the checklist writes it, for `looked_in`
  WindowId id = 0;      // of windows that stand still during a call, for the cache
  bool still = false;   // depends on neither anchor nor moments
};

// `out` is cleared first.
void resolve(const Window& window, const Scope& scope, Region& out);

// The resolved region of a window: from the scene's cache when the window stands still, else made in `spare`.
const Region& region_of(const Window& window, const Scope& scope, Region& spare);

}  // namespace cortesia::rules
