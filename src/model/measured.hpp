// A figure of a call and what it was held to, as plain data.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace cortesia {

enum class FigureUnit : std::uint8_t {
  none,  // a number of something
  seconds,
  per_cent,
  words_per_minute,
  decibels,
  time_of_day,  // minutes after midnight
};
inline constexpr std::string_view kFigureUnitNames[] = {
    "none", "seconds", "per_cent", "words_per_minute", "decibels", "minutes_of_day"};
constexpr std::string_view name_of(FigureUnit unit) { return kFigureUnitNames[static_cast<int>(unit)]; }

struct Limits {
  FigureUnit unit = FigureUnit::none;
  std::optional<double> low = {}, high = {};
  bool above_low = false, below_high = false;  // the limit itself is out: "over", "under"

  bool accepts(double value) const {
    if (low && (above_low ? value <= *low : value < *low)) return false;
    return !high || (below_high ? value < *high : value <= *high);
  }
};

struct Measured {
  double value = 0;
  const Limits* limits = nullptr;  // the checklist's; null: not known
  std::string_view figure = {};    // "longest"; empty: how often something was said
  std::string_view moment = {};    // the title of the one that it is a figure of, or empty: of silence
};

}  // namespace cortesia
