// Where a check looks, as plain data: the write room puts it into the words of a report.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cortesia {

enum class WindowKind : std::uint8_t {
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
  previous,  // relative to the anchor; amount: turns of `party`
  any_of,    // union of `parts`
  timed,     // parts[0] where there is a clock, else parts[1]
};

struct WindowName {
  enum class Unit : std::uint8_t { none, seconds, per_cent, turns, words };

  WindowKind kind = WindowKind::whole;
  std::string written;  // as the checklist writes it: "before hold, within 4 turns"
  bool named = false;   // `written` is a name that the checklist gives to it
  double amount = 0;
  Unit unit = Unit::none;     // none: there is no amount
  std::string_view party;     // whose turns: "agent"; empty: anybody's
  std::string moment, until;  // their titles, else their names
  std::vector<WindowName> parts;
};

}  // namespace cortesia
