#include "read/roles.hpp"

#include <algorithm>
#include <span>
#include <unordered_map>

#include <fmt/format.h>

#include "read/csv_file.hpp"

namespace cortesia::read {
namespace {

enum class Meaning : std::uint8_t {
  nothing,
  voice,  // a voice that the transcriber told apart, without a role: "Speaker 0"
  agent,
  senior,  // speaks for the organisation: the colleague of an agent, or the agent when there is none
  colleague,
  customer,
  ivr,
  letter,  // "A", "C": means something beside the other letters only
};

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

Meaning look_up(std::span<const Entry> entries, std::string_view word) {
  const auto found = std::ranges::find(entries, word, &Entry::word);
  return found == entries.end() ? Meaning::nothing : found->meaning;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

struct Recognised {
  Meaning meaning = Meaning::nothing;
  std::string_view who;  // the number or the name beside the role
};

// A role and what follows it: the longest beginning of whole words that is in the lexicon.
Recognised recognise_words(std::string_view words) {
  if (const Meaning meaning = look_up(kLexicon, words); meaning != Meaning::nothing) return {meaning, {}};
  std::size_t cut = words.size();
  while (cut > 0 && (cut = words.rfind(' ', cut - 1)) != std::string_view::npos) {
    const Meaning meaning = look_up(kLexicon, words.substr(0, cut));
    const std::string_view rest = words.substr(cut + 1);
    if (meaning != Meaning::nothing && std::ranges::count(rest, ' ') < 3) return {meaning, rest};
  }
  if (const std::size_t last = words.rfind(' '); last != std::string_view::npos) {
    const Meaning meaning = look_up(kLexicon, words.substr(last + 1));
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

Recognised recognise_folded(std::string_view folded) {
  const std::size_t open = folded.find('(');
  if (open == std::string_view::npos) return recognise_words(folded);
  const std::string_view before = trimmed(folded.substr(0, open));
  const std::string_view inside = trimmed(folded.substr(open + 1, folded.find(')', open) - open - 1));
  Recognised role = recognise_words(before);
  if (role.meaning != Meaning::nothing && role.meaning != Meaning::letter) {
    if (role.who.empty()) role.who = inside;
    return role;
  }
  role = recognise_words(inside);
  if (role.meaning == Meaning::letter || role.meaning == Meaning::voice) return {};
  role.who = before;
  return role;
}

// The Latin-1 letter C3 `trail` without its accent, or 0.
char without_accent(unsigned char trail) {
  static constexpr char kBase[] = "aaaaaaaceeeeiiiidnooooo\0ouuuuyts";
  return kBase[trail & 0x1Fu];
}

}  // namespace

std::string fold_label(std::string_view label) {
  std::string folded;
  const auto put = [&folded](char c) {
    if (c != ' ' || (!folded.empty() && folded.back() != ' ')) folded += c;
  };
  for (std::size_t i = 0; i < label.size(); ++i) {
    const auto c = static_cast<unsigned char>(label[i]);
    const auto next = i + 1 < label.size() ? static_cast<unsigned char>(label[i + 1]) : 0u;
    if (c >= 'A' && c <= 'Z')
      put(static_cast<char>(c + 32));
    else if (c == '_' || c == '.' || c == '-' || c == '#' || c == '\t' || c == ' ')
      put(' ');
    else if (c == 0xC2 && next == 0xA0)
      put(' '), ++i;
    else if (c == 0xC3 && without_accent(static_cast<unsigned char>(next)) != 0)
      put(without_accent(static_cast<unsigned char>(next))), ++i;
    else if ((c == 0xCC && next >= 0x80) || (c == 0xCD && next <= 0xAF))
      ++i;  // combining accents
    else
      put(label[i]);
  }
  while (!folded.empty() && folded.back() == ' ') folded.pop_back();
  return folded;
}

struct Roles::Voice {
  std::string_view label;
  Party party = Party::unknown;
  Meaning meaning = Meaning::nothing;
  std::string who;
  bool settled = false;  // by --role
};

Roles::Roles(const std::vector<std::pair<std::string, Party>>& given, const RoleFile* file) : file_(file) {
  for (const auto& [label, party] : given) given_.emplace_back(fold_label(label), party);
}

std::optional<Party> Roles::given(std::string_view folded, std::span<const std::string_view> names) const {
  if (file_)
    for (const std::string_view name : names)
      if (const auto party = file_->find(name, folded)) return party;
  for (const auto& [label, party] : given_)
    if (label == folded) return party;
  return file_ ? file_->find("", folded) : std::nullopt;
}

Roles::Voice Roles::recognise(std::string_view label, std::span<const std::string_view> names) const {
  Voice voice;
  voice.label = label;
  if (given_.empty() && !file_) {
    // What cortesia's own JSON says needs no folding.
    if (label == "agent") voice.meaning = Meaning::agent;
    if (label == "customer") voice.meaning = Meaning::customer;
    if (voice.meaning != Meaning::nothing) return voice;
  }
  const std::string folded = fold_label(label);
  if (const auto party = given(folded, names)) {
    voice.party = *party;
    voice.settled = true;
    return voice;
  }
  const Recognised recognised = recognise_folded(folded);
  voice.meaning = recognised.meaning;
  voice.who = recognised.who;
  return voice;
}

bool Roles::is_speaker(std::string_view label) const {
  const Voice voice = recognise(label);
  return voice.settled || (voice.meaning != Meaning::nothing && voice.meaning != Meaning::letter);
}

namespace {

// A label that is the name or the id of a party of the call, as the call's own data tell them.
Meaning meaning_of_name(std::string_view label, const Call& call) {
  const std::string folded = fold_label(label);
  if (folded.empty()) return Meaning::nothing;
  const auto is = [&folded](const Person& person) {
    return folded == fold_label(person.name) || folded == fold_label(person.id);
  };
  const bool agent = is(call.agent);
  const bool customer = is(call.customer);
  return agent == customer ? Meaning::nothing : agent ? Meaning::agent : Meaning::customer;
}

}  // namespace

void Roles::assign(Call& call, std::string_view file_name) const {
  static constexpr std::size_t kFew = 8;
  const bool told = !given_.empty() || file_;  // by the user, perhaps against the transcript
  std::vector<std::string_view> names{call.id};
  if (!file_name.empty()) names.insert(names.end(), {file_name, without_ending(file_name)});
  std::vector<Voice> voices;  // in order of their first turn
  voices.reserve(4);
  // A call has a handful of voices, and a broken transcript may have a hundred thousand.
  std::unordered_map<std::string_view, std::size_t> later_voices;
  const auto voice_of = [&](std::string_view label) -> const Voice* {
    for (std::size_t i = 0; i < std::min(voices.size(), kFew); ++i)
      if (voices[i].label == label) return &voices[i];
    const auto found = later_voices.find(label);
    return found == later_voices.end() ? nullptr : &voices[found->second];
  };
  for (const Turn& turn : call.turns) {
    if ((turn.party != Party::unknown && !told) || voice_of(turn.label) != nullptr) continue;
    if (voices.size() >= kFew) later_voices.emplace(turn.label, voices.size());
    voices.push_back(recognise(turn.label, names));
    if (Voice& voice = voices.back(); voice.meaning == Meaning::nothing && !voice.settled)
      voice.meaning = meaning_of_name(turn.label, call);
  }
  if (voices.empty()) return;

  // Letters speak together: "A" beside "B" is no agent, "A" beside "C" is.
  const bool letters = std::ranges::all_of(voices, [](const Voice& voice) {
    return voice.meaning != Meaning::letter || look_up(kLetters, voice.who) != Meaning::nothing;
  });
  for (Voice& voice : voices) {
    if (voice.meaning != Meaning::letter) continue;
    voice.meaning = letters ? look_up(kLetters, voice.who) : Meaning::voice;
    voice.who.clear();
  }

  bool agent_known = std::ranges::any_of(voices, [](const Voice& voice) {
    return voice.meaning == Meaning::agent || (voice.settled && voice.party == Party::agent);
  });
  const Voice* first_agent = nullptr;
  std::string agent_name;
  for (Voice& voice : voices) {
    switch (voice.meaning) {
      case Meaning::customer:
        voice.party = Party::customer;
        break;
      case Meaning::ivr:
        voice.party = Party::ivr;
        break;
      case Meaning::colleague:
        voice.party = Party::colleague;
        break;
      case Meaning::senior:
        voice.party = agent_known ? Party::colleague : Party::agent;
        agent_known = true;
        break;
      case Meaning::agent:
        // "Agente" and "Agente (Marta)" are one voice, "Agente 2" and "Agente (Diego)" beside them another.
        if (first_agent == nullptr || voice.who.empty() || voice.who == agent_name ||
            (agent_name.empty() && (!is_number(voice.who) || voice.who == "1"))) {
          voice.party = Party::agent;
          if (agent_name.empty()) agent_name = voice.who;
          if (first_agent == nullptr) first_agent = &voice;
        } else {
          voice.party = Party::colleague;
        }
        break;
      default:
        break;
    }
  }

  // Of two voices the user has told one; the other is the other side.
  if (told && voices.size() == 2 && voices[0].settled != voices[1].settled) {
    const Voice& known = voices[0].settled ? voices[0] : voices[1];
    Voice& other = voices[0].settled ? voices[1] : voices[0];
    if (other.party == Party::unknown && known.party == Party::agent) other.party = Party::customer;
    if (other.party == Party::unknown && known.party == Party::customer) other.party = Party::agent;
  }

  // What the transcript says of a turn gives way to --role alone.
  for (Turn& turn : call.turns) {
    if (turn.party != Party::unknown && !told) continue;
    const Voice& voice = *voice_of(turn.label);
    if (turn.party == Party::unknown || voice.settled) turn.party = voice.party;
  }

  std::string unknown;
  std::string_view example;
  std::size_t count = 0;
  bool unlabelled = false;
  for (const Voice& voice : voices) {
    if (voice.party != Party::unknown || voice.settled) continue;
    if (voice.label.empty()) unlabelled = true;
    if (voice.label.empty() || ++count > 5) continue;
    if (example.empty()) example = voice.label;
    unknown += fmt::format("{}\"{}\"", unknown.empty() ? "" : ", ", voice.label);
  }
  if (count > 5) unknown += fmt::format(" and {} more", count - 5);
  if (!unknown.empty())
    call.doubts.push_back({.kind = DoubtKind::no_role, .text = unknown, .other = std::string(example)});
  if (unlabelled) call.doubts.push_back({.kind = DoubtKind::no_label});
}

}  // namespace cortesia::read
