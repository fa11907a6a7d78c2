#include "model/tally.hpp"

namespace cortesia {

void Tally::add(const Report& report) {
  ++calls;
  if (report.critical_failed) ++critical_failed;
  if (report.outcome != Outcome::passed && report.outcome != Outcome::failed) {
    ++not_assessable;
    return;
  }
  ++(report.outcome == Outcome::passed ? passed : failed);
  if (report.score) {
    score_sum += *report.score;
    ++scored;
  }
  for (std::size_t kind = 0; kind < kCriticalKinds; ++kind) {
    if (report.critical[kind] == Accuracy::unknown) continue;
    ++critical[kind].calls;
    if (report.critical[kind] == Accuracy::error_free) ++critical[kind].error_free;
  }
  if (report.noncritical_judged > 0) noncritical.add(report.noncritical_judged, report.noncritical_earned);
}

void Tally::merge(const Tally& later) {
  calls += later.calls;
  passed += later.passed;
  failed += later.failed;
  not_assessable += later.not_assessable;
  critical_failed += later.critical_failed;
  score_sum += later.score_sum;
  scored += later.scored;
  for (std::size_t kind = 0; kind < kCriticalKinds; ++kind) {
    critical[kind].calls += later.critical[kind].calls;
    critical[kind].error_free += later.critical[kind].error_free;
  }
  noncritical.merge(later.noncritical);
}

GroupName group_of(GroupBy by, const Call& call, const Report& report) {
  switch (by) {
    case GroupBy::agent:
      return {std::string(call.agent.id_or_name()), call.agent.id.empty() && !call.agent.name.empty()};
    case GroupBy::queue:
      return {std::string(call.queue)};
    case GroupBy::day:
      break;
  }
  return {report.day};
}

void Groups::merge(const Groups& later) {
  others.merge(later.others);
  for (const auto& [name, tally] : later.named) {
    auto at = named.find(name);
    if (at == named.end() && named.size() < kMost) at = named.try_emplace(name).first;
    (at == named.end() ? others : at->second).merge(tally);
  }
}

}  // namespace cortesia
