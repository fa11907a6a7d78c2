// Who uses which names in a checklist: the lists of phrases, moments and windows that its rules come to.
//
// Works on the merged tree of a checklist that compiles.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "rules/load.hpp"

namespace cortesia::rules {

// Calls `visit` for every key of the mappings below `node`, outermost first; not inside examples.
void for_each_key(const Node& node, const std::function<void(const Node& key, const Node& value)>& visit);

// The scalars of a scalar or a list.
void for_each_scalar(const Node& node, const std::function<void(const Node&)>& visit);

struct Uses {
  std::set<std::string, std::less<>> lists, moments, windows;
  // Of the lists: used as part of a longer phrase, as a context, or to weigh a reply, where it matters which
  // of its phrases is heard.
  std::set<std::string, std::less<>> measured_lists;
};

// All that the rules, labels and voices of a checklist come to, directly or through each other, and what they
// would come to with other settings.
Uses uses_of(const Loaded& loaded);

}  // namespace cortesia::rules
