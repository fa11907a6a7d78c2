// field: what the metadata of the call say. `is`, `matches`, `between` ask for a value; `known` whether there
// is one.
#include <algorithm>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "base/clock.hpp"
#include "rules/checks/kinds.hpp"
#include "rules/limits.hpp"
#include "rules/wildcard.hpp"

namespace cortesia::rules::checks {

namespace {

constexpr std::string_view kDirections[] = {"", "inbound", "outbound", "internal"};
constexpr std::string_view kParties[] = {"agent", "customer", "colleague", "ivr"};

// Folded. The values of a closed list as they are said in Spanish.
constexpr std::pair<std::string_view, std::string_view> kInSpanish[] = {
    {"entrante", "inbound"}, {"saliente", "outbound"},   {"interna", "internal"}, {"interno", "internal"},
    {"agente", "agent"},     {"asesor", "agent"},        {"asesora", "agent"},    {"operador", "agent"},
    {"operadora", "agent"},  {"cliente", "customer"},    {"colega", "colleague"}, {"compañero", "colleague"},
    {"sistema", "ivr"},      {"compañera", "colleague"},
};

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
  std::optional<FigureUnit> unit = {};            // of a figure; none: a text
  bool varieties = false;                         // a tag, whose beginning is a value too
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
    {"language",
     Reason::needs_metadata,
     [](const Scene& s) { return Value{s.call->language, {}}; },
     {},
     {},
     true},
    {"ended_by", Reason::needs_hangup, [](const Scene& s) { return Value{s.call->ended_by, {}}; }, kParties},
    {"agent.id", Reason::needs_metadata, [](const Scene& s) { return Value{s.call->agent.id, {}}; }},
    {"agent.name", Reason::needs_metadata, [](const Scene& s) { return Value{s.call->agent.name, {}}; }},
    {"customer.id", Reason::needs_customer_id, [](const Scene& s) { return Value{s.call->customer.id, {}}; }},
    {"customer.name", Reason::needs_metadata,
     [](const Scene& s) { return Value{s.call->customer.name, {}}; }},
    {"company", Reason::needs_company, [](const Scene& s) { return Value{s.company, {}}; }},
    {"format", Reason::needs_metadata, [](const Scene& s) { return Value{s.call->format, {}}; }},
    {"ring_seconds",
     Reason::needs_ring,
     [](const Scene& s) { return Value{{}, s.call->ring_seconds}; },
     {},
     FigureUnit::seconds},
    {"loudness",
     Reason::needs_loudness,
     [](const Scene& s) { return Value{{}, loudest(*s.call)}; },
     {},
     FigureUnit::decibels},
    {"started_at", Reason::needs_metadata, [](const Scene& s) { return Value{s.call->started_at, {}}; }},
    {"local_time",
     Reason::needs_local_time,
     [](const Scene& s) {
       const std::optional<int> minutes = clock::local_minutes(s.call->started_at, s.timezone);
       return Value{{}, minutes ? std::optional<double>(*minutes) : std::nullopt};
     },
     {},
     FigureUnit::time_of_day},
};

// A tag, or one of its varieties: "es" is "es-CO" too.
bool is_variety(std::string_view tag, std::string_view of) {
  const auto plain = [](char c) { return c == '_' ? '-' : c; };
  return tag.size() >= of.size() && (tag.size() == of.size() || plain(tag[of.size()]) == '-') &&
         std::ranges::equal(tag.substr(0, of.size()), of, {}, plain, plain);
}

class Field final : public Check {
 public:
  const FieldName* field = nullptr;
  std::vector<std::string> is, like;  // folded
  std::optional<Limits> limits;
  std::optional<bool> known;

  void evaluate(const Scope& scope, Answer& out) const override {
    const Value value = field->value(scope.scene);
    if (known) {
      if (value.known() == *known)
        out.pass(Reason::condition_holds);
      else
        out.fail(*known ? field->missing : Reason::condition_fails);
      return;
    }
    if (!value.known()) return out.not_assessable(field->missing);
    if (value.number) out.measured = Measured{*value.number, limits ? &*limits : nullptr, field->name};
    if (accepts(value)) return out.pass(Reason::condition_holds);
    out.fail(Reason::condition_fails);
    out.stated = value.text;
  }

 private:
  // Of times of day the second may be the earlier: a night.
  static bool within(const Limits& limits, double value) {
    const bool overnight = limits.low && limits.high && *limits.low > *limits.high;
    return overnight ? value >= *limits.low || value <= *limits.high : limits.accepts(value);
  }
  bool accepts(const Value& value) const {
    if (limits) return value.number && within(*limits, *value.number);
    const std::string text = folded_name(value.text);
    return std::ranges::any_of(is,
                               [&](const std::string& one) {
                                 return text == one || (field->varieties && is_variety(text, one));
                               }) ||
           std::ranges::any_of(like, [&](const std::string& one) { return fits_wildcard(text, one); });
  }
};

// What `is:` says, folded; of a closed list, the value that it names.
std::string value_asked(const FieldName& field, std::string_view written, Fields& fields,
                        Mistakes& mistakes) {
  std::string asked = folded_name(written);
  if (field.values.empty()) return asked;
  const auto spanish = std::ranges::find(kInSpanish, std::string_view(asked),
                                         &std::pair<std::string_view, std::string_view>::first);
  const std::string_view value = spanish == std::end(kInSpanish) ? std::string_view(asked) : spanish->second;
  if (std::ranges::find(field.values, value) != field.values.end()) return std::string(value);
  mistakes.error(*fields.get("is"), fmt::format("no {} is called {}{}", field.name, quote(written),
                                                suggestion(written, field.values)));
  return asked;
}

bool any_fits(const FieldName& field, std::string_view pattern) {
  return field.values.empty() || std::ranges::any_of(field.values, [&](std::string_view value) {
           return fits_wildcard(value, pattern);
         });
}

}  // namespace

std::vector<std::string_view> field_names() {
  std::vector<std::string_view> names;
  for (const FieldName& known : kFields) names.push_back(known.name);
  return names;
}

std::vector<std::pair<std::string_view, FigureUnit>> field_units() {
  std::vector<std::pair<std::string_view, FigureUnit>> units;
  for (const FieldName& known : kFields)
    if (known.unit) units.emplace_back(known.name, *known.unit);
  return units;
}

std::unique_ptr<Check> field(Fields& fields, Parsing& parsing) {
  auto check = std::make_unique<Field>();
  Mistakes& mistakes = parsing.mistakes;
  const Node& name = *fields.get("field");
  for (const FieldName& known : kFields)
    if (name.text == known.name) check->field = &known;
  check->is = fields.texts("is");
  check->like = fields.texts("matches");
  check->known = fields.boolean("known");
  if (!check->field) {
    mistakes.error(
        name, fmt::format("no field is called {}{}", quote(name.text), suggestion(name.text, field_names())));
    for (const std::string_view key : {"at_most", "at_least", "over", "under", "between"}) fields.get(key);
    return nullptr;
  }
  const FieldName& field = *check->field;
  for (std::string& one : check->is) one = value_asked(field, one, fields, mistakes);
  for (std::string& one : check->like)
    if (one.size() > 1 && one.starts_with('/') && one.ends_with('/'))
      mistakes.error(*fields.get("matches"),
                     "matches: takes a text with * for anything, such as ventas*, and no regular expression");
    else if (one = folded_name(one); !any_fits(field, one))
      mistakes.error(*fields.get("matches"), fmt::format("no {} is like {}; expected one of {}", field.name,
                                                         quote(one), fmt::join(field.values, ", ")));
  const bool limited = has_limits(fields);
  if (limited) check->limits = parse_limits(fields, mistakes, field.unit.value_or(FigureUnit::none));
  const int asked = (check->is.empty() ? 0 : 1) + (check->like.empty() ? 0 : 1) + (check->known ? 1 : 0) +
                    (limited ? 1 : 0);
  if (asked != 1)
    mistakes.error(name, "a field needs one of is, matches, between, at_least, at_most or known beside it");
  else if (limited && !field.unit)
    mistakes.error(name, fmt::format("{} is a text, which has no limits; write is: or matches:", field.name));
  else if (!limited && !check->known && field.unit)
    mistakes.error(name, fmt::format("{} is a figure; write at_least:, at_most: or between:", field.name));
  return check;
}

}  // namespace cortesia::rules::checks
