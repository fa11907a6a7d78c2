// The checklists that the program carries, as the build embeds them: cmake/shipped.cmake lists them,
// tools/embed.cpp reads them and writes the definitions of what is declared here.
//
// A checklist may be made of several files: those beside it that it includes are shipped too, as its parts.
//
// yaml-cpp reads a few megabytes a second, and a start has 30 ms; so a shipped checklist comes with its tree
// as bytes (document.hpp, deserialize). A file that is byte for byte a shipped one is not parsed either.
#pragma once

#include <span>
#include <string_view>

namespace cortesia::rules {

struct Shipped {
  std::string_view name;    // "es", as in shipped:es; empty for a part, which cannot be asked for by itself
  std::string_view path;    // "rules.yaml", "phrases/trato.yaml": as one shipped file includes another
  std::string_view text;    // the bytes of the file
  std::string_view sha256;  // of them, and of its parts after them
  std::string_view tree;    // without examples, which an audit does not need
};

std::span<const Shipped> shipped();

}  // namespace cortesia::rules
