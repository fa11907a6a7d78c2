// Times as people and programs write them before what is said.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cortesia::read {

// A time before or behind a label. `absolute`: a date and time, in seconds since 1970, not an offset.
struct Stamp {
  double seconds = 0;
  bool absolute = false;
  bool hours = false;                 // written with hours: may be a time of day
  bool half_days = false;             // by a clock of twelve hours, AM and PM: it is one
  bool month_only = false;            // its date is none but as month/day
  std::optional<double> month_first;  // seconds, where it is one as month/day, too
  int zone = 0;                       // minutes that the clock which wrote it is before UTC's
  std::string_view text;
};

// Whether the stamps of a transcript that begins with this one are times of day, and no offsets: 10:00:05.
bool is_time_of_day(const Stamp& first);

// A date and time as ISO 8601, in the zone that it is written with, or without one:
// "2026-05-14T09:12:33-05:00" of itself, "2026-05-14T09:12:33" of "14/05/26, 9:12:33". Empty when it is none.
std::string iso_as_written(const Stamp& stamp);

// A date, or a date and time, as ISO 8601: as it is when it is that, and so of what spreadsheets make of it:
// "14/05/2026 9:12", or the day alone, which leaves the hour unknown. Empty for anything else.
std::string iso_in(std::string_view text);

// Of what iso_in() tells: the day of a time that tells the day alone, or as spreadsheets do at midnight, in
// ISO 8601 with `hour` behind it, a time of day. As it is when it tells a time, and empty when `hour` is
// none.
std::string with_hour(const std::string& iso, std::string_view hour);

// Which dates are taken: "3/13/26" is none by day/month, and a file must tell for all of them.
enum class Dates : std::uint8_t { day_first, either };

// Reads a time at the beginning of `text` and takes it off: "1:02", "00:01:02.5", "2026-05-14T09:12:33Z",
// "14/05/26, 9:12:33", "9:12 PM", "12.5s", "1h02m05s", "2'05\"".
std::optional<Stamp> take_stamp(std::string_view& text, Dates dates = Dates::day_first);

}  // namespace cortesia::read
