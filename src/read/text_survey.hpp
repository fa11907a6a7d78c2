// Which of the things before colons in a text are speakers' labels: what is known as a speaker, or comes
// again and looks like a name.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include "read/date_order.hpp"
#include "read/text_lines.hpp"

namespace cortesia::read {

class Roles;

struct TextSurvey {
  std::size_t lines = 0;     // that are not blank
  std::size_t labelled = 0;  // with a label that is accepted
  std::size_t arrows = 0;    // "[t --> t] ..."
  std::size_t bare_arrows = 0;
  std::size_t distinct_labels = 0;
  std::size_t known_labels = 0;  // labelled lines whose label is a known speaker
  bool no_colons = false;        // labels stand without colons, too: "Agente - ..."
  bool messages = false;         // it is a messenger's export: whoever a line with a date names wrote it
  bool stamps_named = false;     // every line with a time has a label: one that is not known is none the less
  bool headed = false;           // names and times stand on lines of their own, above what is said
  DateOrder dates;
  bool code = false;       // has fenced code, as documentation does
  bool counts = false;     // a line may head one of several calls
  bool subtitles = false;  // begins with WEBVTT
  // By folded label: how often, and whether it is a speaker's.
  struct Label {
    std::size_t count = 0;
    std::size_t no_colon = 0;  // and without a colon
    std::size_t heads = 0;     // alone with a time, above what is said
    std::size_t stamped = 0;   // of all behind a time
    bool known = false, name_like = false, marked = false, letter = false;
  };
  std::unordered_map<std::string, Label> labels;

  void find_no_colons();  // once all labels are met
  bool accepts(const Label& label) const;
  bool accepts(const Line& line) const;  // whether what could be a label of the line is one
  // Whether it is none for what stands in the place of the colon that the same speaker has on other lines, in
  // a text where that tells no labels: "Agente - ..." among lines as "Agente: ...".
  bool lacks_colon(const Line& line) const;
  // Whether it is none for being met once alone, although it looks like a name: of two words, a person's, or
  // where nobody answers the one voice that there is.
  bool met_once(const Line& line) const;
};

TextSurvey survey_text(std::string_view utf8, const Roles& roles);

// Whether the folded word heads a line of a form - "Fecha: ...", "Cola: ..." - and not what somebody says.
bool heads_a_form(std::string_view folded);

}  // namespace cortesia::read
