// The mistakes of a checklist, all of one run, each with file, line, column, the line itself, a caret, what
// was expected and the remedy:
//
//   rules.yaml:12:5: unknown key "wheight"; did you mean "weight"?
//      12 |     wheight: 5
//         |     ^^^^^^^
//
// Kept in order of file and place; the same message at the same place is kept once. A hostile checklist can
// make any number of mistakes: the first kMost are kept, the first kShown are rendered, the others are
// counted.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/document.hpp"

namespace cortesia::rules {

// `; did you mean "weight"?` when a name is near, else `; expected one of a, b, c` (or nothing for a long
// list).
std::string suggestion(std::string_view name, std::span<const std::string_view> known);

struct Mistake {
  enum class Grade : std::uint8_t { error, warning };
  Grade grade = Grade::error;
  Place place;
  std::uint32_t length = 1;  // of the caret, in code points
  std::string message;
};

class Mistakes {
 public:
  static constexpr std::size_t kMost = 200;
  static constexpr std::size_t kShown = 50;

  // Registers a file; the text is kept for the carets. Returns its index for Place::file.
  std::uint32_t file(std::string name, std::string text);
  // The same of one whose text the program carries, and which is not copied.
  std::uint32_t shipped_file(std::string name, std::string_view text);
  const std::string& file_name(std::uint32_t file) const;

  void error(const Node& at, std::string message);  // caret under the node
  void error(const Place& place, std::uint32_t length, std::string message);
  void warning(const Node& at, std::string message);
  // At byte `offset` of a scalar's text: the place itself when the scalar is verbatim, else the scalar.
  void error_in(const Node& scalar, std::size_t offset, std::size_t length, std::string message);
  void warning_in(const Node& scalar, std::size_t offset, std::size_t length, std::string message);

  // From here on an error where there is one already follows from it, and is left out; so is one at a node
  // that is known to be wrong.
  void settle();
  void settle(const Node& wrong) { settled_.insert(wrong.place); }

  bool any_error() const { return any_error_; }
  // No more are kept: whoever searches long for what to say may stop.
  bool full() const { return mistakes_.size() >= kMost; }
  // suggestion() among what `known()` returns, which is not called once no more mistakes are kept: a hostile
  // checklist has names by ten thousands.
  template <typename Known>
  std::string near(std::string_view name, const Known& known) const {
    return full() ? std::string() : suggestion(name, known());
  }
  std::span<const Mistake> all() const;  // in order of file and place
  std::string render() const;            // all, ready to print; ends without newline
  void throw_if_any() const;             // throws Error(render()) when there is an error

  // "rules.yaml:12:5", for a message that points to a second place.
  std::string where(const Place& place) const;

 private:
  struct File {
    std::string name;
    std::unique_ptr<const std::string> own;  // null of one that the program carries
    std::string_view text;
  };
  std::vector<File> files_;
  std::vector<Mistake> mistakes_;
  std::set<Place> settled_;
  std::size_t uncounted_ = 0;  // beyond kMost
  bool any_error_ = false;

  void add(Mistake mistake);
  void add_in(Mistake::Grade grade, const Node& scalar, std::size_t offset, std::size_t length,
              std::string message);
  std::string render(const Mistake& mistake) const;
};

// The user's text in a message: in quotation marks, on one line, and cut where it is long.
std::string quote(std::string_view text);

}  // namespace cortesia::rules
