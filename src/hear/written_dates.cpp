#include "hear/written_dates.hpp"

#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "hear/figure.hpp"

namespace cortesia::hear {
namespace {

bool is_day(int day) { return day >= 1 && day <= 31; }
bool is_year(int year) { return year >= 1900 && year <= 2100; }

}  // namespace

std::string date_text(int year, int month, int day) {
  return year == 0 ? fmt::format("{:02}-{:02}", month, day) : fmt::format("{}-{:02}-{:02}", year, month, day);
}

std::optional<Reading> read_slashed(const Lexemes& lexemes, std::uint32_t at) {
  const Figure figure = split_figure(lexemes.text(at));
  int day = figure.first, month = figure.second, year = 0;
  if (month > 12 && day <= 12) std::swap(day, month);  // as in the United States
  if (!figure.rest.empty()) {
    const char* const last = figure.rest.data() + figure.rest.size();
    const auto [end, error] = std::from_chars(figure.rest.data() + 1, last, year);
    if (error != std::errc() || figure.rest[0] != figure.mark || end != last) return std::nullopt;
    if (is_year(day) && figure.mark == '/') std::swap(day, year);  // 2026/05/12
    if (year < 100 && figure.mark == '/') year += 2000;
    if (!is_year(year)) return std::nullopt;
  } else {
    // 24/7, and 1/2 or 3/4 of something
    const Lex next = lexemes.kind(at + 1);
    const bool fraction = day < month && month <= 4 && lexemes.back(at).kind != Lex::the;
    if (figure.mark != '/' || (day == 24 && month == 7) || fraction || next == Lex::span || next == Lex::of)
      return std::nullopt;
  }
  if (!is_day(day) || month < 1 || month > 12) return std::nullopt;
  return Reading{at + 1, date_text(year, month, day)};
}

std::optional<Reading> read_hyphened(const Lexemes& lexemes, std::uint32_t at) {
  const auto hyphen = [&](std::uint32_t word) {
    return lexemes.after(word).starts_with('-') && lexemes.is(word + 1, Lex::figure);
  };
  if (!hyphen(at) || !hyphen(at + 1)) return std::nullopt;
  const Figure first = split_figure(lexemes.text(at)), second = split_figure(lexemes.text(at + 1)),
               third = split_figure(lexemes.text(at + 2));
  for (const Figure& part : {first, second, third}) {
    if (part.mark != '\0' || !part.rest.empty()) return std::nullopt;
  }
  if (second.first < 1 || second.first > 12) return std::nullopt;
  if (is_year(first.first) && is_day(third.first))
    return Reading{at + 3, date_text(first.first, second.first, third.first)};
  if (is_year(third.first) && is_day(first.first))
    return Reading{at + 3, date_text(third.first, second.first, first.first)};
  return std::nullopt;
}

}  // namespace cortesia::hear
