#include "hear/marks.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.hpp"
#include "hear/fold.hpp"

namespace cortesia::hear {
namespace {

struct Redacted {
  std::string_view word;  // folded, as vendors and people write it
  std::string_view mark;  // empty: says nothing of its own, but may stand beside one that does
};

// In order of weight: where several stand in one mark (PHONE_NUMBER) the first of this table decides.
constexpr std::array kRedacted = {
    Redacted{"name", "[name]"},
    Redacted{"nombre", "[name]"},
    Redacted{"nombres", "[name]"},
    Redacted{"apellido", "[name]"},
    Redacted{"apellidos", "[name]"},
    Redacted{"surname", "[name]"},
    Redacted{"person", "[name]"},
    Redacted{"persona", "[name]"},
    Redacted{"per", "[name]"},
    Redacted{"nome", "[name]"},
    Redacted{"phone", "[phone]"},
    Redacted{"telefono", "[phone]"},
    Redacted{"telephone", "[phone]"},
    Redacted{"celular", "[phone]"},
    Redacted{"movil", "[phone]"},
    Redacted{"telefone", "[phone]"},
    Redacted{"date", "[date]"},
    Redacted{"fecha", "[date]"},
    Redacted{"dob", "[date]"},
    Redacted{"time", "[time]"},
    Redacted{"hora", "[time]"},
    Redacted{"money", "[money]"},
    Redacted{"amount", "[money]"},
    Redacted{"importe", "[money]"},
    Redacted{"monto", "[money]"},
    Redacted{"duration", "[duration]"},
    Redacted{"number", "[number]"},
    Redacted{"numero", "[number]"},
    Redacted{"card", "[number]"},
    Redacted{"tarjeta", "[number]"},
    Redacted{"account", "[number]"},
    Redacted{"cuenta", "[number]"},
    Redacted{"ssn", "[number]"},
    Redacted{"dni", "[number]"},
    Redacted{"cedula", "[number]"},
    Redacted{"documento", "[number]"},
    Redacted{"pin", "[number]"},
    Redacted{"cvv", "[number]"},
    Redacted{"id", "[number]"},
    Redacted{"pii", "[pii]"},
    Redacted{"redacted", "[pii]"},
    Redacted{"redactado", "[pii]"},
    Redacted{"removed", "[pii]"},
    Redacted{"anonimizado", "[pii]"},
    Redacted{"oculto", "[pii]"},
    Redacted{"dato", "[pii]"},
    Redacted{"datos", "[pii]"},
    Redacted{"address", "[other]"},
    Redacted{"direccion", "[other]"},
    Redacted{"email", "[other]"},
    Redacted{"correo", "[other]"},
    Redacted{"url", "[other]"},
    Redacted{"organization", "[company]"},
    Redacted{"organizacion", "[company]"},
    Redacted{"empresa", "[company]"},
    Redacted{"company", "[company]"},
    Redacted{"city", "[other]"},
    Redacted{"ciudad", "[other]"},
    Redacted{"location", "[other]"},
    Redacted{"lugar", "[other]"},
    Redacted{"customer", ""},
    Redacted{"client", ""},
    Redacted{"cliente", ""},
    Redacted{"agent", ""},
    Redacted{"agente", ""},
    Redacted{"first", ""},
    Redacted{"last", ""},
    Redacted{"full", ""},
    Redacted{"completo", ""},
    Redacted{"credit", ""},
    Redacted{"debit", ""},
    Redacted{"bank", ""},
    Redacted{"birth", ""},
    Redacted{"of", ""},
    Redacted{"de", ""},
    Redacted{"del", ""},
    Redacted{"la", ""},
    Redacted{"personal", ""},
};

constexpr std::array<std::string_view, 50> kNotes = {
    "inaudible", "ininteligible", "unintelligible", "silencio", "silence",   "pausa",
    "pause",     "musica",        "music",          "risa",     "risas",     "rie",
    "ruido",     "noise",         "laughter",       "laughs",   "tos",       "tose",
    "cough",     "suspiro",       "suspira",        "sigh",     "crosstalk", "blank",
    "aplausos",  "applause",      "beep",           "bip",      "pitido",    "tono",
    "tones",     "llanto",        "llora",          "crying",   "espera",    "hold",
    "speaker",   "foreign",       "interferencia",  "voces",    "voice",     "superpuesto",
    "solapado",  "overlap",       "background",     "fondo",    "corte",     "unk",
    "sic",       "carraspea",
};

// The letters of a mark, as words: CUSTOMER_NAME_1 is customer, name. False when there are too many to be
// one.
bool words_of(std::string_view inside, std::array<std::string, 5>& words, std::size_t& count) {
  count = 0;
  std::string letters;
  for (const char c : inside) letters += (c == '_' || c == '-' || is_digit(c)) ? ' ' : c;
  for (std::string& word : fold_words(letters)) {
    if (count == words.size()) return false;
    words[count++] = std::move(word);
  }
  return count > 0;
}

}  // namespace

std::string_view redaction(std::string_view inside) {
  std::array<std::string, 5> words;
  std::size_t count = 0;
  if (inside.find_first_of("[({<") != std::string_view::npos || !words_of(inside, words, count)) return {};
  std::size_t best = kRedacted.size();
  for (std::size_t i = 0; i < count; ++i) {
    const auto* found = std::ranges::find(kRedacted, words[i], &Redacted::word);
    if (found == kRedacted.end()) return {};
    best = std::min(best, static_cast<std::size_t>(found - kRedacted.begin()));
  }
  return kRedacted[best].mark;
}

bool is_note(std::string_view inside) {
  std::array<std::string, 5> words;
  std::size_t count = 0;
  if (inside.find_first_of("[({<") != std::string_view::npos || !words_of(inside, words, count)) return false;
  return std::ranges::find(kNotes, words[0]) != kNotes.end();
}

}  // namespace cortesia::hear
