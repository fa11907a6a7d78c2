#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace cortesia {
namespace {

// Whether a byte is a letter with its accent, or a sign such as ¿ « –, of the languages that we read.
constexpr bool is_written_in_cp1252(unsigned char byte) {
  constexpr std::string_view kNone = "\xD0\xD7\xDE\xF0\xF7\xFD\xFE\xFF";  // Ð × Þ ð ÷ ý þ ÿ
  constexpr std::string_view kSigns = "\x80\x85\x91\x92\x93\x94\x96\x97\xA1\xAA\xAB\xB0\xBA\xBB\xBF";
  const auto sign = static_cast<char>(byte);
  return byte >= 0xC0 ? kNone.find(sign) == kNone.npos : kSigns.find(sign) != kSigns.npos;
}

constexpr std::array<char16_t, 32> kCp1252High = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

// The sequence at the beginning of `bytes`: its length, and how many of its bytes are as they should be.
struct Sequence {
  std::size_t length = 0;  // 1..4 when valid, 0 when not
  std::size_t good = 1;    // bytes to skip when not valid
};

Sequence sequence_at(const unsigned char* at, std::size_t left) {
  const unsigned char lead = at[0];
  if (lead < 0x80) return {1, 1};
  std::size_t length = 0;
  unsigned char low = 0x80;  // bounds of the second byte
  unsigned char high = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return {0, 1};
  }
  for (std::size_t i = 1; i < length; ++i) {
    if (i >= left || at[i] < low || at[i] > high) return {0, i};
    low = 0x80;
    high = 0xBF;
  }
  return {length, length};
}

const unsigned char* unsigned_bytes(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

}  // namespace

std::size_t valid_utf8_prefix(std::string_view bytes) {
  const unsigned char* at = unsigned_bytes(bytes);
  const std::size_t size = bytes.size();
  std::size_t i = 0;
  while (i < size) {
    std::uint64_t eight = 0;
    while (i + 8 <= size && (std::memcpy(&eight, at + i, 8), (eight & 0x8080808080808080u) == 0)) i += 8;
    if (i == size) break;
    const Sequence sequence = sequence_at(at + i, size - i);
    if (sequence.length == 0) break;
    i += sequence.length;
  }
  return i;
}

std::string_view trimmed(std::string_view text) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

void append_utf8(char32_t code_point, std::string& out) {
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) code_point = 0xFFFD;
  const auto put = [&out](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0 | (code_point >> 6));
    put(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    put(0xE0 | (code_point >> 12));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  } else {
    put(0xF0 | (code_point >> 18));
    put(0x80 | ((code_point >> 12) & 0x3F));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  }
}

std::string cp1252_to_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    append_utf8(byte >= 0x80 && byte < 0xA0 ? kCp1252High[byte - 0x80u] : char32_t{byte}, out);
  }
  return out;
}

std::string replace_invalid_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + 16);
  while (!bytes.empty()) {
    const std::size_t valid = valid_utf8_prefix(bytes);
    out += bytes.substr(0, valid);
    bytes.remove_prefix(valid);
    if (bytes.empty()) break;
    out += kReplacement;
    bytes.remove_prefix(sequence_at(unsigned_bytes(bytes), bytes.size()).good);
  }
  return out;
}

Encoding guess_encoding(std::string_view bytes) {
  std::size_t valid = 0;
  std::size_t invalid = 0;
  std::size_t letters = 0;  // of the invalid bytes those that Windows-1252 writes our letters and signs with
  const unsigned char* at = unsigned_bytes(bytes);
  for (std::size_t i = 0; i < bytes.size();) {
    const Sequence sequence = sequence_at(at + i, bytes.size() - i);
    if (sequence.length == 0) {
      ++invalid;
      letters += is_written_in_cp1252(at[i]) ? 1 : 0;
    }
    if (sequence.length > 1) ++valid;
    i += sequence.good;
  }
  if (invalid == 0) return Encoding::utf8;
  // Two bytes of Windows-1252 that stand side by side and are UTF-8 by chance are rare.
  return valid > 0 && valid >= letters ? Encoding::broken_utf8 : Encoding::cp1252;
}

bool looks_doubly_encoded(std::string_view utf8) {
  // The lead byte C3 of Spanish letters reads as "Ã" (C3 83) and is followed by what a trail byte reads as.
  for (std::size_t i = 1; i + 1 < utf8.size(); ++i) {
    const void* found = std::memchr(utf8.data() + i, 0x83, utf8.size() - 1 - i);
    if (found == nullptr) return false;
    i = static_cast<std::size_t>(static_cast<const char*>(found) - utf8.data());
    const auto before = static_cast<unsigned char>(utf8[i - 1]);
    const auto after = static_cast<unsigned char>(utf8[i + 1]);
    if (before == 0xC3 && (after == 0xC2 || after == 0xC5 || after == 0xC6 || after == 0xCB || after == 0xE2))
      return true;
  }
  return false;
}

std::optional<std::string> undo_double_encoding(std::string_view utf8) {
  std::string bytes;
  bytes.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 3;
    if (lead >= 0xF0 || i + length > utf8.size()) return std::nullopt;
    char32_t letter = lead < 0x80 ? lead : lead & (length == 2 ? 0x1Fu : 0x0Fu);
    for (std::size_t trail = 1; trail < length; ++trail)
      letter = letter << 6 | (static_cast<unsigned char>(utf8[i + trail]) & 0x3Fu);
    if (letter > 0xFF) {
      const auto* high = std::ranges::find(kCp1252High, letter);
      if (high == kCp1252High.end()) return std::nullopt;
      letter = 0x80 + static_cast<char32_t>(high - kCp1252High.begin());
    }
    bytes += static_cast<char>(letter);
    i += length;
  }
  return is_utf8(bytes) ? std::optional(std::move(bytes)) : std::nullopt;
}

void Utf16Decoder::unit(char16_t value, std::string& out) {
  const bool trail = value >= 0xDC00 && value <= 0xDFFF;
  if (lead_ != 0) {
    const char16_t lead = lead_;
    lead_ = 0;
    if (trail) {
      append_utf8(0x10000u + ((lead - 0xD800u) << 10) + (value - 0xDC00u), out);
      return;
    }
    out += kReplacement;
  }
  if (value >= 0xD800 && value <= 0xDBFF) {
    lead_ = value;
  } else {
    append_utf8(value, out);  // a trail on its own becomes U+FFFD there
  }
}

void Utf16Decoder::decode(std::string_view bytes, std::string& out) {
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (!has_byte_) {
      byte_ = byte;
      has_byte_ = true;
      continue;
    }
    has_byte_ = false;
    unit(static_cast<char16_t>(big_endian_ ? byte_ << 8 | byte : byte << 8 | byte_), out);
  }
}

void Utf16Decoder::finish(std::string& out) {
  if (lead_ != 0 || has_byte_) out += kReplacement;
  lead_ = 0;
  has_byte_ = false;
}

}  // namespace cortesia
