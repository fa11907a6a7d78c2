// Which format a document is: at its root, or in an envelope, which may itself be in one, into which services
// put their answer - as an object, as a string of JSON, or as a list of calls.
#pragma once

#include <string>
#include <vector>

#include "read/format.hpp"
#include "read/json_tree.hpp"
#include "read/shape.hpp"

namespace cortesia::read {

struct Detected {
  const Format* format = nullptr;  // nullptr: no format of the table
  Node root = {};                  // what the format's reader is to read: without its envelope
  std::string under = {};          // the keys of the envelopes: "data.result"; or empty
};

// Of JSON; `shape` is the root's. Nothing of the document is parsed again. Rounds up to `last` are tried.
Detected detect(const Node& root, const Shape& shape, Format::Round last = Format::Round::silent);

const Format* detect_text(const Shape& shape);

struct CallWithin {
  Node node;
  std::string_view id;  // the key that it stands under, or empty
};

// The calls in a document of no format, or of one - `known` - that is known by less than they are: a note
// about them, or turns, which a list of calls looks like when each has a text. They are the objects of the
// first list at its root whose first one is of a format; or they stand under their ids in an object, which
// may be in an envelope, and nothing else does. Empty when there is none.
std::vector<CallWithin> calls_within(const Node& root, const Shape& shape, const Detected& known);

}  // namespace cortesia::read
