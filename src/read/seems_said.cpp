#include "read/seems_said.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/quoted.hpp"
#include "read/csv.hpp"
#include "read/lexicon.hpp"
#include "read/roles.hpp"

namespace cortesia::read {
namespace {

// Tables of calls - metadata, grades, waivers - know columns and none of a speaker; a column in which agent
// and customer take turns tells a dialogue under headers that nobody knows.
bool is_dialogue(const std::vector<std::vector<std::string>>& rows, const Header& header) {
  if (header.find(Column::speaker) || header.find(Column::role)) return true;
  const auto known = std::ranges::count_if(header.columns, [](Column one) { return one != Column::other; });
  if (known > 1) return false;
  for (std::size_t column = 0; column < rows[0].size(); ++column) {
    bool agent = false;
    bool customer = false;
    bool only_parties = true;
    for (std::size_t row = 1; row < rows.size(); ++row) {
      const Party party = party_named(fold_label(rows[row][column]));
      agent = agent || speaks_for_organisation(party);
      customer = customer || party == Party::customer;
      only_parties = only_parties && party != Party::unknown;
    }
    if (only_parties && agent && customer) return true;
  }
  return false;
}

// What is said on the telephone and hardly written, folded; two of them are no chance.
bool greets_and_offers(std::string_view text) {
  static constexpr std::size_t kFar = 1u << 16;
  static constexpr std::string_view kSaid[] = {"buenos dias",
                                               "buenas tardes",
                                               "buenas noches",
                                               "gracias por llamar",
                                               "puedo ayudar",
                                               "puedo servir",
                                               "le atiende",
                                               "le saluda",
                                               "con quien hablo",
                                               "bom dia",
                                               "boa tarde",
                                               "boa noite",
                                               "obrigado por ligar",
                                               "obrigada por ligar",
                                               "posso ajudar",
                                               "good morning",
                                               "good afternoon",
                                               "good evening",
                                               "thank you for calling",
                                               "thanks for calling",
                                               "can i help you",
                                               "may i help you",
                                               "puedo colaborar",
                                               "habla con",
                                               "con quien tengo",
                                               "me regala",
                                               "me espera",
                                               "si senora",
                                               "que pena con usted",
                                               "gracias por esperar",
                                               "un momentico",
                                               "hasta luego",
                                               "le colabor"};
  const std::string folded = fold_label(text.substr(0, kFar));
  return std::ranges::count_if(
             kSaid, [&](std::string_view said) { return folded.find(said) != std::string::npos; }) >= 2;
}

// "Asesora", "Cliente", "Asesora", each alone on a line, and what they say below.
bool has_roles_alone(std::string_view text) {
  std::size_t organisation = 0;
  std::size_t customer = 0;
  while (!text.empty()) {
    const std::string folded = fold_label(take_line(text));
    const Recognised role = recognise_label(folded);
    if (!role.who.empty()) continue;
    organisation += role.meaning == Meaning::agent;
    customer += role.meaning == Meaning::customer;
  }
  return organisation > 0 && customer > 0 && organisation + customer > 2;
}

// Lines of settings, lists and programs, which quote what is said.
bool is_structured(const TextSurvey& survey, std::string_view text) {
  if (survey.code) return true;
  std::size_t marked = 0;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    const std::size_t first = line.find_first_not_of(" \t");
    if (first == std::string_view::npos) continue;
    static constexpr std::string_view kMarks = "-*#|<{}[]()\"'/;=@$";
    marked += first > 0 || line.ends_with(':') || kMarks.find(line[first]) != std::string_view::npos;
  }
  return marked * 3 > survey.lines;
}

// The strings of JSON as lines of their own, so that what is in them is surveyed.
std::string strings_as_lines(std::string_view json) {
  std::string lines;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const bool escape = json[i] == '\\' && i + 1 < json.size();
    if (json[i] == '"' || (escape && (json[i + 1] == 'n' || json[i + 1] == 'r')))
      lines += '\n';
    else if (!escape)
      lines += json[i];
    i += escape;
  }
  return lines;
}

// A list of recordings or transcripts: {"calls": [{"transcript": "noche/a.json"}]}. Nobody says anything in
// it.
bool lists_files(std::string_view json) {
  static constexpr std::string_view kEndings[] = {".json\"", ".txt\"", ".wav\"", ".mp3\"",
                                                  ".vtt\"",  ".srt\"", ".csv\"", ".gz\""};
  const bool files = std::ranges::any_of(
      kEndings, [&](std::string_view ending) { return json.find(ending) != std::string_view::npos; });
  if (!files) return false;
  for (std::size_t at = 0; (at = json.find('"', at)) != std::string_view::npos;) {
    const std::size_t end = std::min(json.find('"', ++at), json.size());
    if (std::ranges::count(json.substr(at, end - at), ' ') >= 3) return false;  // a sentence
    at = end + 1;
  }
  return true;
}

}  // namespace

std::string quoted_headers_of(std::string_view text) {
  std::string quoted;
  if (const auto rows = first_rows(text); !rows.empty())
    for (const std::string& header : rows[0]) append_quoted(quoted, header);
  return quoted;
}

bool json_seems_said(const Shape& shape, std::string_view json, const Roles& roles) {
  if (shape.may_hold_turns() && !lists_files(json)) return true;
  const std::string lines = strings_as_lines(json);
  const TextSurvey survey = survey_text(lines, roles);
  return (survey.known_labels >= 2 && survey.distinct_labels >= 2) || greets_and_offers(lines);
}

bool text_seems_said(const Shape& shape, std::string_view utf8) {
  if (const auto rows = first_rows(utf8); !rows.empty() && is_dialogue(rows, shape.header())) return true;
  return (greets_and_offers(utf8) || has_roles_alone(utf8)) && !is_structured(shape.text(), utf8);
}

}  // namespace cortesia::read
