// The words that numbers, times, dates, durations and money are said with, by language.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace cortesia::hear {

enum class Lex : std::uint8_t {
  none,
  figure,   // begins with a digit: "305", "15:30", "2.500", "3pm"
  article,  // un, una, a, an: one, but no number by itself
  unit,     // 0 to 9
  teen,     // 10 to 19, and 21 to 29 where they are one word
  ten,      // 20, 30 ... 90
  hundred,  // 100 ... 900; "hundred" in English
  thousand,
  million,
  times,     // doble, triple: the digit that follows, so often
  and_,      // y
  or_,       // o
  half,      // media, medio
  quarter,   // cuarto
  quarters,  // cuartos
  pair,      // par, couple
  some,      // unos, unas, some
  dash,      // guion
  of,        // de, del, of
  the,       // el, los, the
  las,       // las, la: before an hour
  to,        // a, al, hasta, to
  near,      // para, sobre, tipo, at, by: what an hour follows
  by,        // por, en: before a part of the day
  with,      // con
  minus,     // menos
  this_,     // esta, este
  next,      // proximo, siguiente, next
  that,      // que, of "que viene"
  comes,     // viene, entrante
  past,      // pasado, of "pasado mañana"; past
  punto,     // of "en punto"
  pico,      // of "y pico"
  day_word,  // of "el día 5"
  today,     // hoy, ayer, tomorrow; value: days from today
  manana,    // tomorrow and morning in one
  day_part,  // tarde, noche; value: hours to add at most
  noon,      // mediodía, medianoche; value: the hour
  am_pm,     // am, pm; value: 0 or 12
  letter_m,  // the second half of "a. m."
  letter_p,
  oclock,
  weekday,     // value: 1 to 7
  month,       // value: 1 to 12
  span,        // second ... year; value: seconds
  span_small,  // minutito: one of them is a way of speaking, several are a time
  currency,    // value: what one is worth in the unit of the value, when not 1 (lucas: 1000)
  cents,
  redaction,  // "[name]" and its like
};

struct Lexeme {
  std::string_view word;
  Lex kind = Lex::none;
  std::int32_t value = 0;
};

// The number of a folded word's lexeme, or 0: most words have none. Words with ñ count as written with n.
constexpr std::uint16_t kNoLexeme = 0, kFigureLexeme = 1, kRedactionLexeme = 2;
std::uint16_t lexeme_of(std::string_view folded, std::string_view language);
// The lexemes of a language, by number.
std::span<const Lexeme> lexemes_of(std::string_view language);

}  // namespace cortesia::hear
