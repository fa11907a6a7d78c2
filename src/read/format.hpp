// One format of transcripts, as the table of formats lists it, and what its reader works with.
//
// To add a format: a sample in samples/, a reader file here, a line in formats.cpp. A reader is one function;
// it fills the desk's call with what the transcript says - labels, texts, times, events in the units of
// model/call.hpp
// - and hands it in. What all calls have in common (roles from labels, ids, metadata, options, checks of the
// times) is done when it is handed in (finish.hpp), so that every format does it the same way.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <simdjson.h>

#include "model/call.hpp"
#include "read/document.hpp"
#include "read/roles.hpp"
#include "read/shape.hpp"

namespace cortesia::read {

class HandIn {
 public:
  virtual ~HandIn() = default;
  virtual void hand_in() = 0;  // the desk's call is complete; it is emptied for the next
};

// Where a reader works: one a thread, kept from document to document.
struct Desk {
  Desk(const Roles& all_roles, HandIn& the_tray) : roles(all_roles), tray(the_tray) {}

  const Roles& roles;
  HandIn& tray;
  Call call;
  // Events the transcript gives a time but no place among the turns: indices into call.events.
  std::vector<std::uint32_t> events_by_time;
  simdjson::ondemand::parser parser;
};

struct Format {
  std::string_view name, about;
  bool (*looks_like)(const Shape&);
  // Throws Error with the place and reason, without the path. nullptr: known, to be refused by its name.
  void (*read)(const Document&, Desk&);
};

std::span<const Format> format_table();
const Format* find_format(std::string_view name);  // nullptr when there is none of that name
const Format* detect(const Shape& shape);          // the first of the table that it looks like, or nullptr

bool looks_like_cortesia(const Shape&);
void read_cortesia(const Document&, Desk&);
bool looks_like_text(const Shape&);
void read_text(const Document&, Desk&);

}  // namespace cortesia::read
