#include "read/entities.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include "base/utf8.hpp"

namespace cortesia::read {
namespace {

using Named = std::pair<std::string_view, std::string_view>;

constexpr std::array<Named, 22> kNamed = {
    {{"amp", "&"},   {"lt", "<"},    {"gt", ">"},     {"quot", "\""}, {"apos", "'"},   {"nbsp", " "},
     {"lrm", ""},    {"rlm", ""},    {"iquest", "¿"}, {"iexcl", "¡"}, {"laquo", "«"},  {"raquo", "»"},
     {"ldquo", "“"}, {"rdquo", "”"}, {"lsquo", "‘"},  {"rsquo", "’"}, {"hellip", "…"}, {"ndash", "–"},
     {"mdash", "—"}, {"euro", "€"},  {"ordf", "ª"},   {"ordm", "º"}}};

// "aacute": a letter and the name of its accent, of those that Latin-1 has.
struct Accent {
  std::string_view name, letters, code_points;  // of which each letter has its own, in Latin-1
};
constexpr Accent kAccents[] = {{"acute", "AEIOUYaeiouy", "\xC1\xC9\xCD\xD3\xDA\xDD\xE1\xE9\xED\xF3\xFA\xFD"},
                               {"grave", "AEIOUaeiou", "\xC0\xC8\xCC\xD2\xD9\xE0\xE8\xEC\xF2\xF9"},
                               {"circ", "AEIOUaeiou", "\xC2\xCA\xCE\xD4\xDB\xE2\xEA\xEE\xF4\xFB"},
                               {"tilde", "ANOano", "\xC3\xD1\xD5\xE3\xF1\xF5"},
                               {"uml", "AEIOUaeiou", "\xC4\xCB\xCF\xD6\xDC\xE4\xEB\xEF\xF6\xFC"},
                               {"cedil", "Cc", "\xC7\xE7"}};

bool append_named(std::string_view name, std::string& out) {
  const auto* named = std::ranges::find(kNamed, name, &Named::first);
  if (named != kNamed.end()) {
    out += named->second;
    return true;
  }
  for (const Accent& accent : kAccents) {
    if (name.substr(1) != accent.name) continue;
    const std::size_t at = accent.letters.find(name[0]);
    if (at == std::string_view::npos) return false;
    append_utf8(static_cast<unsigned char>(accent.code_points[at]), out);
    return true;
  }
  return false;
}

bool append_numbered(std::string_view digits, std::string& out) {
  const bool hexadecimal = digits.starts_with('x') || digits.starts_with('X');
  if (hexadecimal) digits.remove_prefix(1);
  std::uint32_t number = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), number, hexadecimal ? 16 : 10);
  if (error != std::errc() || end != digits.data() + digits.size() || number < ' ') return false;
  append_utf8(number == 0xA0 ? U' ' : char32_t{number}, out);
  return true;
}

}  // namespace

bool take_entity(std::string_view& text, std::string& out) {
  static constexpr std::size_t kLongest = 9;
  const std::size_t end = text.substr(0, kLongest).find(';');
  if (!text.starts_with('&') || end == std::string_view::npos || end < 3) return false;
  const std::string_view name = text.substr(1, end - 1);
  if (!(name[0] == '#' ? append_numbered(name.substr(1), out) : append_named(name, out))) return false;
  text.remove_prefix(end + 1);
  return true;
}

std::string_view first_entity(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; (at = text.find('&', at)) != std::string_view::npos; ++at) {
    std::string_view rest = text.substr(at);
    const std::size_t before = rest.size();
    if (take_entity(rest, out)) return text.substr(at, before - rest.size());
  }
  return {};
}

std::string without_entities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t plain = std::min(text.find('&'), text.size());
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty() || take_entity(text, out)) continue;
    out += '&';
    text.remove_prefix(1);
  }
  return out;
}

}  // namespace cortesia::read
