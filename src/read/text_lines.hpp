// The lines of a plain-text transcript: stamps, speaker labels, notes - every notation that people use.
//
//   [00:00:12] Cliente: ...     00:12 - Agente: ...      AGENTE (00:12): ...      Agente 00:12: ...
//   **Agente (Marta):** ...     [SPEAKER_00]: ...        (speaker 0) ...          Marta Ruiz  0:03
//   [00:00.000 --> 00:06.560] ...                        [turn=1 | 00:00:07.6 | AGENT]: ...
//   [12/11/26, 9:34:01 a. m.] Agente: ...                Agente - ...              <Agente> ...
//   12/11/26, 9:34 PM - +34 600 11 22 33: ...            9:34 AM Agente: ...       - Agente. ...
//
// and above what is said, on a line or two of their own:
//
//   00:00:03 Orador 1      [Marta Ruiz] 14:30:03      (00:03 - 00:08) AGENTE      Marta Ruiz / 00:03
//
// A line alone cannot tell a label from a sentence with a colon in it ("le explico: son tres"). So parse_line
// finds what could be a label, and a survey of all the lines (text_survey.hpp) which of them are.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "read/stamp.hpp"

namespace cortesia::read {

struct Line {
  enum class Kind : std::uint8_t {
    blank,
    rule,     // a line of dashes
    heading,  // of Markdown
    note,     // the whole line in brackets: `text` is what stands in them
    said,     // `label` may stand before `text`
  };
  Kind kind = Kind::blank;
  std::optional<Stamp> start, end;
  bool bracketed = false;    // the stamp before the label stands in brackets: it is one without a label, too
  bool arrow = false;        // it is "t --> t", in brackets
  bool bare_arrow = false;   // "t --> t" alone on its line: a subtitle file
  std::string_view label;    // what could be a label, or empty
  bool marked = false;       // the label is bold, in brackets or behind a stamp
  bool needs_known = false;  // the notation is a label's only when the word is known for one
  bool no_colon = false;     // a dash, a tab, bold or angle brackets tell the label from the text
  bool dated = false;  // begins with a messenger's date and time: a message, or a line of the program's own
  bool heads = false;  // time and label stand alone: what is said is on the lines below
  bool two_lines = false;  // so, and the time below the label
  bool turn_mark = false;  // the recogniser marks that the speaker changes behind it
  std::string_view text;   // behind the label
  std::string_view whole;  // the line without stamp, when the label is none
};

Line parse_line(std::string_view line);

// Takes the next line off `text`, and with a name the time that stands alone on the line below.
Line next_line(std::string_view& text);

// Takes the next line off `text`; lines end with LF, CR LF or CR, or where another turn begins on them.
// Of an empty text an empty line.
std::string_view take_line(std::string_view& text);

}  // namespace cortesia::read
