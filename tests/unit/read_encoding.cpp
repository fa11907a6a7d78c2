// Encodings: validation against a slow twin, and the ways to UTF-8.
#include <random>

#include <doctest/doctest.h>

#include "base/utf8.hpp"

using namespace cortesia;

namespace {

// The definition of UTF-8 read out: a code point, written again, must give the same bytes.
std::size_t slow_prefix(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const auto byte = [&](std::size_t i) {
      return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0u;
    };
    const unsigned lead = byte(0);
    const std::size_t length = lead < 0x80       ? 1
                               : lead >> 5 == 6  ? 2
                               : lead >> 4 == 14 ? 3
                               : lead >> 3 == 30 ? 4
                                                 : 0;
    if (length == 0 || at + length > bytes.size()) return at;
    char32_t value = length == 1 ? lead : lead & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
      if (byte(i) >> 6 != 2) return at;
      value = value << 6 | (byte(i) & 0x3Fu);
    }
    std::string again;
    append_utf8(value, again);
    if (again != bytes.substr(at, length)) return at;
    at += length;
  }
  return at;
}

std::string utf16(std::u16string_view text, bool big_endian) {
  std::string bytes;
  for (const char16_t unit : text) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  }
  return bytes;
}

}  // namespace

TEST_CASE("valid UTF-8 is what its definition says") {
  std::mt19937 random(7);
  // Bytes at the edges of the definition, so that sequences of every kind come up often.
  const unsigned char edges[] = {'a',  0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xC3,
                                 0xDF, 0xE0, 0xE1, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF};
  for (int round = 0; round < 200000; ++round) {
    std::string bytes(random() % 12, 'x');
    for (char& c : bytes) c = static_cast<char>(edges[random() % std::size(edges)]);
    if (round % 2 == 0) bytes.insert(0, random() % 20, 'z');
    REQUIRE(valid_utf8_prefix(bytes) == slow_prefix(bytes));
    REQUIRE(is_utf8(replace_invalid_utf8(bytes)));
    if (is_utf8(bytes)) REQUIRE(replace_invalid_utf8(bytes) == bytes);
  }
}

TEST_CASE("invalid sequences become one mark each") {
  CHECK(replace_invalid_utf8("a\xFF"
                             "b") ==
        "a\xEF\xBF\xBD"
        "b");
  CHECK(replace_invalid_utf8("\xE2\x82") == "\xEF\xBF\xBD");
  CHECK(replace_invalid_utf8("\xED\xA0\x80") == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("Windows-1252 becomes UTF-8") {
  CHECK(cp1252_to_utf8("\xBFQu\xE9 ma\xF1"
                       "ana? \x80 5 \x97 \x93"
                       "ya\x94 \x81") == "¿Qué mañana? € 5 — “ya” \xC2\x81");
  CHECK(guess_encoding("ma\xF1"
                       "ana") == Encoding::cp1252);
  CHECK(guess_encoding("mañana") == Encoding::utf8);
  CHECK(guess_encoding("mañana sí, ma\xF1"
                       "ana") == Encoding::broken_utf8);
  // What is neither UTF-8 nor a letter of ours says nothing of the rest.
  CHECK(guess_encoding("días \xFF\xFE hola \xC3\n") == Encoding::broken_utf8);
  CHECK(guess_encoding("\xC3\xA9 ma\xF1"
                       "ana s\xED") == Encoding::cp1252);
}

TEST_CASE("UTF-16 becomes UTF-8, in any pieces") {
  const std::u16string_view text = u"¿Sí? €\U0001F600 \xD800x\xDC00";
  const std::string_view expected = "¿Sí? €\xF0\x9F\x98\x80 \xEF\xBF\xBDx\xEF\xBF\xBD";
  for (const bool big_endian : {false, true}) {
    const std::string bytes = utf16(text, big_endian);
    for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
      Utf16Decoder decoder(big_endian);
      std::string out;
      decoder.decode(std::string_view(bytes).substr(0, cut), out);
      decoder.decode(std::string_view(bytes).substr(cut), out);
      decoder.finish(out);
      REQUIRE(out == expected);
    }
  }
  Utf16Decoder odd(false);
  std::string out;
  odd.decode("a", out);
  odd.finish(out);
  CHECK(out == kReplacement);
}

TEST_CASE("text that was encoded twice is noticed") {
  CHECK(looks_doubly_encoded("informaciÃ³n"));
  CHECK(looks_doubly_encoded("maÃ±ana"));
  CHECK_FALSE(looks_doubly_encoded("información, mañana, ¿qué? São Paulo, NÃO"));
  CHECK_FALSE(looks_doubly_encoded(""));
}

TEST_CASE("text that was encoded twice is put right") {
  for (const std::string_view text :
       {"información, mañana, ¿qué? São Paulo, NÃO", "Í, À, € “así” – …", "😀 ñ", ""})
    CHECK(undo_double_encoding(cp1252_to_utf8(text)) == text);
  CHECK_FALSE(undo_double_encoding("mañana informaciÃ³n"));
  CHECK_FALSE(undo_double_encoding("informaciÃ³n ✓"));
  CHECK_FALSE(undo_double_encoding("informaciÃ"));
  CHECK_FALSE(undo_double_encoding("😀"));
}
