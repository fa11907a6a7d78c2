// Findings that are excused: whose they are, why, who answers for it, and how long.
//
// The rules room reads them and the reports show them. Shared by all threads, never changed after loading;
// findings and reports point into them.
#pragma once

#include <string>
#include <vector>

namespace cortesia {

struct Waiver {
  std::string call, agent, rule;  // an empty one says nothing; a rule may end in * for all that begin so
  std::string reason, owner;
  std::string expires;   // the last day it holds, "2026-12-31"
  bool expired = false;  // before Waivers::as_of: it excuses nothing
  std::string place;     // "waivers.yaml:3:5"
};

struct Waivers {
  std::string as_of;  // the day by which they are judged
  std::vector<Waiver> all;
};

}  // namespace cortesia
