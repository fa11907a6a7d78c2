// One JSON object: tests/unit/grades_report.cpp shows its fields, cortesia(1) says what they mean.
#include <utility>

#include "base/json.hpp"
#include "grades/report.hpp"

namespace cortesia::grades {

namespace {

constexpr int kDecimals = 4;

void append_estimate(std::string& out, const std::optional<Estimate>& estimate) {
  if (!estimate) {
    out += "null";
    return;
  }
  out += "{\"value\":";
  json::append_number(out, estimate->value, kDecimals);
  out += ",\"low\":";
  json::append_number(out, estimate->low, kDecimals);
  out += ",\"high\":";
  json::append_number(out, estimate->high, kDecimals);
  out += '}';
}

void append_optional(std::string& out, const std::optional<double>& value) {
  if (value) {
    json::append_number(out, *value, kDecimals);
  } else {
    out += "null";
  }
}

void append_texts(std::string& out, const std::vector<std::string>& texts) {
  out += '[';
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i > 0) out += ',';
    json::append_text(out, texts[i]);
  }
  out += ']';
}

// {"pass":{"pass":70,"fail":2},...}: graded, then found; what nobody graded or found is left out
void append_confusion(std::string& out, const Confusion& table) {
  out += '{';
  bool first_row = true;
  for (std::size_t i = 0; i < kVerdicts; ++i) {
    if (table.graded(static_cast<Verdict>(i)) == 0) continue;
    out += std::exchange(first_row, false) ? "\"" : ",\"";
    out += kVerdictNames[i];
    out += "\":{";
    bool first = true;
    for (std::size_t j = 0; j < kVerdicts; ++j) {
      if (table.counts[i][j] == 0) continue;
      out += std::exchange(first, false) ? "\"" : ",\"";
      out += kVerdictNames[j];
      out += "\":";
      json::append_number(out, table.counts[i][j], kDecimals);
    }
    out += '}';
  }
  out += '}';
}

void append_occasion(std::string& out, const Occasion& occasion) {
  out += "{\"graded\":";
  json::append_number(out, occasion.graded, kDecimals);
  out += ",\"found\":";
  json::append_number(out, occasion.found, kDecimals);
  out += ",\"both\":";
  json::append_number(out, occasion.both, kDecimals);
  out += ",\"absent\":";
  json::append_number(out, occasion.absent, kDecimals);
  out += ",\"precision\":";
  append_estimate(out, occasion.precision());
  out += ",\"recall\":";
  append_estimate(out, occasion.recall());
  out += '}';
}

void append_rule(std::string& out, const RuleResult& rule, const ChecklistInfo& checklist) {
  const RuleInfo& info = checklist.rules[rule.rule];
  out += "{\"rule\":";
  json::append_text(out, info.id);
  out += ",\"section\":";
  json::append_text(out, info.section);
  out += ",\"calls\":";
  json::append_number(out, rule.table.total(), kDecimals);
  out += ",\"in_mean\":";
  out += rule.in_mean ? "true" : "false";
  out += ",\"agreement\":";
  append_estimate(out, agreement(rule.table));
  out += ",\"kappa\":";
  append_estimate(out, kappa(rule.table));
  out += ",\"ac1\":";
  append_estimate(out, ac1(rule.table));
  out += ",\"fail\":{\"graded\":";
  json::append_number(out, rule.table.graded(Verdict::fail), kDecimals);
  out += ",\"found\":";
  json::append_number(out, rule.table.found(Verdict::fail), kDecimals);
  out += ",\"both\":";
  json::append_number(out, rule.table.at(Verdict::fail, Verdict::fail), kDecimals);
  out += ",\"precision\":";
  append_estimate(out, rule.fail_precision());
  out += ",\"recall\":";
  append_estimate(out, rule.fail_recall());
  out += "},\"occasion\":";
  append_occasion(out, occasion_of(rule.table));
  out += ",\"confusion\":";
  append_confusion(out, rule.table);
  out += ",\"graders\":";
  if (rule.graders.total() > 0) {
    out += "{\"calls\":";
    json::append_number(out, rule.graders.total(), kDecimals);
    out += ",\"agreement\":";
    append_estimate(out, agreement(rule.graders));
    out += ",\"kappa\":";
    append_estimate(out, kappa(rule.graders));
    out += ",\"ac1\":";
    append_estimate(out, ac1(rule.graders));
    out += ",\"confusion\":";
    append_confusion(out, rule.graders);
    out += '}';
  } else {
    out += "null";
  }
  out += '}';
}

// `"turn":3,"begin":0,"end":12,"time":1.5,"quote":"..."`, as in reports of calls
void append_quote(std::string& out, const Quote& quote, bool with_text) {
  out += "\"turn\":";
  json::append_integer(out, quote.turn);
  out += ",\"begin\":";
  json::append_integer(out, quote.begin);
  out += ",\"end\":";
  json::append_integer(out, quote.end);
  out += ",\"time\":";
  if (quote.time) {
    json::append_number(out, *quote.time, 3);
  } else {
    out += "null";
  }
  if (!with_text) return;
  out += ",\"quote\":";
  json::append_text(out, quote.text);
}

void append_shown(std::string& out, const Shown& shown, bool quotes) {
  out += "\"reason\":\"";
  out += name_of(shown.reason);
  out += "\",\"evidence\":[";
  for (std::size_t i = 0; i < shown.evidence.size(); ++i) {
    out += i > 0 ? ",{" : "{";
    append_quote(out, shown.evidence[i], quotes);
    out += '}';
  }
  out += "],\"looked_in\":";
  if (shown.looked_in) {
    const LookedIn& where = *shown.looked_in;
    out += "{\"by\":";
    json::append_text(out, where.by);
    out += ",\"window\":";
    json::append_text(out, where.window);
    out += ",\"first_turn\":";
    out += where.empty ? "null" : std::to_string(where.first_turn);
    out += ",\"last_turn\":";
    out += where.empty ? "null" : std::to_string(where.last_turn);
    out += '}';
  } else {
    out += "null";
  }
  out += ",\"nearest\":";
  if (!shown.wanted.empty() && quotes) {
    out += "{\"wanted\":";
    json::append_text(out, shown.wanted);
    out += ',';
    append_quote(out, shown.nearest, true);
    out += '}';
  } else {
    out += "null";
  }
}

void append_disagreement(std::string& out, const Disagreement& one, const Result& result, bool quotes) {
  const Grade& grade = *one.grade;
  out += "{\"call\":";
  json::append_text(out, result.grades.calls[one.call]);
  out += ",\"source\":";
  json::append_text(out, one.source);
  out += ",\"rule\":";
  json::append_text(out, result.checklist.rules[one.rule].id);
  out += ",\"graded\":{\"verdict\":\"";
  out += name_of(grade.verdict);
  out += "\",\"grader\":";
  json::append_text(out, result.grades.graders[grade.grader]);
  out += ",\"turn\":";
  out += grade.turn ? std::to_string(*grade.turn) : "null";
  if (quotes) {
    out += ",\"other\":{";
    bool first = true;
    for (std::size_t i = 0; i < grade.other.size(); ++i) {
      if (grade.other[i].empty()) continue;
      if (!std::exchange(first, false)) out += ',';
      json::append_text(out, result.grades.other_columns[i]);
      out += ':';
      json::append_text(out, grade.other[i]);
    }
    out += '}';
  }
  out += "},\"found\":{\"verdict\":\"";
  out += name_of(one.found);
  out += "\",";
  append_shown(out, one.shown, quotes);
  out += "}}";
}

void append_grades(std::string& out, const Grades& grades) {
  out += ",\"grades\":{\"count\":";
  json::append_integer(out, grades.grades.size());
  out += ",\"graders\":";
  append_texts(out, grades.graders);
  out += ",\"unfilled\":";
  json::append_integer(out, grades.unfilled);
  out += ",\"unknown_rules\":";
  append_texts(out, grades.unknown_rules);
  out += '}';
}

}  // namespace

void write_json(std::string& out, const Result& result, const ReportOptions& options) {
  const Calibration& all = result.calibration;
  out += "{\"schema\":";
  json::append_integer(out, kCalibrationSchema);
  out += ",\"checklist\":{\"name\":";
  json::append_text(out, result.checklist.name);
  out += ",\"version\":";
  json::append_text(out, result.checklist.version);
  out += ",\"sha256\":";
  json::append_text(out, result.checklist.sha256);
  out += '}';
  append_grades(out, result.grades);
  out += ",\"calls\":";
  json::append_integer(out, all.calls);
  out += ",\"not_found\":";
  append_texts(out, all.not_found);

  out += ",\n\"mean_kappa\":";
  append_estimate(out, all.mean_kappa);
  out += ",\"rules_in_mean\":";
  json::append_integer(out, all.rules_in_mean);
  out += ",\"ceiling_kappa\":";
  append_optional(out, all.ceiling_kappa);
  out += ",\"rules_in_ceiling\":";
  json::append_integer(out, all.rules_in_ceiling);
  out += ",\"pooled\":{\"agreement\":";
  append_optional(
      out, all.pooled.total() > 0 ? std::optional(all.pooled.agreed() / all.pooled.total()) : std::nullopt);
  out += ",\"kappa\":";
  append_estimate(out, all.pooled_kappa);
  out += "},\n\"sections\":[";
  for (std::size_t i = 0; i < all.sections.size(); ++i) {
    out += i > 0 ? ",\n{\"section\":" : "\n{\"section\":";
    json::append_text(out, result.checklist.sections[all.sections[i].section].id);
    out += ",\"occasion\":";
    append_occasion(out, all.sections[i].occasion);
    out += '}';
  }
  out += "],\n\"rules\":[";
  for (std::size_t i = 0; i < all.rules.size(); ++i) {
    out += i > 0 ? ",\n" : "\n";
    append_rule(out, all.rules[i], result.checklist);
  }
  out += "],\n\"disagreements\":[";
  bool first = true;
  Listing listing(all, options);
  for (const Listing::OfRule& rule : listing.rules()) {
    for (const Disagreement& one : rule.listed) {
      out += std::exchange(first, false) ? "\n" : ",\n";
      append_disagreement(out, one, result, options.quotes);
    }
  }
  out += "]}\n";
}

}  // namespace cortesia::grades
