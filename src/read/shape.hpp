// What a document looks like, gathered once, for every format of the table to judge.
//
// Of JSON it holds the paths of the keys near the root with the kind of value found there: "turns[]" an
// object, "turns[].text" a string. An array is known by its first few elements. Of text it holds what a
// survey of its lines found (text_lines.hpp). A format says "this is mine" by looking here alone, so that
// thirty formats cost one look at the document.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <simdjson.h>

#include "read/columns.hpp"
#include "read/document.hpp"
#include "read/text_lines.hpp"

namespace cortesia::read {

class Roles;

// `lines`: a string of several lines; `page`: one of hundreds of letters. Both are strings, too.
enum class JsonKind : std::uint8_t { null, boolean, number, string, array, object, lines, page };

class Shape {
 public:
  // Throws Error with the place when it is no JSON. Any document that the parser holds is lost.
  static Shape of_json(const Document& document, simdjson::ondemand::parser& parser);
  static Shape of_text(std::string_view utf8, const Roles& roles, const Columns& columns);

  bool is_json() const { return json_; }
  bool has(std::string_view path) const;  // of any kind
  bool has(std::string_view path, JsonKind kind) const;

  // each(path, whether a string was found there), for all of them.
  template <typename Each>
  void each_path(Each each) const {
    for (const auto& [path, kinds] : paths_)
      each(std::string_view(path), (kinds & 1u << static_cast<unsigned>(JsonKind::string)) != 0);
  }

  // Whether the document has the marks of a format: "results.channels[].alternatives format:string" are paths
  // that must all be there, with a kind or of any but null; "a|b" is either of two, and " or " separates
  // whole lists of which one must hold. `found`, if given, gets those that are there, `lacking` the others,
  // of the list that holds or of the first.
  bool fits(std::string_view marks) const;
  bool fits(std::string_view marks, std::vector<std::string>* found,
            std::vector<std::string>* lacking = nullptr) const;

  // The keys of the root (of the first element, of an array), for a message.
  std::string root_keys() const;
  // True when somewhere there are objects in an array that hold what people say: it may well be a transcript.
  bool may_hold_turns() const;

  const TextSurvey& text() const { return text_; }
  const std::vector<std::string>& first_words() const { return first_words_; }  // of a text's first line
  const Header& header() const { return header_; }  // of the table that a text may be

 private:
  friend class ShapeWalk;
  using Kinds = unsigned;  // a bit for each kind that was found there
  bool has_mark(std::string_view mark) const;
  bool has_any(std::string_view choices) const;

  bool json_ = false;
  std::map<std::string, Kinds, std::less<>> paths_;
  std::vector<std::string_view> met_;  // the paths as they were met
  TextSurvey text_;
  Header header_;
  std::vector<std::string> first_words_;
};

}  // namespace cortesia::read
