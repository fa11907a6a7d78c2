// One checklist of several: what a file that includes others adds to them and changes of them.
//
// The files come one after the other, each after those it includes, and each is laid over what there is:
//
//   rules, labels    new ones are added; `{id, override: true, ...}` changes one key by key; `disable` drops
//   some phrases, moments new ones are added; {add: [...]}, {remove: [...]} and {replace: ...} change one
//   sections         added, or changed key by key, by id
//   anything else    the later file wins, key by key in a mapping
//
// So what has a name and is used by it (a rule, a list of phrases, a moment) is never changed by accident: to
// define it again without saying so is a mistake.
#pragma once

#include "rules/document.hpp"
#include "rules/mistakes.hpp"

namespace cortesia::rules {

// Lays `own`, a mapping, over `base`, which is empty at first. `include`, `disable` and `settings` are left
// out.
void merge(Node& base, Node own, Mistakes& mistakes);

}  // namespace cortesia::rules
