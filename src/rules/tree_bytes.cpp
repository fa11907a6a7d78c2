// Trees as bytes, for the checklists that are shipped: what the build writes, a start reads in a
// millisecond.
//
// A node is one byte (its kind, whether it is quoted, whether it is verbatim), its line and its column, then
// its text or the number of its parts and the parts. Numbers are LEB128: seven bits a byte, the lowest first.
// Only the build writes these bytes, so what is wrong with them is a bug.

#include <cassert>

#include "rules/document.hpp"

namespace cortesia::rules {
namespace {

void put(std::uint32_t number, std::string& out) {
  for (; number >= 0x80; number >>= 7) out += static_cast<char>((number & 0x7F) | 0x80);
  out += static_cast<char>(number);
}

void put(const Node& node, std::string& out) {
  out += static_cast<char>(static_cast<unsigned>(node.kind) | (node.quoted ? 4u : 0u) |
                           (node.verbatim ? 8u : 0u));
  put(node.place.line, out);
  put(node.place.column, out);
  switch (node.kind) {
    case Node::Kind::null:
      break;
    case Node::Kind::scalar:
      put(static_cast<std::uint32_t>(node.text.size()), out);
      out += node.text;
      break;
    case Node::Kind::sequence:
      put(static_cast<std::uint32_t>(node.items.size()), out);
      for (const Node& item : node.items) put(item, out);
      break;
    case Node::Kind::mapping:
      put(static_cast<std::uint32_t>(node.fields.size()), out);
      for (const auto& [key, value] : node.fields) {
        put(key, out);
        put(value, out);
      }
      break;
  }
}

struct Bytes {
  const char* at;
  const char* end;
  std::uint32_t file;

  std::uint32_t number() {
    std::uint32_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
      assert(at < end);
      const auto byte = static_cast<unsigned char>(*at++);
      value |= static_cast<std::uint32_t>(byte & 0x7Fu) << shift;
      if (byte < 0x80) return value;
    }
  }

  void node(Node& node) {
    assert(at < end);
    const auto head = static_cast<unsigned char>(*at++);
    node.kind = static_cast<Node::Kind>(head & 3u);
    node.quoted = (head & 4u) != 0;
    node.verbatim = (head & 8u) != 0;
    node.place.file = file;
    node.place.line = number();
    node.place.column = number();
    if (node.kind == Node::Kind::null) return;
    const std::uint32_t size = number();
    assert(size <= static_cast<std::size_t>(end - at));
    if (node.kind == Node::Kind::scalar) {
      node.text.assign(at, size);
      at += size;
    } else if (node.kind == Node::Kind::sequence) {
      node.items.resize(size);
      for (Node& item : node.items) this->node(item);
    } else {
      node.fields.resize(size);
      for (auto& [key, value] : node.fields) {
        this->node(key);
        this->node(value);
      }
    }
  }
};

}  // namespace

void drop_examples(Node& root) {
  for (auto& [key, list] : root.fields)
    if (key.text == "rules" || key.text == "labels")
      for (Node& rule : list.items)
        std::erase_if(rule.fields, [](const auto& field) { return field.key.text == "examples"; });
}

std::string serialize(const Node& node) {
  std::string out;
  put(node, out);
  return out;
}

Node deserialize(std::string_view bytes, std::uint32_t file) {
  Node root;
  Bytes reader{bytes.data(), bytes.data() + bytes.size(), file};
  reader.node(root);
  assert(reader.at == reader.end);
  return root;
}

}  // namespace cortesia::rules
