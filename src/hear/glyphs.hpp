// Characters as they are heard: what one letter folds to, and the fast ways for those that nearly all are.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/utf8.hpp"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace cortesia::hear {

enum class Kind : std::uint8_t { other, space, alnum, dot, ends, round, square, angle, brace, mask, high };

constexpr std::array<Kind, 256> kKind = [] {
  std::array<Kind, 256> kind{};
  for (std::size_t c = 0; c < 256; ++c) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) kind[c] = Kind::alnum;
    if (c >= 0x80) kind[c] = Kind::high;
  }
  for (const char c : {' ', '\t', '\n', '\r'}) kind[static_cast<unsigned char>(c)] = Kind::space;
  kind['.'] = Kind::dot;
  kind['?'] = kind['!'] = Kind::ends;
  kind['('] = Kind::round;
  kind['['] = Kind::square;
  kind['<'] = Kind::angle;
  kind['{'] = Kind::brace;
  kind['*'] = kind['#'] = Kind::mask;
  return kind;
}();

// Whether a byte after a plain word ends it: others may join two halves of one.
enum class Joint : std::uint8_t { may_join, ends, ends_unless_digits };
constexpr std::array<Joint, 256> kJoint = [] {
  std::array<Joint, 256> joint{};
  for (std::size_t c = 0; c < 256; ++c) {
    if (kKind[c] != Kind::alnum && kKind[c] != Kind::high) joint[c] = Joint::ends;
  }
  for (const char c : {'.', ',', ':', '/'}) joint[static_cast<unsigned char>(c)] = Joint::ends_unless_digits;
  joint['\''] = Joint::may_join;
  return joint;
}();

constexpr bool is_ascii_capital(char c) { return c >= 'A' && c <= 'Z'; }
inline Kind kind_of(char c) { return kKind[static_cast<unsigned char>(c)]; }

// What a character is heard as.
struct Glyph {
  std::array<char, 6> bytes{};
  std::uint8_t size = 0;
  bool letter = false;   // or digit
  bool ignored = false;  // invisible, or a combining mark
  bool accented = false, capital = false, enye = false;
};

constexpr std::int32_t kEnye = 0xF1, kCapitalEnye = 0xD1, kTilde = 0x303, kApostrophe = 0x2019,
                       kEllipsisSign = 0x2026, kOpensQuestion = 0xBF, kOpensExclamation = 0xA1, kHalf = 0xBD;

// The glyph of a code point; `scratch` holds it when it is none of the common ones.
const Glyph& glyph(std::int32_t code, Glyph& scratch);

// Decodes the character at `at`, which is not ASCII. Bytes that are no UTF-8 count as one unknown character.
std::int32_t decode(const char* at, const char* end, std::size_t& size);

constexpr int kBlock = 16;

// Copies a block in lower case up to the first byte that is no ASCII letter or digit; returns how many there
// are before it. Both sides must have kBlock bytes, all of which may be written.
inline int copy_plain_by_bytes(const char* from, char* to) {
  int plain = 0;
  while (plain < kBlock && kind_of(from[plain]) == Kind::alnum) {
    to[plain] = static_cast<char>(from[plain] | 0x20);
    ++plain;
  }
  return plain;
}

#ifdef __SSE2__
inline int copy_plain(const char* from, char* to) {
  const auto all = [](int c) { return _mm_set1_epi8(static_cast<char>(c)); };
  const auto within = [&](__m128i bytes, char first, char last) {  // unsigned bytes - first <= last - first
    const __m128i above = _mm_sub_epi8(bytes, all(first));
    return _mm_cmpeq_epi8(_mm_min_epu8(above, all(last - first)), above);
  };
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
  const __m128i lower = _mm_or_si128(bytes, all(0x20));  // digits have that bit already
  _mm_storeu_si128(reinterpret_cast<__m128i*>(to), lower);
  const __m128i plain = _mm_or_si128(within(lower, 'a', 'z'), within(bytes, '0', '9'));
  const int others = ~_mm_movemask_epi8(plain);  // has bits above the 16th, so that it is never 0
  return std::countr_zero(static_cast<std::uint32_t>(others));
}
#else
inline int copy_plain(const char* from, char* to) { return copy_plain_by_bytes(from, to); }
#endif

// The letters that UTF-8 writes as C3 and a byte more, as nearly all accented letters of Spanish are: what
// they are heard as, by the last six bits, or 0.
constexpr char kLatinLead = '\xC3';
constexpr std::array<char, 64> kLatinLetters = [] {
  std::array<char, 64> letters{};
  // From À and from à on alike; æ, ð, ñ, ×, ÷, ø, þ, ß and ÿ go the long way.
  constexpr std::string_view kPlain("aaaaaa\0ceeeeiiii\0\0ooooo\0\0uuuuy\0\0", 32);
  for (std::size_t i = 0; i < letters.size(); ++i) letters[i] = kPlain[i % kPlain.size()];
  return letters;
}();

}  // namespace cortesia::hear
