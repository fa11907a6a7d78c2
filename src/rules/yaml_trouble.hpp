// What yaml-cpp says of broken YAML, said again for somebody who writes phrases: where it is, and what to do.
//
// Nearly always an unquoted phrase begins with a character that means something to YAML - `[muchas] gracias`,
// `{saludo} señor`, `@company`, `*aste` - and yaml-cpp complains of whatever comes after it. This looks at
// the line and finds the phrase.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "rules/source.hpp"

namespace cortesia::rules {

struct YamlTrouble {
  std::size_t begin = 0, end = 0;  // bytes
  std::string message;
  // Whether the text from begin to end is all that is wrong: taken as plain text, reading can go on after it.
  bool contained = false;
};

struct YamlFailure {
  std::string_view reason;          // yaml-cpp's
  std::size_t at = 0;               // its mark
  std::size_t last = 0;             // where the last thing read well began
  std::optional<std::size_t> flow;  // the innermost `[` or `{` that was open
};

YamlTrouble explain(const Source& source, const YamlFailure& failure);

// What is wrong with a text in the quotation marks of word processors and telephones; empty: nothing.
std::string typeset_quotes(std::string_view text);

// Bytes from the opening quotation mark at `begin` to behind the closing one, or npos.
std::size_t end_of_quoted(std::string_view text, std::size_t begin);

}  // namespace cortesia::rules
