// Dates in figures alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "hear/times.hpp"

namespace cortesia::hear {

// The value of a date: "2026-05-12", or "05-12" of the year 0, which is none.
std::string date_text(int year, int month, int day);

// "12/05", "12/05/2026", "12.05.2026"; `at` is a figure.
std::optional<Reading> read_slashed(const Lexemes& lexemes, std::uint32_t at);
// 2026-05-12 and 12-05-2026, which are three words.
std::optional<Reading> read_hyphened(const Lexemes& lexemes, std::uint32_t at);

}  // namespace cortesia::hear
