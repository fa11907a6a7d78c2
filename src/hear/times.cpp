#include "hear/times.hpp"

#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "hear/figure.hpp"

namespace cortesia::hear {
namespace {

constexpr int kMinutesOfHour = 60, kHoursOfDay = 24;
constexpr double kMinute = 60, kHour = 3600;

// A time of day from its hour on.
struct Clock {
  std::uint32_t end = 0;
  int hour = 0, minute = 0;
  int spoken = 0;        // the hour as said, before "menos cuarto" or "de la tarde"
  bool sure = false;     // nothing but a time is said so
  bool by_word = false;  // the hour is a word, so that minutes may follow at once
};

bool is_part_of_day(Lex kind) { return kind == Lex::day_part || kind == Lex::manana; }

// "de la tarde", "por la mañana", "in the evening"; the end, or `at`.
std::uint32_t part_of_day(const Lexemes& lexemes, std::uint32_t at, const Lexeme*& part) {
  const Lex first = lexemes.kind(at);
  const bool article = lexemes.is(at + 1, Lex::las) || lexemes.is(at + 1, Lex::the);
  if ((first == Lex::of || first == Lex::by) && article && is_part_of_day(lexemes.kind(at + 2))) {
    part = &lexemes.at(at + 2);
    return at + 3;
  }
  if (first == Lex::of && lexemes.is(at + 1, Lex::noon)) {  // del mediodía
    part = &lexemes.at(at + 1);
    return at + 2;
  }
  return at;
}

void move_to_afternoon(Clock& clock, int hours) {
  if (clock.hour < 12) clock.hour += hours;
}

// What may follow an hour.
void clock_tail(const Lexemes& lexemes, Clock& clock) {
  std::uint32_t& at = clock.end;
  const auto minutes = [&](std::uint32_t from) -> std::optional<Cardinal> {
    auto number = cardinal(lexemes, from);
    if (!number || number->article || !is_whole(number->value, 1, kMinutesOfHour - 1)) return std::nullopt;
    if (lexemes.is(number->end, Lex::span) && lexemes.at(number->end).value == kMinute) ++number->end;
    return number;
  };
  const Lex first = lexemes.kind(at), second = lexemes.kind(at + 1);
  if (clock.minute == 0 && (first == Lex::and_ || first == Lex::with)) {
    if (second == Lex::half || second == Lex::quarter || second == Lex::pico) {
      clock.minute = second == Lex::half ? 30 : second == Lex::quarter ? 15 : 0;
      clock.sure = true;
      at += 2;
    } else if (const auto number = minutes(at + 1)) {
      clock.minute = static_cast<int>(number->value);
      at = number->end;
    }
  } else if (clock.minute == 0 && first == Lex::minus) {
    const auto number = minutes(at + 1);
    const int less = second == Lex::quarter ? 15 : number ? static_cast<int>(number->value) : 0;
    if (less > 0) {
      clock.hour = (clock.hour + kHoursOfDay - 1) % kHoursOfDay;
      clock.minute = kMinutesOfHour - less;
      clock.sure = true;
      at = second == Lex::quarter ? at + 2 : number->end;
    }
  } else if (clock.by_word && (first == Lex::ten || first == Lex::teen)) {  // tres treinta
    if (const auto number = minutes(at)) {
      clock.minute = static_cast<int>(number->value);
      at = number->end;
    }
  }
  if (lexemes.is(at, Lex::span) && lexemes.at(at).value == kHour) ++at;
  if (lexemes.is(at, Lex::by) && lexemes.is(at + 1, Lex::punto)) at += 2;
  if (lexemes.is(at, Lex::oclock)) {
    clock.sure = true;
    ++at;
  }
  const Lexeme* part = nullptr;
  if (lexemes.is(at, Lex::am_pm)) {
    move_to_afternoon(clock, lexemes.at(at).value);
    clock.sure = true;
    ++at;
  } else if ((lexemes.is(at, Lex::to) || lexemes.is(at, Lex::article) || lexemes.is(at, Lex::letter_p)) &&
             lexemes.is(at + 1, Lex::letter_m)) {
    move_to_afternoon(clock, lexemes.is(at, Lex::letter_p) ? 12 : 0);
    clock.sure = true;
    at += 2;
  } else if (const std::uint32_t end = part_of_day(lexemes, at, part); end != at) {
    move_to_afternoon(clock, part->kind == Lex::manana                   ? 0
                             : part->kind == Lex::noon && clock.hour > 3 ? 0
                                                                         : part->value);
    clock.sure = true;
    at = end;
  }
}

std::optional<Clock> read_clock(const Lexemes& lexemes, std::uint32_t at) {
  Clock clock;
  if (lexemes.is(at, Lex::figure)) {
    const Figure figure = split_figure(lexemes.text(at));
    const bool pm = figure.rest == "pm", am = figure.rest == "am",
               h = figure.rest == "h" || figure.rest == "hs" || figure.rest == "hrs";
    if (!figure.rest.empty() && !pm && !am && !h) return std::nullopt;
    if (figure.mark != '\0' && figure.mark != ':' && figure.mark != '.') return std::nullopt;
    if (figure.first > kHoursOfDay || figure.second >= kMinutesOfHour) return std::nullopt;
    clock = {at + 1, figure.first, std::max(figure.second, 0), figure.first, figure.mark == ':' || pm || am,
             false};
    if (pm) move_to_afternoon(clock, 12);
  } else {
    const auto hour = cardinal(lexemes, at);
    if (!hour || !is_whole(hour->value, 0, kHoursOfDay)) return std::nullopt;
    const int spoken = static_cast<int>(hour->value);
    clock = {hour->end, spoken, 0, spoken, false, true};
  }
  clock_tail(lexemes, clock);
  return clock;
}

Reading reading(const Clock& clock) { return {clock.end, fmt::format("{}:{:02}", clock.hour, clock.minute)}; }

// "half past three", "a quarter to five"
std::optional<Reading> read_english_clock(const Lexemes& lexemes, std::uint32_t at) {
  if (lexemes.is(at, Lex::article)) ++at;
  const Lex first = lexemes.kind(at), second = lexemes.kind(at + 1);
  if ((first != Lex::half && first != Lex::quarter) || (second != Lex::past && second != Lex::to))
    return std::nullopt;
  auto clock = read_clock(lexemes, at + 2);
  if (!clock || clock->minute != 0) return std::nullopt;
  clock->minute = first == Lex::half ? 30 : 15;
  if (second == Lex::to) {
    clock->hour = (clock->hour + kHoursOfDay - 1) % kHoursOfDay;
    clock->minute = kMinutesOfHour - clock->minute;
  }
  return reading(*clock);
}

// A time without a day before it.
std::optional<Reading> read_time_of_day(const Lexemes& lexemes, std::uint32_t at) {
  const Lex first = lexemes.kind(at);
  if (lexemes.language() == "en") {
    if (const auto found = read_english_clock(lexemes, at)) return found;
    if (first == Lex::near) {
      if (const auto found = read_english_clock(lexemes, at + 1)) return found;
      if (lexemes.is(at + 1, Lex::noon))
        return Reading{at + 2, fmt::format("{}:00", lexemes.at(at + 1).value)};
      if (is_part_of_day(lexemes.kind(at + 1))) return Reading{at + 2, std::string(lexemes.at(at + 1).word)};
      const auto clock = lexemes.is(at + 1, Lex::article) ? std::nullopt : read_clock(lexemes, at + 1);
      return clock ? std::optional(reading(*clock)) : std::nullopt;
    }
  }
  if (first == Lex::las || (first == Lex::to && lexemes.is(at + 1, Lex::las))) {
    const std::uint32_t las = first == Lex::to ? at + 1 : at;
    const auto clock = read_clock(lexemes, las + 1);
    // "la una", but "las tres"; and "la 3" is no time.
    if (!clock || (lexemes.at(las).value == 1) != (clock->spoken == 1)) return std::nullopt;
    // "las tres" is a time where it stands alone or after a word that tells; "las tres opciones" is not.
    const Lex before = las > 0 ? lexemes.kind(las - 1) : Lex::none;
    const bool told = before == Lex::to || before == Lex::near;
    if (!clock->sure && !told && clock->end != lexemes.limit() && !lexemes.ends_sentence(clock->end - 1))
      return std::nullopt;
    return reading(*clock);
  }
  if (first == Lex::figure || first == Lex::unit || first == Lex::teen || first == Lex::article) {
    const auto clock = read_clock(lexemes, at);
    // "tres y media" may be hours: without "las", only what can be nothing else.
    if (!clock || !clock->sure) return std::nullopt;
    const bool by_half =
        clock->by_word && (clock->minute == 30 || clock->minute == 15 || clock->minute == 45);
    const Lex last = lexemes.kind(clock->end - 1);
    if (by_half && (last == Lex::half || last == Lex::quarter)) return std::nullopt;
    return reading(*clock);
  }
  if (first == Lex::noon) return Reading{at + 1, fmt::format("{}:00", lexemes.at(at).value)};
  if ((first == Lex::to || first == Lex::the) && lexemes.is(at + 1, Lex::noon)) {
    return Reading{at + 2, fmt::format("{}:00", lexemes.at(at + 1).value)};
  }
  if (first == Lex::this_ && is_part_of_day(lexemes.kind(at + 1)))
    return Reading{at + 2, std::string(lexemes.at(at + 1).word)};
  const Lexeme* part = nullptr;
  if (first == Lex::by) {
    if (const std::uint32_t end = part_of_day(lexemes, at, part); end != at)
      return Reading{end, std::string(part->word)};
  }
  return std::nullopt;
}

std::string month_and_day(int year, int month, int day) {
  return year == 0 ? fmt::format("{:02}-{:02}", month, day) : fmt::format("{}-{:02}-{:02}", year, month, day);
}

// "de 2026", "del 2026", ", 2026"; the year, or 0. Moves `at` past it.
int read_year(const Lexemes& lexemes, std::uint32_t& at) {
  const std::uint32_t from = lexemes.is(at, Lex::of) ? at + 1 : at;
  const auto year = cardinal(lexemes, from);
  if (!year || !is_whole(year->value, 1900, 2100)) return 0;
  at = year->end;
  return static_cast<int>(year->value);
}

// "5 de mayo", "cinco de mayo del 2026", "may 5", "the 5th of may"
std::optional<Reading> read_day_of_month(const Lexemes& lexemes, std::uint32_t at) {
  if (lexemes.is(at, Lex::month)) {
    const int month = lexemes.at(at).value;
    std::uint32_t end = at + 1;
    const auto day = cardinal(lexemes, end);
    if (lexemes.language() == "en") {
      const bool ordinal = lexemes.is(end, Lex::figure) && split_figure(lexemes.text(end)).rest.size() == 2;
      const int number = ordinal                              ? split_figure(lexemes.text(end)).first
                         : day && is_whole(day->value, 1, 31) ? static_cast<int>(day->value)
                                                              : 0;
      if (number >= 1 && number <= 31) {
        end = ordinal ? end + 1 : day->end;
        const int year = read_year(lexemes, end);
        return Reading{end, month_and_day(year, month, number)};
      }
      if (lexemes.at(at).word == "may" || lexemes.at(at).word == "march") return std::nullopt;  // verbs too
    }
    const int year = read_year(lexemes, end);
    return Reading{end, year == 0 ? fmt::format("{:02}", month) : fmt::format("{}-{:02}", year, month)};
  }
  std::uint32_t end = 0;
  int day = 0;
  if (const auto number = cardinal(lexemes, at);
      number && !number->article && is_whole(number->value, 1, 31)) {
    day = static_cast<int>(number->value);
    end = number->end;
  } else if (lexemes.is(at, Lex::figure)) {
    const Figure figure = split_figure(lexemes.text(at));
    if (figure.mark != '\0' || figure.rest.size() != 2) return std::nullopt;
    day = figure.first;
    end = at + 1;
  }
  if (day < 1 || day > 31 || !lexemes.is(end, Lex::of) || !lexemes.is(end + 1, Lex::month))
    return std::nullopt;
  const int month = lexemes.at(end + 1).value;
  end += 2;
  const int year = read_year(lexemes, end);
  return Reading{end, month_and_day(year, month, day)};
}

// "12/05", "12/05/2026", and 2026-05-12, which is three words.
std::optional<Reading> read_written_date(const Lexemes& lexemes, std::uint32_t at) {
  const Figure first = split_figure(lexemes.text(at));
  if (first.mark == '/' && first.first >= 1 && first.first <= 31 && first.second >= 1 && first.second <= 12) {
    if (first.rest.empty()) return Reading{at + 1, month_and_day(0, first.second, first.first)};
    int year = 0;
    const auto [end, error] =
        std::from_chars(first.rest.data() + 1, first.rest.data() + first.rest.size(), year);
    if (error != std::errc() || first.rest[0] != '/' || end != first.rest.data() + first.rest.size())
      return std::nullopt;
    return Reading{at + 1, month_and_day(year < 100 ? year + 2000 : year, first.second, first.first)};
  }
  const auto hyphen = [&](std::uint32_t word) {
    return lexemes.after(word).starts_with('-') && lexemes.is(word + 1, Lex::figure);
  };
  if (first.mark != '\0' || !first.rest.empty() || !hyphen(at) || !hyphen(at + 1)) return std::nullopt;
  const Figure second = split_figure(lexemes.text(at + 1)), third = split_figure(lexemes.text(at + 2));
  const bool plain = second.mark == '\0' && second.rest.empty() && third.mark == '\0' && third.rest.empty();
  if (!plain || second.first < 1 || second.first > 12) return std::nullopt;
  const auto is_day = [](int day) { return day >= 1 && day <= 31; };
  const auto is_year = [](int year) { return year >= 1900 && year <= 2100; };
  if (is_year(first.first) && is_day(third.first))
    return Reading{at + 3, month_and_day(first.first, second.first, third.first)};
  if (is_year(third.first) && is_day(first.first))
    return Reading{at + 3, month_and_day(third.first, second.first, first.first)};
  return std::nullopt;
}

bool is_week_or_more(const Lexeme& word) { return word.kind == Lex::span && word.value >= 7 * 86400; }

// "lunes", "lunes 5 de mayo", "lunes que viene"
std::optional<Reading> read_weekday(const Lexemes& lexemes, std::uint32_t at) {
  Reading found{at + 1, std::string(lexemes.at(at).word)};
  if (const auto day = read_day_of_month(lexemes, at + 1); day && !lexemes.is(at + 1, Lex::month)) return day;
  if (const auto number = cardinal(lexemes, at + 1);
      number && !number->article && is_whole(number->value, 1, 31)) {
    const Lex next = lexemes.kind(number->end);
    const bool other = next == Lex::span || next == Lex::currency || next == Lex::am_pm;
    if (!other) found = {number->end, fmt::format("{} {:.0f}", lexemes.at(at).word, number->value)};
  }
  if (lexemes.is(found.end, Lex::that) && lexemes.is(found.end + 1, Lex::comes)) {
    found.end += 2;
  } else if (lexemes.is(found.end, Lex::next) || lexemes.is(found.end, Lex::comes) ||
             lexemes.is(found.end, Lex::past)) {
    ++found.end;
  }
  return found;
}

}  // namespace

std::optional<Reading> read_time(const Lexemes& lexemes, std::uint32_t at) {
  if (auto time = read_time_of_day(lexemes, at)) return time;
  auto day = read_date(lexemes, at);
  if (!day) return std::nullopt;
  // "mañana a las tres", "el lunes por la tarde", "hoy tipo las cinco"
  std::uint32_t next = day->end;
  if (lexemes.is(next, Lex::near) && lexemes.is(next + 1, Lex::las)) ++next;
  if (lexemes.is(next, Lex::and_)) return std::nullopt;
  auto time = read_time_of_day(lexemes, next);
  if (!time && is_part_of_day(lexemes.kind(next)) && lexemes.language() == "en")
    time = Reading{next + 1, std::string(lexemes.at(next).word)};
  return time;
}

std::optional<Reading> read_date(const Lexemes& lexemes, std::uint32_t at) {
  const Lexeme& word = lexemes.at(at);
  const Lex before = at > 0 ? lexemes.kind(at - 1) : Lex::none;
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
    case Lex::weekday:
      return read_weekday(lexemes, at);
    case Lex::month:
      return read_day_of_month(lexemes, at);
    case Lex::figure:
      if (auto written = read_written_date(lexemes, at)) return written;
      return read_day_of_month(lexemes, at);
    case Lex::unit:
    case Lex::teen:
    case Lex::ten:
      return read_day_of_month(lexemes, at);
    case Lex::next:
    case Lex::this_:
    case Lex::the:
    case Lex::las:
      break;
    default:
      return std::nullopt;
  }
  // "el próximo lunes", "la semana que viene", "este viernes", "el día cinco", "next week"
  std::uint32_t i = word.kind == Lex::the || word.kind == Lex::las ? at + 1 : at;
  const bool next = lexemes.is(i, Lex::next);
  if (next || lexemes.is(i, Lex::this_)) ++i;
  if (lexemes.is(i, Lex::weekday)) return read_weekday(lexemes, i);
  if (is_week_or_more(lexemes.at(i))) {
    const std::string value = fmt::format("+{}", lexemes.at(i).word);
    if (next) return Reading{i + 1, value};
    if (lexemes.is(i + 1, Lex::that) && lexemes.is(i + 2, Lex::comes)) return Reading{i + 3, value};
    if (lexemes.is(i + 1, Lex::comes) || lexemes.is(i + 1, Lex::next)) return Reading{i + 2, value};
    return std::nullopt;
  }
  if (word.kind != Lex::the || next) return std::nullopt;
  if (auto day = read_day_of_month(lexemes, i); day && !lexemes.is(i, Lex::month)) return day;
  if (!lexemes.is(i, Lex::day_word)) return std::nullopt;
  if (auto day = read_day_of_month(lexemes, i + 1)) return day;
  const auto number = cardinal(lexemes, i + 1);
  if (!number || number->article || !is_whole(number->value, 1, 31)) return std::nullopt;
  return Reading{number->end, fmt::format("{:.0f}", number->value)};
}

}  // namespace cortesia::hear
