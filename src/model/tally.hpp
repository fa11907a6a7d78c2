// What is counted of calls: of the whole night, and of each agent, queue and day.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "base/estimate.hpp"
#include "model/call.hpp"
#include "model/report.hpp"

namespace cortesia {

// Calls that were searched for critical errors of one kind, and those without one: critical-error accuracy.
struct ErrorFree {
  std::uint64_t calls = 0, error_free = 0;
};

struct Tally {
  std::uint64_t calls = 0;
  std::uint64_t passed = 0, failed = 0, not_assessable = 0;
  std::uint64_t critical_failed = 0;
  double score_sum = 0;
  std::uint64_t scored = 0;
  std::array<ErrorFree, kCriticalKinds> critical;  // by kind_index; of calls that passed or failed
  Clusters noncritical;  // the findings of rules that are not critical, in clusters of a call; of the same

  void add(const Report& report);
  void merge(const Tally& later);
};

// What calls are told apart by.
enum class GroupBy : std::uint8_t { agent, queue, day };
inline constexpr std::string_view kGroupByNames[] = {"agent", "queue", "day"};

struct GroupName {
  std::string text;     // empty: not known
  bool person = false;  // the name of a person, where there is no id

  auto operator<=>(const GroupName&) const = default;
};
GroupName group_of(GroupBy by, const Call& call, const Report& report);

// The calls of one sort, group by group. Memory is bounded: the groups after the first kMost, in input order,
// are counted together.
struct Groups {
  static constexpr std::size_t kMost = 10'000;

  std::map<GroupName, Tally> named;
  Tally others;

  void merge(const Groups& later);
};

}  // namespace cortesia
