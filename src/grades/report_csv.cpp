// Two tables for spreadsheets: a row a rule, and a row a disagreement. Figures have a decimal point; what is
// not defined is an empty cell. tests/unit/grades_report.cpp shows both.
#include "base/csv.hpp"
#include "base/json.hpp"
#include "grades/report.hpp"

namespace cortesia::grades {

namespace {

constexpr int kDecimals = 4;

void append_figure(std::string& out, double value) {
  out += ',';
  json::append_number(out, value, kDecimals);
}

void append_estimate(std::string& out, const std::optional<Estimate>& estimate) {
  if (!estimate) {
    out += ",,,";
    return;
  }
  append_figure(out, estimate->value);
  append_figure(out, estimate->low);
  append_figure(out, estimate->high);
}

void append_text(std::string& out, std::string_view text) {
  out += ',';
  append_csv_cell(out, text);
}

// "kappa" -> ",kappa,kappa_low,kappa_high"
void append_estimate_header(std::string& out, std::string_view name) {
  for (std::string_view end : {"", "_low", "_high"}) {
    out += ',';
    out += name;
    out += end;
  }
}

}  // namespace

void write_csv(std::string& out, const Result& result, const ReportOptions&) {
  out += "rule,section,calls,in_mean";
  for (std::string_view name : {"agreement", "kappa", "ac1"}) append_estimate_header(out, name);
  out += ",fail_graded,fail_found,fail_both";
  for (std::string_view name : {"fail_precision", "fail_recall"}) append_estimate_header(out, name);
  out += ",occasion_graded,occasion_found,occasion_both";
  for (std::string_view name : {"occasion_precision", "occasion_recall"}) append_estimate_header(out, name);
  out += ",graders_calls";
  for (std::string_view name : {"graders_agreement", "graders_kappa", "graders_ac1"})
    append_estimate_header(out, name);
  for (std::string_view graded : kVerdictNames) {
    for (std::string_view found : kVerdictNames) {
      out += ",graded_";
      out += graded;
      out += "_found_";
      out += found;
    }
  }
  out += '\n';

  for (const RuleResult& rule : result.calibration.rules) {
    const RuleInfo& info = result.checklist.rules[rule.rule];
    append_csv_cell(out, info.id);
    append_text(out, info.section);
    append_figure(out, rule.table.total());
    out += rule.in_mean ? ",yes" : ",no";
    append_estimate(out, agreement(rule.table));
    append_estimate(out, kappa(rule.table));
    append_estimate(out, ac1(rule.table));
    append_figure(out, rule.table.graded(Verdict::fail));
    append_figure(out, rule.table.found(Verdict::fail));
    append_figure(out, rule.table.at(Verdict::fail, Verdict::fail));
    append_estimate(out, rule.fail_precision());
    append_estimate(out, rule.fail_recall());
    Occasion occasion = occasion_of(rule.table);
    append_figure(out, occasion.graded);
    append_figure(out, occasion.found);
    append_figure(out, occasion.both);
    append_estimate(out, occasion.precision());
    append_estimate(out, occasion.recall());
    append_figure(out, rule.graders.total());
    append_estimate(out, agreement(rule.graders));
    append_estimate(out, kappa(rule.graders));
    append_estimate(out, ac1(rule.graders));
    for (const auto& row : rule.table.counts)
      for (double count : row) append_figure(out, count);
    out += '\n';
  }
}

void write_disagreements(std::string& out, const Result& result, const ReportOptions& options) {
  out += "call,rule,graded,found,grader,turn,reason,found_turn";
  if (options.quotes) out += ",quote,nearest,wanted";
  out += ",by,window,source";
  if (options.quotes)
    for (const std::string& column : result.grades.other_columns) append_text(out, column);
  out += '\n';

  Listing listing(result.calibration, options);
  for (const Listing::OfRule& rule : listing.rules()) {
    for (const Disagreement& one : rule.listed) {
      const Grade& grade = *one.grade;
      const Shown& shown = one.shown;
      append_csv_cell(out, result.grades.calls[one.call]);
      append_text(out, result.checklist.rules[one.rule].id);
      append_text(out, name_of(grade.verdict));
      append_text(out, name_of(one.found));
      append_text(out, result.grades.graders[grade.grader]);
      append_text(out, grade.turn ? std::to_string(*grade.turn) : std::string());
      append_text(out, name_of(shown.reason));
      append_text(out, shown.evidence.empty() ? std::string() : std::to_string(shown.evidence.front().turn));
      if (options.quotes) {
        std::string quotes;
        for (const Quote& quote : shown.evidence) {
          if (!quotes.empty()) quotes += " | ";
          quotes += quote.text;
        }
        append_text(out, quotes);
        append_text(out, shown.nearest.text);
        append_text(out, shown.wanted);
      }
      append_text(out, shown.looked_in ? shown.looked_in->by : std::string_view());
      append_text(out, shown.looked_in ? shown.looked_in->window : std::string_view());
      append_text(out, one.source);
      if (options.quotes)
        for (const std::string& value : grade.other) append_text(out, value);
      out += '\n';
    }
  }
}

}  // namespace cortesia::grades
