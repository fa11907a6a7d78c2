#include "hear/glyphs.hpp"

#include <algorithm>
#include <cstring>

#include <utf8proc.h>

namespace cortesia::hear {
namespace {

Glyph glyph_of(std::int32_t code) {
  Glyph glyph;
  if (code == kEnye || code == kCapitalEnye) {
    glyph.bytes = {'\xC3', '\xB1'};
    glyph.size = 2;
    glyph.letter = glyph.enye = true;
    glyph.capital = code == kCapitalEnye;
    return glyph;
  }
  const utf8proc_category_t category = utf8proc_category(code);
  switch (category) {
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
      glyph.ignored = true;
      return glyph;
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
      glyph.capital = true;
      break;
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
      break;
    default:
      return glyph;
  }
  glyph.letter = true;
  std::array<utf8proc_int32_t, 32> parts{};
  const auto decompose = [&](int options) {
    return utf8proc_decompose_char(code, parts.data(), parts.size(), static_cast<utf8proc_option_t>(options),
                                   nullptr);
  };
  glyph.accented = decompose(UTF8PROC_DECOMPOSE) > 1;
  const utf8proc_ssize_t count = decompose(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                                           UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
  for (utf8proc_ssize_t i = 0; i < std::min<utf8proc_ssize_t>(count, 32); ++i) {
    std::array<utf8proc_uint8_t, 4> encoded{};
    const auto size =
        static_cast<std::size_t>(utf8proc_encode_char(parts[static_cast<std::size_t>(i)], encoded.data()));
    if (glyph.size + size > 4) break;  // never more than twice the bytes read
    std::memcpy(glyph.bytes.data() + glyph.size, encoded.data(), size);
    glyph.size = static_cast<std::uint8_t>(glyph.size + size);
  }
  if (code == kHalf) {
    glyph.bytes = {'1', '/', '2'};
    glyph.size = 3;
  }
  return glyph;
}

constexpr std::int32_t kFirstLatin = 0x80, kLastLatin = 0x24F;

}  // namespace

const Glyph& glyph(std::int32_t code, Glyph& scratch) {
  static const auto latin = [] {
    std::array<Glyph, kLastLatin - kFirstLatin + 1> table;
    for (std::int32_t c = kFirstLatin; c <= kLastLatin; ++c)
      table[static_cast<std::size_t>(c - kFirstLatin)] = glyph_of(c);
    return table;
  }();
  if (code >= kFirstLatin && code <= kLastLatin) return latin[static_cast<std::size_t>(code - kFirstLatin)];
  scratch = glyph_of(code);
  return scratch;
}

std::int32_t decode(const char* at, const char* end, std::size_t& size) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(at[i]); };
  if (end - at >= 2 && (byte(0) & 0xE0) == 0xC0 && (byte(1) & 0xC0) == 0x80) {
    size = 2;
    return ((byte(0) & 0x1F) << 6) | (byte(1) & 0x3F);
  }
  utf8proc_int32_t code = 0;
  const utf8proc_ssize_t read =
      utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(at), end - at, &code);
  size = read > 0 ? static_cast<std::size_t>(read) : 1;
  return read > 0 ? code : 0xFFFD;
}

}  // namespace cortesia::hear
