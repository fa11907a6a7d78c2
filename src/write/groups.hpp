// What the summaries of a night have in common: its groups by agent, queue and day, its waivers and
// accuracies.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/estimate.hpp"
#include "model/totals.hpp"
#include "write/write.hpp"

namespace cortesia::write {

struct Group {
  std::string_view name;  // empty: not known, or the others; borrowed from the totals
  bool others = false;    // more groups than are told apart
  Tally tally;
};

// In order of names; the calls of which it is not known, and the others, last. Groups named after a person
// are among the unknown when names are left out.
std::vector<Group> groups_of(const Totals& totals, GroupBy by, const Style& style);

// The waivers that no longer do anything: they have expired, or no finding needed them. In their order.
struct StaleWaiver {
  const Waiver* waiver;
  bool expired;  // else unused
};
std::vector<StaleWaiver> stale_waivers(const Totals& totals);

// The accuracies: those of the kinds of critical errors, by kind_index, then that of findings which are not
// critical. As shares, from 0 to 1; nothing where there is nothing to tell it by.
inline constexpr std::size_t kAccuracies = kCriticalKinds + 1;
std::optional<Estimate> accuracy(const Tally& tally, std::size_t index);

}  // namespace cortesia::write
