// JSON as it is written: strings and numbers, read back by a library that is not ours.
#include <limits>
#include <nlohmann/json.hpp>
#include <random>
#include <string>

#include <doctest/doctest.h>

#include "base/json.hpp"
#include "base/utf8.hpp"

using namespace cortesia;

namespace {

std::string text(std::string_view value) {
  std::string out;
  json::append_text(out, value);
  return out;
}

std::string number(double value, int decimals) {
  std::string out;
  json::append_number(out, value, decimals);
  return out;
}

}  // namespace

TEST_CASE("json strings") {
  struct Case {
    std::string_view given, wanted;
  };
  for (const Case& c : {
           Case{"", "\"\""},
           Case{"hola", "\"hola\""},
           Case{"¿Sí? ñandú 日本 😀", "\"¿Sí? ñandú 日本 😀\""},
           Case{"a\"b\\c", "\"a\\\"b\\\\c\""},
           Case{"\n\r\t", "\"\\n\\r\\t\""},
           Case{std::string_view("\0\x1b\x7f", 3), "\"\\u0000\\u001b\\u007f\""},
           Case{"a\xFFz", "\"a\xEF\xBF\xBDz\""},
           Case{"\xC3", "\"\xEF\xBF\xBD\""},
           Case{"\xED\xA0\x80\"", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\\\"\""},
       }) {
    CHECK(text(c.given) == c.wanted);
  }
}

TEST_CASE("whatever bytes go in, a json parser reads back the text") {
  std::mt19937 random(7);
  for (int round = 0; round < 5000; ++round) {
    std::string bytes;
    for (auto left = random() % 12; left > 0; --left) {
      // Characters that matter, more often than chance would have them.
      static constexpr std::string_view kPieces[] = {"\"",       "\\", "\n",   "ñ",   "😀",
                                                     "\xE2\x80", "a",  "\x01", "\xFE"};
      auto which = random() % (std::size(kPieces) + 1);
      if (which < std::size(kPieces)) {
        bytes += kPieces[which];
      } else {
        bytes += static_cast<char>(random() % 256);
      }
    }
    CHECK(nlohmann::json::parse(text(bytes)).get<std::string>() == replace_invalid_utf8(bytes));
  }
}

TEST_CASE("json numbers") {
  struct Case {
    double value;
    int decimals;
    std::string_view wanted;
  };
  for (const Case& c : {
           Case{0, 2, "0"},
           Case{100, 2, "100"},
           Case{66.6666666, 2, "66.67"},
           Case{66.6, 0, "67"},
           Case{12.5, 3, "12.5"},
           Case{12.05, 2, "12.05"},
           Case{0.004, 2, "0"},
           Case{-0.004, 2, "0"},
           Case{-31.25, 1, "-31.3"},
           Case{99.999, 2, "100"},
           Case{3600.0005, 3, "3600.001"},
           Case{1e15, 2, "1e+15"},
           Case{std::numeric_limits<double>::infinity(), 2, "null"},
           Case{std::numeric_limits<double>::quiet_NaN(), 2, "null"},
       }) {
    CHECK(number(c.value, c.decimals) == c.wanted);
  }
  std::string out;
  json::append_integer(out, std::numeric_limits<std::uint64_t>::max());
  CHECK(out == "18446744073709551615");
}
