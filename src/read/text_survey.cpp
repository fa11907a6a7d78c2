#include "read/text_survey.hpp"

#include <algorithm>

#include "read/one_line.hpp"
#include "read/roles.hpp"
#include "read/text_labels.hpp"

namespace cortesia::read {
namespace {

// Words that head a form, not a speaker's turn.
constexpr std::string_view kFormWords[] = {
    "nota",    "notas",      "fecha",         "hora",        "duracion", "asunto",  "resumen",
    "total",   "tema",       "motivo",        "observacion", "telefono", "id",      "idioma",
    "llamada", "direccion",  "precio",        "campana",     "date",     "time",    "duration",
    "note",    "notes",      "subject",       "summary",     "language", "call id", "example",
    "ejemplo", "title",      "titulo",        "correo",      "http",     "https",   "cuenta",
    "canal",   "call",       "observaciones", "ojo",         "opcion",   "paso",    "resultado",
    "numero",  "conclusion", "cola",          "queue",       "empresa",  "company", "fecha y hora",
    "estado",  "status",     "id de llamada"};

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

// Most words begin with a capital or a digit.
bool looks_like_name(std::string_view label) {
  if (is_telephone(label)) return true;
  bool word_begins = true;
  std::size_t words = 0;
  std::size_t small = 0;
  for (const char c : label) {
    if (c == ' ' || c == '(') {
      word_begins = true;
      continue;
    }
    if (!word_begins) continue;
    word_begins = false;
    ++words;
    small += c >= 'a' && c <= 'z';
  }
  const bool technical = words == 1 && label.find_first_of("_0123456789") != std::string_view::npos;
  return words <= 4 && (technical || small * 2 < words);
}

bool TextSurvey::accepts(const Label& label) const {
  return label.known || label.letter || (label.name_like && (label.count > 1 || label.marked));
}

bool TextSurvey::accepts(const Line& line) const {
  if (line.label.empty()) return false;
  const auto found = labels.find(fold_label(line.label));
  if (found == labels.end()) return false;
  const Label& label = found->second;
  if (line.no_colon) return no_colons && (label.known || (label.name_like && label.no_colon > 1));
  return label.known || (!line.needs_known && accepts(label));
}

bool TextSurvey::met_once(const Line& line) const {
  if (line.label.empty() || line.needs_known || line.label.find(',') != std::string_view::npos) return false;
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

TextSurvey survey_text(std::string_view utf8, const Roles& roles) {
  TextSurvey survey;
  survey.subtitles = utf8.starts_with("WEBVTT");
  std::string room;
  std::string_view rest = by_lines(utf8, room);
  while (!rest.empty()) {
    const std::string_view raw = take_line(rest);
    const Line line = parse_line(raw);
    if (line.kind == Line::Kind::blank || line.kind == Line::Kind::rule) continue;
    ++survey.lines;
    survey.arrows += line.arrow;
    survey.bare_arrows += line.bare_arrow && line.text.empty();
    survey.code = survey.code || raw.starts_with("```");
    if (line.label.empty()) continue;
    auto [found, fresh] = survey.labels.try_emplace(fold_label(line.label));
    TextSurvey::Label& label = found->second;
    if (fresh) {
      const std::string& folded = found->first;
      label.known = roles.is_speaker(line.label) || folded == "speaker ?";
      label.letter = folded.size() == 1 && folded[0] >= 'a' && folded[0] <= 'z';
      label.name_like = looks_like_name(line.label) && !heads_a_form(folded);
    }
    // "[00:12] Bueno, Ana: mire" is a sentence, until it comes again.
    label.marked = label.marked || (line.marked && line.label.find(',') == std::string_view::npos);
    if (line.no_colon)
      ++label.no_colon;
    else if (!line.needs_known || label.known)
      ++label.count;
  }
  survey.find_no_colons();
  for (const auto& [folded, label] : survey.labels) {
    if (!survey.accepts(label) || label.count == 0) continue;
    survey.labelled += label.count;
    ++survey.distinct_labels;
    if (label.known) survey.known_labels += label.count;
  }
  return survey;
}

}  // namespace cortesia::read
