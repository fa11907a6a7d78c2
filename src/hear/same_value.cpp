#include "hear/same_value.hpp"

#include <algorithm>
#include <charconv>
#include <functional>
#include <iterator>
#include <optional>
#include <type_traits>
#include <utility>

#include "base/utf8.hpp"

namespace cortesia::hear {
namespace {

struct Time {
  int hour = -1, minute = 0;
  bool morning = false;
  // Of either half of the day.
  bool is_open() const { return hour >= 1 && hour <= 12 && !morning; }
};

Time time_of(std::string_view value) {
  Time time;
  const char* const end = value.data() + value.size();
  auto [at, error] = std::from_chars(value.data(), end, time.hour);
  if (error != std::errc() || at == end || *at != ':') return {};
  at = std::from_chars(at + 1, end, time.minute).ptr;
  time.morning = at != end;
  return time;
}

bool is_same_time(std::string_view a, std::string_view b) {
  const Time one = time_of(a), other = time_of(b);
  if (one.hour < 0 || other.hour < 0 || one.minute != other.minute) return false;
  return one.hour % 12 == other.hour % 12 && (one.is_open() || other.is_open());
}

// What is said of a day: "martes", "martes 4", "*-04", "03-04", "martes 03-04", "2026-03-04".
struct Date {
  std::string_view weekday;
  int year = 0, month = 0, day = 0;
};

// Nothing for weeks, months and days from today.
std::optional<Date> date_of(std::string_view value) {
  Date date;
  if (value.empty() || value.find('@') != std::string_view::npos) return std::nullopt;
  if (is_ascii_letter(value.front())) {
    const std::size_t space = std::min(value.find(' '), value.size());
    date.weekday = value.substr(0, space);
    value.remove_prefix(std::min(space + 1, value.size()));
    if (value.empty()) return date;
  }
  const auto number = [](std::string_view digits, int& out) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
    return error == std::errc() && end == digits.data() + digits.size();
  };
  const std::size_t last = value.rfind('-');
  if (!number(value.substr(last == std::string_view::npos ? 0 : last + 1), date.day)) return std::nullopt;
  if (last == std::string_view::npos) return date.weekday.empty() ? std::nullopt : std::optional(date);
  const std::string_view before = value.substr(0, last);
  if (before == "*") return date;
  if (before.size() == 2 && number(before, date.month)) return date;
  if (before.size() == 7 && number(before.substr(0, 4), date.year) && number(before.substr(5), date.month))
    return date;
  return std::nullopt;
}

// What both tell is the same, and both tell something.
bool is_same_date(std::string_view a, std::string_view b) {
  // Most differ in the two figures of the day: a call of nothing but dates compares each with each.
  const auto ends_in_day = [](std::string_view value) {
    return value.size() >= 3 && value[value.size() - 3] == '-';
  };
  if (ends_in_day(a) && ends_in_day(b) && a.substr(a.size() - 2) != b.substr(b.size() - 2)) return false;
  const std::optional<Date> one = date_of(a), other = date_of(b);
  if (!one || !other) return false;
  bool shared = false, differ = false;
  const auto compare = [&](const auto& left, const auto& right) {
    using Part = std::remove_cvref_t<decltype(left)>;
    if (left == Part() || right == Part()) return;
    (left == right ? shared : differ) = true;
  };
  compare(one->weekday, other->weekday);
  compare(one->year, other->year);
  compare(one->month, other->month);
  compare(one->day, other->day);
  return shared && !differ;
}

bool is_same_money(std::string_view a, std::string_view b) {
  const auto split = [](std::string_view value) {
    const std::size_t space = std::min(value.find(' '), value.size());
    return std::pair(value.substr(0, space), value.substr(std::min(space + 1, value.size())));
  };
  const auto [amount, currency] = split(a);
  const auto [other_amount, other] = split(b);
  if (amount != other_amount) return false;
  const auto is_dollar = [](std::string_view name) { return name == "usd" || name == "peso"; };
  return currency.empty() || other.empty() || (currency == "$" && is_dollar(other)) ||
         (other == "$" && is_dollar(currency));
}

// What stays of a number that is said without the prefix of its country or line: of +57 310 555 0142 and
// 310 555 0142, of 044 55 1234 5678 and 55 1234 5678.
constexpr std::size_t kShortestPhone = 7, kLongestPrefix = 5;

bool is_same_phone(std::string_view a, std::string_view b) {
  if (a.size() < b.size()) std::swap(a, b);
  return b.size() > kShortestPhone && a.size() - b.size() <= kLongestPrefix && a.ends_with(b);
}

}  // namespace

bool is_same_value(EntityKind kind, std::string_view a, std::string_view b) {
  if (a == b) return true;
  switch (kind) {
    case EntityKind::time:
      return is_same_time(a, b);
    case EntityKind::date:
      return is_same_date(a, b);
    case EntityKind::money:
      return is_same_money(a, b);
    case EntityKind::phone:
      return is_same_phone(a, b);
    default:
      return false;
  }
}

std::uint64_t same_value_key(EntityKind kind, std::string_view value) {
  switch (kind) {
    case EntityKind::phone:
    case EntityKind::number:
      kind = EntityKind::number;
      value = value.substr(value.size() - std::min(value.size(), kShortestPhone));
      break;
    case EntityKind::money:
      value = value.substr(0, value.find(' '));
      break;
    case EntityKind::time:
    case EntityKind::date:  // there are few
      value = {};
      break;
    default:
      break;
  }
  return std::hash<std::string_view>{}(value)*std::size(kEntityNames) + static_cast<std::uint64_t>(kind);
}

}  // namespace cortesia::hear
