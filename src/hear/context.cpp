// What stands around a number tells whether it is an hour, a day, or counts things.
#include <algorithm>
#include <array>
#include <initializer_list>

#include "hear/numbers.hpp"

namespace cortesia::hear {
namespace {

bool is_clause_mark(char c) { return std::string_view(",.;:?!").find(c) != std::string_view::npos; }

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

// Words in s that no number counts: what else follows an hour.
constexpr auto kNoPlurals = std::to_array<std::string_view>(
    {"mas",     "pues",   "gracias", "entonces", "nos",    "les",      "los",     "las",    "es",
     "ustedes", "quizas", "jamas",   "tras",     "puedes", "tienes",   "quieres", "vienes", "sales",
     "llegas",  "pasas",  "estas",   "vas",      "dices",  "eres",     "has",     "sabes",  "crees",
     "llamas",  "antes",  "despues", "is",       "was",    "as",       "does",    "this",   "thanks",
     "yes",     "its",    "unless",  "plus",     "us",     "works",    "suits",   "sounds", "always",
     "perhaps", "comes",  "goes",    "thats",    "lets",   "sometimes"});
// Words without s that a number counts.
constexpr auto kCounted = std::to_array<std::string_view>(
    {"people",    "percent", "men",        "women", "children", "more",   "other", "of",
     "different", "extra",   "additional", "feet",  "piso",     "grado",  "gente", "street",
     "avenue",    "road",    "drive",      "point", "time",     "fifths", "per",   "x"});

}  // namespace

bool Lexemes::begins_clause(std::uint32_t word) const {
  if (word <= begin_) return true;
  const std::string_view text = before(word);
  return !text.empty() && is_clause_mark(text.back());
}

bool Lexemes::ends_clause(std::uint32_t word) const {
  if (word + 1 >= limit_) return true;
  const std::string_view text = after(word);
  return !text.empty() && is_clause_mark(text.front());
}

bool counts_something(const Lexemes& lexemes, std::uint32_t end) {
  if (lexemes.after(end - 1).starts_with('%')) return true;
  if (lexemes.ends_clause(end - 1)) return false;
  const Lex next = lexemes.kind(end);
  switch (next) {
    case Lex::or_:
    case Lex::to:
    case Lex::and_: {
      const auto other = cardinal(lexemes, end + 1);
      return other && !other->article && counts_something(lexemes, other->end);
    }
    case Lex::by:  // por ciento
      return lexemes.is(end + 1, Lex::hundred);
    case Lex::of:  // three of them
      return lexemes.is_english();
    case Lex::span:
    case Lex::span_small:
    case Lex::working:
    case Lex::currency:
    case Lex::cents:
    case Lex::hundred:
    case Lex::thousand:
    case Lex::million:
    case Lex::dozen:
    case Lex::ordinal:
      return true;
    case Lex::none:
      break;
    default:
      return false;
  }
  const std::string_view word = lexemes.text(end);
  if (is_one_of(word, kCounted)) return true;
  return word.size() > 2 && word.ends_with('s') && !word.ends_with("mos") && !is_one_of(word, kNoPlurals);
}

}  // namespace cortesia::hear
