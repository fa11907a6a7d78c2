// A time of day from its hour on. Whether it is one at all is told by what stands around it, see times.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "hear/numbers.hpp"

namespace cortesia::hear {

constexpr int kMinutesOfHour = 60, kHoursOfDay = 24, kNoon = 12;

struct Clock {
  std::uint32_t end = 0;
  int hour = 0, minute = 0;
  int spoken = 0;          // the hour as said, before "menos cuarto" or "de la tarde"
  bool sure = false;       // nothing but a time is said so
  bool by_word = false;    // the hour is a word
  bool by_half = false;    // "tres y media", which may count hours too
  bool at_once = false;    // minutes follow at once: "three thirty"
  bool hours = false;      // with "horas"
  bool half_told = false;  // which half of the day is told
  bool written = false;    // with its minutes, "15:30"
  bool of_two = false;     // another hour follows "and", no minutes
};

// "3:30", "15:30"; of the morning, where this is told, "3:30 am".
std::string clock_text(int hour, int minute, bool morning);

// "hora", "minutos": whether a word is the span of so many seconds.
bool is_span(const Lexemes& lexemes, std::uint32_t at, std::int32_t seconds);

bool is_part_of_day(Lex kind);

// "de la tarde", "por la mañana", "in the evening", "del día"; the end, or `at`.
std::uint32_t part_of_day(const Lexemes& lexemes, std::uint32_t at, const Lexeme*& part);

// An hour with what is said of it: "tres y media de la tarde", "15:30", "3 pm", "five o'clock". `of_two`: of
// "entre las tres y cinco", where no minutes follow "y".
std::optional<Clock> read_clock(const Lexemes& lexemes, std::uint32_t at, bool of_two = false);

}  // namespace cortesia::hear
