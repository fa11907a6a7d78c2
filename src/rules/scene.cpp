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

std::optional<std::uint32_t> Scene::turn_from(std::uint32_t turn, Parties by) const {
  std::optional<std::uint32_t> first;
  for (std::size_t party = 0; party < turns_of.size(); ++party) {
    if (!by.has(static_cast<Party>(party))) continue;
    const auto at = std::ranges::lower_bound(turns_of[party], turn);
    if (at != turns_of[party].end() && (!first || *at < *first)) first = *at;
  }
  return first;
}

std::optional<std::uint32_t> Scene::turn_before(std::uint32_t turn, Parties by) const {
  std::optional<std::uint32_t> last;
  for (std::size_t party = 0; party < turns_of.size(); ++party) {
    if (!by.has(static_cast<Party>(party))) continue;
    const auto at = std::ranges::lower_bound(turns_of[party], turn);
    if (at != turns_of[party].begin() && (!last || *(at - 1) > *last)) last = *(at - 1);
  }
  return last;
}

void Scene::listen_to(const hear::Heard& words) {
  heard = &words;
  for (std::vector<std::uint32_t>& turns : turns_of) turns.clear();
  for (std::uint32_t i = 0; i < words.turns.size(); ++i)
    if (words.turns[i].begin != words.turns[i].end)
      turns_of[static_cast<std::size_t>(words.turns[i].party)].push_back(i);
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
