// Dates and times as transcripts write them: ISO 8601 with or without a zone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cortesia::clock {

struct Stamp {
  int year = 0, month = 0, day = 0;
  int hour = 0, minute = 0, second = 0;
  bool has_time = false;
  // Minutes east of UTC. `Z` says when a thing happened, not where: it has no local time, hence no offset
  // here.
  std::optional<int> offset;
  bool utc = false;  // written with Z
};

// "2026-05-14T09:12:33.25-05:00", "2026-05-14 09:12", "2026-05-14"; nothing when it is none of these.
std::optional<Stamp> parse_stamp(std::string_view text);

// The local time of day of a stamp, in minutes after midnight. With a zone of its own, that one; else in
// `timezone` ("-05:00", "America/Bogota"), which a stamp without any zone is taken to be in already.
std::optional<int> local_minutes(std::string_view stamp, std::string_view timezone);

// The day of a stamp, as "2026-05-14": where it was written, or in `timezone` when it ends in Z and there is
// one. Empty when it is no stamp.
std::string local_day(std::string_view stamp, std::string_view timezone);

// True for a day of the calendar, written as "2026-05-14".
bool is_date(std::string_view text);

// The day it is, as "2026-05-14", on this machine's clock, in the zone that is used if one is.
std::string today();

// Whether `timezone` is an offset or a name that the system's tz database has; a name is made the one that
// the functions above know from here on. The C library knows one zone at a time and has it from the
// environment, so this is for the beginning of the program, before there are threads.
bool use_timezone(std::string_view timezone);

// The names of that database, such as "America/Bogota", sorted; none where the system has none.
std::vector<std::string> timezone_names();

}  // namespace cortesia::clock
