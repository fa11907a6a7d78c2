// Days, weeks and months as they are told, of the calendar or from today: "el lunes 5 de mayo", "el 15", "a
// fin de mes", "dentro de tres días". month_days.cpp has the days of a named month, written_dates.cpp those
// in figures alone.
#include <string>

#include <fmt/format.h>

#include "hear/month_days.hpp"
#include "hear/times.hpp"
#include "hear/written_dates.hpp"

namespace cortesia::hear {
namespace {

// A day of a month that is not said.
std::string day_text(int day) { return fmt::format("*-{:02}", day); }

bool is_week_or_more(const Lexeme& word) { return word.kind == Lex::span && word.value >= 7 * kDay; }

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
  const std::uint32_t from = lexemes.is_english() && lexemes.is(at + 1, Lex::the) ? at + 2 : at + 1;
  if (auto day = read_day_first(lexemes, from)) return with_weekday(*day);
  if (lexemes.is_english() && lexemes.is(from, Lex::month)) {
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
  if (lexemes.is_english()) {
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
  if (is_definite(lexemes.kind(i)) || lexemes.is(i, Lex::this_) || lexemes.is(i, Lex::next)) ++i;
  const int edge = lexemes.at(at).value;
  if (lexemes.is(i, Lex::month)) {
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
  const bool article = is_definite(lexemes.kind(at));
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
      return lexemes.is(at + 1, Lex::month) ? read_month_first(lexemes, at + 1) : std::nullopt;
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
