// field: what the metadata of the call say. `is`, `matches`, `between` ask for a value; `known` whether there
// is one.
#include <algorithm>
#include <charconv>
#include <span>

#include <fmt/format.h>

#include "base/clock.hpp"
#include "rules/checks/kinds.hpp"

namespace cortesia::rules::checks {

namespace {

constexpr std::string_view kDirections[] = {"", "inbound", "outbound", "internal"};

struct Value {
  std::string_view text;
  std::optional<double> number;
  bool known() const { return !text.empty() || number.has_value(); }
};

struct FieldName {
  std::string_view name;
  Reason missing;
  Value (*value)(const Scene&);
  std::span<const std::string_view> values = {};  // all it can be; empty: anything
};

// The loudest turn, mean dB.
std::optional<double> loudest(const Call& call) {
  std::optional<double> out;
  for (const Turn& turn : call.turns)
    if (turn.loudness && (!out || *turn.loudness > *out)) out = turn.loudness;
  return out;
}

constexpr FieldName kFields[] = {
    {"direction", Reason::needs_metadata,
     [](const Scene& s) { return Value{kDirections[static_cast<int>(s.call->direction)], {}}; },
     std::span(kDirections).subspan(1)},
    {"queue", Reason::needs_metadata, [](const Scene& s) { return Value{s.call->queue, {}}; }},
    {"language", Reason::needs_metadata, [](const Scene& s) { return Value{s.call->language, {}}; }},
    {"ended_by", Reason::needs_hangup, [](const Scene& s) { return Value{s.call->ended_by, {}}; }},
    {"agent.id", Reason::needs_metadata, [](const Scene& s) { return Value{s.call->agent.id, {}}; }},
    {"agent.name", Reason::needs_metadata, [](const Scene& s) { return Value{s.call->agent.name, {}}; }},
    {"customer.id", Reason::needs_customer_id, [](const Scene& s) { return Value{s.call->customer.id, {}}; }},
    {"customer.name", Reason::needs_metadata,
     [](const Scene& s) { return Value{s.call->customer.name, {}}; }},
    {"company", Reason::needs_metadata,
     [](const Scene& s) {
       return Value{s.call->company.empty() ? std::string_view{} : s.call->company.front(), {}};
     }},
    {"format", Reason::needs_metadata, [](const Scene& s) { return Value{s.call->format, {}}; }},
    {"ring_seconds", Reason::needs_ring, [](const Scene& s) { return Value{{}, s.call->ring_seconds}; }},
    {"loudness", Reason::needs_loudness, [](const Scene& s) { return Value{{}, loudest(*s.call)}; }},
    {"started_at", Reason::needs_metadata, [](const Scene& s) { return Value{s.call->started_at, {}}; }},
    {"local_time", Reason::needs_local_time,
     [](const Scene& s) {
       const std::optional<int> minutes = clock::local_minutes(s.call->started_at, s.timezone);
       return Value{{}, minutes ? std::optional<double>(*minutes) : std::nullopt};
     }},
};

bool same(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return lower(x) == lower(y);
  });
}

// "facturacion*": the text with * for anything. A star that fits is widened only as far as the next one
// needs, so the time is bounded by text times pattern.
bool matches(std::string_view text, std::string_view pattern) {
  std::size_t t = 0, p = 0, star = std::string_view::npos, after_star = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      after_star = t;
    } else if (p < pattern.size() && same(text.substr(t, 1), pattern.substr(p, 1))) {
      ++t, ++p;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++after_star;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

class Field final : public Check {
 public:
  const FieldName* field = nullptr;
  std::vector<std::string> is, like;
  std::optional<Bounds> bounds;
  std::optional<bool> known;

  void evaluate(const Scope& scope, Answer& out) const override {
    const Value value = field->value(scope.scene);
    if (known) {
      if (value.known() == *known)
        out.pass(Reason::condition_holds);
      else
        out.fail(Reason::condition_fails);
      return;
    }
    if (!value.known()) return out.not_assessable(field->missing);
    out.measured = value.number;
    if (accepts(value))
      out.pass(Reason::condition_holds);
    else
      out.fail(Reason::condition_fails);
  }

 private:
  bool accepts(const Value& value) const {
    if (bounds) return value.number && bounds->accepts(*value.number);
    for (const std::string& one : is)
      if (same(value.text, one)) return true;
    for (const std::string& one : like)
      if (matches(value.text, one)) return true;
    return false;
  }
};

// "05:30" as minutes after midnight.
std::optional<double> minutes_of(std::string_view text) {
  int hour = 0, minute = 0;
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || text.size() - colon != 3) return std::nullopt;
  const auto a = std::from_chars(text.data(), text.data() + colon, hour);
  const auto b = std::from_chars(text.data() + colon + 1, text.data() + text.size(), minute);
  if (a.ptr != text.data() + colon || b.ptr != text.data() + text.size() || hour > 24 || minute > 59)
    return std::nullopt;
  return hour * 60 + minute;
}

}  // namespace

std::vector<std::string_view> field_names() {
  std::vector<std::string_view> names;
  for (const FieldName& known : kFields) names.push_back(known.name);
  return names;
}

std::unique_ptr<Check> field(Fields& fields, Parsing& parsing) {
  auto check = std::make_unique<Field>();
  const Node& name = *fields.get("field");
  for (const FieldName& known : kFields)
    if (name.text == known.name) check->field = &known;
  if (!check->field)
    parsing.mistakes.error(
        name, fmt::format("no field is called \"{}\"{}", name.text, suggestion(name.text, field_names())));
  check->is = fields.texts("is");
  if (check->field && !check->field->values.empty())
    for (const std::string& one : check->is)
      if (std::ranges::none_of(check->field->values,
                               [&](std::string_view value) { return same(value, one); }))
        parsing.mistakes.error(*fields.get("is"),
                               fmt::format("no {} is called {}{}", check->field->name, quote(one),
                                           suggestion(one, check->field->values)));
  check->like = fields.texts("matches");
  for (const std::string& one : check->like)
    if (one.size() > 1 && one.starts_with('/') && one.ends_with('/'))
      parsing.mistakes.error(
          *fields.get("matches"),
          "matches: takes a text with * for anything, such as ventas*, and no regular expression");
  check->known = fields.boolean("known");
  const Node* between = fields.get("between");
  const bool times = between && check->field && check->field->name == "local_time";
  if (times) {
    Bounds bounds;
    if (between->kind == Node::Kind::sequence && between->items.size() == 2) {
      const auto low = minutes_of(between->items[0].text), high = minutes_of(between->items[1].text);
      if (low) bounds.at_least = Quantity{*low, Quantity::Unit::none};
      if (high) bounds.at_most = Quantity{*high, Quantity::Unit::none};
    }
    if (!bounds.at_least || !bounds.at_most)
      parsing.mistakes.error(*between, "expected two times of day: between: [\"05:00\", \"12:59\"]");
    check->bounds = bounds;
  } else if (between || fields.has("at_most") || fields.has("at_least") || fields.has("over") ||
             fields.has("under")) {
    check->bounds = parse_bounds(fields, parsing, std::nullopt);
  }
  const int asked = (check->is.empty() ? 0 : 1) + (check->like.empty() ? 0 : 1) + (check->known ? 1 : 0) +
                    (check->bounds ? 1 : 0);
  if (asked != 1)
    parsing.mistakes.error(name,
                           "a field needs one of is, matches, between, at_least, at_most or known beside it");
  if (!check->field) return nullptr;
  return check;
}

}  // namespace cortesia::rules::checks
