#include "base/clock.hpp"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>

#include "base/utf8.hpp"

namespace cortesia::clock {

namespace {

// Reads exactly `count` digits at `at`; moves `at` past them.
bool digits(std::string_view text, std::size_t& at, std::size_t count, int& value) {
  if (at + count > text.size()) return false;
  value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const char c = text[at + i];
    if (!is_digit(c)) return false;
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

const std::filesystem::path kZones = "/usr/share/zoneinfo";

bool is_zone_name(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.find("..") != std::string_view::npos) return false;
  std::error_code error;
  if (!std::filesystem::is_regular_file(kZones / name, error)) return false;
  char begin[4] = {};  // tables lie beside the zones
  std::ifstream(kZones / name, std::ios::binary).read(begin, sizeof begin);
  return std::string_view(begin, sizeof begin) == "TZif";
}

std::string used_zone;  // see use_timezone

// In the zone that is used.
int zone_offset(std::time_t when) {
  std::tm local{};
  ::localtime_r(&when, &local);
  return static_cast<int>(local.tm_gmtoff / 60);
}

// When it was, of a stamp written with Z.
std::chrono::sys_seconds utc_time(const Stamp& stamp) {
  using namespace std::chrono;
  const sys_days date = year(stamp.year) / stamp.month / stamp.day;
  return date + hours(stamp.hour) + minutes(stamp.minute) + seconds(stamp.second);
}

// East of UTC, in `timezone` at the time of a stamp written with Z.
std::chrono::minutes offset_at(const Stamp& stamp, std::string_view timezone) {
  const std::optional<int> fixed = parse_offset(timezone);
  assert(fixed || timezone == used_zone);
  return std::chrono::minutes(fixed ? *fixed
                                    : zone_offset(std::chrono::system_clock::to_time_t(utc_time(stamp))));
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
    while (at < text.size() && is_digit(text[at])) ++at;
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
  const auto there = static_cast<int>(written + offset_at(*stamp, timezone).count());
  return (there % 1440 + 1440) % 1440;
}

std::string local_day(std::string_view text, std::string_view timezone) {
  const std::optional<Stamp> stamp = parse_stamp(text);
  if (!stamp) return {};
  if (!stamp->utc || timezone.empty())
    return fmt::format("{:04}-{:02}-{:02}", stamp->year, stamp->month, stamp->day);
  using namespace std::chrono;
  const year_month_day date(floor<days>(utc_time(*stamp) + offset_at(*stamp, timezone)));
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

bool is_date(std::string_view text) {
  const std::optional<Stamp> stamp = parse_stamp(text);
  return stamp && !stamp->has_time && (std::chrono::year(stamp->year) / stamp->month / stamp->day).ok();
}

std::string today() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm local{};
  ::localtime_r(&now, &local);
  return fmt::format("{:04}-{:02}-{:02}", local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

bool use_timezone(std::string_view timezone) {
  if (parse_offset(timezone)) return true;
  if (!is_zone_name(timezone)) return false;
  used_zone = timezone;
  ::setenv("TZ", used_zone.c_str(), 1);
  ::tzset();
  return true;
}

std::vector<std::string> timezone_names() {
  std::vector<std::string> names;
  std::error_code error;
  for (std::filesystem::recursive_directory_iterator at(kZones, error), end; !error && at != end;
       at.increment(error)) {
    std::string name = at->path().lexically_relative(kZones).string();
    // Beside the zones lie tables, in small letters, and the same zones once more, with and without leap
    // seconds.
    if (name.front() < 'A' || name.front() > 'Z') {
      at.disable_recursion_pending();
      continue;
    }
    if (at->is_regular_file(error)) names.push_back(std::move(name));
  }
  std::ranges::sort(names);
  return names;
}

}  // namespace cortesia::clock
