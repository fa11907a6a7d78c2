// What loads and will not do what was meant: phrases that are never heard or never matter, signs that mean
// something else, names that nothing uses, rules that can never apply or that nothing tests, weights that do
// not add up.
//
// Everything here is a warning, and sure: what may be meant so is passed over. Only the checklist's own
// files are looked at; a shipped one that it includes is linted by its own name.
#pragma once

#include "rules/load.hpp"
#include "rules/mistakes.hpp"
#include "rules/uses.hpp"

namespace cortesia::rules {

// `loaded` compiles, and holds its examples.
void lint(const Loaded& loaded, Mistakes& mistakes);

// The larger parts of it. `mistakes` takes the warnings of a Linting.
struct Linting {
  const Loaded& loaded;
  const Node& checklist;  // its root
  const Uses& uses;
  Mistakes& mistakes;

  bool own(const Node& node) const { return loaded.is_own(node); }
};
void lint_phrases(const Linting& linting);
void lint_signs(const Linting& linting);
void lint_rules(const Linting& linting);

}  // namespace cortesia::rules
