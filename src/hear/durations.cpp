// How long: a count and a unit of time.
#include "hear/figure.hpp"
#include "hear/times.hpp"

namespace cortesia::hear {
namespace {

constexpr double kSome = 3;

bool is_span(const Lexemes& lexemes, std::uint32_t at) {
  const Lex kind = lexemes.kind(at);
  return kind == Lex::span || kind == Lex::span_small || kind == Lex::day_word;
}
bool is_join(Lex kind) {
  return kind == Lex::or_ || kind == Lex::to || kind == Lex::and_ || kind == Lex::dash;
}

Reading made(std::uint32_t end, double seconds) { return {end, number_text(seconds)}; }

// A count of things: "cinco", "un par de", "cinco a diez", "dos tres" (the larger), "unos"
std::optional<Cardinal> read_count(const Lexemes& lexemes, std::uint32_t at) {
  const bool article = lexemes.is(at, Lex::article);
  const std::uint32_t first = article ? at + 1 : at;
  if (lexemes.is(first, Lex::pair)) {
    return Cardinal{lexemes.is(first + 1, Lex::of) ? first + 2 : first + 1, 2, false, false};
  }
  if (lexemes.is(first, Lex::some)) {
    if (auto number = cardinal(lexemes, first + 1); number && !number->article) return number;
    return Cardinal{first + 1, kSome, false, false};
  }
  auto number = cardinal(lexemes, at);
  if (!number || number->article) return number;
  const bool joined = is_join(lexemes.kind(number->end));
  const auto other = cardinal(lexemes, joined ? number->end + 1 : number->end);
  if (!other || other->article || other->value <= number->value) return number;
  if (!joined && other->value > 2 * number->value) return number;  // not "dos tres", "cinco diez"
  const std::uint32_t unit = lexemes.is(other->end, Lex::working) ? other->end + 1 : other->end;
  if (is_span(lexemes, unit)) return other;
  return number;
}

// "24h", "2min", "24/48 horas", "1:30 horas", "5'"
std::optional<Reading> read_figure(const Lexemes& lexemes, std::uint32_t at) {
  const Figure figure = split_figure(lexemes.text(at));
  const std::string_view language = lexemes.language();
  if (figure.rest.empty() && figure.mark == '\0') {
    const std::string_view after = lexemes.after(at);
    const bool minutes = language == "es" && (after.starts_with("' ") || after == "'" ||
                                              after.starts_with("',") || after.starts_with("'."));
    return minutes ? std::optional(made(at + 1, double{kMinute} * figure.first)) : std::nullopt;
  }
  if (figure.rest.empty() && is_span(lexemes, at + 1)) {
    const double unit = lexemes.at(at + 1).value;
    if (figure.mark == '/') return made(at + 2, figure.second * unit);
    if (figure.mark == ':') return made(at + 2, (figure.first + figure.second / 60.0) * unit);
    return std::nullopt;
  }
  if (figure.mark != '\0') return std::nullopt;
  if (figure.rest == "s") return made(at + 1, figure.first);
  const Lexeme& unit = lexemes_of(language)[lexeme_of(figure.rest, language)];
  if (unit.kind != Lex::span) return std::nullopt;
  return made(at + 1, static_cast<double>(figure.first) * unit.value);
}

// What may follow a unit: "y media", "and a half", "y diez minutos", "veinte", "or two".
void read_more(const Lexemes& lexemes, std::uint32_t& end, double amount, const Lexeme& span,
               double& seconds) {
  if (lexemes.ends_sentence(end - 1)) return;
  const Lex joint = lexemes.kind(end);
  const bool joined = joint == Lex::and_ || joint == Lex::with;
  const std::uint32_t next = joined ? end + 1 : end;
  if (joined) {
    const std::uint32_t part = lexemes.is_english() && lexemes.is(next, Lex::article) ? next + 1 : next;
    if (lexemes.is(part, Lex::half) && !is_span(lexemes, part + 1)) {
      seconds += 0.5 * span.value;
      end = part + 1;
      return;
    }
    if (lexemes.is(part, Lex::quarter)) {
      seconds += 0.25 * span.value;
      end = part + 1;
      return;
    }
    if (lexemes.is(next, Lex::pico)) {
      end = next + 1;
      return;
    }
  }
  if (joint == Lex::or_ && amount <= 1) {  // a day or two, una hora o dos
    const auto other = cardinal(lexemes, next + 1);
    if (!other || other->article || other->value > 4 || counts_something(lexemes, other->end)) return;
    seconds = other->value * span.value;
    end = other->end;
    return;
  }
  const auto more = cardinal(lexemes, next);
  if (!more || more->article) return;
  if (is_span(lexemes, more->end) && lexemes.at(more->end).value < span.value) {
    seconds += more->value * lexemes.at(more->end).value;
    end = more->end + 1;
  } else if ((span.value == kHour || span.value == kMinute) && more->value < 60 &&
             lexemes.ends_clause(more->end - 1) && !lexemes.ends_clause(end - 1)) {  // una hora veinte
    seconds += more->value * span.value / 60;
    end = more->end;
  }
}

}  // namespace

std::optional<Reading> read_duration(const Lexemes& lexemes, std::uint32_t at) {
  const Lexeme& word = lexemes.at(at);
  // "media hora", "half an hour"; not "medio segundo"
  if (word.kind == Lex::half) {
    const std::uint32_t unit = lexemes.is(at + 1, Lex::article) ? at + 2 : at + 1;
    if (is_span(lexemes, unit) && lexemes.at(unit).value > 1)
      return made(unit + 1, lexemes.at(unit).value / 2.0);
    return std::nullopt;
  }
  // "hora y media", "minuto y medio"
  if (word.kind == Lex::span || word.kind == Lex::day_word) {
    const bool counted = lexemes.back(at).kind == Lex::article || lexemes.back(at).kind == Lex::las;
    if (counted || word.value < kMinute || !lexemes.is(at + 1, Lex::and_)) return std::nullopt;
    double seconds = word.value;
    std::uint32_t end = at + 1;
    read_more(lexemes, end, 1, word, seconds);
    const Lex last = lexemes.kind(end - 1);
    if (last != Lex::half && last != Lex::quarter && last != Lex::pico) return std::nullopt;
    return made(end, seconds);
  }
  if (word.kind == Lex::figure) {
    if (auto found = read_figure(lexemes, at)) return found;
  }
  auto count = read_count(lexemes, at);
  if (!count && lexemes.is(at, Lex::quarter)) count = Cardinal{at, 1, true, false};  // cuarto de hora
  if (!count) return std::nullopt;
  std::uint32_t unit = count->end;
  double amount = count->value;
  // "un cuarto de hora", "tres cuartos de hora", "a quarter of an hour"
  if (lexemes.is(unit, Lex::quarter) || lexemes.is(unit, Lex::quarters)) {
    unit += lexemes.is(unit + 1, Lex::of) ? 2 : 1;
    if (lexemes.is(unit, Lex::article)) ++unit;
    if (!is_span(lexemes, unit)) return std::nullopt;
    return made(unit + 1, amount * lexemes.at(unit).value / 4);
  }
  if (lexemes.is(unit, Lex::and_)) {  // dos y media horas, one and a half minutes
    const std::uint32_t half = lexemes.is(unit + 1, Lex::article) ? unit + 2 : unit + 1;
    if (lexemes.is(half, Lex::half) && is_span(lexemes, half + 1)) {
      amount += 0.5;
      unit = half + 1;
    }
  }
  if (lexemes.is(unit, Lex::working)) ++unit;
  if (!is_span(lexemes, unit) || (unit > at && lexemes.ends_sentence(unit - 1))) return std::nullopt;
  const Lexeme& span = lexemes.at(unit);
  if (amount != 1 && span.word == "segundo") return std::nullopt;  // Avenida 32, segundo piso
  // "un segundo", "un minutito" put off, they do not say how long.
  if (amount <= 1 && (span.kind == Lex::span_small || span.value == 1)) return std::nullopt;
  double seconds = amount * span.value;
  std::uint32_t end = unit + 1;
  read_more(lexemes, end, amount, span, seconds);
  return made(end, seconds);
}

}  // namespace cortesia::hear
