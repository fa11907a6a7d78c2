// The lists stand in names_*.inc, one a file, sorted by byte so that a word is found by halving.
#include "hear/names.hpp"

#include <algorithm>
#include <iterator>

namespace cortesia::hear {
namespace {

constexpr std::string_view kGivenNames[] = {
#include "hear/names_given.inc"
};
constexpr std::string_view kSurnames[] = {
#include "hear/names_surnames.inc"
};
constexpr std::string_view kAlsoWords[] = {
#include "hear/names_also_words.inc"
};
constexpr std::string_view kCommonWords[] = {
#include "hear/names_common.inc"
};

static_assert(std::ranges::is_sorted(kGivenNames) && std::ranges::is_sorted(kSurnames) &&
              std::ranges::is_sorted(kAlsoWords) && std::ranges::is_sorted(kCommonWords));

}  // namespace

bool is_given_name(std::string_view folded) { return std::ranges::binary_search(kGivenNames, folded); }

bool is_surname(std::string_view folded) { return std::ranges::binary_search(kSurnames, folded); }

bool is_also_a_word(std::string_view folded) { return std::ranges::binary_search(kAlsoWords, folded); }

bool is_common_word(std::string_view folded) { return std::ranges::binary_search(kCommonWords, folded); }

}  // namespace cortesia::hear
