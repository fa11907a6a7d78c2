#include "hear/month_days.hpp"

#include <string_view>

#include <fmt/format.h>

#include "hear/figure.hpp"
#include "hear/written_dates.hpp"

namespace cortesia::hear {
namespace {

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
  if (lexemes.is_english() && both && lexemes.back(at).kind == Lex::none) return true;  // June Carter
  const std::uint8_t flags = lexemes.words().facts(next).flags;
  if ((flags & (WordFacts::kGiven | WordFacts::kSurname)) == 0) return false;
  if (lexemes.heard().has_casing) return both;
  return (flags & WordFacts::kAlsoWord) == 0;
}

// "quince del cinco", "15 del 5 del 2026": the month by its number. `at` is the day.
std::optional<Reading> read_month_number(const Lexemes& lexemes, std::uint32_t at, const MonthDay& day) {
  if (lexemes.is_english() || lexemes.at(day.end).word != "del") return std::nullopt;
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

}  // namespace

std::optional<MonthDay> read_day_number(const Lexemes& lexemes, std::uint32_t at) {
  const auto ordinal = [&](std::uint32_t i) {
    if (lexemes.is(i, Lex::ordinal)) return lexemes.at(i).value;
    return lexemes.is(i, Lex::span) && lexemes.at(i).word == "second" ? 2 : 0;
  };
  const auto made = [](std::uint32_t end, int number, bool is_ordinal,
                       bool figure) -> std::optional<MonthDay> {
    if (number < 1 || number > 31) return std::nullopt;
    return MonthDay{end, number, is_ordinal, figure};
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
  if (!lexemes.is_english() || !rest || !is_whole(rest->value, 10, 99)) return 0;
  at = rest->end;
  return static_cast<int>(year->value * 100 + rest->value);
}

std::optional<Reading> read_month_first(const Lexemes& lexemes, std::uint32_t at) {
  const int month = lexemes.at(at).value;
  std::uint32_t end = at + 1;
  const bool article = lexemes.is_english() && lexemes.is(end, Lex::the);
  const auto day = read_day_number(lexemes, article ? end + 1 : end);
  if (day && !lexemes.ends_sentence(at)) {
    std::uint32_t day_end = day->end;
    const int year = read_year(lexemes, day_end);
    const bool counts = counts_something(lexemes, day->end);
    const bool sure = lexemes.is_english() ? day->ordinal || (is_surely_month(lexemes, at) && !counts)
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

std::optional<Reading> read_day_first(const Lexemes& lexemes, std::uint32_t at) {
  const auto day = read_day_number(lexemes, at);
  if (!day || lexemes.ends_sentence(day->end - 1)) return std::nullopt;
  const bool of = lexemes.is(day->end, Lex::of);
  std::uint32_t end = day->end + (of ? 1 : 0);
  const bool written = day->figure && lexemes.is(end, Lex::month_short);
  if (!lexemes.is(end, Lex::month) && !written) return read_month_number(lexemes, at, *day);
  if (!of && !day->figure && !(day->ordinal && lexemes.is_english())) return std::nullopt;
  const std::uint32_t month = end++;
  const int year = read_year(lexemes, end);
  const bool may_be_verb = !of && !day->ordinal && year == 0 && lexemes.is_english();
  if (may_be_verb &&
      (!is_surely_month(lexemes, month) || !(is_capital(lexemes, month) || lexemes.ends_clause(month))))
    return std::nullopt;
  return Reading{end, date_text(year, lexemes.at(month).value, day->number)};
}

}  // namespace cortesia::hear
