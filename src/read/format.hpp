// One format of transcripts, as the table of formats lists it, and what its reader works with.
//
// To add a format: a sample in samples/, a reader in formats/, a line in formats.cpp. A reader is one
// function: of JSON it fills a draft of the call (draft.hpp) from the tree of nodes in which the format was
// recognised (json_tree.hpp); of text, and of cortesia's own JSON, it reads the bytes, fills the desk's call
// and hands it in. Either says what the transcript says - labels,
// texts, times, events - in the units of model/call.hpp. What all calls have in common (roles from labels,
// ids, metadata, options, checks of the times) is done when the call is handed in (finish.hpp), the same way
// for every format.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <simdjson.h>

#include "model/call.hpp"
#include "read/columns.hpp"
#include "read/document.hpp"
#include "read/marks.hpp"
#include "read/roles.hpp"
#include "read/shape.hpp"

namespace cortesia::read {

class HandIn {
 public:
  virtual ~HandIn() = default;
  // The desk's call is complete; it is emptied for the next. `place` tells where in the document the call
  // stands, when it holds several: ":12", a line; "#3", an element.
  virtual void hand_in(std::string_view place) = 0;
  void hand_in() { hand_in({}); }
};

// Where a reader works: one a thread, kept from document to document.
struct Desk {
  Desk(const Roles& all_roles, const Columns& all_columns, HandIn& the_tray)
      : roles(all_roles), columns(all_columns), tray(the_tray) {}

  const Roles& roles;
  const Columns& columns;
  HandIn& tray;
  Call call;
  // Events the transcript gives a time but no place among the turns: indices into call.events.
  std::vector<std::uint32_t> events_by_time;
  simdjson::ondemand::parser parser;
  simdjson::dom::parser tree_parser;
};

class Draft;
class Node;

// What a document says of the pages of its call, of which it may be one.
struct PageLinks {
  std::string call;  // its id; empty when it is not told
  bool before = false, behind = false;
};

struct Format {
  std::string_view name, about;
  Marks marks = {};                            // by which JSON is known for it
  Marks silent = {};                           // the same of a transcript in which nobody says a word
  bool (*looks_like)(const Shape&) = nullptr;  // what marks cannot say; of text always
  // One of the two, or neither: known, to be refused by its name. Both throw Error with the place and reason,
  // without the path. `read` hands in its calls; `fill` gets a draft of the call, and others see to the rest.
  void (*read)(const Document&, Desk&) = nullptr;
  void (*fill)(const Node& root, Draft&) = nullptr;
  std::string_view remedy = {};    // of what is refused by its name
  std::string_view page_key = {};  // which documents hold that may be pages of one call; these are read
  PageLinks (*page_links)(const Node& root) = nullptr;  // together, with `fill`
  bool piece = false;                                   // an array of these is one call, not several
  bool several = false;                                 // holds calls, and hands them in itself
  // In which round it is tried, when nothing of the one before fits, here or inside an envelope: what has a
  // vendor's marks, turns that nobody's product writes, a text that may as well be a note; and last whatever
  // a vendor leaves of a silent call.
  enum class Round : std::uint8_t { marked, generic, note, silent } round = Round::marked;

  bool fits(const Shape& shape) const;
  bool fits_in(Round a_round, const Shape& shape) const;
};

std::span<const Format> format_table();
const Format* find_format(std::string_view name);  // nullptr when there is none of that name

bool looks_like_cortesia(const Shape&);
void read_cortesia(const Document&, Desk&);
bool looks_like_turn(const Shape&);  // of a list, alone
bool looks_like_text(const Shape&);
void read_text(const Document&, Desk&);
// Of a text inside another document: what the desk's call already holds stays.
void read_text_at(const Document&, Desk&, std::string_view place);

}  // namespace cortesia::read
