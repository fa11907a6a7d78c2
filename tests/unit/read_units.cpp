// Numbers and words as recognisers write them: what is read fast gives what reading slowly gives.
#include <cstdlib>
#include <random>
#include <string>

#include <doctest/doctest.h>

#include "read/units.hpp"
#include "read/word_times.hpp"
#include "read_fixture.hpp"

using namespace cortesia;
using namespace cortesia::read;

TEST_CASE("a number in a string is the one the C library reads") {
  std::mt19937 random(7);
  const auto digits = [&](std::size_t most) {
    std::string text;
    for (std::size_t left = 1 + random() % most; left > 0; --left)
      text += static_cast<char>('0' + random() % 10);
    return text;
  };
  for (int i = 0; i < 20'000; ++i) {
    std::string text = digits(12);
    if (random() % 4 != 0) text += '.' + digits(14);
    if (random() % 8 == 0) text += "e" + digits(1);
    CAPTURE(text);
    REQUIRE(number_in(text) == std::strtod(text.c_str(), nullptr));
  }
}

TEST_CASE("what is a number, and what is none") {
  const std::pair<std::string_view, std::optional<double>> table[] = {
      {"4.87", 4.87}, {"4,87", 4.87},
      {"0", 0},       {"-1.5", -1.5},
      {"007", 7},     {"1e3", 1000},
      {".5", 0.5},    {"5.", 5},
      {"1.2.3", {}},  {"1,234.5", {}},
      {"12 s", {}},   {"", {}},
      {".", {}},      {"0.1234567890123456", 0.1234567890123456},
      {"1e999", {}},  {"nan", {}},
      {"4.87 ", {}}};
  for (const auto& [text, number] : table) {
    CAPTURE(text);
    CHECK(number_in(text) == number);
  }
}

TEST_CASE("words are found in the text, letter for letter or not") {
  const auto placed = [](std::string_view text, const std::vector<std::string_view>& words) {
    Call call;
    Turn turn;
    turn.text = text;
    std::vector<TimedWord> timed;
    for (const std::string_view word : words) timed.push_back({word, 1, 2});
    if (!place_words(timed, call, turn)) return std::string("none");
    std::string found;
    for (const WordTime& word : call.word_times)
      found += '<' + std::string(text.substr(word.begin, word.end - word.begin)) + '>';
    return found;
  };
  constexpr std::string_view kText = "¿Sí? Buenos días, S.A.";
  CHECK(placed(kText, {"¿Sí?", "Buenos", "días,", "S.A."}) == "<Sí><Buenos><días><S.A>");
  CHECK(placed(kText, {"sí", "BUENOS", "DÍAS", "SA"}) == "<Sí><Buenos><días><S.A>");
  CHECK(placed(kText, {"Sí?", "Buenos", "días", "sa."}) == "<Sí><Buenos><días><S.A>");
  CHECK(placed(kText, {"Sí", "días", "SA"}) == "none");
  CHECK(placed(kText, {"Sí", "Buenos", "días"}) == "none");
  CHECK(placed("no", {"no", "¿?", ""}) == "<no>");
}
