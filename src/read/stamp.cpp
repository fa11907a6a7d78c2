#include "read/stamp.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "base/clock.hpp"
#include "base/utf8.hpp"
#include "read/units.hpp"

namespace cortesia::read {
namespace {

bool take(std::string_view& text, std::string_view what) {
  if (!text.starts_with(what)) return false;
  text.remove_prefix(what.size());
  return true;
}

bool take(std::string_view& text, char what) {
  if (text.empty() || text.front() != what) return false;
  text.remove_prefix(1);
  return true;
}

// Between `least` and `most` digits.
std::optional<int> take_number(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t n = 0;
  int value = 0;
  for (; n < text.size() && is_digit(text[n]); ++n) {
    if (n == most) return std::nullopt;
    value = value * 10 + (text[n] - '0');
  }
  if (n < least) return std::nullopt;
  text.remove_prefix(n);
  return value;
}

double take_fraction(std::string_view& text) {
  if (text.size() < 2 || (text[0] != '.' && text[0] != ',') || !is_digit(text[1])) return 0;
  text.remove_prefix(1);
  double value = 0;
  double unit = 0.1;
  while (!text.empty() && is_digit(text.front())) {
    value += unit * (text.front() - '0');
    unit /= 10;
    text.remove_prefix(1);
  }
  return value;
}

// M:SS, MM:SS, H:MM:SS, with a fraction; H:M:S.FFF, too.
bool take_clock(std::string_view& text, double& seconds, bool& hours) {
  std::string_view rest = text;
  const auto first = take_number(rest, 1, 3);
  if (!first || !take(rest, ':')) return false;
  const std::size_t left = rest.size();
  const auto second = take_number(rest, 1, 2);
  if (!second || *second > 59) return false;
  bool two_digits = left - rest.size() == 2;
  hours = take(rest, ':');
  if (hours) {
    const std::size_t behind = rest.size();
    const auto third = take_number(rest, 1, 2);
    if (!third || *third > 59) return false;
    two_digits = two_digits && behind - rest.size() == 2;
    if (!two_digits && !rest.starts_with('.')) return false;
    seconds = *first * 3600 + *second * 60 + *third + take_fraction(rest);
  } else if (!two_digits) {
    return false;
  } else {
    seconds = *first * 60 + *second + take_fraction(rest);
  }
  text = rest;
  return true;
}

// "1h02m05s", "2m05s", "2'05\"".
bool take_units(std::string_view& text, double& seconds, bool& hours) {
  std::string_view rest = text;
  auto first = take_number(rest, 1, 2);
  hours = first && take(rest, 'h');
  if (hours) {
    seconds = *first * 3600;
    first = take_number(rest, 1, 2);
  }
  if (!first || *first > 59) return false;
  const bool minutes = take(rest, 'm');
  if (!minutes && (hours || !take(rest, '\''))) return false;
  const auto second = take_number(rest, 1, 2);
  if (!second || *second > 59 || !(minutes ? take(rest, 's') : take(rest, '"') || take(rest, "''")))
    return false;
  seconds = (hours ? seconds : 0) + *first * 60 + *second;
  text = rest;
  return true;
}

struct Date {
  int year = 0, month = 0, day = 0;
};

// In seconds since 1970.
std::optional<double> midnight_of(const Date& date) {
  using namespace std::chrono;
  const year_month_day known{year{date.year}, month{static_cast<unsigned>(date.month)},
                             day{static_cast<unsigned>(date.day)}};
  if (!known.ok()) return std::nullopt;
  return static_cast<double>(sys_days{known}.time_since_epoch().count()) * 86400;
}

// The days from which spreadsheets and programs count: one of them stands before a duration that was written
// as if it were a moment.
bool is_day_zero(const Date& date) {
  static constexpr Date kZeros[] = {{1899, 12, 30}, {1899, 12, 31}, {1900, 1, 0}, {1900, 1, 1},
                                    {1904, 1, 1},   {1, 1, 1},      {0, 0, 0}};
  const auto is = [&date](const Date& zero) {
    if (date.year != zero.year) return false;
    const bool swapped = date.month == zero.day && date.day == zero.month;  // the month first
    return swapped || (date.month == zero.month && date.day == zero.day);
  };
  return std::ranges::any_of(kZeros, is);
}

// Of a clock of twelve hours: "a. m.", "PM", as telephones write them; whether it is the afternoon.
std::optional<bool> take_half_of_day(std::string_view& text) {
  std::string_view rest = text;
  const auto skip_space = [&rest] {
    return take(rest, ' ') || take(rest, "\xC2\xA0") || take(rest, "\xE2\x80\xAF");
  };
  while (skip_space()) continue;
  const bool before_noon = take(rest, 'a') || take(rest, 'A');
  if (!before_noon && !take(rest, 'p') && !take(rest, 'P')) return std::nullopt;
  const bool dot = take(rest, '.');
  while (skip_space()) continue;
  if (!take(rest, 'm') && !take(rest, 'M')) return std::nullopt;
  if (dot) take(rest, '.');
  if (!rest.empty() && std::string_view(" \t]),:|-\xC2\xE2").find(rest.front()) == std::string_view::npos)
    return std::nullopt;
  text = rest;
  return !before_noon;
}

// "9:34 AM" of a clock that was read as "9:34".
void take_half_of_clock(std::string_view& text, Stamp& stamp) {
  const int hour_counts = stamp.hours ? 3600 : 60;
  const int hour = static_cast<int>(stamp.seconds) / hour_counts;
  if (hour < 1 || hour > 12) return;
  const auto afternoon = take_half_of_day(text);
  if (!afternoon) return;
  stamp.seconds =
      (stamp.seconds - hour * hour_counts) * 3600 / hour_counts + (hour % 12 + (*afternoon ? 12 : 0)) * 3600;
  stamp.hours = stamp.half_days = true;
}

// "+02:00", "-0500"; what is neither stays.
void take_zone(std::string_view& text, int& minutes) {
  static constexpr int kFarthest = 14;  // hours
  const auto take_two = [](std::string_view& digits, int& number) {
    if (digits.size() < 2 || !is_digit(digits[0]) || !is_digit(digits[1])) return false;
    number = (digits[0] - '0') * 10 + (digits[1] - '0');
    digits.remove_prefix(2);
    return true;
  };
  std::string_view rest = text;
  const bool behind = rest.starts_with('-');
  if (!take(rest, '+') && !take(rest, '-')) return;
  int hour = 0;
  int minute = 0;
  if (!take_two(rest, hour) || (take(rest, ':'), !take_two(rest, minute))) return;
  if (hour <= kFarthest && minute <= 59) minutes = (hour * 60 + minute) * (behind ? -1 : 1);
  text = rest;
}

// A date and time of day: ISO 8601, or day/month/year as messengers write it.
bool take_date_time(std::string_view& text, Stamp& stamp, Dates dates) {
  std::string_view rest = text;
  Date written;
  bool day_first = false;  // as far as is known
  if (const auto first = take_number(rest, 4, 4)) {
    if (!take(rest, '-')) return false;
    const auto month = take_number(rest, 2, 2);
    if (!month || !take(rest, '-')) return false;
    const auto date = take_number(rest, 2, 2);
    if (!date || !(take(rest, 'T') || take(rest, ' '))) return false;
    written = {*first, *month, *date};
  } else {
    const auto date = take_number(rest, 1, 2);
    const char mark = rest.empty() ? '\0' : rest.front();
    if (!date || !(take(rest, '/') || take(rest, '-') || take(rest, '.'))) return false;
    const auto month = take_number(rest, 1, 2);
    if (!month || !take(rest, mark)) return false;
    auto year = take_number(rest, 2, 4);
    if (!year || !(take(rest, ", ") || take(rest, ' '))) return false;
    written = {*year < 100 ? *year + 2000 : *year, *month, *date};
    day_first = true;
  }
  const bool zero = is_day_zero(written);
  std::optional<double> day = zero ? 0 : midnight_of(written);
  std::optional<double> swapped;  // the month first
  if (dates == Dates::either && day_first && !zero)
    swapped = midnight_of({written.year, written.day, written.month});
  stamp.month_only = !day && swapped;
  if (!day) day = swapped;
  if (!day) return false;
  const auto hour = take_number(rest, 1, 2);
  if (!hour || *hour > 23 || !take(rest, ':')) return false;
  const auto minute = take_number(rest, 2, 2);
  if (!minute || *minute > 59) return false;
  double& seconds = stamp.seconds;
  seconds = *day + *hour * 3600 + *minute * 60;
  if (take(rest, ':')) {
    const auto second = take_number(rest, 2, 2);
    if (!second || *second > 60) return false;
    seconds += *second + take_fraction(rest);
  }
  if (*hour >= 1 && *hour <= 12)
    if (const auto afternoon = take_half_of_day(rest))
      seconds += (*hour % 12 + (*afternoon ? 12 : 0) - *hour) * 3600;
  if (!take(rest, 'Z')) take_zone(rest, stamp.zone);
  if (swapped) stamp.month_first = seconds - *day + *swapped;
  stamp.absolute = !zero;
  stamp.hours = true;
  text = rest;
  return true;
}

}  // namespace

bool is_time_of_day(const Stamp& first) {
  static constexpr double kHour = 3600;
  return !first.absolute && (first.half_days || (first.hours && first.seconds >= kHour));
}

std::string iso_as_written(const Stamp& stamp) {
  if (!stamp.absolute) return {};
  std::string iso(stamp.text);
  if (!clock::parse_stamp(iso)) {
    iso = iso_of(stamp.seconds);
    if (iso.ends_with('Z')) iso.pop_back();  // no zone is written
  }
  std::ranges::replace(iso, ' ', 'T');
  return iso;
}

std::string iso_in(std::string_view text) {
  if (clock::parse_stamp(text)) return std::string(text);
  const std::string at_midnight = std::string(text) + " 0:00";
  std::string_view rest = text;
  if (const auto stamp = take_stamp(rest); stamp && rest.empty()) return iso_as_written(*stamp);
  rest = at_midnight;
  const auto day = take_stamp(rest);
  return day && rest.empty() ? iso_as_written(*day).substr(0, std::string_view("2026-05-14").size())
                             : std::string();
}

std::string with_hour(const std::string& iso, std::string_view hour) {
  static constexpr std::size_t kDate = std::string_view("2026-05-14").size();
  const bool day = iso.size() == kDate || (iso.size() > kDate && iso.substr(kDate + 1) == "00:00:00");
  return day ? iso_in(fmt::format("{}T{}", iso.substr(0, kDate), hour)) : iso;
}

std::optional<Stamp> take_stamp(std::string_view& text, Dates dates) {
  if (text.empty() || !is_digit(text.front())) return std::nullopt;
  std::optional<Stamp> taken(std::in_place);  // and filled there: transcripts have thousands
  Stamp& stamp = *taken;
  const char* begin = text.data();
  const bool moment = take_date_time(text, stamp, dates);
  if (!moment && take_clock(text, stamp.seconds, stamp.hours)) {
    take_half_of_clock(text, stamp);
  } else if (!moment && !take_units(text, stamp.seconds, stamp.hours)) {
    std::string_view rest = text;
    const auto whole = take_number(rest, 1, 6);
    if (whole) stamp.seconds = *whole + take_fraction(rest);
    if (!whole || !take(rest, 's')) {
      taken.reset();
      return taken;
    }
    text = rest;
  }
  stamp.text = {begin, static_cast<std::size_t>(text.data() - begin)};
  return taken;
}

}  // namespace cortesia::read
