// The checklists that the program carries, as the build embeds them: cmake/shipped.cmake lists them,
// tools/embed.cpp reads them and writes the definitions of what is declared here.
//
// A checklist may be made of several files: those beside it that it includes are shipped too, as its parts.
//
// yaml-cpp reads a few megabytes a second, compiling the phrases takes longer still, and a start has 30 ms;
// so a shipped checklist comes with its tree as bytes (document.hpp, deserialize), and with its phrasebook.
// A file that is byte for byte a shipped one is not parsed either, nor are its phrases compiled.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "hear/heard.hpp"
#include "rules/asked_names.hpp"

namespace cortesia::rules {

// What reading a checklist asks of the phrasebook, a `say:` after the other: see Parsing::pattern.
struct AskedPattern {
  hear::PatternId id = 0;
  bool entity = false;                    // see Parsing::asks_for_entity
  std::optional<hear::PatternId> masked;  // see Parsing::masked; of the first of several that are the same
  AskedNames names = kAsksForNone;
  bool operator==(const AskedPattern&) const = default;
};

struct Shipped {
  std::string_view name;    // "es", as in shipped:es; empty for a part, which cannot be asked for by itself
  std::string_view path;    // "rules.yaml", "phrases/trato.yaml": as one shipped file includes another
  std::string_view text;    // the bytes of the file
  std::string_view sha256;  // of them, and of its parts after them
  std::string_view tree;    // without examples, which an audit does not need
  // Of what has a name.
  std::string_view book;  // see hear::Phrasebook::of
  std::span<const AskedPattern> asked;
};

std::span<const Shipped> shipped();

}  // namespace cortesia::rules
