// Days of a month as they are said, with its name or its number: "5 de mayo", "March the fourth", "quince del
// cinco".
#pragma once

#include <cstdint>
#include <optional>

#include "hear/times.hpp"

namespace cortesia::hear {

// A day as it is counted: "cinco", "primero", "5", "5th", "twenty first"
struct MonthDay {
  std::uint32_t end = 0;
  int number = 0;
  bool ordinal = false, figure = false;
};
std::optional<MonthDay> read_day_number(const Lexemes& lexemes, std::uint32_t at);

// "de 2026", "del 2026", ", 2026", "twenty twenty six"; the year, or 0. Moves `at` past it.
int read_year(const Lexemes& lexemes, std::uint32_t& at);

// "mayo", "mayo de 2026", "March fourth", "March the 4th, 2026", "marzo 15"; `at` is a month.
std::optional<Reading> read_month_first(const Lexemes& lexemes, std::uint32_t at);

// "5 de mayo", "cinco de mayo del 2026", "4 mar 2026", "the 5th of may", "4 March", "15 del 5"
std::optional<Reading> read_day_first(const Lexemes& lexemes, std::uint32_t at);

}  // namespace cortesia::hear
