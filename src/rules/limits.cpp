#include "rules/limits.hpp"

#include <charconv>

#include <fmt/format.h>

namespace cortesia::rules {

namespace {

// "05:30" as minutes after midnight.
std::optional<double> minutes_of_day(std::string_view text) {
  int hour = 0, minute = 0;
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || text.size() - colon != 3) return std::nullopt;
  const auto a = std::from_chars(text.data(), text.data() + colon, hour);
  const auto b = std::from_chars(text.data() + colon + 1, text.data() + text.size(), minute);
  if (a.ptr != text.data() + colon || b.ptr != text.data() + text.size() || hour < 0 || hour > 24 ||
      minute < 0 || minute > 59)
    return std::nullopt;
  return hour * 60 + minute;
}

std::optional<double> figure_of(std::string_view text, FigureUnit unit) {
  if (unit == FigureUnit::time_of_day) return minutes_of_day(text);
  const bool negative = unit == FigureUnit::decibels && text.starts_with('-');
  const std::optional<Quantity> quantity = parse_quantity(text.substr(negative ? 1 : 0));
  if (!quantity) return std::nullopt;
  const bool bare = quantity->unit == Quantity::Unit::none;
  const bool fits = unit == FigureUnit::seconds    ? quantity->unit == Quantity::Unit::seconds
                    : unit == FigureUnit::per_cent ? quantity->unit == Quantity::Unit::per_cent
                                                   : bare;
  if (!fits) return std::nullopt;
  return negative ? -quantity->value : quantity->value;
}

std::string_view such_as(FigureUnit unit) {
  switch (unit) {
    case FigureUnit::seconds:
      return "a time such as 20s or 2min";
    case FigureUnit::per_cent:
      return "a share such as 20%";
    case FigureUnit::decibels:
      return "a bare number of dB such as -20";
    case FigureUnit::time_of_day:
      return "a time of day such as '12:59'";
    case FigureUnit::none:
    case FigureUnit::words_per_minute:
      break;
  }
  return "a bare number such as 3";
}

struct LimitKey {
  std::string_view key, words;  // of a mapping, and in a text
  bool low, exclusive;
};
constexpr LimitKey kLimitKeys[] = {{"at_least", "at least ", true, false},
                                   {"over", "over ", true, true},
                                   {"at_most", "at most ", false, false},
                                   {"under", "under ", false, true}};

void set(Limits& limits, const LimitKey& key, std::optional<double> value) {
  (key.low ? limits.low : limits.high) = value;
  (key.low ? limits.above_low : limits.below_high) = key.exclusive;
}

// Of two limits the one of the file that includes the other's: it was taken first.
const Node* outer(const Node* low, const Node* high) {
  return low->place.file < high->place.file ? low : high;
}

}  // namespace

bool has_limits(Fields& fields) {
  bool any = fields.has("between");
  for (const LimitKey& key : kLimitKeys) any |= fields.has(key.key);
  return any;
}

Limits parse_limits(Fields& fields, Mistakes& mistakes, FigureUnit unit) {
  Limits limits{.unit = unit};
  const auto read = [&](const Node& node) {
    std::optional<double> value;
    if (node.kind == Node::Kind::scalar) value = figure_of(node.text, unit);
    if (!value) mistakes.error(node, fmt::format("expected {}, {}", such_as(unit), found(node)));
    return value;
  };
  const Node* low = nullptr;
  const Node* high = nullptr;
  for (const LimitKey& key : kLimitKeys) {
    const Node* node = fields.get(key.key);
    if (!node) continue;
    const Node*& same = key.low ? low : high;
    if (same)
      mistakes.error(*node,
                     fmt::format("\"{}\" sets a limit that is set already; keep one of them", key.key));
    same = node;
    set(limits, key, read(*node));
  }
  if (const Node* between = fields.get("between")) {
    if (low || high)
      mistakes.error(*between, "\"between\" sets a limit that is set already; keep one of them");
    if (between->kind != Node::Kind::sequence || between->items.size() != 2) {
      mistakes.error(*between, unit == FigureUnit::time_of_day
                                   ? "expected two times of day: between: [\"05:00\", \"12:59\"]"
                                   : "expected two limits: between: [110, 190]");
    } else {
      limits.low = read(between->items[0]);
      limits.high = read(between->items[1]);
      low = high = between;
    }
  }
  // From 22:00 to 06:00 goes over midnight.
  if (limits.low && limits.high && *limits.low > *limits.high && unit != FigureUnit::time_of_day)
    mistakes.error(*outer(low, high), "the lower limit is above the upper one; write the smaller first");
  return limits;
}

std::optional<Limits> parse_silence(std::string_view text) {
  for (const LimitKey& key : kLimitKeys) {
    if (!text.starts_with(key.words)) continue;
    const std::optional<double> seconds = figure_of(text.substr(key.words.size()), FigureUnit::seconds);
    if (!seconds) return std::nullopt;
    Limits limits{.unit = FigureUnit::seconds};
    set(limits, key, seconds);
    return limits;
  }
  return std::nullopt;
}

}  // namespace cortesia::rules
