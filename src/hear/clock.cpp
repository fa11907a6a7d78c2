#include "hear/clock.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "hear/figure.hpp"

namespace cortesia::hear {
namespace {

void tell_half(Clock& clock, bool afternoon) {
  if (afternoon && clock.hour < kNoon) clock.hour += kNoon;
  if (!afternoon && clock.hour == kNoon) clock.hour = 0;
  clock.half_told = clock.sure = true;
}

void tell_part(Clock& clock, const Lexeme& part) {
  const bool night = part.word.starts_with("noch") || part.word == "night";
  if (part.kind == Lex::noon || part.kind == Lex::day_word) {
    tell_half(clock, clock.hour <= 4 || clock.hour == kNoon);
  } else if (part.kind == Lex::manana) {
    tell_half(clock, clock.hour == kNoon);  // las doce de la mañana
  } else {
    tell_half(clock, part.value > 0 && !(night && (clock.hour == kNoon || clock.hour < 4)));
  }
}

// "y media", "y veinte", "menos cuarto", "treinta"
void read_minutes(const Lexemes& lexemes, Clock& clock) {
  std::uint32_t& at = clock.end;
  if (clock.minute != 0 || lexemes.ends_sentence(at - 1)) return;
  const auto minutes = [&](std::uint32_t from) -> std::optional<Cardinal> {
    const bool zero = lexemes.is(from, Lex::unit) && lexemes.at(from).value == 0;  // nueve cero cinco
    auto number = cardinal(lexemes, zero && lexemes.is(from + 1, Lex::unit) ? from + 1 : from);
    if (!number || number->article || !is_whole(number->value, 1, kMinutesOfHour - 1)) return std::nullopt;
    if (is_span(lexemes, number->end, kMinute)) ++number->end;
    return number;
  };
  const Lex first = lexemes.kind(at), second = lexemes.kind(at + 1);
  if (first == Lex::and_ || first == Lex::with) {
    if (clock.of_two) return;
    if (second == Lex::half || second == Lex::quarter || second == Lex::pico) {
      clock.minute = second == Lex::half ? 30 : second == Lex::quarter ? 15 : 0;
      clock.by_half = true;
      at += 2;
    } else if (const auto number = minutes(at + 1)) {
      clock.minute = static_cast<int>(number->value);
      at = number->end;
    }
  } else if (first == Lex::minus) {
    const auto number = minutes(at + 1);
    const int less = second == Lex::quarter ? 15 : number ? static_cast<int>(number->value) : 0;
    if (less == 0) return;
    clock.hour = (clock.hour + kHoursOfDay - 1) % kHoursOfDay;
    clock.minute = kMinutesOfHour - less;
    clock.sure = true;
    at = second == Lex::quarter ? at + 2 : number->end;
  } else if (clock.by_word ? first == Lex::ten || first == Lex::teen || first == Lex::unit
                           : first == Lex::figure && lexemes.text(at).size() == 2) {
    const bool zero = first == Lex::unit && lexemes.at(at).value == 0;
    const auto number = first == Lex::unit && !zero ? std::nullopt : minutes(at);
    if (!number) return;
    clock.minute = static_cast<int>(number->value);
    clock.at_once = true;
    at = number->end;
  }
}

// What may follow an hour and its minutes.
void read_tail(const Lexemes& lexemes, Clock& clock) {
  std::uint32_t& at = clock.end;
  if (lexemes.ends_sentence(at - 1)) return;
  if (is_span(lexemes, at, kHour)) {
    clock.hours = true;
    ++at;
  }
  if (lexemes.is(at, Lex::by) && lexemes.is(at + 1, Lex::punto)) {
    clock.sure = true;
    at += 2;
  }
  if (lexemes.is(at, Lex::oclock) || lexemes.is(at, Lex::sharp)) {
    clock.sure = true;
    ++at;
  }
  const Lexeme* part = nullptr;
  if (lexemes.is(at, Lex::by) && lexemes.ends_clause(at - 1)) return;  // el siete, por la mañana
  if (lexemes.is(at, Lex::am_pm)) {
    tell_half(clock, lexemes.at(at).value > 0);
    ++at;
  } else if ((lexemes.is(at, Lex::to) || lexemes.is(at, Lex::article) || lexemes.is(at, Lex::letter_p)) &&
             lexemes.is(at + 1, Lex::letter_m)) {
    tell_half(clock, lexemes.is(at, Lex::letter_p));
    at += 2;
  } else if (clock.hour == kNoon && lexemes.is(at, Lex::letter_m)) {  // 12 m.
    tell_half(clock, true);
    ++at;
  } else if (const std::uint32_t end = part_of_day(lexemes, at, part); end != at) {
    tell_part(clock, *part);
    at = end;
  } else if (lexemes.is_english() && lexemes.is(at, Lex::near) && is_part_of_day(lexemes.kind(at + 1))) {
    tell_part(clock, lexemes.at(at + 1));  // at night
    at += 2;
  }
}

// As split_figure, and "15h30".
Figure hour_figure(std::string_view text) {
  Figure figure = split_figure(text);
  if (figure.mark != '\0' || figure.rest.size() != 3 || figure.rest[0] != 'h') return figure;
  const Figure minutes = split_figure(figure.rest.substr(1));
  if (!is_digit(figure.rest[1]) || !is_digit(figure.rest[2])) return figure;
  return {figure.first, 'h', minutes.first, 2, {}};
}

}  // namespace

bool is_span(const Lexemes& lexemes, std::uint32_t at, std::int32_t seconds) {
  return lexemes.is(at, Lex::span) && lexemes.at(at).value == seconds;
}

bool is_part_of_day(Lex kind) { return kind == Lex::day_part || kind == Lex::manana; }

std::string clock_text(int hour, int minute, bool morning) {
  return fmt::format("{}:{:02}{}", hour, minute, morning && hour > 0 && hour < kNoon ? " am" : "");
}

std::uint32_t part_of_day(const Lexemes& lexemes, std::uint32_t at, const Lexeme*& part) {
  const Lex first = lexemes.kind(at), second = lexemes.kind(at + 1);
  if ((first == Lex::of || first == Lex::by || (first == Lex::to && second == Lex::las)) &&
      is_definite(second) && is_part_of_day(lexemes.kind(at + 2))) {
    part = &lexemes.at(at + 2);
    return at + 3;
  }
  if (first == Lex::of && (second == Lex::noon || second == Lex::day_word)) {
    part = &lexemes.at(at + 1);
    return at + 2;
  }
  return at;
}

std::optional<Clock> read_clock(const Lexemes& lexemes, std::uint32_t at, bool of_two) {
  Clock clock;
  clock.of_two = of_two || lexemes.is_english();
  if (lexemes.is(at, Lex::figure)) {
    const Figure figure = hour_figure(lexemes.text(at));
    const bool pm = figure.rest == "pm", am = figure.rest == "am",
               h = figure.mark == 'h' || figure.rest == "h" || figure.rest == "hs" || figure.rest == "hrs";
    if (!figure.rest.empty() && !pm && !am && !h) return std::nullopt;
    if (figure.mark != '\0' && figure.mark != ':' && figure.mark != '.' && figure.mark != 'h')
      return std::nullopt;
    if (figure.mark != '\0' && figure.second_size != 2) return std::nullopt;
    if (figure.first > kHoursOfDay || figure.second >= kMinutesOfHour) return std::nullopt;
    clock.end = at + 1;
    clock.hour = clock.spoken = figure.first;
    clock.minute = std::max(figure.second, 0);
    clock.sure = figure.mark == ':' || figure.mark == 'h';
    clock.hours = h;
    clock.half_told = lexemes.text(at)[0] == '0';  // 09:30
    if (pm || am) tell_half(clock, pm);
    if (is_span(lexemes, clock.end, kMinute)) return std::nullopt;  // 2:30 minutos
    if (figure.mark == '.' && (h || is_span(lexemes, clock.end, kHour))) clock.sure = true;
    clock.written = figure.mark != '\0';
  } else {
    const auto hour = cardinal(lexemes, at);
    if (!hour || !is_whole(hour->value, 0, kHoursOfDay)) return std::nullopt;
    clock.end = hour->end;
    clock.hour = clock.spoken = static_cast<int>(hour->value);
    clock.by_word = true;
  }
  read_minutes(lexemes, clock);
  read_tail(lexemes, clock);
  return clock;
}

}  // namespace cortesia::hear
