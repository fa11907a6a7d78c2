// A YAML file as a tree with places: what the rest of the rules room sees of YAML.
//
// yaml-cpp is met in document.cpp and nowhere else. It accepts much in silence - duplicate keys, unterminated
// quotes, aliases, a second document, invalid UTF-8 - so document.cpp reads its events with a strict handler
// that reports each of these. The shipped checklists are embedded as trees already read (shipped.hpp),
// because yaml-cpp reads 5 MB/s and a start has 30 ms.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cortesia::rules {

class Mistakes;

struct Place {
  std::uint32_t file = 0;    // index into Mistakes' files
  std::uint32_t line = 0;    // from 1; 0: no place
  std::uint32_t column = 0;  // from 1, in code points

  auto operator<=>(const Place&) const = default;
};

struct Field;

struct Node {
  enum class Kind : std::uint8_t { null, scalar, sequence, mapping };
  Kind kind = Kind::null;
  bool quoted = false;        // 'x' or "x": never a number, a boolean or null
  bool verbatim = true;       // a scalar written on one line without escapes: offsets in `text` are columns
  Place place;                // of the first character (inside the quotes)
  std::string text;           // of a scalar
  std::vector<Node> items;    // of a sequence
  std::vector<Field> fields;  // of a mapping, in order; keys are scalars, each once

  const Node* find(std::string_view key) const;
};

struct Field {
  Node key, value;
};

inline const Node* Node::find(std::string_view key) const {
  for (const auto& [name, value] : fields)
    if (name.text == key) return &value;
  return nullptr;
}

// Reads one YAML document; every mistake goes to `mistakes` (file index `file`), what can be saved is
// returned.
Node parse_document(std::string_view bytes, std::uint32_t file, Mistakes& mistakes);

// Takes the examples out of the rules and labels of a checklist.
void drop_examples(Node& root);

// The same tree as bytes and back, for embedding. Places are kept.
std::string serialize(const Node& node);
Node deserialize(std::string_view bytes, std::uint32_t file);

}  // namespace cortesia::rules
