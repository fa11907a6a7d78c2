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
  teen,     // 10 to 19, and those of two digits that are one word
  ten,      // 20, 30 ... 90
  hundred,  // 100 ... 900; "hundred" in English
  thousand,
  million,
  dozen,     // docena, centenar; value: how many
  ordinal,   // primero; first to thirtieth
  times,     // doble, triple: the digit that follows, so often
  and_,      // y
  or_,       // o
  half,      // media, medio
  quarter,   // cuarto
  quarters,  // cuartos
  pair,      // par, couple
  some,      // unos, varios, a few
  dash,      // guion
  of,        // de, del, of
  the,       // el, los, the
  las,       // las, la: before an hour
  to,        // a, al, to
  near,      // para, sobre, tipo, at, by: what an hour follows; value: of Near
  after,     // después, antes, a eso: with "de", what an hour follows; of English, before an hour
  by,        // por, en, in: before a part of the day; value 0: before how long it takes, too
  from,      // from: a range
  with,      // con
  minus,     // menos
  this_,     // esta, este
  next,      // próximo, siguiente, next; value 1: otro, which says so only after an article
  last,      // last, of "last week"
  that,      // que, of "que viene"
  comes,     // viene, entrante
  past,      // pasado, of "pasado mañana"; past
  ago,       // hace, dentro, ago; value: which way
  punto,     // of "en punto", "tres punto cinco"
  coma,      // of "tres coma cinco"
  pico,      // of "y pico"
  sharp,     // sharp: nothing but a time goes before it
  early,     // temprano
  day_word,  // of "el día 5"
  today,     // hoy, ayer, tomorrow; value: days from today
  manana,    // tomorrow and morning in one
  day_part,  // tarde, noche; value: hours to add at most
  noon,      // mediodía, medianoche; value: the hour
  am_pm,     // am, pm; value: 0 or 12
  letter_m,  // the second half of "a. m."
  letter_p,
  oclock,
  weekday,      // value: 1 to 7
  month,        // value: 1 to 12
  month_short,  // mar, dic: only beside a figure
  edge,         // fin, mediados, end; value: the day of the month it is about
  weekend,
  feast,       // Navidad; value: month and day, as 1225
  span,        // second ... year; value: seconds
  span_small,  // minutito: one of them is a way of speaking, several are a time
  working,     // business, working: before days
  currency,    // value: a Currency, with kOfThousand when the unit is a thousand of it
  cents,
  price,      // cuesta, precio: what an amount without its currency follows
  redaction,  // "[name]" and its like
};

enum Near : std::int32_t {
  kTells,         // at, hacia: an hour follows
  kBetween,       // entre: two of them
  kRoughly,       // tipo: an hour without article; kinds of things too
  kAlsoQuantity,  // about: an hour only after another such word
};

// Which money. A dollar sign stands for pesos too.
enum Currency : std::int32_t {
  kAnyCurrency,
  kDollarSign,
  kDollar,
  kPeso,
  kEuro,
  kPound,
  kSol,
  kBolivar,
  kBoliviano,
  kGuarani,
  kQuetzal,
  kLempira,
  kCordoba,
  kColon,
  kBalboa,
  kReal,
  kUf
};
constexpr std::int32_t kOfThousand = 1 << 8;

// Values of spans: seconds.
constexpr std::int32_t kMinute = 60, kHour = 3600, kDay = 86400;

// "el", "la", "the": before an hour, a day, a part of the day. Not Lex::article.
constexpr bool is_definite(Lex kind) { return kind == Lex::the || kind == Lex::las; }

struct Lexeme {
  std::string_view word;
  Lex kind = Lex::none;
  std::int32_t value = 0;
};

// A row of the tables: words of one kind and value, spaces between.
struct LexemeRow {
  Lex kind;
  std::int32_t value;
  std::string_view words;
};
std::span<const LexemeRow> spanish_lexemes();
std::span<const LexemeRow> english_lexemes();

// The number of a folded word's lexeme, or 0: most words have none. Words with ñ count as written with n.
constexpr std::uint16_t kNoLexeme = 0, kFigureLexeme = 1, kRedactionLexeme = 2;
std::uint16_t lexeme_of(std::string_view folded, std::string_view language);
// The lexemes of a language, by number.
std::span<const Lexeme> lexemes_of(std::string_view language);

}  // namespace cortesia::hear
