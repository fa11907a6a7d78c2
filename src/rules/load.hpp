// From `--rules` to one tree: finds the file, reads its includes, and merges them.
//
// Merging happens on the trees, before anything is compiled: `include` (a file beside this one, or
// shipped:NAME), `disable`, `{id, override: true, ...}`, `phrases: {name: {add: [...]}}`, `settings` and
// `$name` are resolved here and the rest of the room sees one checklist. Every node keeps the place it was
// written at.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/document.hpp"
#include "rules/mistakes.hpp"
#include "rules/settings.hpp"
#include "rules/shipped.hpp"

namespace cortesia::rules {

struct Loaded {
  Node root;           // the merged checklist: no include, disable, override, add, settings or $name left
  std::string name;    // of the file, for messages
  std::string sha256;  // over the bytes of the file and all it includes, in the order of reading
  // By Place::file: true of the file itself and what it includes from beside it, not from shipped:NAME.
  std::vector<bool> own;
  std::vector<ListChoice> choices;  // that settings made
  // By Place::file: the settings that are not what the file was written with, for one that includes it has
  // set them anew.
  std::vector<std::vector<std::string>> set_anew;
  const Shipped* shipped = nullptr;  // what this is, byte for byte, when it comes with its phrasebook

  bool is_own(const Node& node) const { return own[node.place.file]; }
};

// `rules` is a path, "shipped:NAME", or empty: ./rules.yaml when it exists, else the shipped checklist of
// `language`. `keep_examples` is false for an audit, which has no use for them. With `settings_of`, a
// Place::file, the settings are what that file was written with.
Loaded load(std::string_view rules, std::string_view language, bool keep_examples, Mistakes& mistakes,
            std::optional<std::uint32_t> settings_of = std::nullopt);

// The --rules of a file that another names: `shipped:NAME`, or a path beside it. Nothing, with a mistake,
// when there is none.
std::optional<std::string> beside(const std::string& file, const Node& name, Mistakes& mistakes);

}  // namespace cortesia::rules
