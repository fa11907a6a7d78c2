// Where JSON can be cut, found by scanning brackets and quotes, without parsing.
//
// ValueEnd finds where one value ends, over as many pieces of input as it takes: it needs no memory, however
// large the value. What lies between is not checked; whoever parses the value does that.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace cortesia::read {

class ValueEnd {
 public:
  static constexpr std::size_t kGoesOn = static_cast<std::size_t>(-1);

  // Scans the next piece of the value, the first of which begins with its first byte. Returns the offset in
  // the piece just behind the value, or kGoesOn. A number or a word ends at the first byte that cannot be its
  // own.
  std::size_t scan(std::string_view piece);

 private:
  std::size_t scan_string(std::string_view piece, std::size_t from);

  std::uint64_t depth_ = 0;
  bool begun_ = false;
  bool in_string_ = false;
  bool in_scalar_ = false;
  bool escaped_ = false;  // the piece before ended, inside a string, with an odd number of backslashes
};

inline bool is_json_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// Offset of the first byte at or after `from` that is no white space; size() when there is none.
std::size_t skip_json_space(std::string_view bytes, std::size_t from);

// True when the text begins as JSON does, as against a transcript that begins "[00:12] Agente:".
bool begins_as_json(std::string_view bytes);

// The same, or a string of JSON alone that holds several lines.
bool begins_as_json_or_lines(std::string_view bytes);

// Where and why a document is no JSON: a slow, strict reading, for a message after a parser refused it.
struct JsonFlaw {
  std::size_t offset = 0;
  std::string what;  // empty: there is no flaw
};
JsonFlaw find_json_flaw(std::string_view bytes);

}  // namespace cortesia::read
