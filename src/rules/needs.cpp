#include "rules/needs.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/clock.hpp"
#include "rules/cut.hpp"

namespace cortesia::rules {

namespace {

struct NeedKind {
  std::string_view name;
  Reason missing;
  bool (*met)(const Scene&);
};

constexpr NeedKind kNeeds[] = {
    {"times", Reason::needs_times, [](const Scene& s) { return s.time.measured(); }},
    {"turn-ends", Reason::needs_turn_ends,
     [](const Scene& s) { return s.time.measured() && s.time.has_turn_ends(); }},
    // A call whose speakers cannot be told is not assessable as a whole; here the need is stated all the
    // same.
    {"speakers", Reason::needs_speakers, [](const Scene&) { return true; }},
    {"casing", Reason::needs_casing, [](const Scene& s) { return s.heard->has_casing; }},
    {"loudness", Reason::needs_loudness,
     [](const Scene& s) {
       return std::any_of(s.call->turns.begin(), s.call->turns.end(),
                          [](const Turn& t) { return t.loudness.has_value(); });
     }},
    {"ring", Reason::needs_ring, [](const Scene& s) { return s.call->ring_seconds.has_value(); }},
    {"local-time", Reason::needs_local_time,
     [](const Scene& s) { return clock::local_minutes(s.call->started_at, s.timezone).has_value(); }},
    {"end-of-call", Reason::needs_end_of_call,
     [](const Scene& s) {
       if (!s.cut) s.cut = is_cut(s);
       return !*s.cut;
     }},
    {"hangup", Reason::needs_hangup, [](const Scene& s) { return !s.call->ended_by.empty(); }},
    {"customer-id", Reason::needs_customer_id, [](const Scene& s) { return !s.call->customer.id.empty(); }},
    {"company", Reason::needs_company, [](const Scene& s) { return !s.company.empty(); }},
    {"archive", Reason::needs_archive, [](const Scene&) { return false; }},
};

}  // namespace

std::vector<std::string_view> need_names() {
  std::vector<std::string_view> names;
  for (const NeedKind& kind : kNeeds) names.push_back(kind.name);
  return names;
}

std::vector<Need> parse_needs(const Node& node, Parsing& parsing) {
  std::vector<Need> needs;
  const std::vector<std::string_view> names = need_names();
  const auto read = [&](const Node& item) {
    Need need;
    std::string_view rest = item.text;
    while (item.kind == Node::Kind::scalar) {
      const std::size_t bar = std::min(rest.find('|'), rest.size());
      const std::string_view name = rest.substr(0, bar);
      const auto at = std::find(names.begin(), names.end(), name);
      if (at == names.end())
        parsing.mistakes.error(
            item, fmt::format("\"{}\" is nothing a rule can need{}", name, suggestion(name, names)));
      else
        need.push_back(static_cast<std::uint8_t>(at - names.begin()));
      if (bar == rest.size()) break;
      rest.remove_prefix(bar + 1);
    }
    if (!need.empty()) needs.push_back(std::move(need));
  };
  if (node.kind == Node::Kind::sequence)
    for (const Node& item : node.items) read(item);
  else if (node.kind == Node::Kind::scalar)
    read(node);
  else
    parsing.mistakes.error(node, "expected a list of needs: needs: [times]");
  return needs;
}

Reason unmet(const std::vector<Need>& needs, const Scene& scene) {
  for (const Need& need : needs)
    if (std::none_of(need.begin(), need.end(), [&](std::uint8_t kind) { return kNeeds[kind].met(scene); }))
      return kNeeds[need.front()].missing;
  return Reason::none;
}

}  // namespace cortesia::rules
