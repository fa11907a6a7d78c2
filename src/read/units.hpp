// Times as vendors write them, in seconds.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "read/json_tree.hpp"

namespace cortesia::read {

inline constexpr double kMillis = 1e-3, kMicros = 1e-6, kTicks = 1e-7;

// A whole number or a fraction, with a point or the comma of a spreadsheet: "4.87", "4,87".
//
// Each word of a transcript has two times: an optional is made where it is wanted, for to hand one from
// function to function takes as long as to read a number.
bool take_number_in(std::string_view text, double& number);
inline std::optional<double> number_in(std::string_view text) {
  double number = 0;
  return take_number_in(text, number) ? std::optional(number) : std::nullopt;
}

// Seconds since 1970 of a date and time, with its fraction: "2024-05-02T09:00:05.120Z". Without a zone it
// counts as UTC.
bool take_epoch_of(std::string_view iso, double& seconds);
inline std::optional<double> epoch_of(std::string_view iso) {
  double seconds = 0;
  return take_epoch_of(iso, seconds) ? std::optional(seconds) : std::nullopt;
}

// The other way round: "2024-05-02T09:00:05.12Z".
std::string iso_of(double epoch);

// "PT1M2.3S" of ISO 8601.
std::optional<double> iso_duration(std::string_view text);

// Google's: "7.200s", {"seconds": "12", "nanos": 900000000} with either left out when it is zero.
bool take_google_duration(const Node& node, double& seconds);
inline std::optional<double> google_duration(const Node& node) {
  double seconds = 0;
  return take_google_duration(node, seconds) ? std::optional(seconds) : std::nullopt;
}

}  // namespace cortesia::read
