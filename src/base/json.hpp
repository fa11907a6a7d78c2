// Appends JSON values to a string. Writing is most of the cost of a report, so there is no tree and no
// formatting library in between: the writer of findings appends names and punctuation as literals and values
// with these; those that write less take an Object for the punctuation.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cortesia::json {

// A string with its quotation marks. Bytes that are no valid UTF-8 (a file's name may hold some) become
// U+FFFD.
void append_text(std::string& out, std::string_view text);

void append_integer(std::string& out, std::uint64_t value);

// Rounded to at most `decimals` (0 to 6) places, without trailing zeros: 83.33, 62.5, 100. The same on every
// machine and in every locale. What JSON cannot say (infinity, not a number) becomes null.
void append_number(std::string& out, double value, int decimals);

// A number, or null where there is none.
void append_optional(std::string& out, const std::optional<double>& value, int decimals);

// `[a,b]`; `append` appends one item.
template <typename Items, typename Append>
void append_list(std::string& out, const Items& items, Append append) {
  out += '[';
  bool first = true;
  for (const auto& item : items) {
    if (!first) out += ',';
    first = false;
    append(item);
  }
  out += ']';
}

// Opens with '{', separates with ',', closes in its destructor. Borrows the string, to which values of other
// kinds are appended after key().
class Object {
 public:
  explicit Object(std::string& out) : out_(out) { out_ += '{'; }
  // Goes on with an object that `out` ends in the middle of, after a member.
  struct Begun {};
  Object(std::string& out, Begun) : out_(out), first_(false) {}
  ~Object() { out_ += '}'; }
  Object(const Object&) = delete;
  Object& operator=(const Object&) = delete;

  void key(std::string_view name);
  void text(std::string_view name, std::string_view value);
  void text_if_any(std::string_view name, std::string_view value);  // left out when empty
  void integer(std::string_view name, std::uint64_t value);
  void number(std::string_view name, const std::optional<double>& value, int decimals);  // or null
  void boolean(std::string_view name, bool value);
  void null(std::string_view name);

 private:
  std::string& out_;
  bool first_ = true;
};

}  // namespace cortesia::json
