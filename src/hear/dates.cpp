// Days, weeks and months as they are said: "el lunes 5 de mayo", "March the fourth", "a fin de mes", "dentro
// de tres días". written_dates.cpp has those in figures alone.
#include <cmath>

#include <fmt/format.h>

#include "hear/figure.hpp"
#include "hear/times.hpp"
#include "hear/written_dates.hpp"

namespace cortesia::hear {
namespace {

constexpr double kDay = 86400;

// A day of a month that is not said.
std::string day_text(int day) { return fmt::format("*-{:02}", day); }

bool is_english(const Lexemes& lexemes) { return lexemes.language() == "en"; }
bool is_article(Lex kind) { return kind == Lex::the || kind == Lex::las; }
bool is_month(const Lexemes& lexemes, std::uint32_t at) { return lexemes.is(at, Lex::month); }
bool is_week_or_more(const Lexeme& word) { return word.kind == Lex::span && word.value >= 7 * kDay; }

// "de 2026", "del 2026", ", 2026", "twenty twenty six"; the year, or 0. Moves `at` past it.
int read_year(const Lexemes& lexemes, std::uint32_t& at) {
  const std::uint32_t from = lexemes.is(at, Lex::of) ? at + 1 : at;
  if (from > 0 && lexemes.ends_sentence(from - 1)) return 0;
  const auto year = cardinal(lexemes, from);
  if (!year || counts_something(lexemes, year->end)) return 0;
  if (is_whole(year->value, 1900, 2100)) {
    at = year->end;
    return static_cast<int>(year->value);
  }
  if (!is_whole(year->value, 19, 20) || year->figure) return 0;
  const auto rest = cardinal(lexemes, year->end);
  if (!is_english(lexemes) || !rest || !is_whole(rest->value, 10, 99)) return 0;
  at = rest->end;
  return static_cast<int>(year->value * 100 + rest->value);
}

struct Day {
  std::uint32_t end = 0;
  int number = 0;
  bool ordinal = false, figure = false;
};

// A day as it is counted: "cinco", "primero", "5", "5th", "twenty first"
std::optional<Day> read_day_number(const Lexemes& lexemes, std::uint32_t at) {
  const auto ordinal = [&](std::uint32_t i) {
    if (lexemes.is(i, Lex::ordinal)) return lexemes.at(i).value;
    return lexemes.is(i, Lex::span) && lexemes.at(i).word == "second" ? 2 : 0;
  };
  const auto made = [](std::uint32_t end, int number, bool is_ordinal, bool figure) -> std::optional<Day> {
    if (number < 1 || number > 31) return std::nullopt;
    return Day{end, number, is_ordinal, figure};
  };
  if (const int number = ordinal(at); number > 0) {
    if (lexemes.at(at).word == "primera") return std::nullopt;
    return made(at + 1, number, true, false);
  }
  if (lexemes.is(at, Lex::ten) && ordinal(at + 1) > 0 && ordinal(at + 1) < 10)
    return made(at + 2, lexemes.at(at).value + ordinal(at + 1), true, false);
  if (lexemes.is(at, Lex::figure)) {
    const Figure figure = split_figure(lexemes.text(at));
    const std::string_view rest = figure.rest;
    const bool is_ordinal = rest == "st" || rest == "nd" || rest == "rd" || rest == "th" || rest == "ro" ||
                            rest == "ero" || rest == "o";
    if (figure.mark != '\0' || (!rest.empty() && !is_ordinal)) return std::nullopt;
    return made(at + 1, figure.first, is_ordinal, true);
  }
  const auto number = cardinal(lexemes, at);
  if (!number || number->article || !is_whole(number->value, 1, 31)) return std::nullopt;
  return made(number->end, static_cast<int>(number->value), false, false);
}

// Whether "may" and "march" are months here, not verbs.
bool is_surely_month(const Lexemes& lexemes, std::uint32_t at) {
  const std::string_view word = lexemes.at(at).word;
  if (word != "may" && word != "march") return true;
  return !lexemes.heard().has_casing || lexemes.begins_with_capital(at);
}

bool is_capital(const Lexemes& lexemes, std::uint32_t at) {
  return lexemes.heard().has_casing && lexemes.begins_with_capital(at);
}

// Whether a month's name is a person's: "Julio Rojas", "soy Abril".
bool is_in_name(const Lexemes& lexemes, std::uint32_t at) {
  const std::uint32_t next = at + 1;
  if (lexemes.back(at).word == "esta") return true;  // ¿está Julio?
  if (next >= lexemes.limit() || !lexemes.only_space_before(next) || !lexemes.is(next, Lex::none))
    return false;
  const bool both = is_capital(lexemes, at) && is_capital(lexemes, next);
  if (is_english(lexemes) && both && lexemes.back(at).kind == Lex::none) return true;  // June Carter
  const std::uint8_t flags = lexemes.words().facts(next).flags;
  if ((flags & (WordFacts::kGiven | WordFacts::kSurname)) == 0) return false;
  if (lexemes.heard().has_casing) return both;
  return (flags & WordFacts::kAlsoWord) == 0;
}

// "mayo", "mayo de 2026", "March fourth", "March the 4th, 2026", "marzo 15"
std::optional<Reading> read_month_first(const Lexemes& lexemes, std::uint32_t at) {
  const int month = lexemes.at(at).value;
  std::uint32_t end = at + 1;
  const bool article = is_english(lexemes) && lexemes.is(end, Lex::the);
  const auto day = read_day_number(lexemes, article ? end + 1 : end);
  if (day && !lexemes.ends_sentence(at)) {
    std::uint32_t day_end = day->end;
    const int year = read_year(lexemes, day_end);
    const bool counts = counts_something(lexemes, day->end);
    const bool sure = is_english(lexemes) ? day->ordinal || (is_surely_month(lexemes, at) && !counts)
                                          : year != 0 || (!counts && lexemes.ends_clause(day->end - 1));
    if (sure || (year != 0 && !counts)) return Reading{day_end, date_text(year, month, day->number)};
  }
  const int year = read_year(lexemes, end);
  if (year != 0) return Reading{end, fmt::format("{}-{:02}", year, month)};
  if (lexemes.is(at, Lex::month_short) || is_in_name(lexemes, at)) return std::nullopt;
  const std::string_view word = lexemes.at(at).word;
  if (word == "may" || word == "march") {  // verbs too
    const Lex before = lexemes.back(at).kind;
    const bool told = before == Lex::by || before == Lex::of || before == Lex::this_ || before == Lex::next ||
                      before == Lex::last || before == Lex::early;
    if (!told || !is_surely_month(lexemes, at)) return std::nullopt;
  }
  return Reading{end, fmt::format("{:02}", month)};
}

// "quince del cinco", "15 del 5 del 2026": the month by its number. `at` is the day.
std::optional<Reading> read_month_number(const Lexemes& lexemes, std::uint32_t at, const Day& day) {
  if (is_english(lexemes) || lexemes.at(day.end).word != "del") return std::nullopt;
  const auto month = read_day_number(lexemes, day.end + 1);
  if (!month || month->ordinal || month->number > 12) return std::nullopt;
  std::uint32_t end = month->end;
  const int year = read_year(lexemes, end);
  const Lexeme& before = lexemes.back(at);
  bool told = year != 0 || before.word == "el" || before.kind == Lex::weekday ||
              before.kind == Lex::day_word || lexemes.ends_clause(end - 1);
  if (year == 0 && lexemes.at(end).word == "del") {  // "del ochenta": of which century is not said
    const auto short_year = cardinal(lexemes, end + 1);
    if (short_year && is_whole(short_year->value, 0, 99)) {
      end = short_year->end;
      told = true;
    }
  }
  if (!told || counts_something(lexemes, end)) return std::nullopt;
  return Reading{end, date_text(year, month->number, day.number)};
}

// "5 de mayo", "cinco de mayo del 2026", "4 mar 2026", "the 5th of may", "4 March"
std::optional<Reading> read_day_first(const Lexemes& lexemes, std::uint32_t at) {
  const auto day = read_day_number(lexemes, at);
  if (!day || lexemes.ends_sentence(day->end - 1)) return std::nullopt;
  const bool of = lexemes.is(day->end, Lex::of);
  std::uint32_t end = day->end + (of ? 1 : 0);
  const bool written = day->figure && lexemes.is(end, Lex::month_short);
  if (!is_month(lexemes, end) && !written) return read_month_number(lexemes, at, *day);
  if (!of && !day->figure && !(day->ordinal && is_english(lexemes))) return std::nullopt;
  const std::uint32_t month = end++;
  const int year = read_year(lexemes, end);
  const bool may_be_verb = !of && !day->ordinal && year == 0 && is_english(lexemes);
  if (may_be_verb &&
      (!is_surely_month(lexemes, month) || !(is_capital(lexemes, month) || lexemes.ends_clause(month))))
    return std::nullopt;
  return Reading{end, date_text(year, lexemes.at(month).value, day->number)};
}

// What may follow a weekday, a week or a month: "que viene", "próximo", "pasado". 1 next, -1 last, 0 nothing.
int read_which(const Lexemes& lexemes, std::uint32_t& end) {
  if (lexemes.is(end, Lex::that) && lexemes.is(end + 1, Lex::comes)) {
    end += 2;
    return 1;
  }
  if (lexemes.is(end, Lex::comes) || (lexemes.is(end, Lex::next) && lexemes.at(end).value == 0)) {
    ++end;
    return 1;
  }
  if (lexemes.is(end, Lex::past) && !lexemes.is(end + 1, Lex::manana)) {
    ++end;
    return -1;
  }
  return 0;
}

// "lunes", "lunes 5 de mayo", "lunes que viene"
std::optional<Reading> read_weekday(const Lexemes& lexemes, std::uint32_t at) {
  Reading found{at + 1, std::string(lexemes.at(at).word)};
  if (lexemes.ends_sentence(at)) return found;
  const auto with_weekday = [&](Reading day) {
    day.value.insert(0, found.value + ' ');
    return day;
  };
  const std::uint32_t from = is_english(lexemes) && lexemes.is(at + 1, Lex::the) ? at + 2 : at + 1;
  if (auto day = read_day_first(lexemes, from)) return with_weekday(*day);
  if (is_english(lexemes) && is_month(lexemes, from)) {
    if (auto day = read_month_first(lexemes, from); day && day->end > from + 1) return with_weekday(*day);
  }
  if (const auto day = read_day_number(lexemes, from)) {
    const Lex next = lexemes.kind(day->end);
    const bool range = next == Lex::to && !lexemes.is(day->end + 1, Lex::las);
    const bool other = next == Lex::am_pm || range || next == Lex::letter_p || next == Lex::oclock;
    if (!other && !counts_something(lexemes, day->end))
      found = {day->end, fmt::format("{} {}", lexemes.at(at).word, day->number)};
  }
  read_which(lexemes, found.end);
  return found;
}

// "el 15 de este mes", "hasta el 15", "on the 15th"; `at` is the number, after its article.
std::optional<Reading> read_bare_day(const Lexemes& lexemes, std::uint32_t at) {
  const auto day = read_day_number(lexemes, at);
  if (!day) return std::nullopt;
  const Lexeme& article = lexemes.back(at);
  const Lexeme& before = lexemes.back(at, 2);
  if (is_english(lexemes)) {
    if (article.kind != Lex::the || !day->ordinal || !lexemes.ends_clause(day->end - 1)) return std::nullopt;
    const bool told = before.kind == Lex::by || before.kind == Lex::near || before.kind == Lex::after;
    if (!told && day->number < 4) return std::nullopt;  // the first, the second
    return Reading{day->end, day_text(day->number)};
  }
  std::uint32_t end = day->end;
  if (lexemes.is(end, Lex::of)) {
    ++end;
    if (lexemes.is(end, Lex::this_) || lexemes.is(end, Lex::next)) ++end;
    if (!is_week_or_more(lexemes.at(end)) || !lexemes.at(end).word.starts_with("mes")) return std::nullopt;
    read_which(lexemes, ++end);
    return Reading{end, day_text(day->number)};
  }
  if (day->number == 1 && !day->ordinal && !day->figure) return std::nullopt;  // antes del uno
  const bool told = article.word == "del" ? before.kind == Lex::after
                                          : article.word == "el" && before.kind == Lex::near &&
                                                before.word != "son" && !before.word.starts_with("e");
  const Lex next = lexemes.kind(end);
  if (article.word == "el" && next == Lex::to && lexemes.is(end + 1, Lex::las) && cardinal(lexemes, end + 2))
    return Reading{end, day_text(day->number)};  // el 15 a las tres
  if (!told || counts_something(lexemes, end) || next == Lex::figure || next == Lex::with)
    return std::nullopt;
  return Reading{end, day_text(day->number)};
}

// "fin de mes", "mediados de marzo", "end of next week", "fin de semana"
std::optional<Reading> read_edge(const Lexemes& lexemes, std::uint32_t at) {
  std::uint32_t i = at + 1;
  if (!lexemes.is(i, Lex::of)) return std::nullopt;
  ++i;
  if (is_article(lexemes.kind(i)) || lexemes.is(i, Lex::this_) || lexemes.is(i, Lex::next)) ++i;
  const int edge = lexemes.at(at).value;
  if (is_month(lexemes, i)) {
    const auto month = read_month_first(lexemes, i);
    return month ? std::optional(Reading{month->end, fmt::format("{}@{}", month->value, edge)})
                 : std::nullopt;
  }
  if (lexemes.at(at).word == "fines" && lexemes.at(i).word == "semana") return std::nullopt;  // any of them
  if (!is_week_or_more(lexemes.at(i))) {
    std::uint32_t end = at + 1;
    const int year = read_year(lexemes, end);
    return year != 0 ? std::optional(Reading{end, fmt::format("{}@{}", year, edge)}) : std::nullopt;
  }
  Reading found{i + 1, fmt::format("{}@{}", lexemes.at(i).word, edge)};
  read_which(lexemes, found.end);
  return found;
}

// "en tres días", "dentro de una semana", "three days ago", "a week from today": days from today
std::optional<Reading> read_days_away(const Lexemes& lexemes, std::uint32_t at) {
  std::uint32_t i = at;
  int way = 0;
  if (lexemes.is(i, Lex::by) && lexemes.at(i).value == 0) {
    way = 1;
    ++i;
  } else if (lexemes.is(i, Lex::ago)) {
    way = lexemes.at(i).value;
    i += lexemes.is(i + 1, Lex::of) ? 2 : 1;
  }
  auto found = read_duration(lexemes, i);
  if (!found) return std::nullopt;
  if (way == 0) {
    if (lexemes.is(found->end, Lex::ago)) {
      way = -1;
      ++found->end;
    } else if (lexemes.is(found->end, Lex::from) && lexemes.is(found->end + 1, Lex::today)) {
      way = 1;
      found->end += 2;
    } else {
      return std::nullopt;
    }
  }
  bool hours = true;  // twenty-four of them are no day of the calendar
  for (std::uint32_t word = i; word < found->end; ++word) {
    const Lexeme& unit = lexemes.at(word);
    const bool is_unit = unit.kind == Lex::span || unit.kind == Lex::span_small || unit.kind == Lex::day_word;
    if (is_unit && unit.value >= kDay) hours = false;
  }
  const double days = std::stod(found->value) / kDay;
  if (hours || days < 1) return std::nullopt;
  found->value = fmt::format("{}{:.0f}", way > 0 ? '+' : '-', days);
  return found;
}

// What an article, "este" or "próximo" begins: "el próximo lunes", "la semana que viene", "este viernes", "el
// día cinco", "next week", "el fin de semana", "the day after tomorrow"
std::optional<Reading> read_determined(const Lexemes& lexemes, std::uint32_t at) {
  const bool article = is_article(lexemes.kind(at));
  const bool the = lexemes.is(at, Lex::the);
  std::uint32_t i = article ? at + 1 : at;
  const bool next = lexemes.is(i, Lex::next) && (article || lexemes.at(i).value == 0);
  const bool present = lexemes.is(i, Lex::this_), last = lexemes.is(i, Lex::last);
  if (next || present || last) ++i;
  const Lexeme& word = lexemes.at(i);
  switch (word.kind) {
    case Lex::weekday:
      return read_weekday(lexemes, i);
    case Lex::weekend:
      return Reading{i + 1, "weekend"};
    case Lex::edge:
      return read_edge(lexemes, i);
    case Lex::month:
      return next || present || last ? read_month_first(lexemes, i) : std::nullopt;
    case Lex::span:
      if (is_week_or_more(word)) {
        Reading found{i + 1, std::string(word.word)};
        const int which = next ? 1 : last ? -1 : read_which(lexemes, found.end);
        if (which == 0 && !present) return std::nullopt;
        found.value.insert(0, which > 0 ? "+" : which < 0 ? "-" : "=");
        return found;
      }
      if (word.word == "day" && lexemes.is(i + 2, Lex::today)) {
        const int days = lexemes.at(i + 2).value;
        if (lexemes.is(i + 1, Lex::after) && days == 1) return Reading{i + 3, "+2"};
        if (lexemes.is(i + 1, Lex::near) && days == -1) return Reading{i + 3, "-2"};
      }
      if (word.word != "second") return std::nullopt;
      break;
    case Lex::day_word: {
      if (!the || next) return std::nullopt;
      if (auto day = read_day_first(lexemes, i + 1)) return day;
      const auto day = read_day_number(lexemes, i + 1);
      if (!day || counts_something(lexemes, day->end)) return std::nullopt;
      if (auto whole = read_bare_day(lexemes, i + 1)) return whole;
      return Reading{day->end, day_text(day->number)};
    }
    default:
      break;
  }
  if (!the || next || present || last) return std::nullopt;
  if (auto day = read_day_first(lexemes, i)) return day;
  return read_bare_day(lexemes, i);
}

}  // namespace

std::optional<Reading> read_date(const Lexemes& lexemes, std::uint32_t at) {
  const Lexeme& word = lexemes.at(at);
  const Lex before = lexemes.back(at).kind;
  switch (word.kind) {
    case Lex::today:
      return Reading{at + 1, fmt::format("{:+}", word.value)};
    case Lex::manana:
      // "la mañana", "esta mañana" are parts of a day
      if (before == Lex::las || before == Lex::this_ || before == Lex::half) return std::nullopt;
      return Reading{at + 1, fmt::format("{:+}", before == Lex::past ? 2 : 1)};
    case Lex::past:
      if (lexemes.is(at + 1, Lex::manana)) return Reading{at + 2, "+2"};
      return std::nullopt;
    case Lex::after:  // antes de ayer
      if (word.word == "antes" && lexemes.is(at + 1, Lex::of) && lexemes.at(at + 2).word == "ayer")
        return Reading{at + 3, "-2"};
      return std::nullopt;
    case Lex::weekday:
      return read_weekday(lexemes, at);
    case Lex::weekend:
      return Reading{at + 1, "weekend"};
    case Lex::feast:
      return Reading{at + 1, date_text(0, word.value / 100, word.value % 100)};
    case Lex::month:
    case Lex::month_short:
      return read_month_first(lexemes, at);
    case Lex::edge:
      return read_edge(lexemes, at);
    case Lex::early:  // mid March
      return is_month(lexemes, at + 1) ? read_month_first(lexemes, at + 1) : std::nullopt;
    case Lex::figure:
      if (auto written = read_slashed(lexemes, at)) return written;
      if (auto written = read_hyphened(lexemes, at)) return written;
      [[fallthrough]];
    case Lex::unit:
    case Lex::teen:
    case Lex::ten:
    case Lex::ordinal:
      if (auto day = read_day_first(lexemes, at)) return day;
      if (before == Lex::of || before == Lex::the) {
        if (auto day = read_bare_day(lexemes, at)) return day;
      }
      [[fallthrough]];
    case Lex::article:
    case Lex::by:
    case Lex::ago:
      return read_days_away(lexemes, at);
    case Lex::next:
    case Lex::last:
    case Lex::this_:
    case Lex::the:
    case Lex::las:
      return read_determined(lexemes, at);
    default:
      return std::nullopt;
  }
}

}  // namespace cortesia::hear
