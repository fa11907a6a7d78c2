#include "base/clock.hpp"

#include <charconv>
#include <ctime>
#include <filesystem>
#include <mutex>

namespace cortesia::clock {

namespace {

// Reads exactly `digits` digits at `at`; moves `at` past them.
bool digits(std::string_view text, std::size_t& at, std::size_t count, int& value) {
  if (at + count > text.size()) return false;
  value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const char c = text[at + i];
    if (c < '0' || c > '9') return false;
    value = value * 10 + (c - '0');
  }
  at += count;
  return true;
}

bool take(std::string_view text, std::size_t& at, char c) {
  if (at >= text.size() || text[at] != c) return false;
  ++at;
  return true;
}

std::optional<int> parse_offset(std::string_view text) {
  if (text.size() < 3 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  std::size_t at = 1;
  int hours = 0, minutes = 0;
  if (!digits(text, at, 2, hours)) return std::nullopt;
  take(text, at, ':');
  if (at < text.size() && !digits(text, at, 2, minutes)) return std::nullopt;
  if (at != text.size() || hours > 14 || minutes > 59) return std::nullopt;
  return (text[0] == '-' ? -1 : 1) * (hours * 60 + minutes);
}

// Days since 1970-01-01 of a date of the Gregorian calendar.
std::int64_t days_from_civil(int year, int month, int day) {
  const std::int64_t y = month <= 2 ? year - 1 : year;
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t of_era = y - era * 400;
  const std::int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

bool is_zone_name(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.find("..") != std::string_view::npos) return false;
  std::error_code error;
  return std::filesystem::is_regular_file(std::filesystem::path("/usr/share/zoneinfo") / name, error);
}

// The C library knows the zones, but only one at a time and by the environment: set it once a process. The
// program has one --timezone, so it is set once and read-only after that.
int zone_offset(const std::string& zone, std::time_t when) {
  static std::once_flag once;
  std::call_once(once, [&] {
    ::setenv("TZ", zone.c_str(), 1);
    ::tzset();
  });
  std::tm local{};
  ::localtime_r(&when, &local);
  return static_cast<int>(local.tm_gmtoff / 60);
}

}  // namespace

std::optional<Stamp> parse_stamp(std::string_view text) {
  Stamp stamp;
  std::size_t at = 0;
  if (!digits(text, at, 4, stamp.year) || !take(text, at, '-') || !digits(text, at, 2, stamp.month) ||
      !take(text, at, '-') || !digits(text, at, 2, stamp.day))
    return std::nullopt;
  if (stamp.month < 1 || stamp.month > 12 || stamp.day < 1 || stamp.day > 31) return std::nullopt;
  if (at == text.size()) return stamp;
  if (!take(text, at, 'T') && !take(text, at, 't') && !take(text, at, ' ')) return std::nullopt;
  if (!digits(text, at, 2, stamp.hour) || !take(text, at, ':') || !digits(text, at, 2, stamp.minute))
    return std::nullopt;
  if (take(text, at, ':') && !digits(text, at, 2, stamp.second)) return std::nullopt;
  if (stamp.hour > 23 || stamp.minute > 59 || stamp.second > 60) return std::nullopt;
  stamp.has_time = true;
  if (take(text, at, '.') || take(text, at, ','))
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
  if (take(text, at, ' ') && at == text.size()) return stamp;
  if (at == text.size()) return stamp;
  if (text.substr(at) == "Z" || text.substr(at) == "z") {
    stamp.utc = true;
    return stamp;
  }
  stamp.offset = parse_offset(text.substr(at));
  if (!stamp.offset) return std::nullopt;
  return stamp;
}

std::optional<int> local_minutes(std::string_view text, std::string_view timezone) {
  const std::optional<Stamp> stamp = parse_stamp(text);
  if (!stamp || !stamp->has_time) return std::nullopt;
  const int written = stamp->hour * 60 + stamp->minute;
  if (stamp->offset) return written;
  if (timezone.empty()) return std::nullopt;
  if (!stamp->utc) return written;
  int offset = 0;
  if (const std::optional<int> fixed = parse_offset(timezone)) {
    offset = *fixed;
  } else {
    const std::int64_t seconds =
        days_from_civil(stamp->year, stamp->month, stamp->day) * 86400 + written * 60 + stamp->second;
    offset = zone_offset(std::string(timezone), static_cast<std::time_t>(seconds));
  }
  return ((written + offset) % 1440 + 1440) % 1440;
}

bool known_timezone(std::string_view timezone) {
  return parse_offset(timezone).has_value() || is_zone_name(timezone);
}

}  // namespace cortesia::clock
