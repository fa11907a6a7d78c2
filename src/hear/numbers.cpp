#include "hear/numbers.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace cortesia::hear {
namespace {

constexpr double kThousand = 1'000, kLargest = 1e15;
constexpr std::size_t kMostDigits = 30;     // of a dictation
constexpr std::size_t kShortestDotted = 7;  // 555.0142 is dictated, 20.50 an amount
constexpr std::uint32_t kEchoed = 6;        // last words that an echo may repeat

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

bool Lexemes::only_space_before(std::uint32_t word) const {
  const Word& one = heard_.words[word];
  const Word& previous = heard_.words[word - 1];
  if (one.turn != previous.turn) return false;
  const std::string_view text = turn_text(heard_, one).substr(previous.end, one.begin - previous.end);
  return text == " " || text == "\u00A0" || text == "\u202F";
}

std::string number_text(double value) {
  if (value == std::floor(value) && std::abs(value) <= kLargest)
    return std::to_string(static_cast<std::int64_t>(value));
  return fmt::format("{:.12g}", value);
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

namespace {

// "mil gracias" counts nothing.
bool is_kindness(const Lexemes& lexemes, std::uint32_t word) {
  if (word >= lexemes.limit()) return false;
  const std::string_view text = lexemes.text(word);
  return text == "gracias" || text == "disculpas" || text == "perdones" || text == "felicitaciones";
}

bool is_digits(std::string_view text) {
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

// A figure with those that go on with it after a space: "1 234 567,50".
std::optional<double> spaced_figure(const Lexemes& lexemes, std::uint32_t& at) {
  const std::string_view first = lexemes.text(at);
  if (first.size() > 1 && first.ends_with('k')) {  // 50k
    const auto thousands = figure_value(first.substr(0, first.size() - 1));
    ++at;
    return thousands ? std::optional(*thousands * kThousand) : std::nullopt;
  }
  std::string text(first);
  ++at;
  if (first.size() <= 3 && first[0] != '0' && is_digits(first)) {
    const auto goes_on = [&] {
      if (!lexemes.is(at, Lex::figure) || !is_digits(text)) return false;
      const std::string_view next = lexemes.text(at);
      const bool group = next.size() >= 3 && is_digits(next.substr(0, 3)) &&
                         (next.size() == 3 || next[3] == ',' || (next[3] == '.' && next.size() == 6));
      return group && lexemes.only_space_before(at);
    };
    while (goes_on()) text += lexemes.text(at++);
  }
  return figure_value(text);
}

// A number without a fraction of a unit.
std::optional<Cardinal> whole_number(const Lexemes& lexemes, std::uint32_t at) {
  const bool english = lexemes.is_english();
  double total = 0, group = 0;
  int rank = 4;  // of the last word: the next must be of a lower one. 3 hundreds, 2 tens, 1 units
  bool any = false, has_group = false, figure = false, thousands = false;
  bool split_ten = false;  // "veinti dos"
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
    const std::optional<double> value = spaced_figure(lexemes, i);
    if (!value) return std::nullopt;
    group = *value;
    has_group = any = figure = true;
    rank = 0;
  } else if (first.kind == Lex::thousand && is_kindness(lexemes, at + 1)) {
    return std::nullopt;
  }
  for (;; ++i) {
    if (i > at && lexemes.ends_sentence(i - 1)) break;
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
      const bool split = word.word == "cientos" || word.word == "cientas";  // seis cientos
      if (english || split ? !(has_group && rank == 1) : rank <= 3) break;
      group = english || split ? group * 100 : group + word.value;
      rank = 3;
    } else if (word.kind == Lex::ten) {
      if (rank <= 2) break;
      group += word.value;
      rank = 2;
      split_ten = word.word == "veinti";
    } else if (word.kind == Lex::teen) {
      if (rank <= 2) break;
      group += word.value;
      rank = 1;
    } else if (word.kind == Lex::unit) {
      if (rank <= 1 || (rank == 2 && !english && !split_ten) || (word.value == 0 && any)) break;
      group += word.value;
      rank = 1;
      if (word.value == 0) rank = 0;
    } else if (word.kind == Lex::figure && any && !has_group) {  // 3 mil 500
      const std::string_view text = lexemes.text(i);
      const bool adds = is_digits(text) && text.size() <= 3 && text[0] != '0' &&
                        (text.size() == 3 || lexemes.is(i + 1, Lex::thousand));
      if (!adds) break;
      group = *figure_value(text);
      rank = 0;
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

// The digits behind a point or comma that is said; returns where they end, or `at` when there are none.
std::uint32_t fraction(const Lexemes& lexemes, std::uint32_t at, std::string& digits) {
  const Lexeme& first = lexemes.at(at);
  if (first.kind == Lex::figure) {
    digits = lexemes.text(at);
    return is_digits(digits) ? at + 1 : at;
  }
  if (first.kind == Lex::teen || first.kind == Lex::ten) {
    const auto number = whole_number(lexemes, at);
    digits = number_text(number->value);
    return number->value < 100 ? number->end : at;
  }
  for (; lexemes.is(at, Lex::unit); ++at) digits += static_cast<char>('0' + lexemes.at(at).value);
  return at;
}

std::optional<Cardinal> read_cardinal(const Lexemes& lexemes, std::uint32_t at) {
  const auto counted = [&](const Lexeme& word) {
    return word.kind == Lex::million || word.kind == Lex::dozen || word.kind == Lex::thousand;
  };
  if (lexemes.is(at, Lex::half)) {  // medio millón, half a dozen
    const std::uint32_t what = lexemes.is(at + 1, Lex::article) ? at + 2 : at + 1;
    if (!counted(lexemes.at(what))) return std::nullopt;
    return Cardinal{what + 1, lexemes.at(what).value / 2.0, false, false};
  }
  auto number = whole_number(lexemes, at);
  if (!number) return number;
  std::uint32_t& end = number->end;
  if (lexemes.is(end, Lex::dozen) && !lexemes.ends_clause(end - 1)) {
    return Cardinal{end + 1, number->value * lexemes.at(end).value, false, number->figure};
  }
  if (number->article) return number;
  const bool goes_on = !lexemes.ends_sentence(end - 1);
  const Lexeme& last = lexemes.at(end - 1);
  if (goes_on && last.kind == Lex::million && lexemes.is(end, Lex::and_) && lexemes.is(end + 1, Lex::half)) {
    number->value += 0.5 * last.value;
    end += 2;
  } else if (goes_on && (lexemes.is(end, Lex::punto) || lexemes.is(end, Lex::coma))) {
    std::string digits;
    const std::uint32_t after = fraction(lexemes, end + 1, digits);
    if (after > end + 1 && digits.size() < kMostDigits) {
      number->value += figure_value("0." + digits).value_or(0);
      end = after;
      if (lexemes.is(end, Lex::million)) number->value *= lexemes.at(end++).value;
    }
  }
  return number;
}

}  // namespace

std::optional<Cardinal> cardinal(const Lexemes& lexemes, std::uint32_t at) {
  Lexemes::NumberRead& read = lexemes.number_read(at);
  if (read.at != at) read = {at, read_cardinal(lexemes, at)};
  return read.number;
}

namespace {

// The digits that one group of a dictation says; returns where it ends, or `at` when there is none.
std::uint32_t digit_group(const Lexemes& lexemes, std::uint32_t at, std::string& digits) {
  const Lexeme& word = lexemes.at(at);
  if (word.kind == Lex::figure) {
    digits = lexemes.text(at);
    // 555.0142; but 1.234 is an amount
    if (digits.size() > kShortestDotted && !has_thousands(digits, '.')) std::erase(digits, '.');
    return is_digits(digits) ? at + 1 : at;
  }
  if (word.kind == Lex::times) {
    const Lexeme& digit = lexemes.at(at + 1);
    if (digit.kind != Lex::unit) return at;
    digits.assign(static_cast<std::size_t>(word.value), static_cast<char>('0' + digit.value));
    return at + 2;
  }
  if (word.kind != Lex::unit && word.kind != Lex::teen && word.kind != Lex::ten && word.kind != Lex::hundred)
    return at;
  std::optional<Cardinal> number = whole_number(lexemes, at);
  if (!number || number->value >= kThousand) return at;
  // "eight hundred five five five" is 800 555; but "quinientos dos siete" is 502 7
  const std::uint32_t last = number->end - 1;
  const bool split = lexemes.is_english() && last > at && lexemes.is(last, Lex::unit) &&
                     lexemes.is(last - 1, Lex::hundred) && lexemes.is(last + 1, Lex::unit);
  if (split) number = Cardinal{last, number->value - lexemes.at(last).value, false, false};
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
    if (run.groups > 0 && (lexemes.is(at, Lex::dash) || lexemes.is(at, Lex::punto))) ++at;
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
