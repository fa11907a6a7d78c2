#include "rules/wildcard.hpp"

#include "hear/glyphs.hpp"

namespace cortesia::rules {

std::string folded_name(std::string_view text) {
  std::string out;
  hear::Glyph scratch;
  for (std::size_t i = 0, size = 1; i < text.size(); i += size) {
    size = 1;
    if (hear::kind_of(text[i]) != hear::Kind::high) {
      out += ascii_lower(text[i]);
      continue;
    }
    const hear::Glyph& glyph =
        hear::glyph(hear::decode(text.data() + i, text.data() + text.size(), size), scratch);
    if (glyph.letter)
      out.append(glyph.bytes.data(), glyph.size);
    else if (!glyph.ignored)
      out += text.substr(i, size);
  }
  return out;
}

bool fits_wildcard(std::string_view text, std::string_view pattern) {
  std::size_t t = 0, p = 0, star = std::string_view::npos, after_star = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      after_star = t;
    } else if (p < pattern.size() && text[t] == pattern[p]) {
      ++t, ++p;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++after_star;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

bool names_rule(std::string_view name, std::string_view id) {
  if (name.ends_with('*')) return id.starts_with(name.substr(0, name.size() - 1));
  return id == name;
}

}  // namespace cortesia::rules
