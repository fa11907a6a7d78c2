// A comparison as one JSON object; tests/reports/compare.schema.json is its schema.
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "model/reason.hpp"
#include "model/report_schema.hpp"
#include "write/comparison.hpp"

namespace cortesia::write {

namespace {

using json::append_list;
using json::Object;

void append_side(std::string& out, const ComparedSide& side) {
  Object object(out);
  object.text("name", side.name);
  object.text("version", side.version);
  object.text("sha256", side.sha256);
  if (!side.scoring) return;
  object.number("pass_mark", side.scoring->pass_mark, 2);
  object.number("minimum_coverage", side.scoring->minimum_coverage, 2);
  object.text("critical_policy", name_of(side.scoring->critical));
}

void append_pair(Object& object, std::string_view before, std::string_view after) {
  object.text("old", before);
  object.text("new", after);
}

// `[{"old":"pass","new":"fail","calls":3}]`
template <typename Counts, typename Names>
void append_flips(std::string& out, const Counts& counts, const Names& names) {
  struct Row {
    std::string_view before, after;
    std::uint64_t calls;
  };
  std::vector<Row> rows;
  for (std::size_t before = 0; before < counts.size(); ++before)
    for (std::size_t after = 0; after < counts.size(); ++after)
      if (counts[before][after] > 0) rows.push_back({names[before], names[after], counts[before][after]});
  append_list(out, rows, [&](const Row& row) {
    Object object(out);
    append_pair(object, row.before, row.after);
    object.integer("calls", row.calls);
  });
}

void append_rules_of_one_side(std::string& out, const Comparison& comparison, bool after) {
  std::vector<std::string_view> ids;
  for (const ComparedRule& rule : comparison.rules)
    if (rule.before != rule.after && rule.after == after) ids.push_back(rule.id);
  append_list(out, ids, [&](std::string_view id) { json::append_text(out, id); });
}

}  // namespace

// The sides are told at the end: of runs they are not known before they are read.
void comparison_json_head(std::string& out, const Comparison&) {
  out += "{\"schema\":";
  json::append_integer(out, kReportSchema);
  out += ",\"changes\":[";
}

void comparison_json_call(std::string& out, const Comparison& comparison, const CallChange& change,
                          const Style&, bool first) {
  out += first ? "\n" : ",\n";
  Object object(out);
  object.key("call");
  {
    Object call(out);
    call.text("id", change.id);
    call.text("source", change.source);
  }
  object.key("outcome");
  {
    Object outcome(out);
    append_pair(outcome, name_of(change.before), name_of(change.after));
  }
  object.key("score");
  {
    Object score(out);
    score.number("old", change.score_before, 2);
    score.number("new", change.score_after, 2);
  }
  object.key("findings");
  append_list(out, change.flips, [&](const Flip& flip) {
    Object finding(out);
    finding.text("rule", comparison.rules[flip.rule].id);
    append_pair(finding, name_of(flip.before), name_of(flip.after));
  });
}

void comparison_json_tail(std::string& out, const Comparison& comparison, const Style&) {
  out += "\n]";
  {
    Object object(out, Object::Begun{});
    object.key("old");
    append_side(out, comparison.before);
    object.key("new");
    append_side(out, comparison.after);
    object.integer("calls", comparison.calls);
    object.integer("changed", comparison.changed);
    object.integer("only_old", comparison.only_before);
    object.integer("only_new", comparison.only_after);
    object.key("outcomes");
    append_flips(out, comparison.outcomes, kOutcomeNames);
    object.key("rules");
    std::vector<const ComparedRule*> flipped;
    for (const ComparedRule& rule : comparison.rules)
      if (rule.flipped() > 0) flipped.push_back(&rule);
    append_list(out, flipped, [&](const ComparedRule* each) {
      Object rule(out);
      rule.text("rule", each->id);
      rule.integer("flipped", each->flipped());
      rule.key("flips");
      append_flips(out, each->flips, kCountedNames);
    });
    object.key("added");
    append_rules_of_one_side(out, comparison, true);
    object.key("removed");
    append_rules_of_one_side(out, comparison, false);
  }
  out += '\n';
}

}  // namespace cortesia::write
