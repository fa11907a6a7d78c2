// Text encodings: what transcripts come in, and the UTF-8 that the rest of the program works with.
//
// Pure functions over bytes, and one small decoder that keeps what a cut between two pieces leaves over.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cortesia {

inline constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

// How many bytes from the beginning are valid UTF-8: bytes.size() when all are.
std::size_t valid_utf8_prefix(std::string_view bytes);

inline bool is_utf8(std::string_view bytes) { return valid_utf8_prefix(bytes) == bytes.size(); }

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Of A to Z; anything else stays, as names of keys, columns and metadata want it.
constexpr char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::string_view trimmed(std::string_view text);  // without the white space around it

void append_utf8(char32_t code_point, std::string& out);  // a surrogate or a value above U+10FFFF: U+FFFD

// Bytes of Windows-1252, of which Latin-1 text is a part, as UTF-8. The five bytes that it leaves undefined
// are taken as the control characters of Latin-1.
std::string cp1252_to_utf8(std::string_view bytes);

// Each invalid sequence replaced by one U+FFFD (the longest beginning of a valid sequence counts as one).
std::string replace_invalid_utf8(std::string_view bytes);

enum class Encoding : std::uint8_t { utf8, broken_utf8, cp1252 };

// What bytes without a byte order mark are. Broken UTF-8 has more valid multi-byte sequences than invalid
// ones; text that is not UTF-8 and has not is some one-byte encoding, which Spanish exports call Latin-1 or
// ANSI.
Encoding guess_encoding(std::string_view bytes);

// True when UTF-8 was taken for Windows-1252 and encoded again, as "informaciÃ³n" shows.
bool looks_doubly_encoded(std::string_view utf8);

// Such text as it was before: "información". Nothing when some letter of it cannot have come about so.
std::optional<std::string> undo_double_encoding(std::string_view utf8);

// UTF-16 to UTF-8, piece by piece. Lone surrogates and an odd last byte become U+FFFD.
class Utf16Decoder {
 public:
  explicit Utf16Decoder(bool big_endian) : big_endian_(big_endian) {}
  void decode(std::string_view bytes, std::string& out);
  void finish(std::string& out);  // what was left over at the end of the input

 private:
  void unit(char16_t value, std::string& out);

  bool big_endian_;
  bool has_byte_ = false;
  unsigned char byte_ = 0;
  char16_t lead_ = 0;  // a lead surrogate that waits for its trail, or 0
};

}  // namespace cortesia
