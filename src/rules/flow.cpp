#include "rules/flow.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace cortesia::rules {
namespace {

constexpr std::size_t kLongest = 100;  // bytes

void append(const Node& node, std::string& out) {
  if (out.size() > kLongest) return;
  switch (node.kind) {
    case Node::Kind::null:
      out += '~';
      return;
    case Node::Kind::scalar:
      out += node.text;
      return;
    case Node::Kind::sequence:
      out += '[';
      for (std::size_t i = 0; i < node.items.size() && out.size() <= kLongest; ++i) {
        if (i > 0) out += ", ";
        append(node.items[i], out);
      }
      out += ']';
      return;
    case Node::Kind::mapping:
      out += '{';
      for (std::size_t i = 0; i < node.fields.size() && out.size() <= kLongest; ++i) {
        if (i > 0) out += ", ";
        out += node.fields[i].key.text + ": ";
        append(node.fields[i].value, out);
      }
      out += '}';
  }
}

}  // namespace

std::string flow(const Node& mapping, std::span<const std::string_view> keys) {
  std::string out;
  for (const auto& [key, value] : mapping.fields) {
    if (std::ranges::find(keys, key.text) == keys.end() || out.size() > kLongest) continue;
    if (!out.empty()) out += ", ";
    out += key.text + ": ";
    append(value, out);
  }
  if (out.size() <= kLongest) return out;
  out.resize(kLongest);
  out.resize(valid_utf8_prefix(out));
  return out + "…";
}

}  // namespace cortesia::rules
