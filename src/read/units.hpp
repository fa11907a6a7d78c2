// Times as vendors write them, in seconds.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "read/json_tree.hpp"

namespace cortesia::read {

inline constexpr double kMillis = 1e-3, kMicros = 1e-6, kTicks = 1e-7;

// A whole number or a fraction, with a point or the comma of a spreadsheet: "4.87", "4,87".
std::optional<double> number_in(std::string_view text);

// Seconds since 1970 of a date and time, with its fraction: "2024-05-02T09:00:05.120Z". Without a zone it
// counts as UTC.
std::optional<double> epoch_of(std::string_view iso);

// The other way round: "2024-05-02T09:00:05.12Z".
std::string iso_of(double epoch);

// "PT1M2.3S" of ISO 8601.
std::optional<double> iso_duration(std::string_view text);

// Google's: "7.200s", {"seconds": "12", "nanos": 900000000} with either left out when it is zero.
std::optional<double> google_duration(const Node& node);

}  // namespace cortesia::read
