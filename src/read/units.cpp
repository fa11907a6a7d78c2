#include "read/units.hpp"

#include <charconv>
#include <chrono>
#include <cmath>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "read/stamp.hpp"

namespace cortesia::read {
namespace {

// What nearly all of them are, digits with perhaps a point among them, and few enough for the quotient to be
// the nearest number: a transcript has thousands.
bool take_plain(std::string_view& text, double& number) {
  static constexpr double kPowers[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12};
  static constexpr std::size_t kMostDigits = 15;
  std::uint64_t digits = 0;
  std::size_t at = 0;
  const auto take_digits = [&] {
    const std::size_t before = at;
    for (; at < text.size() && is_digit(text[at]); ++at)
      digits = digits * 10 + static_cast<unsigned>(text[at] - '0');
    return at - before;
  };
  const std::size_t whole = take_digits();
  const bool point = at < text.size() && text[at] == '.';
  at += point;
  const std::size_t fraction = point ? take_digits() : 0;
  const char next = at < text.size() ? text[at] : '\0';
  if (next == '.' || next == 'e' || next == 'E' || whole == 0 || (point && fraction == 0) ||
      whole + fraction > kMostDigits || fraction >= std::size(kPowers))
    return false;
  text.remove_prefix(at);
  number = static_cast<double>(digits) / kPowers[fraction];
  return true;
}

// Takes a number off the beginning of the text.
bool take_decimal(std::string_view& text, double& number) {
  if (take_plain(text, number)) return true;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  if (error != std::errc() || !std::isfinite(number)) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

}  // namespace

bool take_number_in(std::string_view text, double& number) {
  std::string_view rest = text;
  if (take_plain(rest, number) && rest.empty()) return true;
  std::string point;
  if (const std::size_t comma = text.find(','); comma != std::string_view::npos) {
    if (text.find('.') != std::string_view::npos) return false;
    point = text;
    point[comma] = '.';
    text = point;
  }
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && std::isfinite(number);
}

bool take_epoch_of(std::string_view iso, double& seconds) {
  const std::optional<Stamp> stamp = take_stamp(iso);
  if (!stamp || !stamp->absolute) return false;
  seconds = stamp->seconds - stamp->zone * 60;
  return true;
}

std::string iso_of(double epoch) {
  static constexpr double kYear1 = -62135596800, kYear9999 = 253402300799;
  if (!(epoch >= kYear1 && epoch <= kYear9999)) return {};
  using namespace std::chrono;
  const sys_time<milliseconds> at{milliseconds{std::llround(epoch * 1000)}};
  const auto day = floor<days>(at);
  const year_month_day date{day};
  const hh_mm_ss time{at - day};
  std::string text = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(date.year()),
                                 static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                                 time.hours().count(), time.minutes().count(), time.seconds().count());
  if (time.subseconds().count() != 0) text += fmt::format(".{:03}", time.subseconds().count());
  return text + 'Z';
}

std::optional<double> iso_duration(std::string_view text) {
  if (!text.starts_with('P')) return std::nullopt;
  text.remove_prefix(1);
  double seconds = 0;
  bool time = false;
  while (!text.empty()) {
    if (!time && text.front() == 'T') {
      time = true;
      text.remove_prefix(1);
      continue;
    }
    double value = 0;
    if (!take_decimal(text, value) || text.empty()) return std::nullopt;
    const char unit = text.front();
    text.remove_prefix(1);
    if (unit == 'D' && !time)
      seconds += value * 86400;
    else if (unit == 'H' && time)
      seconds += value * 3600;
    else if (unit == 'M' && time)
      seconds += value * 60;
    else if (unit == 'S' && time)
      seconds += value;
    else
      return std::nullopt;
  }
  return seconds;
}

bool take_google_duration(const Node& node, double& seconds) {
  if (!node) return false;
  if (node.is_text()) {
    std::string_view text = node.view();
    return take_decimal(text, seconds) && (text == "s" || text.empty());
  }
  if (!node.is_object()) return node.take_number(seconds);
  seconds = node["seconds"].number().value_or(0) + node["nanos"].number(1e-9).value_or(0);
  return true;
}

}  // namespace cortesia::read
