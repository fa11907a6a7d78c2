#include "read/text_survey.hpp"

#include <algorithm>

#include "read/one_line.hpp"
#include "read/roles.hpp"
#include "read/text_calls.hpp"
#include "read/text_names.hpp"

namespace cortesia::read {
namespace {

// Words that head a form, not a speaker's turn.
constexpr std::string_view kFormWords[] = {
    "nota",    "notas",      "fecha",         "hora",        "duracion",    "asunto",      "resumen",
    "total",   "tema",       "motivo",        "observacion", "telefono",    "id",          "idioma",
    "llamada", "direccion",  "precio",        "campana",     "date",        "time",        "duration",
    "note",    "notes",      "subject",       "summary",     "language",    "call id",     "example",
    "ejemplo", "title",      "titulo",        "correo",      "http",        "https",       "cuenta",
    "canal",   "call",       "observaciones", "ojo",         "opcion",      "paso",        "resultado",
    "numero",  "conclusion", "cola",          "queue",       "empresa",     "company",     "fecha y hora",
    "estado",  "status",     "id de llamada", "comentario",  "comentarios", "tipificacion"};

// Who may say a word in a call of others; whose side they are on, nothing tells.
constexpr std::string_view kPersons[] = {
    "padre",   "madre",       "papa",    "mama",    "senor",  "senora", "sr",       "sra",
    "don",     "dona",        "esposo",  "esposa",  "hijo",   "hija",   "hermano",  "hermana",
    "abuelo",  "abuela",      "vecino",  "vecina",  "nino",   "nina",   "familiar", "tercero",
    "tercera", "acompanante", "portero", "notario", "father", "mother", "husband",  "wife"};

bool is_person(std::string_view folded) { return std::ranges::find(kPersons, folded) != std::end(kPersons); }

}  // namespace

bool heads_a_form(std::string_view folded) {
  return std::ranges::find(kFormWords, folded) != std::end(kFormWords);
}

bool TextSurvey::accepts(const Label& label) const {
  return label.known || label.letter || (label.name_like && (label.count > 1 || label.marked));
}

bool TextSurvey::accepts(const Line& line) const {
  if (line.label.empty()) return false;
  const auto found = labels.find(fold_label(line.label));
  if (found == labels.end()) return false;
  const Label& label = found->second;
  if (line.dated && messages) return true;
  if (line.heads) return headed && (label.known || label.name_like);
  if (line.no_colon && !no_colons) return line.start && label.known && label.count > 0;
  if (line.no_colon) return label.known || (label.name_like && label.no_colon > 1);
  if (line.start && stamps_named && !line.needs_known && !heads_a_form(found->first) &&
      line.label.find(',') == std::string_view::npos)
    return true;
  return label.known || (!line.needs_known && accepts(label));
}

bool TextSurvey::lacks_colon(const Line& line) const {
  if (line.label.empty() || !line.no_colon || no_colons) return false;
  const auto found = labels.find(fold_label(line.label));
  return found != labels.end() && found->second.known && found->second.count > 0;
}

bool TextSurvey::met_once(const Line& line) const {
  if (line.label.empty() || line.needs_known || line.heads || line.label.find(',') != std::string_view::npos)
    return false;
  const auto found = labels.find(fold_label(line.label));
  return found != labels.end() && found->second.name_like && found->second.count == 1 &&
         (distinct_labels < 2 || line.label.find(' ') != std::string_view::npos || is_person(found->first));
}

// Dashes, tabs and bold words stand in lists and sentences, too: they mark labels when a known one comes
// again or another beside it, and lines with labels are not few. Then they count as any other.
void TextSurvey::find_no_colons() {
  static constexpr std::size_t kFew = 3;  // lines a label
  std::size_t counted = 0, known = 0;
  for (const auto& [folded, label] : labels) {
    if (!label.known && (!label.name_like || label.no_colon < 2)) continue;
    counted += label.no_colon;
    if (label.known) known += label.no_colon;
  }
  no_colons = known > 1 && counted * kFew >= lines;
  if (!no_colons) return;
  for (auto& [folded, label] : labels) label.count += label.no_colon;
}

namespace {

// What stands in the lines of a text with times, counted for the three of its notations that nothing but the
// whole of it tells.
struct StampedLines {
  std::size_t dated = 0, dated_named = 0;  // of a messenger
  std::size_t stamped = 0, named = 0;      // with a time, and with something before a colon, too
  std::size_t heads = 0, known_heads = 0, above_text = 0;
  bool behind_head = false;

  void meet(const Line& line, const TextSurvey::Label* label);
  void tell(TextSurvey& survey) const;
};

void StampedLines::meet(const Line& line, const TextSurvey::Label* label) {
  const bool said = line.kind == Line::Kind::said;
  if (behind_head && said && !line.start && (!label || !label->known)) ++above_text;
  behind_head = said && line.heads && label && (label->known || label->name_like);
  heads += behind_head;
  known_heads += behind_head && label->known;
  dated += line.dated;
  dated_named += line.dated && label;
  if (!line.start || !said || line.whole.empty()) return;
  ++stamped;
  named += label && !line.needs_known && !line.heads;
}

void StampedLines::tell(TextSurvey& survey) const {
  static constexpr std::size_t kFewest = 3;
  survey.messages = dated_named > 1 && dated_named * 2 >= dated;
  const std::size_t needed = known_heads == heads ? kFewest - 1 : kFewest;
  survey.headed = heads >= needed && above_text + 1 >= heads;
  std::size_t accepted = 0;
  for (const auto& [folded, one] : survey.labels)
    if (survey.accepts(one)) accepted += one.stamped;
  survey.stamps_named = named >= kFewest && named == stamped && accepted * 2 >= named;
}

}  // namespace

TextSurvey survey_text(std::string_view utf8, const Roles& roles) {
  TextSurvey survey;
  StampedLines stamped;
  survey.subtitles = utf8.starts_with("WEBVTT");
  std::string room;
  std::string_view rest = by_lines(utf8, room);
  while (!rest.empty()) {
    const std::string_view raw = rest;
    const Line line = next_line(rest);
    if (line.kind == Line::Kind::blank || line.kind == Line::Kind::rule) continue;
    ++survey.lines;
    survey.arrows += line.arrow;
    survey.bare_arrows += line.bare_arrow && line.text.empty();
    survey.code = survey.code || raw.starts_with("```");
    survey.counts = survey.counts || call_counted(line.whole);
    if (line.start) survey.dates.meet(*line.start);
    if (line.label.empty()) {
      stamped.meet(line, nullptr);
      continue;
    }
    auto [found, fresh] = survey.labels.try_emplace(fold_label(line.label));
    TextSurvey::Label& label = found->second;
    if (fresh) {
      const std::string& folded = found->first;
      label.known = roles.is_speaker(line.label) || folded == "speaker ?" || folded == kUnknownVoice ||
                    (is_telephone(line.label) && line.label.front() == '+');
      label.letter = folded.size() == 1 && folded[0] >= 'a' && folded[0] <= 'z';
      label.name_like = looks_like_name(line.label) && !heads_a_form(folded);
    }
    stamped.meet(line, &label);
    // "[00:12] Bueno, Ana: mire" is a sentence, until it comes again.
    label.marked = label.marked || (line.marked && line.label.find(',') == std::string_view::npos);
    label.stamped += line.start && !line.heads;
    if (line.heads)
      ++label.heads;
    else if (line.no_colon)
      ++label.no_colon;
    else if (!line.needs_known || label.known)
      ++label.count;
  }
  survey.find_no_colons();
  stamped.tell(survey);
  for (const auto& [folded, label] : survey.labels) {
    std::size_t count = survey.accepts(label) || (survey.messages && label.stamped > 0) ? label.count : 0;
    if (survey.headed && (label.known || label.name_like)) count += label.heads;
    if (count == 0) continue;
    survey.labelled += count;
    ++survey.distinct_labels;
    if (label.known) survey.known_labels += count;
  }
  return survey;
}

}  // namespace cortesia::read
