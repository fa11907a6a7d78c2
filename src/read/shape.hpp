// What a document looks like, gathered once, for every format of the table to judge.
//
// Of JSON it holds the places near the root - the keys of its objects, the elements of its arrays - with the
// kinds of value found there: "turns[]" an object, "turns[].text" a string. An array is known by its first
// few elements. Of text it holds what a survey of its lines found (text_lines.hpp). A format says "this is
// mine" by looking here alone, so that thirty formats cost one look at the document.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "read/columns.hpp"
#include "read/json_tree.hpp"
#include "read/marks.hpp"
#include "read/text_survey.hpp"

namespace cortesia::read {

class Roles;

// `lines`: a string of several lines; `page`: one of hundreds of letters. Both are strings, too.
enum class JsonKind : std::uint8_t { null, boolean, number, string, array, object, lines, page };

class Shape {
 public:
  // A place in a document of JSON, and those under it: the keys of an object, in the order they were met, and
  // what the elements of an array have in common. 0 is no place.
  struct Place {
    std::string_view key;     // of the document
    std::uint32_t kinds = 0;  // a bit for each kind that was found there
    std::uint32_t element = 0, first = 0, last = 0, next = 0;

    bool is(JsonKind kind) const { return (kinds & 1u << static_cast<unsigned>(kind)) != 0; }
  };

  static Shape of_json(const Node& root);  // borrows its keys and texts
  static Shape of_text(std::string_view utf8, const Roles& roles, const Columns& columns);

  bool is_json() const { return !places_.empty(); }
  bool has(std::string_view path) const { return find(path) != nullptr; }  // of any kind
  bool has(std::string_view path, JsonKind kind) const;

  // Whether a string there, near the root, has a line that begins with a speaker's label. Surveyed when it is
  // asked, which it is of few documents.
  bool is_labelled(const Place& place) const;
  bool is_labelled(std::string_view path) const;

  const Place& root() const { return places_.front(); }
  // What the elements of an array look like; nullptr when it is none, or an empty one.
  const Place* element_of(const Place& place) const {
    return place.element == 0 ? nullptr : &places_[place.element];
  }
  template <typename Each>
  void each_key(const Place& place, Each each) const {
    for (std::uint32_t at = place.first; at != 0; at = places_[at].next) each(places_[at]);
  }

  // Whether the document has the marks of a format. `found`, if given, gets those that are there, `lacking`
  // the others, of the list that holds or of the first.
  bool fits(const Marks& marks) const;
  bool fits(const Marks& marks, std::vector<std::string>* found,
            std::vector<std::string>* lacking = nullptr) const;

  // The keys of the root (of the first elements, of an array), for a message.
  std::string root_keys() const;
  // True when somewhere there are objects in an array that hold what people say: it may well be a transcript.
  bool may_hold_turns() const;

  const TextSurvey& text() const { return text_; }
  const std::vector<std::string>& first_words() const { return first_words_; }  // of a text's first line
  const Header& header() const { return header_; }  // of the table that a text may be

 private:
  friend class ShapeWalk;
  const Place* find(std::string_view path) const;
  bool has_mark(const Mark& mark) const;
  bool holds_speech(const Place& place, bool in_list) const;

  struct Text {
    std::uint32_t place;
    std::string_view beginning;
  };

  std::vector<Place> places_;  // the root first; empty of a text
  std::vector<Text> texts_;    // the strings near the root
  TextSurvey text_;
  Header header_;
  std::vector<std::string> first_words_;
};

}  // namespace cortesia::read
