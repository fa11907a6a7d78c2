// Which format a document is: at its root, or one level down, where services put their answer into an
// envelope.
#pragma once

#include <string_view>

#include <simdjson.h>

#include "read/document.hpp"
#include "read/format.hpp"
#include "read/shape.hpp"

namespace cortesia::read {

struct Detected {
  const Format* format = nullptr;  // nullptr: no format of the table
  Document document;               // what the format's reader is to read: without its envelope
  std::string_view under;          // the key of the envelope, or empty
};

// `shape` is the document's. The parser's other documents are lost.
Detected detect(const Document& document, const Shape& shape, simdjson::ondemand::parser& parser);

}  // namespace cortesia::read
