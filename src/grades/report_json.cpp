// One JSON object: tests/unit/grades_report.cpp shows its fields, cortesia(1) says what they mean.
#include <vector>

#include "base/json.hpp"
#include "grades/report.hpp"

namespace cortesia::grades {

namespace {

constexpr int kDecimals = 4;

using json::append_list;
using json::Object;

void append_estimate(Object& object, std::string& out, std::string_view name,
                     const std::optional<Estimate>& estimate) {
  if (!estimate) return object.null(name);
  object.key(name);
  Object figures(out);
  figures.number("value", estimate->value, kDecimals);
  figures.number("low", estimate->low, kDecimals);
  figures.number("high", estimate->high, kDecimals);
}

void append_texts(std::string& out, const std::vector<std::string>& texts) {
  append_list(out, texts, [&](const std::string& text) { json::append_text(out, text); });
}

// {"pass":{"pass":70,"fail":2},...}: graded, then found; what nobody graded or found is left out
void append_confusion(std::string& out, const Confusion& table) {
  Object rows(out);
  for (std::size_t i = 0; i < kVerdicts; ++i) {
    if (table.graded(static_cast<Verdict>(i)) == 0) continue;
    rows.key(kVerdictNames[i]);
    Object row(out);
    for (std::size_t j = 0; j < kVerdicts; ++j)
      if (table.counts[i][j] > 0) row.number(kVerdictNames[j], table.counts[i][j], kDecimals);
  }
}

void append_occasion(std::string& out, const Occasion& occasion) {
  Object object(out);
  object.number("graded", occasion.graded, kDecimals);
  object.number("found", occasion.found, kDecimals);
  object.number("both", occasion.both, kDecimals);
  object.number("absent", occasion.absent, kDecimals);
  append_estimate(object, out, "precision", occasion.precision());
  append_estimate(object, out, "recall", occasion.recall());
}

// How far those who fill in one table and those who fill in the other agree.
void append_agreement(Object& object, std::string& out, const Confusion& table) {
  append_estimate(object, out, "agreement", agreement(table));
  append_estimate(object, out, "kappa", kappa(table));
  append_estimate(object, out, "ac1", ac1(table));
}

void append_rule(std::string& out, const RuleResult& rule, const ChecklistInfo& checklist) {
  const RuleInfo& info = checklist.rules[rule.rule];
  Object object(out);
  object.text("rule", info.id);
  object.text("section", info.section);
  object.number("calls", rule.table.total(), kDecimals);
  object.boolean("in_mean", rule.in_mean);
  append_agreement(object, out, rule.table);
  object.key("fail");
  {
    Object fail(out);
    fail.number("graded", rule.table.graded(Verdict::fail), kDecimals);
    fail.number("found", rule.table.found(Verdict::fail), kDecimals);
    fail.number("both", rule.table.at(Verdict::fail, Verdict::fail), kDecimals);
    append_estimate(fail, out, "precision", rule.fail_precision());
    append_estimate(fail, out, "recall", rule.fail_recall());
  }
  object.key("occasion");
  append_occasion(out, occasion_of(rule.table));
  object.key("confusion");
  append_confusion(out, rule.table);
  if (!(rule.graders.total() > 0)) return object.null("graders");
  object.key("graders");
  Object graders(out);
  graders.number("calls", rule.graders.total(), kDecimals);
  append_agreement(graders, out, rule.graders);
  graders.key("confusion");
  append_confusion(out, rule.graders);
}

// As in reports of calls.
void append_quote(Object& object, const Quote& quote, bool with_text) {
  object.integer("turn", quote.turn);
  object.integer("begin", quote.begin);
  object.integer("end", quote.end);
  object.number("time", quote.time, 3);
  if (with_text) object.text("quote", quote.text);
}

void append_looked_in(Object& object, std::string& out, const std::optional<LookedIn>& where) {
  if (!where) return object.null("looked_in");
  object.key("looked_in");
  Object looked_in(out);
  looked_in.text("by", where->by);
  looked_in.text("window", where->window);
  if (where->empty) {
    looked_in.null("first_turn");
    looked_in.null("last_turn");
  } else {
    looked_in.integer("first_turn", where->first_turn);
    looked_in.integer("last_turn", where->last_turn);
  }
}

void append_shown(Object& object, std::string& out, const Shown& shown, bool quotes) {
  object.text("reason", name_of(shown.reason));
  object.key("evidence");
  append_list(out, shown.evidence, [&](const Quote& quote) {
    Object evidence(out);
    append_quote(evidence, quote, quotes);
  });
  append_looked_in(object, out, shown.looked_in);
  if (shown.wanted.empty() || !quotes) return object.null("nearest");
  object.key("nearest");
  Object nearest(out);
  nearest.text("wanted", shown.wanted);
  append_quote(nearest, shown.nearest, true);
}

void append_grade(std::string& out, const Grade& grade, const Grades& grades, bool quotes) {
  Object object(out);
  object.text("verdict", name_of(grade.verdict));
  object.text("grader", grades.graders[grade.grader]);
  if (grade.turn)
    object.integer("turn", *grade.turn);
  else
    object.null("turn");
  if (!quotes) return;
  object.key("other");
  Object other(out);
  for (std::size_t i = 0; i < grade.other.size(); ++i)
    other.text_if_any(grades.other_columns[i], grade.other[i]);
}

void append_disagreement(std::string& out, const Disagreement& one, const Result& result, bool quotes) {
  Object object(out);
  object.text("call", result.grades.calls[one.call]);
  object.text("source", one.source);
  object.text("rule", result.checklist.rules[one.rule].id);
  object.key("graded");
  append_grade(out, *one.grade, result.grades, quotes);
  object.key("found");
  Object found(out);
  found.text("verdict", name_of(one.found));
  append_shown(found, out, one.shown, quotes);
}

void append_grades(std::string& out, const Grades& grades) {
  Object object(out);
  object.integer("count", grades.grades.size());
  object.key("graders");
  append_texts(out, grades.graders);
  object.integer("unfilled", grades.unfilled);
  object.key("unknown_rules");
  append_texts(out, grades.unknown_rules);
}

void append_pooled(std::string& out, const Calibration& all) {
  Object object(out);
  std::optional<double> agreed;
  if (all.pooled.total() > 0) agreed = all.pooled.agreed() / all.pooled.total();
  object.number("agreement", agreed, kDecimals);
  append_estimate(object, out, "kappa", all.pooled_kappa);
}

// The items on lines of their own.
template <typename Items, typename Append>
void append_lines(std::string& out, const Items& items, Append append) {
  append_list(out, items, [&](const auto& item) {
    out += '\n';
    append(item);
  });
}

}  // namespace

void write_json(std::string& out, const Result& result, const ReportOptions& options) {
  const Calibration& all = result.calibration;
  {
    Object object(out);
    object.integer("schema", kCalibrationSchema);
    object.key("checklist");
    {
      Object checklist(out);
      checklist.text("name", result.checklist.name);
      checklist.text("version", result.checklist.version);
      checklist.text("sha256", result.checklist.sha256);
    }
    object.key("grades");
    append_grades(out, result.grades);
    object.integer("calls", all.calls);
    object.key("not_found");
    append_texts(out, all.not_found);
    append_estimate(object, out, "mean_kappa", all.mean_kappa);
    object.integer("rules_in_mean", all.rules_in_mean);
    object.number("ceiling_kappa", all.ceiling_kappa, kDecimals);
    object.integer("rules_in_ceiling", all.rules_in_ceiling);
    object.key("pooled");
    append_pooled(out, all);
    object.key("sections");
    append_lines(out, all.sections, [&](const auto& each) {
      Object section(out);
      section.text("section", result.checklist.sections[each.section].id);
      section.key("occasion");
      append_occasion(out, each.occasion);
    });
    object.key("rules");
    append_lines(out, all.rules, [&](const RuleResult& rule) { append_rule(out, rule, result.checklist); });
    object.key("disagreements");
    const Listing listing(all, options);
    std::vector<const Disagreement*> listed;
    for (const Listing::OfRule& rule : listing.rules())
      for (const Disagreement& one : rule.listed) listed.push_back(&one);
    append_lines(out, listed,
                 [&](const Disagreement* one) { append_disagreement(out, *one, result, options.quotes); });
  }
  out += '\n';
}

}  // namespace cortesia::grades
