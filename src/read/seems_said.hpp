// Whether a document of no known format seems to hold what people said.
//
// Beside the transcripts of a folder lie notes, settings, lists of files and tables of calls, which nobody
// wants to hear of. What seems to be a transcript, and is none that is known, must not go by in silence.
#pragma once

#include <string>
#include <string_view>

#include "read/shape.hpp"

namespace cortesia::read {

class Roles;

// The headers of a text whose first rows are a table's, whatever they mean: "\"Quién\", \"Cuándo\""; empty
// when it is no table.
std::string quoted_headers_of(std::string_view text);

// The bytes are of the document that the shape is of.
bool json_seems_said(const Shape& shape, std::string_view json, const Roles& roles);
bool text_seems_said(const Shape& shape, std::string_view utf8);

}  // namespace cortesia::read
