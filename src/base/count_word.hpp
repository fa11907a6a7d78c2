// A word for things that are counted, as a sentence needs it: "1 llamada", "0 llamadas".
#pragma once

#include <string_view>

namespace cortesia {

struct CountWord {
  std::string_view one, many;

  constexpr CountWord() = default;
  constexpr CountWord(std::string_view each) : one(each), many(each) {}  // a word without a plural
  constexpr CountWord(const char* each) : CountWord(std::string_view(each)) {}
  constexpr CountWord(std::string_view alone, std::string_view several) : one(alone), many(several) {}

  template <typename Number>
  constexpr std::string_view of(Number count) const {
    return count == 1 ? one : many;
  }
};

}  // namespace cortesia
