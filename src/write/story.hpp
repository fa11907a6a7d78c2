// A finding in the words of a person: where the evidence is, where one looked, what came nearest. Shared by
// the text report and by explain.
//
// Every text is printable and plain (no colours, no line breaks), so that callers can lay it out. Turns are
// counted from 1 here, as people count; programs count from 0.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/unreadable.hpp"
#include "write/labels.hpp"
#include "write/paint.hpp"
#include "write/write.hpp"

namespace cortesia::write {

class Story {
 public:
  // Borrows the checklist.
  Story(const ChecklistInfo& checklist, const Style& style);

  const Labels& words() const { return words_; }
  const Paint& paint() const { return paint_; }
  std::size_t width() const { return width_; }

  // "turno 3, 00:15"
  std::string place(std::uint32_t turn, const std::optional<double>& time) const;
  // "turno 3, 00:15 «Movistar, buenas tardes»"; without the quote when quotes are left out
  std::string evidence(const Call& call, const Evidence& evidence) const;
  // "se buscó en la apertura, turnos 1 a 3, en lo que dice el agente"
  std::string looked_in(const LookedIn& where) const;
  // "exento hasta 2026-12-31: la central cuenta mal los timbres (responsable Ana Ruiz, waivers.yaml:3:5)"
  std::string waived(const Waiver& waiver) const;
  // "lo más parecido: «qué precisaba» (turno 3, 00:15); se buscaba, por ejemplo, «qué se le ofrece»"
  std::string nearest(const Call& call, const Nearest& nearest) const;
  // "la frase de la lista: qué [se le] ofrece"; nothing where that is the wording already
  std::string phrase(const Call& call, const Nearest& nearest) const;
  // "no se dijo", "fuera del límite (medido 17 s; se pide máximo 10 s)", "faltan partes (3 de 5)", "no se
  // preguntó (1 de 2)"
  std::string reason(const Finding& finding) const;
  // The one phrase that was asked for and that nothing came near; empty where there is none.
  std::string wanted(const Finding& finding) const;

  static std::string_view mark(Verdict verdict);  // one column

  // The lines that say which call this is and what it came to; with newlines and colours.
  void append_identity(std::string& out, const Call& call, const Report& report) const;
  // Why an input could not be read: the kind of trouble in the checklist's language, then the reason itself.
  std::string trouble_of(const Unreadable& input) const;
  void append_doubts(std::string& out, const Call& call) const;
  // A line that begins with `indent` spaces and is wrapped under itself.
  void append_line(std::string& out, std::size_t indent, std::string_view text) const;
  // What of a check of several failed, or which condition.
  void append_failed(std::string& out, std::size_t indent, const Finding& finding) const;
  // The better words for what was said, and the rule's advice, where it was not met.
  void append_advice(std::string& out, std::size_t indent, const Finding& finding) const;
  // The parts or occurrences of a finding, a line each, with their own evidence.
  void append_parts(std::string& out, std::size_t indent, const Call& call, const Finding& finding) const;
  void append_occurrences(std::string& out, std::size_t indent, const Call& call,
                          const Finding& finding) const;

 private:
  std::string ways_of(Ways found_by) const;
  std::string stated(std::string_view value) const;
  std::string evidence_of(const Call& call, const Finding& finding, std::int16_t Evidence::* which,
                          std::size_t index) const;

  const ChecklistInfo& checklist_;
  const Labels& words_;
  Paint paint_;
  bool quotes_;
  std::size_t width_;
};

// "«" + printable text + "»"
std::string quoted(std::string_view text);

// At most one decimal: 84.2, 100.
std::string figure(double value);

// A call's score, its coverage or the mark of either, with all its decimals: a call never fails by what is
// not shown. At most two: 74.78, 80.
std::string score_figure(double value);

}  // namespace cortesia::write
