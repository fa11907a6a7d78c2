#include "read/lexicon.hpp"

#include <algorithm>
#include <unordered_map>

#include "base/utf8.hpp"

namespace cortesia::read {
namespace {

struct Entry {
  std::string_view word;
  Meaning meaning;
};

// Folded. What stands first wins when a label begins with two of them ("customer service" before "customer").
constexpr Entry kLexicon[] = {
    {"agent", Meaning::agent},
    {"customer", Meaning::customer},
    {"colleague", Meaning::colleague},
    {"agente", Meaning::agent},
    {"agt", Meaning::agent},
    {"teammate", Meaning::agent},
    {"admin", Meaning::agent},
    {"ag", Meaning::agent},
    {"asesor", Meaning::agent},
    {"asesora", Meaning::agent},
    {"operador", Meaning::agent},
    {"operadora", Meaning::agent},
    {"operator", Meaning::agent},
    {"op", Meaning::agent},
    {"oper", Meaning::agent},
    {"ejecutivo", Meaning::agent},
    {"ejecutiva", Meaning::agent},
    {"teleoperador", Meaning::agent},
    {"teleoperadora", Meaning::agent},
    {"telefonista", Meaning::agent},
    {"gestor", Meaning::agent},
    {"gestora", Meaning::agent},
    {"representante", Meaning::agent},
    {"representative", Meaning::agent},
    {"rep", Meaning::agent},
    {"advisor", Meaning::agent},
    {"adviser", Meaning::agent},
    {"consultor", Meaning::agent},
    {"consultora", Meaning::agent},
    {"vendedor", Meaning::agent},
    {"vendedora", Meaning::agent},
    {"atendente", Meaning::agent},
    {"recepcionista", Meaning::agent},
    {"receptionist", Meaning::agent},
    {"recepcion", Meaning::agent},
    {"secretaria", Meaning::agent},
    {"secretario", Meaning::agent},
    {"asistente", Meaning::agent},
    {"assistant", Meaning::agent},
    {"auxiliar", Meaning::agent},
    {"analista", Meaning::agent},
    {"promotor", Meaning::agent},
    {"promotora", Meaning::agent},
    {"empleado", Meaning::agent},
    {"empleada", Meaning::agent},
    {"funcionario", Meaning::agent},
    {"funcionaria", Meaning::agent},
    {"dependiente", Meaning::agent},
    {"dependienta", Meaning::agent},
    {"atencion al cliente", Meaning::agent},
    {"servicio al cliente", Meaning::agent},
    {"atencion", Meaning::agent},
    {"soporte", Meaning::agent},
    {"soporte tecnico", Meaning::agent},
    {"mesa de ayuda", Meaning::agent},
    {"customer service", Meaning::agent},
    {"customer support", Meaning::agent},
    {"customer care", Meaning::agent},
    {"support", Meaning::agent},
    {"call center", Meaning::agent},
    {"contact center", Meaning::agent},
    {"internal", Meaning::agent},
    {"supervisor", Meaning::senior},
    {"supervisora", Meaning::senior},
    {"coordinador", Meaning::senior},
    {"coordinadora", Meaning::senior},
    {"jefe", Meaning::senior},
    {"jefa", Meaning::senior},
    {"gerente", Meaning::senior},
    {"manager", Meaning::senior},
    {"encargado", Meaning::senior},
    {"encargada", Meaning::senior},
    {"responsable", Meaning::senior},
    {"especialista", Meaning::senior},
    {"specialist", Meaning::senior},
    {"tecnico", Meaning::senior},
    {"tecnica", Meaning::senior},
    {"technician", Meaning::senior},
    {"colega", Meaning::colleague},
    {"companero", Meaning::colleague},
    {"companera", Meaning::colleague},
    {"coworker", Meaning::colleague},
    {"cliente", Meaning::customer},
    {"clienta", Meaning::customer},
    {"client", Meaning::customer},
    {"cust", Meaning::customer},
    {"cli", Meaning::customer},
    {"cl", Meaning::customer},
    {"usuario", Meaning::customer},
    {"usuaria", Meaning::customer},
    {"user", Meaning::customer},
    {"usr", Meaning::customer},
    {"enduser", Meaning::customer},
    {"titular", Meaning::customer},
    {"llamante", Meaning::customer},
    {"caller", Meaning::customer},
    {"consumidor", Meaning::customer},
    {"consumidora", Meaning::customer},
    {"prospect", Meaning::customer},
    {"prospecto", Meaning::customer},
    {"paciente", Meaning::customer},
    {"patient", Meaning::customer},
    {"socio", Meaning::customer},
    {"socia", Meaning::customer},
    {"abonado", Meaning::customer},
    {"abonada", Meaning::customer},
    {"afiliado", Meaning::customer},
    {"afiliada", Meaning::customer},
    {"asegurado", Meaning::customer},
    {"asegurada", Meaning::customer},
    {"suscriptor", Meaning::customer},
    {"suscriptora", Meaning::customer},
    {"huesped", Meaning::customer},
    {"ciudadano", Meaning::customer},
    {"ciudadana", Meaning::customer},
    {"acudiente", Meaning::customer},
    {"peticionario", Meaning::customer},
    {"peticionaria", Meaning::customer},
    {"contribuyente", Meaning::customer},
    {"comprador", Meaning::customer},
    {"compradora", Meaning::customer},
    {"external", Meaning::customer},
    {"ivr", Meaning::ivr},
    {"ura", Meaning::ivr},
    {"sistema", Meaning::ivr},
    {"system", Meaning::ivr},
    {"bot", Meaning::ivr},
    {"voicebot", Meaning::ivr},
    {"robot", Meaning::ivr},
    {"grabacion", Meaning::ivr},
    {"gravacao", Meaning::ivr},
    {"recording", Meaning::ivr},
    {"locucion", Meaning::ivr},
    {"automated", Meaning::ivr},
    {"contestador", Meaning::ivr},
    {"contestadora", Meaning::ivr},
    {"voicemail", Meaning::ivr},
    {"maquina", Meaning::ivr},
    {"menu", Meaning::ivr},
    {"asistente virtual", Meaning::ivr},
    {"agente virtual", Meaning::ivr},
    {"operadora automatica", Meaning::ivr},
    {"mensaje automatico", Meaning::ivr},
    {"virtual assistant", Meaning::ivr},
    {"virtual agent", Meaning::ivr},
};

constexpr std::string_view kVoices[] = {"speaker",      "spk",         "hablante", "interlocutor", "persona",
                                        "person",       "voz",         "voice",    "locutor",      "orador",
                                        "participante", "participant", "falante",  "canal",        "channel"};

constexpr Entry kLetters[] = {{"a", Meaning::agent},    {"o", Meaning::agent},    {"e", Meaning::agent},
                              {"c", Meaning::customer}, {"u", Meaning::customer}, {"s", Meaning::senior},
                              {"i", Meaning::ivr}};

Meaning look_up(std::string_view word) {
  static const auto kByWord = [] {
    std::unordered_map<std::string_view, Meaning> meanings;
    for (const Entry& entry : kLexicon) meanings.emplace(entry.word, entry.meaning);
    return meanings;
  }();
  const auto found = kByWord.find(word);
  return found == kByWord.end() ? Meaning::nothing : found->second;
}

// A role and what follows it: the longest beginning of whole words that is in the lexicon.
Recognised recognise_words(std::string_view words) {
  if (const Meaning meaning = look_up(words); meaning != Meaning::nothing) return {meaning, {}};
  std::size_t cut = words.size();
  while (cut > 0 && (cut = words.rfind(' ', cut - 1)) != std::string_view::npos) {
    const Meaning meaning = look_up(words.substr(0, cut));
    const std::string_view rest = words.substr(cut + 1);
    if (meaning != Meaning::nothing && std::ranges::count(rest, ' ') < 3) return {meaning, rest};
  }
  if (const std::size_t last = words.rfind(' '); last != std::string_view::npos) {
    const Meaning meaning = look_up(words.substr(last + 1));
    if (meaning != Meaning::nothing && std::ranges::count(words, ' ') < 3)
      return {meaning, words.substr(0, last)};
    const std::string_view number = words.substr(last + 1);
    if ((is_number(number) || number.size() == 1) &&
        std::ranges::find(kVoices, words.substr(0, last)) != std::end(kVoices))
      return {Meaning::voice, number};
  }
  if (words.size() == 1 && words[0] >= 'a' && words[0] <= 'z') return {Meaning::letter, words};
  return {};
}

}  // namespace

bool is_number(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_digit); }

Recognised recognise_label(std::string_view folded) {
  const std::size_t open = folded.find('(');
  if (open == std::string_view::npos) return recognise_words(folded);
  const std::string_view before = trimmed(folded.substr(0, open));
  const std::string_view inside = trimmed(folded.substr(open + 1, folded.find(')', open) - open - 1));
  Recognised role = recognise_words(before);
  const Recognised beside = recognise_words(inside);
  const bool role_beside = beside.meaning != Meaning::nothing && beside.meaning != Meaning::letter &&
                           beside.meaning != Meaning::voice;
  if (role.meaning != Meaning::nothing && role.meaning != Meaning::letter &&
      (role.meaning != Meaning::voice || !role_beside)) {
    if (role.who.empty()) role.who = inside;
    return role;
  }
  if (!role_beside) return {};
  return {beside.meaning, before};
}

Meaning meaning_of_letter(std::string_view letter) {
  const auto* found = std::ranges::find(kLetters, letter, &Entry::word);
  return found == std::end(kLetters) ? Meaning::nothing : found->meaning;
}

Party party_named(std::string_view folded) {
  switch (recognise_label(folded).meaning) {
    case Meaning::agent:
      return Party::agent;
    case Meaning::senior:
    case Meaning::colleague:
      return Party::colleague;
    case Meaning::customer:
      return Party::customer;
    case Meaning::ivr:
      return Party::ivr;
    default:
      return Party::unknown;
  }
}

}  // namespace cortesia::read
