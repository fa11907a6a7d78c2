// The lists stand in names_*.inc, one a file, sorted by byte so that a word is found by halving.
#include "hear/names.hpp"

#include <algorithm>
#include <span>

namespace cortesia::hear {
namespace {

// Of one language each.
struct Lists {
  std::span<const std::string_view> given, surnames, also_words, common;
};

constexpr std::string_view kGiven[] = {
#include "hear/names_given.inc"
};
constexpr std::string_view kSurnames[] = {
#include "hear/names_surnames.inc"
};
constexpr std::string_view kAlsoWords[] = {
#include "hear/names_also_words.inc"
};
constexpr std::string_view kCommon[] = {
#include "hear/names_common.inc"
};
constexpr std::string_view kEnglishGiven[] = {
#include "hear/names_given_en.inc"
};
constexpr std::string_view kEnglishSurnames[] = {
#include "hear/names_surnames_en.inc"
};
constexpr std::string_view kEnglishAlsoWords[] = {
#include "hear/names_also_words_en.inc"
};
constexpr std::string_view kEnglishCommon[] = {
#include "hear/names_common_en.inc"
};
constexpr Lists kSpanish{kGiven, kSurnames, kAlsoWords, kCommon};
constexpr Lists kEnglish{kEnglishGiven, kEnglishSurnames, kEnglishAlsoWords, kEnglishCommon};

constexpr bool is_sorted(const Lists& lists) {
  return std::ranges::is_sorted(lists.given) && std::ranges::is_sorted(lists.surnames) &&
         std::ranges::is_sorted(lists.also_words) && std::ranges::is_sorted(lists.common);
}
static_assert(is_sorted(kSpanish) && is_sorted(kEnglish));

bool is_in(std::span<const std::string_view> list, std::string_view word) {
  return std::ranges::binary_search(list, word);
}

bool is_english(std::string_view language) { return language == "en"; }

}  // namespace

bool is_given_name(std::string_view folded, std::string_view language) {
  return is_in(kSpanish.given, folded) || (is_english(language) && is_in(kEnglish.given, folded));
}

bool is_surname(std::string_view folded, std::string_view language) {
  return is_in(kSpanish.surnames, folded) || (is_english(language) && is_in(kEnglish.surnames, folded));
}

bool is_also_a_word(std::string_view folded, std::string_view language) {
  return is_in(kSpanish.also_words, folded) || (is_english(language) && is_in(kEnglish.also_words, folded));
}

bool is_common_word(std::string_view folded, std::string_view language) {
  return is_in(is_english(language) ? kEnglish.common : kSpanish.common, folded);
}

}  // namespace cortesia::hear
