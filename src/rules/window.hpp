// Where a check looks: `opening`, `first 30s`, `{before: hold, within: 4 turns}`, `next agent turn`, or a
// union.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/window_name.hpp"
#include "rules/fields.hpp"
#include "rules/parties.hpp"
#include "rules/scene.hpp"

namespace cortesia::rules {

struct Window {
  using Kind = WindowKind;
  Kind kind = Kind::whole;
  Quantity amount;
  Parties party = kAnyone;  // whose turns are counted
  MomentId moment = 0, until = 0;
  std::vector<Window> parts;
  std::string written;  // as the checklist writes it, for `looked_in`
  bool named = false;   // by the checklist
  WindowName name;      // filled in when the window is finished
  WindowId id = 0;      // of windows that stand still during a call, for the cache
  bool still = false;   // depends on no anchor; on an occurrence only where for_each is of its moment
};

// `out` is cleared first.
void resolve(const Window& window, const Scope& scope, Region& out);

// The resolved region of a window: from the scene's cache when the window stands still, else made in `spare`.
const Region& region_of(const Window& window, const Scope& scope, Region& spare);

}  // namespace cortesia::rules
