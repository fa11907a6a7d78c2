// Reads times of day, dates and durations.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "hear/numbers.hpp"

namespace cortesia::hear {

struct Reading {
  std::uint32_t end = 0;
  std::string value;
};

// "a las tres y media" 3:30, "las 15:30" 15:30, "mañana a las 3 de la tarde" 15:00, "8 am" 8:00 am, "esta
// tarde" tarde. An hour alone says neither half of the day. `date`: what read_date reads there.
std::optional<Reading> read_time(const Lexemes& lexemes, std::uint32_t at,
                                 const std::optional<Reading>& date);
// "el lunes 5 de mayo" 05-05, "12/05/2026" 2026-05-12, "el 15 de este mes" *-15, "mañana" +1, "hace tres
// días" -3, "la semana que viene" +semana, "a fin de mes" mes@31
std::optional<Reading> read_date(const Lexemes& lexemes, std::uint32_t at);
// In seconds: "un par de minutos" 120, "media hora" 1800, "24 a 48 horas" 172800. Not "un segundo", "un
// ratito".
std::optional<Reading> read_duration(const Lexemes& lexemes, std::uint32_t at);
// "dos mil quinientos pesos" 2500 peso, "$20" 20 $, "diez euros con veinte" 10.2 eur, "cuesta 20.50" 20.5
std::optional<Reading> read_money(const Lexemes& lexemes, std::uint32_t at);

}  // namespace cortesia::hear
