#include "rules/fields.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace cortesia::rules {
namespace {

// A decimal number and where it ends. from_chars would also take "inf" and "-1".
const char* parse_number(std::string_view text, double& value) {
  if (text.empty() || text[0] < '0' || text[0] > '9') return nullptr;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  return error == std::errc() && std::isfinite(value) ? end : nullptr;
}

void note(std::string_view key, std::vector<std::string_view>& keys) {
  if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
}

}  // namespace

Fields::Fields(const Node& node, Mistakes& mistakes, std::string_view what, std::string_view such_as)
    : node_(node), mistakes_(mistakes), what_(what) {
  if (node.kind == Node::Kind::mapping) return;
  const std::string example = such_as.empty() ? "" : fmt::format(" such as {}", such_as);
  mistakes_.error(node,
                  fmt::format("expected {} as \"key: value\" lines{}, {}", what_, example, found(node)));
}

const Node* Fields::get(std::string_view key) {
  note(key, asked_);
  const Node* value = node_.find(key);
  return value != nullptr && value->kind != Node::Kind::null ? value : nullptr;
}

const Node* Fields::require(std::string_view key) {
  const Node* value = get(key);
  if (value == nullptr && node_.kind == Node::Kind::mapping)
    mistakes_.error(node_, fmt::format("expected {}: in {}", key, what_));
  return value;
}

std::string Fields::text(std::string_view key, std::string_view otherwise) {
  const Node* value = get(key);
  if (value == nullptr) return std::string(otherwise);
  if (value->kind == Node::Kind::scalar) return value->text;
  mistakes_.error(*value, fmt::format("expected a text for {}:, {}", key, found_no_text(*value)));
  return std::string(otherwise);
}

std::optional<double> Fields::number(std::string_view key) {
  const Node* value = get(key);
  if (value == nullptr) return std::nullopt;
  double number = 0;
  if (value->kind == Node::Kind::scalar && !value->quoted) {
    const bool negative = value->text.starts_with('-');
    const std::string_view digits = std::string_view(value->text).substr(negative ? 1 : 0);
    if (parse_number(digits, number) == digits.data() + digits.size()) return negative ? -number : number;
  }
  mistakes_.error(*value, fmt::format("expected a number for {}:, {}{}", key, found(*value),
                                      value->quoted ? " in quotation marks" : ""));
  return std::nullopt;
}

std::optional<bool> Fields::boolean(std::string_view key) {
  const Node* value = get(key);
  if (value == nullptr) return std::nullopt;
  if (value->kind == Node::Kind::scalar && !value->quoted) {
    if (value->text == "true") return true;
    if (value->text == "false") return false;
  }
  mistakes_.error(*value, fmt::format("expected true or false for {}:, {}{}", key, found(*value),
                                      value->quoted ? " in quotation marks" : ""));
  return std::nullopt;
}

std::optional<std::size_t> Fields::choice(std::string_view key, std::span<const std::string_view> names) {
  const Node* value = get(key);
  if (value == nullptr) return std::nullopt;
  const auto at = std::find(names.begin(), names.end(), value->text);
  if (value->kind == Node::Kind::scalar && at != names.end())
    return static_cast<std::size_t>(at - names.begin());
  mistakes_.error(
      *value,
      value->kind == Node::Kind::scalar
          ? fmt::format("unknown {} {}{}", key, quote(value->text), suggestion(value->text, names))
          : fmt::format("expected one of {} for {}:, {}", fmt::join(names, ", "), key, found(*value)));
  return std::nullopt;
}

std::vector<std::string> Fields::texts(std::string_view key) {
  std::vector<std::string> result;
  const Node* value = get(key);
  if (value == nullptr) return result;
  const auto take = [&](const Node& node) {
    if (node.kind == Node::Kind::scalar)
      result.push_back(node.text);
    else
      mistakes_.error(node, fmt::format("expected a text in {}:, {}", key, found_no_text(node)));
  };
  if (value->kind == Node::Kind::sequence)
    for (const Node& item : value->items) take(item);
  else
    take(*value);
  return result;
}

bool Fields::has(std::string_view key) {
  possible_.push_back(key);
  const Node* value = node_.find(key);
  return value != nullptr && value->kind != Node::Kind::null;
}

void Fields::finish() {
  finished_ = true;
  const auto is_asked = [&](const Field& field) {
    return std::find(asked_.begin(), asked_.end(), field.key.text) != asked_.end();
  };
  if (std::all_of(node_.fields.begin(), node_.fields.end(), is_asked)) return;  // nearly always

  std::vector<std::string_view> known = asked_;
  for (const std::string_view key : possible_) note(key, known);
  for (const Field& field : node_.fields) {
    const auto& [key, value] = field;
    if (mistakes_.full()) return;
    if (is_asked(field)) continue;
    if (value.kind == Node::Kind::null && std::find(known.begin(), known.end(), key.text) != known.end()) {
      mistakes_.error(
          key,
          fmt::format("expected a value for {}:, found nothing; write one, or take the key out", key.text));
      continue;
    }
    std::string remedy = suggestion(key.text, known);
    if (remedy.empty()) remedy = fmt::format("; expected one of {}", fmt::join(known, ", "));
    mistakes_.error(key, fmt::format("unknown key {} in {}{}", quote(key.text), what_, remedy));
  }
}

Fields::~Fields() { assert(finished_); }

std::string found(const Node& node) {
  switch (node.kind) {
    case Node::Kind::null:
      return "found nothing";
    case Node::Kind::scalar:
      return fmt::format("found {}", quote(node.text));
    case Node::Kind::sequence:
      return "found a list";
    case Node::Kind::mapping:
      break;
  }
  return "found a mapping";
}

std::string found_no_text(const Node& node) {
  if (node.kind == Node::Kind::sequence)
    return "found a list; a text that begins with \"[\" or \"- \" needs quotation marks";
  if (node.kind != Node::Kind::mapping) return found(node);
  if (node.fields.size() == 1 && node.fields[0].value.kind == Node::Kind::null)
    return fmt::format(
        "found a mapping; a text that begins with \"{{\" needs quotation marks; write '{{{}}}'",
        node.fields[0].key.text);
  return "found a mapping; a text that begins with \"{\" or has \": \" in it needs quotation marks";
}

std::optional<Quantity> parse_quantity(std::string_view text) {
  struct Known {
    std::string_view name;
    Quantity::Unit unit;
    double factor;
  };
  using enum Quantity::Unit;
  static constexpr std::array<Known, 14> kUnits{{{"", none, 1},
                                                 {"ms", seconds, 0.001},
                                                 {"s", seconds, 1},
                                                 {"min", seconds, 60},
                                                 {"h", seconds, 3600},
                                                 {"%", per_cent, 1},
                                                 {"turn", turns, 1},
                                                 {"turns", turns, 1},
                                                 {"agent turn", agent_turns, 1},
                                                 {"agent turns", agent_turns, 1},
                                                 {"customer turn", customer_turns, 1},
                                                 {"customer turns", customer_turns, 1},
                                                 {"word", words, 1},
                                                 {"words", words, 1}}};
  Quantity quantity;
  const char* end = parse_number(text, quantity.value);
  if (end == nullptr) return std::nullopt;
  std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
  if (unit.starts_with(' ')) unit.remove_prefix(1);
  if (unit.empty() && text.ends_with(' ')) return std::nullopt;
  const auto* known =
      std::find_if(kUnits.begin(), kUnits.end(), [&](const Known& each) { return each.name == unit; });
  if (known == kUnits.end()) return std::nullopt;
  quantity.value *= known->factor;
  quantity.unit = known->unit;
  return quantity;
}

std::optional<double> parse_count(std::string_view text) {
  const std::optional<Quantity> quantity = parse_quantity(text);
  if (!quantity || quantity->unit != Quantity::Unit::none || quantity->value != std::floor(quantity->value))
    return std::nullopt;
  return quantity->value;
}

}  // namespace cortesia::rules
