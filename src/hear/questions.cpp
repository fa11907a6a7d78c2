#include "hear/questions.hpp"

#include <algorithm>
#include <array>

namespace cortesia::hear {
namespace {

constexpr std::string_view kBetween[] = {"ya", "tambien", "todavia", "aun", "ahora", "solo", "siempre"};
constexpr std::string_view kNegations[] = {"no", "nunca", "tampoco", "ni"};
constexpr std::string_view kPronouns[] = {"usted", "ustedes", "tu",   "vos",   "el",      "ella",   "ellos",
                                          "ellas", "eso",     "esto", "nadie", "alguien", "aquello"};
constexpr std::string_view kArticles[] = {"el",  "la",   "los", "las",   "mi",      "mis",     "este",
                                          "ese", "esta", "esa", "aquel", "aquella", "nuestro", "nuestra"};
constexpr std::string_view kPrepositions[] = {"a", "con", "de", "en", "para", "por", "sin", "sobre", "desde"};

bool is_any_of(std::string_view word, std::span<const std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

// Takes the last word off; empty when there is none.
std::string_view take_last(std::string_view& words) {
  const std::size_t space = words.rfind(' ');
  const std::string_view last = space == std::string_view::npos ? words : words.substr(space + 1);
  words.remove_suffix(std::min(words.size(), last.size() + 1));
  return last;
}

}  // namespace

std::span<const std::string_view> interrogatives(std::string_view language) {
  static constexpr auto kSpanish = std::to_array<std::string_view>(
      {"en que puedo",   "en que le",    "en que te",   "en que los",    "en que la",    "en que lo",
       "en que podemos", "por que no",   "a que hora",  "que hora",      "que tal",      "que dia",
       "que fecha",      "que numero",   "que se le",   "que le",        "que necesita", "que desea",
       "que puedo",      "que paso",     "que sucede",  "como se llama", "como le",      "como te",
       "como puedo",     "como podemos", "como esta",   "como es",       "como va",      "como anda",
       "cual",           "cuales",       "quien",       "quienes",       "cuanto",       "cuanta",
       "cuantos",        "cuantas",      "a donde",     "de donde",      "desde cuando", "para cuando",
       "hay algo",       "no le falta",  "no te falta", "algo mas",      "alguna otra",  "con quien"});
  static constexpr auto kEnglish = std::to_array<std::string_view>(
      {"what",    "when",      "where",     "which",   "who",     "whose",     "why",      "how",
       "can i",   "can you",   "could you", "could i", "may i",   "would you", "will you", "do you",
       "did you", "does that", "is there",  "is that", "are you", "have you",  "shall i",  "should i"});
  if (language == "en") return kEnglish;
  return kSpanish;
}

std::span<const std::string_view> question_tags(std::string_view language) {
  static constexpr auto kSpanish = std::to_array<std::string_view>(
      {"verdad", "cierto", "correcto", "de acuerdo", "no es asi", "esta bien", "le parece", "te parece"});
  static constexpr auto kEnglish = std::to_array<std::string_view>({"right", "correct"});
  if (language == "en") return kEnglish;
  return kSpanish;
}

std::span<const std::string_view> accented_interrogatives(std::string_view language) {
  static constexpr auto kSpanish =
      std::to_array<std::string_view>({"qué", "cómo", "cuándo", "dónde", "cuál", "cuáles", "quién", "quiénes",
                                       "cuánto", "cuánta", "cuántos", "cuántas", "adónde"});
  return language == "en" ? std::span<const std::string_view>() : kSpanish;
}

std::span<const std::string_view> inversions(std::string_view language) {
  static constexpr auto kSpanish = std::to_array<std::string_view>(
      {"puede usted",     "podria usted",   "me puede",   "me podria",    "me podes",      "me puedes",
       "me podrias",      "podria",         "podrias",    "podriamos",    "me permite",    "me permitiria",
       "me permitis",     "me permites",    "me regala",  "me regalaria", "me da",         "me dice",
       "me confirma",     "me confirmaria", "me indica",  "me indicaria", "me brinda",     "me facilita",
       "me ayuda",        "me aguarda",     "me espera",  "seria tan",    "puede esperar", "puede repetir",
       "puede confirmar", "puedes esperar", "desea",      "le gustaria",  "te gustaria",   "tiene usted",
       "tiene algun",     "tiene alguna",   "quiere que", "quieres que",  "prefiere",      "te queda",
       "le queda"});
  // Those of English stand among the interrogatives: behind a subject they do not occur.
  return language == "en" ? std::span<const std::string_view>() : kSpanish;
}

bool is_stated(std::string_view inversion, std::string_view before) {
  std::string_view last = take_last(before);
  while (is_any_of(last, kBetween)) last = take_last(before);
  if (is_any_of(last, kNegations)) {
    // "no me podría esperar" asks all the same
    if (inversion.find("ria") == std::string_view::npos) return true;
    last = take_last(before);
  }
  const std::string_view second = take_last(before);
  if (is_any_of(last, kPronouns)) return !is_any_of(second, kPrepositions);
  return !last.empty() && is_any_of(second, kArticles) && !is_any_of(take_last(before), kPrepositions);
}

}  // namespace cortesia::hear
