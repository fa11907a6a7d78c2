#include "read/json_cut.hpp"

#include <algorithm>
#include <cstring>

#include <fmt/format.h>

#include "base/utf8.hpp"

namespace cortesia::read {

std::size_t skip_json_space(std::string_view bytes, std::size_t from) {
  while (from < bytes.size() && is_json_space(bytes[from])) ++from;
  return from;
}

bool begins_as_json(std::string_view bytes) {
  const std::size_t first = skip_json_space(bytes, 0);
  if (first == bytes.size()) return false;
  const std::size_t second = skip_json_space(bytes, first + 1);
  const char next = second < bytes.size() ? bytes[second] : '\0';
  if (bytes[first] == '{') return next == '"' || next == '}' || second == bytes.size();
  if (bytes[first] == '[')
    return next == '{' || next == '[' || next == ']' || next == '"' || second == bytes.size() ||
           bytes.substr(second).starts_with("null");
  return false;
}

bool begins_as_json_or_lines(std::string_view bytes) {
  const std::size_t first = skip_json_space(bytes, 0);
  if (first == bytes.size() || bytes[first] != '"') return begins_as_json(bytes);
  const std::size_t end = bytes.find('\n', first);
  return bytes.substr(first, end - first).find("\\n") != std::string_view::npos &&
         find_json_flaw(bytes).what.empty();
}

// Returns the offset behind the closing quote, or the piece's size when the string goes on.
std::size_t ValueEnd::scan_string(std::string_view piece, std::size_t from) {
  std::size_t at = from;
  for (;;) {
    const auto* quote = static_cast<const char*>(
        at < piece.size() ? std::memchr(piece.data() + at, '"', piece.size() - at) : nullptr);
    const std::size_t end = quote ? static_cast<std::size_t>(quote - piece.data()) : piece.size();
    std::size_t backslashes = 0;
    while (end - backslashes > from && piece[end - backslashes - 1] == '\\') ++backslashes;
    bool escaped = backslashes % 2 == 1;
    if (end - backslashes == from && escaped_) escaped = !escaped;
    if (!quote) {
      escaped_ = escaped;
      return piece.size();
    }
    at = end + 1;
    if (!escaped) {
      in_string_ = false;
      escaped_ = false;
      return at;
    }
    // What follows an escaped quote is not escaped by anything before it.
    from = at;
    escaped_ = false;
  }
}

std::size_t ValueEnd::scan(std::string_view piece) {
  std::size_t i = 0;
  if (in_string_) {
    i = scan_string(piece, 0);
    if (in_string_) return kGoesOn;
    if (depth_ == 0) return i;
  }
  for (; i < piece.size(); ++i) {
    const char c = piece[i];
    if (in_scalar_) {
      if (is_json_space(c) || c == ',' || c == ']' || c == '}' || c == '{' || c == '[' || c == '"') return i;
      continue;
    }
    switch (c) {
      case '"':
        begun_ = true;
        in_string_ = true;
        i = scan_string(piece, i + 1);
        if (in_string_) return kGoesOn;
        if (depth_ == 0) return i;
        --i;
        break;
      case '{':
      case '[':
        begun_ = true;
        ++depth_;
        break;
      case '}':
      case ']':
        if (depth_ <= 1) return i + 1;
        --depth_;
        break;
      default:
        if (!begun_) {
          begun_ = true;
          in_scalar_ = true;
        }
        break;
    }
  }
  return kGoesOn;
}

namespace {

// A strict reader of JSON that keeps the open brackets in a string of its own: no recursion to overflow.
class FlawFinder {
 public:
  explicit FlawFinder(std::string_view bytes) : bytes_(bytes) {}

  JsonFlaw find() {
    if (const std::size_t valid = valid_utf8_prefix(bytes_); valid < bytes_.size())
      return {valid, "a byte that is no UTF-8"};
    space();
    if (ended()) return {at_, "nothing but white space"};
    bool value_next = true;
    while (flaw_.what.empty()) {
      if (value_next)
        value_next = value();
      else if (open_.empty())
        break;
      else
        value_next = after_value();
    }
    if (flaw_.what.empty() && !ended()) expected("the end of the document");
    return flaw_;
  }

 private:
  bool ended() const { return at_ >= bytes_.size(); }
  char next() const { return bytes_[at_]; }
  void space() { at_ = skip_json_space(bytes_, at_); }

  void flaw(std::size_t offset, std::string what) {
    if (flaw_.what.empty()) flaw_ = {offset, std::move(what)};
  }

  void expected(std::string_view what) {
    if (ended()) {
      flaw(at_, fmt::format("expected {}, found the end: the file may be cut short", what));
      return;
    }
    if (const std::string_view rest = bytes_.substr(at_); rest.starts_with("//") || rest.starts_with("/*")) {
      flaw(at_, fmt::format("expected {}, found a comment, which JSON has none of", what));
      return;
    }
    std::size_t length = 1;
    while (at_ + length < bytes_.size() && length < 4 &&
           (static_cast<unsigned char>(bytes_[at_ + length]) & 0xC0u) == 0x80u)
      ++length;
    const auto byte = static_cast<unsigned char>(next());
    flaw(at_, byte < 0x20 || byte == 0x7F
                  ? fmt::format("expected {}, found a control character", what)
                  : fmt::format("expected {}, found '{}'", what, bytes_.substr(at_, length)));
  }

  // Reads a value or the beginning of one. Returns whether a value must follow.
  bool value() {
    space();
    if (ended()) {
      expected("a value");
      return false;
    }
    const char c = next();
    if (c == '{' || c == '[') {
      open_ += c;
      ++at_;
      space();
      if (!ended() && next() == (c == '{' ? '}' : ']')) return close();
      return c == '[' || key();
    }
    if (c == '"')
      string();
    else if (c == '-' || is_digit(c))
      number();
    else if (!word("true") && !word("false") && !word("null"))
      expected("a value");
    space();
    return false;
  }

  bool close() {
    open_.pop_back();
    ++at_;
    space();
    return false;
  }

  // Reads a key and its colon. Returns whether a value must follow.
  bool key() {
    space();
    if (ended() || next() != '"') {
      expected("a key in double quotes");
      return false;
    }
    string();
    space();
    if (ended() || next() != ':') {
      expected("':' after the key");
      return false;
    }
    ++at_;
    return true;
  }

  bool after_value() {
    const bool object = open_.back() == '{';
    if (!ended() && next() == (object ? '}' : ']')) return close();
    if (ended() || next() != ',') {
      expected(object ? "',' or '}'" : "',' or ']'");
      return false;
    }
    ++at_;
    return !object || key();
  }

  bool word(std::string_view text) {
    if (!bytes_.substr(at_).starts_with(text)) return false;
    at_ += text.size();
    return true;
  }

  void digits() {
    if (ended() || next() < '0' || next() > '9') expected("a digit");
    while (!ended() && next() >= '0' && next() <= '9') ++at_;
  }

  void number() {
    const std::size_t begin = at_;
    if (next() == '-') ++at_;
    const bool zero = !ended() && next() == '0';
    digits();
    if (zero && at_ > begin + 1 + (bytes_[begin] == '-')) flaw(begin, "a number with a leading zero");
    if (!ended() && next() == '.') {
      ++at_;
      digits();
    }
    if (!ended() && (next() == 'e' || next() == 'E')) {
      ++at_;
      if (!ended() && (next() == '+' || next() == '-')) ++at_;
      digits();
    }
  }

  void string() {
    const std::size_t begin = at_++;
    while (!ended() && next() != '"') {
      if (static_cast<unsigned char>(next()) < 0x20) {
        flaw(at_, "a control character in a string, which must be written \\n, \\t or \\u00..");
        return;
      }
      if (next() == '\\') {
        ++at_;
        if (ended()) break;
        if (next() == 'u') {
          const std::string_view hex = bytes_.substr(at_ + 1, 4);
          if (hex.size() < 4 || hex.find_first_not_of("0123456789abcdefABCDEF") != std::string_view::npos) {
            flaw(at_ - 1, "an escape \\u without four hexadecimal digits");
            return;
          }
        } else if (std::string_view("\"\\/bfnrt").find(next()) == std::string_view::npos) {
          flaw(at_ - 1, "an escape that JSON does not have; a backslash itself is written \\\\");
          return;
        }
      }
      ++at_;
    }
    if (ended())
      flaw(begin, "a string that is not closed");
    else
      ++at_;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::string open_;
  JsonFlaw flaw_;
};

}  // namespace

JsonFlaw find_json_flaw(std::string_view bytes) { return FlawFinder(bytes).find(); }

}  // namespace cortesia::read
