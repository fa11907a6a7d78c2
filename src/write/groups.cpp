#include "write/groups.hpp"

namespace cortesia::write {

std::vector<Group> groups_of(const Totals& totals, GroupBy by, const Style& style) {
  const Groups& groups = totals.groups[static_cast<std::size_t>(by)];
  std::vector<Group> out;
  Tally unknown;
  for (const auto& [name, tally] : groups.named) {
    if (name.text.empty() || (name.person && !style.quotes)) {
      unknown.merge(tally);
    } else {
      out.push_back({name.text, false, tally});
    }
  }
  if (unknown.calls > 0) out.push_back({{}, false, unknown});
  if (groups.others.calls > 0) out.push_back({{}, true, groups.others});
  return out;
}

std::vector<StaleWaiver> stale_waivers(const Totals& totals) {
  std::vector<StaleWaiver> stale;
  if (totals.waivers == nullptr) return stale;
  for (std::size_t i = 0; i < totals.waivers->all.size(); ++i) {
    const Waiver& waiver = totals.waivers->all[i];
    if (waiver.expired || totals.excused[i] == 0) stale.push_back({&waiver, waiver.expired});
  }
  return stale;
}

std::optional<Estimate> accuracy(const Tally& tally, std::size_t index) {
  if (index == kCriticalKinds) return clustered_share(tally.noncritical);
  const ErrorFree& kind = tally.critical[index];
  return proportion(static_cast<double>(kind.error_free), static_cast<double>(kind.calls));
}

}  // namespace cortesia::write
