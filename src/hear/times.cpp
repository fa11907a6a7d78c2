// Times of day. An hour by itself is a number like others: it is a time by what else is said of it ("de la
// tarde", "en punto") or by the words before it ("a las", "antes de las", "after"), unless it counts
// something.
#include "hear/times.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "hear/clock.hpp"
#include "hear/figure.hpp"

namespace cortesia::hear {
namespace {

bool is_near(const Lexeme& word, Near which) { return word.kind == Lex::near && word.value == which; }

Reading reading(const Clock& clock) {
  return {clock.end, clock_text(clock.hour, clock.minute, clock.half_told)};
}
Reading word_reading(const Lexemes& lexemes, std::uint32_t at) {
  return {at + 1, std::string(lexemes.at(at).word)};
}
Reading noon_reading(const Lexemes& lexemes, std::uint32_t at) {
  return {at + 1, clock_text(lexemes.at(at).value, 0, false)};
}

bool is_hour(const std::optional<Clock>& clock) {
  return clock && clock->minute == 0 && clock->spoken >= 1 && clock->spoken <= kNoon;
}

// Whether "entre" or "between" stands a few words before.
bool is_between(const Lexemes& lexemes, std::uint32_t at) {
  constexpr std::uint32_t kFurthest = 6;
  for (std::uint32_t back = 2; back <= kFurthest; ++back) {
    if (is_near(lexemes.back(at, back), kBetween)) return true;
  }
  return false;
}

// Whether the words before `at` tell that an hour follows: "a", "hasta", "después de", "entre las tres y".
bool is_told(const Lexemes& lexemes, std::uint32_t at) {
  const Lexeme& before = lexemes.back(at);
  switch (before.kind) {
    case Lex::near:
      if (lexemes.back(at, 2).kind == Lex::unit) return false;           // one by one
      return before.value != kAlsoQuantity || is_told(lexemes, at - 1);  // at about five
    case Lex::to:
      return lexemes.language() == "es" || is_between(lexemes, at);
    case Lex::after:
      return lexemes.is_english();
    case Lex::of:  // después de las tres, más tarde de las tres
      return lexemes.back(at, 2).kind == Lex::after || lexemes.back(at, 2).kind == Lex::day_part;
    case Lex::and_:
      return is_between(lexemes, at);
    default:
      return false;
  }
}

// Whether it is the first of two hours: "de las nueve a las seis", "de nueve a seis", "from nine to five".
// Quantities and scales rise; of two bare numbers only hours fall. After a day they may be any.
bool begins_range(const Lexemes& lexemes, std::uint32_t at, const Clock& clock) {
  const Lex before = lexemes.back(at).kind;
  if (before != Lex::of && before != Lex::from) return false;
  if (!lexemes.is(clock.end, Lex::to) && !lexemes.is(clock.end, Lex::near)) return false;
  const bool las = lexemes.is(at, Lex::las);
  if (las != lexemes.is(clock.end + 1, Lex::las)) return false;
  const auto other = read_clock(lexemes, clock.end + (las ? 2 : 1));
  if (!other || (!other->sure && counts_something(lexemes, other->end))) return false;
  const Lex day = lexemes.back(at, 2).kind;
  if (las || other->sure || day == Lex::weekday || day == Lex::today) return true;
  return clock.spoken > other->spoken && other->spoken > 0 && lexemes.ends_clause(other->end - 1);
}

// "las tres y media", "la una"
std::optional<Reading> read_after_article(const Lexemes& lexemes, std::uint32_t las) {
  const auto clock = read_clock(lexemes, las + 1, is_near(lexemes.back(las), kBetween));
  // "la una", but "las tres"; and "la 3" is no time.
  if (!clock || (lexemes.at(las).value == 1) != (clock->spoken == 1)) return std::nullopt;
  if (clock->hours && clock->spoken == kHoursOfDay) return std::nullopt;  // all day long
  const bool sure = clock->sure || clock->by_half || (clock->hours && clock->spoken > kNoon);
  if (sure) return reading(*clock);
  // "las tres" is a time where it stands alone or after a word that tells; "a las tres opciones" is not.
  if (counts_something(lexemes, clock->end)) return std::nullopt;
  if (lexemes.is(clock->end, Lex::of) && is_definite(lexemes.kind(clock->end + 1))) return std::nullopt;
  // "marque la 1" is no time.
  const bool alone = (clock->spoken != 1 || lexemes.begins_clause(las)) &&
                     (clock->end == lexemes.limit() || lexemes.ends_sentence(clock->end - 1));
  if (!alone && !is_told(lexemes, las) && !begins_range(lexemes, las, *clock)) return std::nullopt;
  return reading(*clock);
}

Clock before_hour(Clock clock, int minutes) {
  clock.hour = (clock.hour + kHoursOfDay - 1) % kHoursOfDay;
  clock.minute = kMinutesOfHour - minutes;
  return clock;
}

struct Minutes {
  std::uint32_t end = 0;
  int value = 0;
  bool rounded = false;  // to five minutes, as people tell the time
};

// The minutes that are said before their hour: "un cuarto", "diez", "twenty five minutes".
std::optional<Minutes> read_minutes_before(const Lexemes& lexemes, std::uint32_t at) {
  if (lexemes.is(at, Lex::article)) ++at;
  if (lexemes.is(at, Lex::quarter)) return Minutes{at + 1, 15, true};
  const auto number = cardinal(lexemes, at);
  if (!number || number->article || !is_whole(number->value, 1, 29)) return std::nullopt;
  const int value = static_cast<int>(number->value);
  const bool named = is_span(lexemes, number->end, kMinute);
  return Minutes{number->end + (named ? 1 : 0), value, named || value % 5 == 0};
}

// "diez para las ocho", "un cuarto para la una". Not "mesa de diez para las ocho".
std::optional<Reading> read_minutes_to(const Lexemes& lexemes, std::uint32_t at) {
  const auto minutes = read_minutes_before(lexemes, at);
  if (!minutes || !minutes->rounded || lexemes.back(at).kind == Lex::of) return std::nullopt;
  if (!lexemes.is(minutes->end, Lex::near) || !lexemes.at(minutes->end).word.starts_with("pa") ||
      !lexemes.is(minutes->end + 1, Lex::las))
    return std::nullopt;
  const auto clock = read_clock(lexemes, minutes->end + 2);
  if (!is_hour(clock) || counts_something(lexemes, clock->end)) return std::nullopt;
  return reading(before_hour(*clock, minutes->value));
}

// "half past three", "a quarter to five", "ten past five", "half nine"
std::optional<Reading> read_english_minutes(const Lexemes& lexemes, std::uint32_t at) {
  const auto alone = [&](const Clock& clock) {
    return clock.sure || is_told(lexemes, at) || lexemes.ends_clause(clock.end - 1);
  };
  if (lexemes.is(at, Lex::half)) {
    const bool past = lexemes.is(at + 1, Lex::past);
    auto clock = read_clock(lexemes, past ? at + 2 : at + 1);
    if (!is_hour(clock) || (!past && (!clock->by_word || !alone(*clock)))) return std::nullopt;
    clock->minute = 30;
    return reading(*clock);
  }
  const auto minutes = read_minutes_before(lexemes, at);
  if (!minutes) return std::nullopt;
  const std::uint32_t joint = minutes->end;
  const bool quarter = lexemes.is(joint - 1, Lex::quarter);
  auto clock = read_clock(lexemes, joint + 1);
  if (!is_hour(clock) || (!clock->sure && counts_something(lexemes, clock->end))) return std::nullopt;
  if (lexemes.is(joint, Lex::past) || (lexemes.is(joint, Lex::after) && minutes->rounded)) {
    clock->minute = minutes->value;
    return reading(*clock);
  }
  const bool to = lexemes.is(joint, Lex::to) || (quarter && lexemes.is(joint, Lex::of));
  if (!to || !minutes->rounded) return std::nullopt;
  // "five to ten" may be five to ten people: amounts rise.
  const bool falls = minutes->value > clock->spoken && lexemes.back(at).kind != Lex::from;
  if (!quarter && !is_span(lexemes, joint - 1, kMinute) && !is_told(lexemes, at) && !(falls && alone(*clock)))
    return std::nullopt;
  return reading(before_hour(*clock, minutes->value));
}

// Whether the words from `at` are a street: "Elm Road".
bool is_address(const Lexemes& lexemes, std::uint32_t at) {
  constexpr std::uint32_t kLongest = 3;
  if (lexemes.begins_with_capital(at)) return true;
  for (std::uint32_t i = at; i < std::min(at + kLongest, lexemes.limit()); ++i) {
    const std::string_view word = lexemes.text(i);
    if (word == "street" || word == "road" || word == "avenue" || word == "drive" || word == "lane")
      return true;
  }
  return false;
}

// An hour without article, in English.
std::optional<Reading> read_english_hour(const Lexemes& lexemes, std::uint32_t at) {
  if (const auto found = read_english_minutes(lexemes, at)) return found;
  if (lexemes.is(at, Lex::article)) return std::nullopt;
  const auto clock = read_clock(lexemes, at);
  if (!clock) return std::nullopt;
  if (clock->sure) return reading(*clock);
  if (clock->hours || counts_something(lexemes, clock->end)) return std::nullopt;
  const bool ends = lexemes.ends_clause(clock->end - 1);
  const bool told = is_told(lexemes, at);
  if (clock->at_once) {  // seven forty five; not on Main Street, nor as part of what is dictated
    const Lex day = lexemes.back(at).kind;
    const bool said_of_day = day == Lex::today || day == Lex::weekday;
    const bool starts = told || said_of_day || lexemes.begins_clause(at);
    const bool dictation = dictated(lexemes, at).end > clock->end || lexemes.back(at).kind == Lex::unit ||
                           lexemes.back(at).kind == Lex::teen || lexemes.back(at).kind == Lex::ten;
    const bool hour = clock->by_word && clock->spoken >= 1 && clock->spoken <= kNoon;
    const bool goes_on = lexemes.is(clock->end, Lex::none);
    if (!hour || dictation || !starts || (!ends && (goes_on && !told))) return std::nullopt;
    return reading(*clock);
  }
  if (clock->spoken == 0 || (!told && !begins_range(lexemes, at, *clock))) return std::nullopt;
  // "at one point", "at 12 Elm Road"
  const Lex next = lexemes.kind(clock->end);
  if (clock->spoken == 1 && !ends && (next == Lex::none || next == Lex::punto)) return std::nullopt;
  if (!ends && next == Lex::none && is_address(lexemes, clock->end)) return std::nullopt;
  return reading(*clock);
}

// An hour without article, in Spanish: only what can be nothing else.
std::optional<Reading> read_bare_hour(const Lexemes& lexemes, std::uint32_t at) {
  if (const auto found = read_minutes_to(lexemes, at)) return found;
  const bool las = lexemes.back(at).kind == Lex::las;
  const bool of_two = is_near(lexemes.back(at, las ? 2 : 1), kBetween);
  const auto clock = read_clock(lexemes, at, of_two);
  if (!clock) return std::nullopt;
  if (clock->hours && (!clock->written || clock->spoken < 7)) return std::nullopt;  // they may be counted
  if (clock->sure) return reading(*clock);
  if (clock->spoken < 1 || clock->spoken > kNoon || counts_something(lexemes, clock->end))
    return std::nullopt;
  // "llego tipo siete"; not "el tipo dos", "contrato de tipo dos"
  const Lex further = lexemes.back(at, 2).kind;
  const bool tipo = is_near(lexemes.back(at), kRoughly) && further != Lex::of && further != Lex::article &&
                    !is_definite(further);
  if (tipo || begins_range(lexemes, at, *clock)) return reading(*clock);
  return std::nullopt;
}

// "a media mañana", "al medio día", "a la noche", "al amanecer", "a primera hora"
std::optional<Reading> read_after_to(const Lexemes& lexemes, std::uint32_t at) {
  const Lex first = lexemes.kind(at), second = lexemes.kind(at + 1);
  if (first == Lex::las) {
    if (second == Lex::half && lexemes.is(at + 2, Lex::day_part)) return read_after_to(lexemes, at + 1);
    if (second == Lex::noon) return noon_reading(lexemes, at + 1);
    return is_part_of_day(second) ? std::optional(word_reading(lexemes, at + 1)) : std::nullopt;
  }
  if (first == Lex::half && second == Lex::day_word) return Reading{at + 2, clock_text(kNoon, 0, false)};
  if (first == Lex::half && is_part_of_day(second)) {
    if (lexemes.at(at + 1).word == "noche") return Reading{at + 2, clock_text(0, 0, false)};
    return word_reading(lexemes, at + 1);
  }
  if (first == Lex::noon) return noon_reading(lexemes, at);
  if (first == Lex::day_part) return word_reading(lexemes, at);
  return std::nullopt;
}

// "fin de la tarde", "end of the day"
std::optional<Reading> read_edge_of_day(const Lexemes& lexemes, std::uint32_t at) {
  std::uint32_t i = at + 1;
  if (!lexemes.is(i++, Lex::of)) return std::nullopt;
  if (is_definite(lexemes.kind(i))) ++i;
  const bool day = lexemes.is(i, Lex::day_word) || is_span(lexemes, i, kDay);
  if (!day && !is_part_of_day(lexemes.kind(i))) return std::nullopt;
  return Reading{i + 1, fmt::format("{} {}", lexemes.at(at).value, lexemes.at(i).word)};
}

// A time without a day before it.
std::optional<Reading> read_time_of_day(const Lexemes& lexemes, std::uint32_t at) {
  const Lex next = lexemes.kind(at + 1);
  const bool english = lexemes.is_english();
  switch (lexemes.kind(at)) {
    case Lex::near:
    case Lex::after:
      if (next == Lex::noon) return noon_reading(lexemes, at + 1);
      if (!english) return std::nullopt;
      if (is_part_of_day(next)) return word_reading(lexemes, at + 1);
      return next == Lex::near ? read_time_of_day(lexemes, at + 1) : read_english_hour(lexemes, at + 1);
    case Lex::to:
      if (next == Lex::las) {
        const auto hour = read_after_article(lexemes, at + 1);
        return hour ? hour : read_after_to(lexemes, at + 1);
      }
      if (next == Lex::ordinal) return read_time_of_day(lexemes, at + 1);
      return english ? std::nullopt : read_after_to(lexemes, at + 1);
    case Lex::las:
      return read_after_article(lexemes, at);
    case Lex::figure:
    case Lex::unit:
    case Lex::teen:
    case Lex::ten:
    case Lex::article:
    case Lex::quarter:
    case Lex::half:
      return english ? read_english_hour(lexemes, at) : read_bare_hour(lexemes, at);
    case Lex::noon:
      return noon_reading(lexemes, at);
    case Lex::the:
      return next == Lex::noon ? std::optional(noon_reading(lexemes, at + 1)) : std::nullopt;
    case Lex::this_:
    case Lex::last:
      return is_part_of_day(next) ? std::optional(word_reading(lexemes, at + 1)) : std::nullopt;
    case Lex::ordinal:  // a primera hora, first thing
      if (lexemes.at(at).word == "primera" && is_span(lexemes, at + 1, kHour))
        return Reading{at + 2, "primera hora"};
      if (lexemes.at(at).word == "first" && at + 1 < lexemes.limit() && lexemes.text(at + 1) == "thing")
        return Reading{at + 2, "first thing"};
      return std::nullopt;
    case Lex::edge:
      return read_edge_of_day(lexemes, at);
    case Lex::today: {
      const std::string_view word = lexemes.at(at).word;
      if (word == "anoche") return Reading{at + 1, "noche"};
      return word == "tonight" ? std::optional(Reading{at + 1, "night"}) : std::nullopt;
    }
    case Lex::by: {
      const Lexeme* part = nullptr;
      const std::uint32_t end = part_of_day(lexemes, at, part);
      return end != at ? std::optional(Reading{end, std::string(part->word)}) : std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<Reading> read_time(const Lexemes& lexemes, std::uint32_t at,
                                 const std::optional<Reading>& date) {
  auto part = read_time_of_day(lexemes, at);
  const bool day_too = lexemes.is(at, Lex::today);  // anoche, tonight
  if (part && !day_too) return part;
  if (!date || (date->end > at && lexemes.ends_sentence(date->end - 1))) return part;
  // "mañana a las tres", "el lunes por la tarde", "hoy tipo las cinco"
  std::uint32_t next = date->end;
  if (lexemes.is(next, Lex::early)) return word_reading(lexemes, next);
  const bool spanish = lexemes.language() == "es";
  if (spanish && (lexemes.is(next, Lex::near) || lexemes.is(next, Lex::of)) &&
      !lexemes.is(next + 1, Lex::noon)) {
    ++next;
  }
  if (lexemes.is(next, Lex::and_)) return part;
  auto time = read_time_of_day(lexemes, next);
  if (!time && is_part_of_day(lexemes.kind(next)) && !spanish) time = word_reading(lexemes, next);
  return time ? time : part;
}

}  // namespace cortesia::hear
