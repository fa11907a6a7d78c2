#include "read/text_names.hpp"

#include <algorithm>
#include <cstddef>

#include "base/utf8.hpp"

namespace cortesia::read {
namespace {

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

// What stands in no label.
constexpr bool is_sign(char c) {
  switch (c) {
    case '?':
    case '!':
    case ';':
    case '"':
    case '<':
    case '>':
    case '{':
    case '}':
    case '|':
    case '/':
    case '\\':
    case '=':
      return true;
    default:
      return false;
  }
}

// "Agente 0:12": a time in a notation that is not known, and nobody's name.
bool holds_time(std::string_view label) {
  for (std::size_t i = 1; i + 1 < label.size(); ++i)
    if (label[i] == ':' && is_digit(label[i - 1]) && is_digit(label[i + 1])) return true;
  return false;
}

// "Sra. Gil", of which a point ends no sentence.
std::string_view without_title(std::string_view label) {
  static constexpr std::string_view kTitles[] = {"Sr. ",   "Sra. ", "Srta. ", "Dr. ",  "Dra. ",
                                                 "D. ",    "Dña. ", "Lic. ",  "Ing. ", "Arq. ",
                                                 "Prof. ", "Mr. ",  "Mrs. ",  "Ms. "};
  for (const std::string_view title : kTitles)
    if (label.starts_with(title)) return label.substr(title.size());
  return label;
}

// "Gil Paz, Ana", as directories have it.
bool is_family_name_first(std::string_view label) {
  const std::size_t comma = label.find(", ");
  if (comma == std::string_view::npos || label.find(',', comma + 1) != std::string_view::npos) return false;
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  return is_capital(label.front()) && is_capital(label[comma + 2]) && looks_like_name(label);
}

}  // namespace

bool is_telephone(std::string_view label) {
  static constexpr std::ptrdiff_t kFewest = 7, kMost = 15;
  if (label.empty() || !(is_digit(label.front()) || label.front() == '+' || label.front() == '('))
    return false;
  const std::ptrdiff_t digits = std::ranges::count_if(label, is_digit);
  return digits >= kFewest && digits <= kMost &&
         label.find_first_not_of("0123456789+-() .\xC2\xA0\xE2\x80\xAF\x91") == std::string_view::npos;
}

// Most words begin with a capital or a digit. "de" and "la" of a name do not count, nor what stands in
// brackets behind it: "Ana de la Cruz (invitada)".
bool looks_like_name(std::string_view label) {
  static constexpr std::string_view kParticles[] = {"de", "del", "la", "las", "los", "y", "da", "do", "dos"};
  if (is_telephone(label)) return true;
  if (const std::size_t open = label.find('('); open > 0) label = label.substr(0, open);
  std::size_t words = 0;
  std::size_t small = 0;
  for (std::string_view rest = label; !rest.empty();) {
    const std::size_t end = std::min(rest.find_first_of(" ("), rest.size());
    const std::string_view word = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (word.empty() || (words > 0 && std::ranges::find(kParticles, word) != std::end(kParticles))) continue;
    ++words;
    const bool brand = word.size() > 1 && word[0] == 'i' && word[1] >= 'A' && word[1] <= 'Z';  // "iPhone"
    small += !brand && word[0] >= 'a' && word[0] <= 'z';
  }
  const bool technical = words == 1 && label.find_first_of("_0123456789") != std::string_view::npos;
  return words <= 4 && (technical || small * 2 < words);
}

bool can_be_label(std::string_view label) {
  if (label.empty() || label.size() > kLongestLabel || code_points(label) > kLongestLabel / 4) return false;
  if (is_telephone(label)) return true;
  if (std::ranges::any_of(label, is_sign)) return false;
  if (label.find("\xC2\xBF") != std::string_view::npos || label.find("\xC2\xA1") != std::string_view::npos)
    return false;
  if (label.find(". ") != std::string_view::npos && without_title(label).find(". ") != std::string_view::npos)
    return false;
  if (label.find(',') != std::string_view::npos && !is_family_name_first(label)) return false;
  if (std::ranges::count(label, ' ') > 5 || holds_time(label)) return false;
  return std::ranges::any_of(label, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80u) != 0;
  });
}

}  // namespace cortesia::read
