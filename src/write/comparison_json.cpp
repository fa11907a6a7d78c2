// A comparison as one JSON object; tests/reports/compare.schema.json is its schema.
#include <utility>

#include "base/json.hpp"
#include "model/reason.hpp"
#include "write/comparison.hpp"

namespace cortesia::write {

namespace {

void append_side(std::string& out, std::string_view key, const ComparedSide& side) {
  out += ",\"";
  out += key;
  out += "\":{\"name\":";
  json::append_text(out, side.name);
  out += ",\"version\":";
  json::append_text(out, side.version);
  out += ",\"sha256\":";
  json::append_text(out, side.sha256);
  out += '}';
}

void append_count(std::string& out, std::string_view key, std::uint64_t count) {
  out += ",\"";
  out += key;
  out += "\":";
  json::append_integer(out, count);
}

// `"old":"pass","new":"fail"`
void append_pair(std::string& out, std::string_view before, std::string_view after) {
  out += "\"old\":\"";
  out += before;
  out += "\",\"new\":\"";
  out += after;
  out += '"';
}

void append_score(std::string& out, const std::optional<double>& score) {
  if (score) {
    json::append_number(out, *score, 2);
  } else {
    out += "null";
  }
}

// `[{"old":"pass","new":"fail","calls":3}]`
template <typename Counts, typename Names>
void append_flips(std::string& out, const Counts& counts, const Names& names) {
  out += '[';
  bool first = true;
  for (std::size_t before = 0; before < counts.size(); ++before) {
    for (std::size_t after = 0; after < counts.size(); ++after) {
      if (counts[before][after] == 0) continue;
      out += std::exchange(first, false) ? "{" : ",{";
      append_pair(out, names[before], names[after]);
      append_count(out, "calls", counts[before][after]);
      out += '}';
    }
  }
  out += ']';
}

void append_rules_of_one_side(std::string& out, std::string_view key, const Comparison& comparison,
                              bool after) {
  out += ",\"";
  out += key;
  out += "\":[";
  bool first = true;
  for (const ComparedRule& rule : comparison.rules) {
    if (rule.before == rule.after || rule.after != after) continue;
    if (!std::exchange(first, false)) out += ',';
    json::append_text(out, rule.id);
  }
  out += ']';
}

}  // namespace

// The sides are told at the end: of runs they are not known before they are read.
void comparison_json_head(std::string& out, const Comparison&) {
  out += "{\"schema\":";
  json::append_integer(out, kSchema);
  out += ",\"changes\":[";
}

void comparison_json_call(std::string& out, const Comparison& comparison, const CallChange& change,
                          const Style&, bool first) {
  out += first ? "\n{\"call\":{\"id\":" : ",\n{\"call\":{\"id\":";
  json::append_text(out, change.id);
  out += ",\"source\":";
  json::append_text(out, change.source);
  out += "},\"outcome\":{";
  append_pair(out, name_of(change.before), name_of(change.after));
  out += "},\"score\":{\"old\":";
  append_score(out, change.score_before);
  out += ",\"new\":";
  append_score(out, change.score_after);
  out += "},\"findings\":[";
  bool first_flip = true;
  for (const Flip& flip : change.flips) {
    out += std::exchange(first_flip, false) ? "{\"rule\":" : ",{\"rule\":";
    json::append_text(out, comparison.rules[flip.rule].id);
    out += ',';
    append_pair(out, name_of(flip.before), name_of(flip.after));
    out += '}';
  }
  out += "]}";
}

void comparison_json_tail(std::string& out, const Comparison& comparison, const Style&) {
  out += "\n]";
  append_side(out, "old", comparison.before);
  append_side(out, "new", comparison.after);
  append_count(out, "calls", comparison.calls);
  append_count(out, "changed", comparison.changed);
  append_count(out, "only_old", comparison.only_before);
  append_count(out, "only_new", comparison.only_after);
  out += ",\"outcomes\":";
  append_flips(out, comparison.outcomes, kOutcomeNames);
  out += ",\"rules\":[";
  bool first = true;
  for (const ComparedRule& rule : comparison.rules) {
    if (rule.flipped() == 0) continue;
    out += std::exchange(first, false) ? "{\"rule\":" : ",{\"rule\":";
    json::append_text(out, rule.id);
    append_count(out, "flipped", rule.flipped());
    out += ",\"flips\":";
    append_flips(out, rule.flips, kVerdictNames);
    out += '}';
  }
  out += ']';
  append_rules_of_one_side(out, "added", comparison, true);
  append_rules_of_one_side(out, "removed", comparison, false);
  out += "}\n";
}

}  // namespace cortesia::write
