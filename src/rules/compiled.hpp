// A checklist ready to judge: what compile.cpp makes of the merged tree. Immutable, shared by all threads.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hear/phrasebook.hpp"
#include "model/checklist_info.hpp"
#include "rules/check.hpp"
#include "rules/load.hpp"
#include "rules/merged.hpp"
#include "rules/moments.hpp"
#include "rules/needs.hpp"
#include "rules/rules.hpp"
#include "rules/voices.hpp"

namespace cortesia::rules {

struct Rule {
  std::unique_ptr<Check> when, assessable;  // may be null
  std::unique_ptr<Check> check;             // never null
  std::vector<Need> needs;
  std::optional<MomentId> for_each;
};

struct Checklist::Compiled {
  ChecklistInfo info;
  std::optional<hear::Phrasebook> book;  // always there once compiled
  std::vector<AskedPattern> asked;       // what was asked of it, for the build that embeds it
  std::vector<Moment> moments;           // by MomentId
  std::vector<Rule> rules;               // as info.rules
  std::vector<std::string> company;
  std::optional<Voices> voices;
  std::vector<Merged> merged;
  ClockSettings clock;
  WindowId windows = 0;  // that stand still
  std::string timezone;
};

// Every mistake goes to `mistakes`; null when there is an error.
std::unique_ptr<Checklist::Compiled> compile(const Loaded& loaded, Mistakes& mistakes);

// Loads and compiles; `settings_of` as in load(). Throws Error with every mistake of both.
struct LoadedAndCompiled {
  Loaded loaded;
  std::unique_ptr<Checklist::Compiled> compiled;  // never null
};
LoadedAndCompiled load_and_compile(const LoadOptions& options, bool keep_examples, Mistakes& mistakes,
                                   std::optional<std::uint32_t> settings_of = std::nullopt);

}  // namespace cortesia::rules
