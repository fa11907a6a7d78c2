#include "hear/numbers.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace cortesia::hear {
namespace {

constexpr double kThousand = 1'000, kLargest = 1e15;
constexpr std::size_t kMostDigits = 30;  // of a dictation
constexpr std::uint32_t kEchoed = 6;     // last words that an echo may repeat

std::string_view turn_text(const Heard& heard, const Word& word) { return heard.call->turns[word.turn].text; }

// 2.500, 1,234,567: groups of three after the first.
bool has_thousands(std::string_view text, char separator) {
  std::size_t at = text.find(separator);
  if (at == 0 || at > 3 || text[0] == '0') return false;
  while (at < text.size() && text[at] == separator) {
    const std::size_t next = std::min(text.find_first_not_of("0123456789", at + 1), text.size());
    if (next - at != 4) return false;
    at = next;
  }
  return true;
}

}  // namespace

std::string_view Lexemes::before(std::uint32_t word) const {
  const Word& w = heard_.words[word];
  std::string_view text = turn_text(heard_, w).substr(0, w.begin);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::string_view Lexemes::after(std::uint32_t word) const {
  const Word& w = heard_.words[word];
  std::string_view text = turn_text(heard_, w).substr(w.end);
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  return text;
}

std::string number_text(double value) {
  if (value == std::floor(value) && std::abs(value) <= kLargest)
    return std::to_string(static_cast<std::int64_t>(value));
  return fmt::format("{:.6g}", value);
}

std::optional<double> figure_value(std::string_view text) {
  if (text.empty() || text.size() > 20 || text.find_first_not_of("0123456789.,") != std::string_view::npos)
    return std::nullopt;
  // Groups of three are thousands; of two kinds of separators the last is the decimal one.
  std::string plain(text);
  if (const std::size_t last = plain.find_last_of(".,"); last != std::string::npos) {
    const char other = plain[last] == '.' ? ',' : '.';
    const bool decimal = plain.find(other) != std::string::npos || !has_thousands(plain, plain[last]);
    if (decimal) plain[last] = '#';
    std::erase_if(plain, [](char c) { return c == '.' || c == ','; });
    std::ranges::replace(plain, '#', '.');
  }
  double value = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc() || end != plain.data() + plain.size()) return std::nullopt;
  return value;
}

std::optional<Cardinal> cardinal(const Lexemes& lexemes, std::uint32_t at) {
  const bool english = lexemes.language() == "en";
  double total = 0, group = 0;
  int rank = 4;  // of the last word: the next must be of a lower one. 3 hundreds, 2 tens, 1 units
  bool any = false, has_group = false, figure = false, thousands = false;
  std::uint32_t i = at;
  const Lexeme first = lexemes.at(at);
  if (first.kind == Lex::article) {
    const Lex next = lexemes.kind(at + 1);
    if (next != Lex::million && !(english && (next == Lex::hundred || next == Lex::thousand)))
      return Cardinal{at + 1, 1, true, false};
    group = 1;
    has_group = any = true;
    rank = 1;
    ++i;
  } else if (first.kind == Lex::figure) {
    const std::optional<double> value = figure_value(lexemes.text(at));
    if (!value) return std::nullopt;
    group = *value;
    has_group = any = figure = true;
    rank = 0;
    ++i;
  }
  for (;; ++i) {
    const Lexeme word = lexemes.at(i);
    if (word.kind == Lex::and_) {
      // "treinta y dos", "one hundred and two"
      const Lexeme next = lexemes.at(i + 1);
      const bool joins =
          english ? rank == 3 && (next.kind == Lex::unit || next.kind == Lex::teen || next.kind == Lex::ten)
                  : rank == 2 && ((next.kind == Lex::unit && next.value > 0) || next.kind == Lex::article);
      if (!joins) break;
      group += english && next.kind != Lex::unit ? 0 : next.value;
      if (english && next.kind != Lex::unit) continue;
      rank = 1;
      ++i;
      continue;
    }
    if (word.kind == Lex::hundred) {
      if (english ? !(has_group && rank == 1) : rank <= 3) break;
      group = english ? group * 100 : group + word.value;
      rank = 3;
    } else if (word.kind == Lex::ten) {
      if (rank <= 2) break;
      group += word.value;
      rank = 2;
    } else if (word.kind == Lex::teen) {
      if (rank <= 2) break;
      group += word.value;
      rank = 1;
    } else if (word.kind == Lex::unit) {
      if (rank <= 1 || (rank == 2 && !english) || (word.value == 0 && any)) break;
      group += word.value;
      rank = 1;
      if (word.value == 0) rank = 0;
    } else if (word.kind == Lex::thousand) {
      if (thousands || (has_group && group == 0)) break;
      total += (has_group ? group : 1) * kThousand;
      group = 0;
      has_group = false;
      thousands = any = true;
      rank = 4;
      continue;
    } else if (word.kind == Lex::million) {
      if (!any) break;
      total = (total + group) * word.value;
      group = 0;
      has_group = false;
      thousands = false;
      rank = 4;
      continue;
    } else {
      break;
    }
    any = has_group = true;
  }
  if (!any || total + group > kLargest) return std::nullopt;
  return Cardinal{i, total + group, false, figure};
}

namespace {

// The digits that one group of a dictation says; returns where it ends, or `at` when there is none.
std::uint32_t digit_group(const Lexemes& lexemes, std::uint32_t at, std::string& digits) {
  const Lexeme& word = lexemes.at(at);
  if (word.kind == Lex::figure) {
    const std::string_view text = lexemes.text(at);
    if (text.find_first_not_of("0123456789") != std::string_view::npos) return at;
    digits = text;
    return at + 1;
  }
  if (word.kind == Lex::times) {
    const Lexeme& digit = lexemes.at(at + 1);
    if (digit.kind != Lex::unit) return at;
    digits.assign(static_cast<std::size_t>(word.value), static_cast<char>('0' + digit.value));
    return at + 2;
  }
  if (word.kind != Lex::unit && word.kind != Lex::teen && word.kind != Lex::ten && word.kind != Lex::hundred)
    return at;
  const std::optional<Cardinal> number = cardinal(lexemes, at);
  if (!number || number->value >= kThousand) return at;
  digits = number_text(number->value);
  return number->end;
}

// The words of a turn only tell the other party to go on, or repeat what it said last.
bool only_listens(const Heard& heard, const WordsMet& words, const HeardTurn& turn, std::uint32_t said_end) {
  if (turn.end - turn.begin > kEchoed) return false;
  for (std::uint32_t i = turn.begin; i < turn.end; ++i) {
    if ((words.facts(i).flags & WordFacts::kBackChannel) != 0) continue;
    bool echo = false;
    for (std::uint32_t back = 1; back <= kEchoed && back <= said_end; ++back) {
      echo |= heard.folded_word(said_end - back) == heard.folded_word(i);
    }
    if (!echo) return false;
  }
  return true;
}

// The turn in which the party of turn `from` goes on after turns that only listen, or none.
std::optional<std::uint32_t> goes_on_in(const Lexemes& lexemes, std::uint32_t from) {
  const std::vector<HeardTurn>& turns = lexemes.heard().turns;
  if (from + 2 >= turns.size()) return std::nullopt;
  const HeardTurn& listener = turns[from + 1];
  const HeardTurn& again = turns[from + 2];
  if (listener.party == turns[from].party || again.party != turns[from].party || again.begin == again.end)
    return std::nullopt;
  if (!only_listens(lexemes.heard(), lexemes.words(), listener, turns[from].end)) return std::nullopt;
  return from + 2;
}

}  // namespace

Dictated dictated(const Lexemes& start, std::uint32_t at) {
  Lexemes lexemes = start;
  Dictated run;
  std::uint32_t before_last = 0;
  std::string digits, last;
  while (run.digits.size() < kMostDigits) {
    if (at == lexemes.limit()) {
      const std::optional<std::uint32_t> next =
          run.groups > 0 ? goes_on_in(lexemes, lexemes.turn()) : std::nullopt;
      if (!next) break;
      lexemes.set_turn(*next);
      at = lexemes.heard().turns[*next].begin;
      continue;
    }
    if (run.groups > 0 && lexemes.is(at, Lex::dash)) ++at;
    const std::uint32_t end = digit_group(lexemes, at, digits);
    if (end == at) break;
    before_last = run.end;
    last = digits;
    run.digits += digits;
    run.end = at = end;
    ++run.groups;
  }
  // "cinco cinco dos minutos": the last group counts something.
  const Lex next = lexemes.kind(run.end);
  const bool counts = next == Lex::span || next == Lex::span_small || next == Lex::currency ||
                      next == Lex::thousand || next == Lex::million;
  if (run.groups > 1 && counts) {
    run.digits.resize(run.digits.size() - last.size());
    run.end = before_last;
    --run.groups;
  }
  return run;
}

}  // namespace cortesia::hear
