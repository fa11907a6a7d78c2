// The lines of a plain-text transcript: stamps, speaker labels, notes - every notation that people use.
//
//   [00:00:12] Cliente: ...     00:12 - Agente: ...      AGENTE (00:12): ...      Agente 00:12: ...
//   **Agente (Marta):** ...     [SPEAKER_00]: ...        (speaker 0) ...          Marta Ruiz  0:03
//   [00:00.000 --> 00:06.560] ...                        [turn=1 | 00:00:07.6 | AGENT]: ...
//
// A line alone cannot tell a label from a sentence with a colon in it ("le explico: son tres"). So parse_line
// finds what could be a label, a survey of all the lines counts, and only what is known as a speaker, or
// comes again and looks like a name, is taken for one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "read/stamp.hpp"

namespace cortesia::read {

class Roles;

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
  std::string_view text;     // behind the label
  std::string_view whole;    // the line without stamp, when the label is none
};

Line parse_line(std::string_view line);

// Takes the next line off `text`; lines end with LF, CR LF or CR.
std::string_view take_line(std::string_view& text);

struct TextSurvey {
  std::size_t lines = 0;     // that are not blank
  std::size_t labelled = 0;  // with a label that is accepted
  std::size_t arrows = 0;    // "[t --> t] ..."
  std::size_t bare_arrows = 0;
  std::size_t distinct_labels = 0;
  std::size_t known_labels = 0;  // labelled lines whose label is a known speaker
  bool code = false;             // has fenced code, as documentation does
  bool subtitles = false;        // begins with WEBVTT
  // By folded label: how often, and whether it is a speaker's.
  struct Label {
    std::size_t count = 0;
    bool known = false, name_like = false, marked = false, letter = false;
  };
  std::unordered_map<std::string, Label> labels;

  bool accepts(const Line& line) const;  // whether what could be a label of the line is one
};

TextSurvey survey_text(std::string_view utf8, const Roles& roles);

}  // namespace cortesia::read
