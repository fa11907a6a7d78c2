// Appends JSON values to a string. Writing is most of the cost of a report, so there is no tree and no
// formatting library in between: a writer appends names and punctuation as literals, and values with these.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cortesia::json {

// A string with its quotation marks. Bytes that are no valid UTF-8 (a file's name may hold some) become
// U+FFFD.
void append_text(std::string& out, std::string_view text);

void append_integer(std::string& out, std::uint64_t value);

// Rounded to at most `decimals` (0 to 6) places, without trailing zeros: 83.33, 62.5, 100. The same on every
// machine and in every locale. What JSON cannot say (infinity, not a number) becomes null.
void append_number(std::string& out, double value, int decimals);

}  // namespace cortesia::json
