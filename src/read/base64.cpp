#include "read/base64.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace cortesia::read {
namespace {

constexpr std::uint32_t kNoDigit = 1u << 31;

// What each letter stands for, in either alphabet of base64.
constexpr std::array<std::uint32_t, 256> kBase64 = [] {
  std::array<std::uint32_t, 256> values{};
  values.fill(kNoDigit);
  std::uint32_t value = 0;
  for (const char c : std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"))
    values[static_cast<unsigned char>(c)] = value++;
  values['-'] = values['+'] = 62;
  values['_'] = values['/'] = 63;
  return values;
}();

}  // namespace

std::string from_base64(std::string_view text) {
  static constexpr std::size_t kFour = 4;
  std::string bytes(text.size() / kFour * 3 + 3, '\0');
  std::size_t size = 0;
  std::uint32_t bits = 0;
  unsigned held = 0;
  const auto value_at = [text](std::size_t at) { return kBase64[static_cast<unsigned char>(text[at])]; };
  for (std::size_t i = 0; i < text.size();) {
    if (held == 0 && i + kFour <= text.size()) {
      const std::uint32_t a = value_at(i), b = value_at(i + 1), c = value_at(i + 2), d = value_at(i + 3);
      if (((a | b | c | d) & kNoDigit) == 0) {
        bits = a << 18 | b << 12 | c << 6 | d;
        for (const unsigned shift : {16u, 8u, 0u}) bytes[size++] = static_cast<char>(bits >> shift & 0xFFu);
        i += kFour;
        continue;
      }
    }
    const std::uint32_t value = value_at(i++);
    if (value == kNoDigit) continue;
    bits = bits << 6 | value;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[size++] = static_cast<char>(bits >> held & 0xFFu);
  }
  bytes.resize(size);
  return bytes;
}

}  // namespace cortesia::read
