// The labels of a plain-text transcript, and the times beside them: what could name a speaker, in each of the
// notations of text_lines.hpp.
//
// The functions that take something off the front of a text leave it as it is when that is not there.
#pragma once

#include <optional>
#include <string_view>

#include "read/text_lines.hpp"

namespace cortesia::read {

// White space, the no-break space, and zero-width marks that exports leave at the ends of lines.
std::string_view trim(std::string_view text);
void skip_spaces(std::string_view& text);
inline bool take(std::string_view& text, std::string_view what) {
  if (text.empty() || text.front() != what.front() || !text.starts_with(what)) return false;
  text.remove_prefix(what.size());
  return true;
}
bool take_dash(std::string_view& text);  // with the spaces round it; whether there was one

// "[00:12]", "(00:12)", "[00:12 - 00:15]", "[t --> t]", with the bracket; or bare.
struct Stamps {
  std::optional<Stamp> start, end;
  bool bracket = false, arrow = false;
};

Stamps take_stamps(std::string_view& text);

// Marks of Markdown round a label: "**", "*", "__", and quotes of a list.
std::string_view without_marks(std::string_view label);

// A label in brackets or bold, before a dash, a colon or a time, into the line, with what is said behind it.
bool take_label(std::string_view& text, Line& line);
// "3. Agente: ..." of a list, and "AGENTE<tab>..." of a table without headers; of words known for a
// speaker's.
bool take_listed_label(std::string_view text, Line& line);
// "- Agente. ..." of a dialogue in a novel's notation; of words known for a speaker's.
bool take_dotted_label(std::string_view text, Line& line);
// Whatever stands before the colon of a message, whose notation leaves no doubt that it names who wrote it.
bool take_writer(std::string_view text, Line& line);
// "[turn=1 | 00:00:07.6 | AGENT]: ...": what the bracket holds, a field each.
bool take_fields(std::string_view& text, Line& line);
// "SPEAKER: S1" heads what S1 says, on the lines below.
void take_named_voice(Line& line);

}  // namespace cortesia::read
