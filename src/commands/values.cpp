#include "commands/values.hpp"

#include <charconv>
#include <optional>

#include <fmt/ranges.h>

#include "base/error.hpp"
#include "base/suggest.hpp"

namespace cortesia {

namespace {

std::optional<double> parse_number(std::string_view text) {
  double value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

void refuse_unknown(std::string_view kind, std::string_view name, std::span<const std::string_view> known) {
  throw Error(unknown_name(kind, name, known, fmt::format("expected one of {}", fmt::join(known, ", "))));
}

Take into(std::string& text) {
  return [&text](std::string_view value) { text = value; };
}

Take into(bool& flag) {
  return [&flag](std::string_view) { flag = true; };
}

unsigned parse_count(std::string_view text, std::string_view option, unsigned most) {
  unsigned value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 1 || value > most)
    throw Error("{}: expected a whole number from 1 to {}, found \"{}\"", option, most, text);
  return value;
}

double parse_score(std::string_view text, std::string_view option) {
  std::optional<double> value = parse_number(text);
  if (!value || !(*value >= 0 && *value <= 100))
    throw Error("{}: expected a score from 0 to 100, found \"{}\"", option, text);
  return *value;
}

double parse_share(std::string_view text, std::string_view option) {
  std::optional<double> value;
  if (text.ends_with('%')) value = parse_number(text.substr(0, text.size() - 1));
  if (!value || !(*value >= 0 && *value <= 100))
    throw Error("{}: expected a share from 0% to 100% with its sign, such as 5%, found \"{}\"", option, text);
  return *value;
}

std::size_t parse_size(std::string_view text, std::string_view option) {
  struct Unit {
    std::string_view name;
    std::size_t bytes;
  };
  static constexpr Unit kUnits[] = {
      {"", 1},           {"B", 1},          {"kB", 1000},     {"MB", 1000'000}, {"GB", 1000'000'000},
      {"KiB", 1u << 10}, {"MiB", 1u << 20}, {"GiB", 1u << 30}};
  std::size_t value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  std::string_view unit_name = text.substr(static_cast<std::size_t>(end - text.data()));
  for (const Unit& unit : kUnits) {
    if (unit.name != unit_name || error != std::errc() || value < 1) continue;
    std::size_t bytes = 0;
    if (!__builtin_mul_overflow(value, unit.bytes, &bytes)) return bytes;
  }
  throw Error("{}: expected a size such as 64MiB (kB, MB, GB, KiB, MiB, GiB, or bytes), found \"{}\"", option,
              text);
}

}  // namespace cortesia
