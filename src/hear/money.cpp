// Sums of money: an amount and its currency. The value names both, "20 eur", so that twenty euros are not
// twenty dollars; where only the price is told ("cuesta 20.50") it is the amount alone.
#include <array>

#include <fmt/format.h>

#include "hear/figure.hpp"
#include "hear/times.hpp"

namespace cortesia::hear {
namespace {

constexpr auto kCurrencies =
    std::to_array<std::string_view>({"", "$", "usd", "peso", "eur", "gbp", "sol", "ves", "bob", "pyg", "gtq",
                                     "hnl", "nio", "crc", "pab", "brl", "uf"});

Reading made(std::uint32_t end, double amount, Currency currency) {
  const std::string_view name = kCurrencies[static_cast<std::size_t>(currency)];
  return {end, number_text(amount) + (name.empty() ? "" : " ") + std::string(name)};
}

// The sign before or after a figure: "$20", "US$ 20", "20 €", "S/ 50"
std::optional<Currency> sign_at(std::string_view before, std::string_view after) {
  struct Sign {
    std::string_view text;
    Currency currency;
    bool also_after;
  };
  static constexpr auto kSigns = std::to_array<Sign>({{"US$", kDollar, false},
                                                      {"U$S", kDollar, false},
                                                      {"$", kDollarSign, true},
                                                      {"€", kEuro, true},
                                                      {"£", kPound, true},
                                                      {"S/.", kSol, false},
                                                      {"S/", kSol, false},
                                                      {"₡", kColon, false},
                                                      {"₲", kGuarani, false}});
  for (const Sign& sign : kSigns) {
    if (before.ends_with(sign.text)) return sign.currency;
    if (sign.also_after && after.starts_with(sign.text)) return sign.currency;
  }
  return std::nullopt;
}

bool is_code(const Lexeme& word) { return word.word.size() == 3 && word.word != "sol"; }

Currency currency_of(const Lexeme& word) { return static_cast<Currency>(word.value & (kOfThousand - 1)); }

// Whether a word of the few before tells that a price follows: "cuesta", "el precio es de", "pagué como"
bool is_priced(const Lexemes& lexemes, std::uint32_t at) {
  constexpr std::uint32_t kFurthest = 3;
  for (std::uint32_t back = 1; back <= kFurthest; ++back) {
    const Lex kind = lexemes.back(at, back).kind;
    if (kind == Lex::price) return true;
    if (kind == Lex::none && at >= back && lexemes.text(at - back) == "is") continue;
    if (kind != Lex::of && kind != Lex::near && kind != Lex::some) return false;
  }
  return false;
}

// "cuesta 20,50", "pagué veinte con cincuenta", "el saldo es de 50 mil": a price without its currency.
std::optional<Reading> read_price(const Lexemes& lexemes, std::uint32_t at, const Cardinal& number) {
  std::uint32_t end = number.end;
  double amount = number.value;
  // What is said of prices alone: thousands, cents.
  bool round = amount >= 1000 && (lexemes.is(end - 1, Lex::thousand) || !is_whole(amount, 1900, 2100));
  if (number.figure && end == at + 1) {
    const std::string_view text = lexemes.text(at);
    round = round || (text.size() > 3 && (text[text.size() - 3] == '.' || text[text.size() - 3] == ','));
  }
  if (lexemes.is(end, Lex::with)) {
    const auto cents = cardinal(lexemes, end + 1);
    if (!cents || cents->article || cents->value < 5 || cents->value > 99) return std::nullopt;
    amount += cents->value / 100;
    end = cents->end;
    round = true;
  }
  if (!round || counts_something(lexemes, end)) return std::nullopt;
  return made(end, amount, kAnyCurrency);
}

}  // namespace

std::optional<Reading> read_money(const Lexemes& lexemes, std::uint32_t at) {
  if (lexemes.is(at, Lex::currency)) {  // USD 20
    const auto number = lexemes.is(at + 1, Lex::figure) ? cardinal(lexemes, at + 1) : std::nullopt;
    const Lexeme& code = lexemes.at(at);
    if (!number || !is_code(code)) return std::nullopt;
    return made(number->end, number->value, currency_of(code));
  }
  auto number = cardinal(lexemes, at);
  if (!number && lexemes.is(at, Lex::half)) number = Cardinal{at + 1, 0.5, true, false};  // medio euro
  if (!number) return std::nullopt;
  std::uint32_t end = number->end;
  double amount = number->value;
  if (number->figure) {
    if (const auto sign = sign_at(lexemes.before(at), lexemes.after(number->end - 1))) {
      const Lexeme& word = lexemes.at(end);
      if (word.kind != Lex::currency) return made(end, amount, *sign);
      return made(end + 1, amount, currency_of(word));
    }
  }
  bool goes_on = !lexemes.ends_sentence(end - 1);
  if (const auto cents = goes_on && lexemes.is(end, Lex::with) ? cardinal(lexemes, end + 1) : std::nullopt;
      cents && !cents->article && is_whole(cents->value, 5, 99) && lexemes.is(cents->end, Lex::currency)) {
    amount += cents->value / 100;  // doce con cincuenta euros
    end = cents->end;
    goes_on = !lexemes.ends_sentence(end - 1);
  }
  if (goes_on && lexemes.is(end, Lex::and_) && lexemes.is(end + 1, Lex::pico)) end += 2;  // cien y pico
  if (goes_on && lexemes.is(end, Lex::of)) ++end;  // un millón de pesos
  if (goes_on && lexemes.is(end, Lex::cents)) return made(end + 1, amount / 100, kAnyCurrency);
  if (!goes_on || !lexemes.is(end, Lex::currency)) {
    return !number->article && is_priced(lexemes, at) ? read_price(lexemes, at, *number) : std::nullopt;
  }
  const Lexeme& currency = lexemes.at(end);
  if ((currency.value & kOfThousand) != 0) amount *= 1000;
  ++end;
  if (!lexemes.ends_sentence(end - 1) && (lexemes.is(end, Lex::with) || lexemes.is(end, Lex::and_))) {
    const auto cents = cardinal(lexemes, end + 1);
    const bool told = cents && lexemes.is(cents->end, Lex::cents);
    const bool with = lexemes.is(end, Lex::with) && cents && !counts_something(lexemes, cents->end);
    if (cents && !cents->article && cents->value < 100 && (told || with)) {
      amount += cents->value / 100;
      end = told ? cents->end + 1 : cents->end;
    } else if (lexemes.is(end + 1, Lex::half)) {
      amount += (currency.value & kOfThousand) != 0 ? 500 : 0.5;
      end += 2;
    }
  }
  const auto cents = lexemes.ends_clause(end - 1) ? std::nullopt : cardinal(lexemes, end);
  if (cents && !cents->article && is_whole(cents->value, 1, 99) && lexemes.ends_clause(cents->end - 1)) {
    amount += cents->value / 100;  // cinco soles cincuenta
    end = cents->end;
  }
  return made(end, amount, currency_of(currency));
}

}  // namespace cortesia::hear
