#include "hear/same_value.hpp"

#include <algorithm>
#include <charconv>
#include <functional>
#include <iterator>
#include <utility>

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

// "*-15" and "03-15" leave the beginning open.
bool is_same_date(std::string_view a, std::string_view b) {
  if (a.size() < b.size()) std::swap(a, b);
  if (b.starts_with("*-")) return a.ends_with(b.substr(1));
  const bool day_and_month = b.size() == 5 && b[2] == '-' && a.size() == 10;
  return day_and_month && a.ends_with(b);
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
