// Durations and sums of money: a count and what is counted.
#include <charconv>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "hear/figure.hpp"
#include "hear/times.hpp"

namespace cortesia::hear {
namespace {

constexpr double kHour = 3600;

// A count of things: "cinco", "un par de", "cinco a diez" (the larger), "unos"
std::optional<Cardinal> read_count(const Lexemes& lexemes, std::uint32_t at) {
  constexpr double kSome = 3;
  if (lexemes.is(at, Lex::article) && lexemes.is(at + 1, Lex::pair)) {
    return Cardinal{lexemes.is(at + 2, Lex::of) ? at + 3 : at + 2, 2, false, false};
  }
  if (lexemes.is(at, Lex::some) || (lexemes.is(at, Lex::article) && lexemes.is(at + 1, Lex::some))) {
    const std::uint32_t next = lexemes.is(at, Lex::some) ? at + 1 : at + 2;
    if (auto number = cardinal(lexemes, next); number && !number->article) return number;
    return Cardinal{next, kSome, false, false};
  }
  auto number = cardinal(lexemes, at);
  if (!number || number->article) return number;
  const Lex joins = lexemes.kind(number->end);
  if (joins == Lex::or_ || joins == Lex::to || joins == Lex::and_) {
    const auto other = cardinal(lexemes, number->end + 1);
    if (other && !other->article && lexemes.is(other->end, Lex::span)) return other;
  }
  return number;
}

}  // namespace

std::optional<Reading> read_duration(const Lexemes& lexemes, std::uint32_t at) {
  const auto is_span = [&](std::uint32_t i) {
    const Lex kind = lexemes.kind(i);
    return kind == Lex::span || kind == Lex::span_small || kind == Lex::day_word;
  };
  const auto made = [](std::uint32_t end, double seconds) { return Reading{end, number_text(seconds)}; };
  const Lexeme& word = lexemes.at(at);
  // "media hora", "half an hour"
  if (word.kind == Lex::half) {
    const std::uint32_t unit = lexemes.is(at + 1, Lex::article) ? at + 2 : at + 1;
    if (is_span(unit)) return made(unit + 1, lexemes.at(unit).value / 2.0);
    return std::nullopt;
  }
  // "hora y media"
  if (word.kind == Lex::span) {
    const bool article = at > 0 && lexemes.is(at - 1, Lex::article);
    if (!article && word.value >= kHour && lexemes.is(at + 1, Lex::and_) && lexemes.is(at + 2, Lex::half))
      return made(at + 3, 1.5 * word.value);
    return std::nullopt;
  }
  if (word.kind == Lex::figure) {  // "24h", "2min"
    const Figure figure = split_figure(lexemes.text(at));
    if (figure.mark == '\0' && !figure.rest.empty()) {
      const std::string_view language = lexemes.language();
      const Lexeme& unit =
          lexemes_of(language)[lexeme_of(figure.rest == "s" ? "seg" : figure.rest, language)];
      if (unit.kind != Lex::span) return std::nullopt;
      return made(at + 1, static_cast<double>(figure.first) * unit.value);
    }
  }
  const auto count = read_count(lexemes, at);
  if (!count) return std::nullopt;
  std::uint32_t unit = count->end;
  double amount = count->value;
  // "un cuarto de hora", "tres cuartos de hora"
  if ((lexemes.is(unit, Lex::quarter) || lexemes.is(unit, Lex::quarters)) && lexemes.is(unit + 1, Lex::of) &&
      is_span(unit + 2)) {
    return made(unit + 3, amount * lexemes.at(unit + 2).value / 4);
  }
  if (lexemes.is(unit, Lex::and_) && lexemes.is(unit + 1, Lex::half) &&
      is_span(unit + 2)) {  // dos y media horas
    amount += 0.5;
    unit += 2;
  }
  if (!is_span(unit)) return std::nullopt;
  const Lexeme& span = lexemes.at(unit);
  // "un segundo", "un minutito" put off, they do not say how long.
  if (amount <= 1 && (span.kind == Lex::span_small || span.value == 1)) return std::nullopt;
  double seconds = amount * span.value;
  std::uint32_t end = unit + 1;
  if (lexemes.is(end, Lex::and_) || lexemes.is(end, Lex::with)) {
    if (lexemes.is(end + 1, Lex::half) && !is_span(end + 2)) {
      seconds += 0.5 * span.value;
      end += 2;
    } else if (lexemes.language() == "en" && lexemes.is(end + 1, Lex::article) &&
               lexemes.is(end + 2, Lex::half)) {
      seconds += 0.5 * span.value;
      end += 3;
    } else if (lexemes.is(end + 1, Lex::quarter)) {
      seconds += 0.25 * span.value;
      end += 2;
    } else if (const auto more = cardinal(lexemes, end + 1);
               more && lexemes.is(more->end, Lex::span) && lexemes.at(more->end).value < span.value) {
      seconds += more->value * lexemes.at(more->end).value;
      end = more->end + 1;
    }
  }
  return made(end, seconds);
}

std::optional<Reading> read_money(const Lexemes& lexemes, std::uint32_t at) {
  if (lexemes.is(at, Lex::currency)) {  // USD 20
    const auto number = lexemes.is(at + 1, Lex::figure) ? cardinal(lexemes, at + 1) : std::nullopt;
    const bool code = lexemes.at(at).word.size() == 3 && lexemes.at(at).word != "sol";
    return number && code ? std::optional(Reading{number->end, number_text(number->value)}) : std::nullopt;
  }
  std::optional<Cardinal> number;
  if (lexemes.is(at, Lex::half) && lexemes.is(at + 1, Lex::million)) {
    number = Cardinal{at + 2, lexemes.at(at + 1).value / 2.0, false, false};
  } else {
    number = cardinal(lexemes, at);
  }
  if (!number) return std::nullopt;
  std::uint32_t end = number->end;
  double amount = number->value;
  if (number->figure) {
    const std::string_view before = lexemes.before(at), after = lexemes.after(number->end - 1);
    const bool sign_before =
        before.ends_with('$') || before.ends_with("€") || before.ends_with("£") || before.ends_with("S/");
    const bool sign_after = after.starts_with('$') || after.starts_with("€") || after.starts_with("£");
    if (sign_before || sign_after) {
      if (lexemes.is(end, Lex::currency)) ++end;
      return Reading{end, number_text(amount)};
    }
  }
  if (lexemes.is(end, Lex::and_) && lexemes.is(end + 1, Lex::half) &&
      lexemes.is(end - 1, Lex::million)) {  // millón y medio
    amount += 0.5 * lexemes.at(end - 1).value;
    end += 2;
  }
  if (lexemes.is(end, Lex::of)) ++end;  // un millón de pesos
  if (lexemes.is(end, Lex::cents)) return Reading{end + 1, number_text(amount / 100)};
  if (!lexemes.is(end, Lex::currency)) return std::nullopt;
  if (lexemes.at(end).value > 0) amount *= lexemes.at(end).value;
  ++end;
  if (lexemes.is(end, Lex::with) || lexemes.is(end, Lex::and_)) {
    const auto cents = cardinal(lexemes, end + 1);
    const bool told = cents && lexemes.is(cents->end, Lex::cents);
    if (cents && !cents->article && cents->value < 100 && (told || lexemes.is(end, Lex::with))) {
      amount += cents->value / 100;
      end = told ? cents->end + 1 : cents->end;
    } else if (lexemes.is(end + 1, Lex::half)) {
      amount += 0.5;
      end += 2;
    }
  }
  return Reading{end, number_text(amount)};
}

}  // namespace cortesia::hear
