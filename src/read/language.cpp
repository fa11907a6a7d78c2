#include "read/language.hpp"

#include <algorithm>
#include <ranges>
#include <utility>
#include <vector>

#include "base/suggest.hpp"
#include "base/utf8.hpp"
#include "hear/fold.hpp"

namespace cortesia::read {
namespace {

// Folded (n and ñ are two letters): the names that recognisers and people write languages out with, and the
// longer codes of ISO 639.
constexpr std::pair<std::string_view, std::string_view> kNames[] = {
    {"spanish", "es"}, {"español", "es"}, {"castellano", "es"}, {"castilian", "es"},  {"spa", "es"},
    {"english", "en"}, {"ingles", "en"},  {"eng", "en"},        {"portuguese", "pt"}, {"portugues", "pt"},
    {"por", "pt"},     {"catalan", "ca"}, {"cat", "ca"},        {"galician", "gl"},   {"gallego", "gl"},
    {"glg", "gl"},     {"basque", "eu"},  {"euskera", "eu"},    {"eus", "eu"},        {"french", "fr"},
    {"frances", "fr"}, {"fra", "fr"},     {"fre", "fr"},        {"italian", "it"},    {"italiano", "it"},
    {"ita", "it"},     {"german", "de"},  {"aleman", "de"},     {"deu", "de"},        {"ger", "de"}};

// "es", "es-CO": a tag as it should be. A call has one.
bool is_usual(std::string_view tag) {
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (tag.size() != 2 && tag.size() != 5) return false;
  return std::ranges::all_of(tag.substr(0, 2), is_small) &&
         (tag.size() == 2 || (tag[2] == '-' && std::ranges::all_of(tag.substr(3), is_capital)));
}

// From behind the first part on: the regions in capitals, as in "-CO".
std::string rest_of(std::string_view tag) {
  std::string rest(tag.substr(std::min(tag.find_first_of("-_"), tag.size())));
  std::ranges::replace(rest, '_', '-');
  for (std::size_t begin = 1; begin < rest.size();) {
    const std::size_t end = std::min(rest.find('-', begin), rest.size());
    if (end - begin == 2)
      for (char& c : rest | std::views::take(end) | std::views::drop(begin))
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    begin = end + 1;
  }
  return rest;
}

}  // namespace

bool is_language_tag(std::string_view text) {
  const std::size_t first = std::min(text.find_first_of("-_"), text.size());
  if (first < 2 || first > 3 || !std::ranges::all_of(text.substr(0, first), is_ascii_letter)) return false;
  std::size_t length = 1;  // of the part
  for (const char c : text.substr(first)) {
    const bool sign = c == '-' || c == '_';
    if (!(sign ? length > 0 : is_ascii_letter(c) || is_digit(c))) return false;
    length = sign ? 0 : length + 1;
  }
  return length > 0;
}

std::string_view nearest_language(std::string_view written) {
  std::vector<std::string_view> names;
  for (const auto& [name, tag] : kNames) names.push_back(name);
  const std::string_view near = nearest_name(written, names);
  return near.empty() ? near : kNames[std::ranges::find(names, near) - names.begin()].second;
}

std::string language_tag(std::string_view written) {
  if (is_usual(written)) return std::string(written);
  const std::vector<std::string> words = hear::fold_words(written);
  if (words.empty()) return std::string(written);
  const auto* named =
      std::ranges::find(kNames, words[0], &std::pair<std::string_view, std::string_view>::first);
  const bool known = named != std::end(kNames);
  if (is_language_tag(written)) return std::string(known ? named->second : words[0]) + rest_of(written);
  return std::string(known ? named->second : written);
}

}  // namespace cortesia::read
