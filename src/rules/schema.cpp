// The schema is written out as the JSON that it is, with `@name@` where a table of the room has the say: the
// kinds of checks and what they are about, figures, fields, events, needs, parties.
//
// A check lies open in the mapping that holds it: a rule's own keys stand beside `require:` or `measure:` and
// its limits. Draft-07 cannot join two closed mappings, so every mapping that holds a check lists the keys of
// all kinds (`@checks@`) beside its own, and `one_check` says that there is one kind and which keys go with
// which.
#include "rules/schema.hpp"

#include <array>
#include <cassert>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/json.hpp"
#include "model/reason.hpp"
#include "model/report.hpp"
#include "rules/check.hpp"
#include "rules/checks/kinds.hpp"
#include "rules/figures.hpp"
#include "rules/needs.hpp"
#include "rules/parties.hpp"

namespace cortesia::rules {
namespace {

#include "rules/schema.inc"

// ---- what the tables say

template <typename Names>
std::string list(const Names& names) {
  std::string out = "[";
  for (const auto& name : names) {
    if (out.size() > 1) out += ", ";
    json::append_text(out, name);
  }
  return out + "]";
}

template <typename Each>
std::string joined(const Each& each) {
  std::string out;
  for (const std::string_view part : each) out += (out.empty() ? "" : "|") + std::string(part);
  return out;
}

std::string check_keys() {
  std::string out;
  for (const CheckKind& kind : check_kind_table())
    out += fmt::format("\"{0}\": {{\"$ref\": \"#/definitions/kind_{0}\"}},\n        ", kind.name);
  return out + std::string(kBesideChecks);
}

std::string kind_clauses() {
  std::string out;
  for (const CheckKind& kind : check_kind_table())
    out += fmt::format("{}{{\"required\": [\"{}\"]}}", out.empty() ? "" : ", ", kind.name);
  return out;
}

// Each figure with what it is, which editors show.
std::string figures() {
  std::string out = "[{\"$ref\": \"#/definitions/setting\"}";
  for (const Figure& figure : figure_table()) {
    out += fmt::format(",\n      {{\"const\": \"{}\", \"description\": ", figure.name);
    json::append_text(out, figure.about);
    out += "}";
  }
  return out + "]";
}

std::string figures_of_moments() {
  std::vector<std::string_view> names;
  for (const Figure& figure : figure_table())
    if (figure.of == FigureOf::moment) names.push_back(figure.name);
  return list(names);
}

// What the limits beside a measure or field must be, by the unit of what it asks for.
std::string limits_of(std::string_view key, const std::vector<std::pair<std::string_view, FigureUnit>>& all) {
  static constexpr std::pair<FigureUnit, std::string_view> kUnits[] = {
      {FigureUnit::seconds, "seconds"},   {FigureUnit::per_cent, "per_cent"},
      {FigureUnit::none, "none"},         {FigureUnit::words_per_minute, "none"},
      {FigureUnit::decibels, "decibels"}, {FigureUnit::time_of_day, "time_of_day"},
  };
  std::string out;
  for (const auto& [unit, limit] : kUnits) {
    std::vector<std::string_view> names;
    for (const auto& [name, its] : all)
      if (its == unit) names.push_back(name);
    if (names.empty()) continue;
    std::string limits;
    for (const std::string_view one : {"at_least", "at_most", "over", "under"})
      limits += fmt::format(R"("{}": {{"$ref": "#/definitions/limit_{}"}}, )", one, limit);
    out += fmt::format(
        R"({}{{"if": {{"properties": {{"{}": {{"enum": {}}}}}}}, "then": {{"properties": {{{}"between": )"
        R"({{"anyOf": [{{"$ref": "#/definitions/nothing"}}, {{"type": "array", "items": {{"$ref": )"
        R"("#/definitions/limit_{}"}}}}]}}}}}}}})",
        out.empty() ? "" : ", ", key, list(names), limits, limit);
  }
  return out;
}

std::string limits_of_figures() {
  std::vector<std::pair<std::string_view, FigureUnit>> all;
  for (const Figure& figure : figure_table()) all.emplace_back(figure.name, figure.unit);
  return limits_of("measure", all);
}

std::string verdicts() {
  std::string out;
  for (const std::string_view name : kVerdictNames)
    out += fmt::format("{}\"{}\": {{\"$ref\": \"#/definitions/expected\"}}", out.empty() ? "" : ",\n        ",
                       name);
  return out;
}

// A key that is there and holds something.
std::string have(std::string_view key) {
  return fmt::format(R"({{"required": ["{0}"], "properties": {{"{0}": {{"not": {{"type": "null"}}}}}}}})",
                     key);
}

std::string verdict_clauses() {
  std::string out;
  for (const std::string_view name : kVerdictNames) out += (out.empty() ? "" : ", ") + have(name);
  return out;
}

std::string value_of(std::string_view name) {
  if (name.starts_with("have:")) return have(name.substr(5));
  if (name.starts_with("about:")) {
    for (const CheckKind& kind : check_kind_table())
      if (kind.name == name.substr(6)) {
        std::string out;
        json::append_text(out, kind.about);
        return out;
      }
  }
  using Value = std::string (*)();
  static constexpr std::array<std::pair<std::string_view, Value>, 19> kValuesOf{{
      {"checks", check_keys},
      {"kinds", kind_clauses},
      {"figures", figures},
      {"figures_of_moments", figures_of_moments},
      {"limits_of_figures", limits_of_figures},
      {"limits_of_fields", [] { return limits_of("field", checks::field_units()); }},
      {"verdicts", verdicts},
      {"verdict_clauses", verdict_clauses},
      {"verdict_words", [] { return joined(kVerdictNames); }},
      {"fields", [] { return list(checks::field_names()); }},
      {"needs", [] { return list(need_names()); }},
      {"need_words", [] { return joined(need_names()); }},
      {"events", [] { return list(kOwnEventNames); }},
      {"parties", [] { return list(kPartySetNames); }},
      {"party_words", [] { return joined(kPartySetNames); }},
      {"search", [] { return std::string(kSearch); }},
      {"source", [] { return std::string(kSource); }},
      {"merge", [] { return std::string(kMerge); }},
      {"about_rule", [] { return std::string(kAboutRule); }},
  }};
  for (const auto& [known, value] : kValuesOf)
    if (known == name) return value();
  assert(false && "a name in the schema that no table answers for");
  return {};
}

// The text with every `@name@` replaced.
std::string filled(std::string_view text) {
  std::string out;
  while (true) {
    const std::size_t begin = text.find('@');
    out += text.substr(0, begin);
    if (begin == std::string_view::npos) return out;
    const std::size_t end = text.find('@', begin + 1);
    const std::string_view name = text.substr(begin + 1, end - begin - 1);
    if (name.empty() || name.find(' ') != std::string_view::npos) {  // an @ of the text
      out += '@';
      text.remove_prefix(begin + 1);
      continue;
    }
    out += value_of(name);
    text.remove_prefix(end + 1);
  }
}

}  // namespace

std::string checklist_schema() {
  std::string out;
  for (const std::string_view part : {kFile, kValues, kKinds, kHolders, kExamples}) out += filled(part);
  return out;
}

}  // namespace cortesia::rules
