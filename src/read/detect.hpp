// Which format a document is: at its root, or in an envelope, which may itself be in one, into which services
// put their answer - as an object, as a string of JSON, or as a list of calls.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <simdjson.h>

#include "read/document.hpp"
#include "read/format.hpp"
#include "read/shape.hpp"

namespace cortesia::read {

struct Detected {
  const Format* format = nullptr;  // nullptr: no format of the table
  Document document = {};          // what the format's reader is to read: without its envelope
  std::string unpacked = {};       // holds the document, where it was a string
  std::string under = {};          // the keys of the envelopes: "data.result"; or empty
};

// `shape` is the document's. The parser's other documents are lost.
Detected detect(const Document& document, const Shape& shape, simdjson::ondemand::parser& parser);

// The calls in a document of no format: the elements of the first list at its root whose first element is of
// one. Empty when there is none.
std::vector<Document> calls_within(const Document& document, const Shape& shape,
                                   simdjson::ondemand::parser& parser);

}  // namespace cortesia::read
