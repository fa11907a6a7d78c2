#include "rules/scene.hpp"

#include <algorithm>

#include "rules/moments.hpp"

namespace cortesia::rules {

std::uint32_t Scene::turn_of(std::uint32_t word) const {
  const auto& turns = heard->turns;
  if (turns.empty()) return 0;
  const auto after =
      std::upper_bound(turns.begin(), turns.end(), word,
                       [](std::uint32_t w, const hear::HeardTurn& turn) { return w < turn.end; });
  return static_cast<std::uint32_t>(after == turns.end() ? turns.size() - 1
                                                         : static_cast<std::size_t>(after - turns.begin()));
}

const Scene::Found& Scene::found_of(MomentId moment) const {
  Found& entry = found[moment];
  if (!entry.known) {
    entry.known = true;  // a moment that hangs on itself was refused when the checklist was compiled
    entry.trouble =
        find_moment((*moments)[moment], Scope{*this, 0, nullptr, std::nullopt, false}, entry.spans);
  }
  return entry;
}

}  // namespace cortesia::rules
