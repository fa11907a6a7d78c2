#include "write/csv.hpp"

#include <vector>

#include <fmt/format.h>

#include "base/csv.hpp"
#include "base/json.hpp"
#include "model/reason.hpp"
#include "write/excerpt.hpp"

namespace cortesia::write {

namespace {

constexpr std::string_view kHeader =
    "call,rule,verdict,turn,time,reason,fraction,measured,quote,section,critical,outcome,score,coverage,"
    "source,started_at,agent,queue,checklist,version,error,waived,doubts\n";

void append_figure(std::string& out, const std::optional<double>& value, int decimals) {
  if (value) json::append_number(out, *value, decimals);
}

class Csv final : public Format {
 public:
  Csv(const ChecklistInfo& checklist, const Style& style) : Format(checklist, style) {
    rule_cells_.reserve(checklist.rules.size());
    for (const RuleInfo& rule : checklist.rules) {
      std::string cells;
      append_csv_cell(cells, rule.section);
      cells += ',';
      cells += name_of(rule.critical);
      rule_cells_.push_back(std::move(cells));
    }
    append_csv_cell(stamp_, checklist.name);
    stamp_ += ',';
    append_csv_cell(stamp_, checklist.version);
  }

  void head(std::string& out) const override { out += kHeader; }

  void call(std::string& out, const Call& call, const Report& report) const override {
    std::string id, rest, doubts;  // the same in all rows of the call
    append_csv_cell(id, call.id);
    append_call_cells(rest, call, report);
    append_csv_cell(doubts, doubts_of(call));
    for (const Finding& finding : report.findings) {
      out += id;
      out += ',';
      append_csv_cell(out, checklist_.rules[finding.rule].id);
      out += ',';
      append_finding(out, call, finding);
      out += ',';
      out += rule_cells_[finding.rule];
      out += ',';
      out += rest;
      if (finding.waiver != nullptr)
        append_csv_cell(out, style_.quotes ? finding.waiver->reason : finding.waiver->place);
      out += ',';
      out += doubts;
      out += '\n';
    }
  }

  void unreadable(std::string& out, const Unreadable& input) const override {
    append_csv_cell(out, input.id);
    out += ",,unreadable,,,,,,,,,unreadable,,,";
    append_csv_cell(out, input.source);
    out += ",,,,";
    out += stamp_;
    out += ',';
    append_csv_cell(out, style_.quotes ? input.error : without_quotes(input.error));
    out += ",,\n";
  }

 private:
  // "roles_inferred:87 | customer_within:3": short, for it stands in all rows of the call.
  static std::string doubts_of(const Call& call) {
    std::string out;
    for (const Doubt& doubt : call.doubts) {
      if (!out.empty()) out += " | ";
      out += name_of(doubt.kind);
      if (doubt.kind == DoubtKind::roles_inferred || doubt.kind == DoubtKind::roles_not_clear)
        out += fmt::format(":{}", doubt.count);
      else if (doubt.kind == DoubtKind::agent_within || doubt.kind == DoubtKind::customer_within)
        out += fmt::format(":{}", doubt.at);
    }
    return out;
  }

  // verdict,turn,time,reason,fraction,measured,quote
  void append_finding(std::string& out, const Call& call, const Finding& finding) const {
    out += name_of(finding.verdict);
    out += ',';
    if (!finding.evidence.empty()) json::append_integer(out, finding.evidence.front().turn);
    out += ',';
    if (!finding.evidence.empty()) append_figure(out, finding.evidence.front().time, 3);
    out += ',';
    out += name_of(finding.reason);
    out += ',';
    if (finding.verdict == Verdict::partial) json::append_number(out, finding.fraction, 4);
    out += ',';
    if (finding.measured) json::append_number(out, finding.measured->value, 3);
    out += ',';
    if (!style_.quotes) return;
    std::string quotes;
    for (const Evidence& evidence : finding.evidence) {
      if (!quotes.empty()) quotes += " | ";
      quotes += quote_of(call, evidence);
    }
    append_csv_cell(out, quotes);
  }

  // outcome,score,coverage,source,started_at,agent,queue,checklist,version,error,
  void append_call_cells(std::string& out, const Call& call, const Report& report) const {
    out += name_of(report.outcome);
    out += ',';
    append_figure(out, report.score, 2);
    out += ',';
    json::append_number(out, report.coverage, 2);
    out += ',';
    append_csv_cell(out, call.source);
    out += ',';
    append_csv_cell(out, call.started_at);
    out += ',';
    append_csv_cell(out, style_.quotes ? call.agent.id_or_name() : call.agent.id);
    out += ',';
    append_csv_cell(out, call.queue);
    out += ',';
    out += stamp_;
    out += ",,";
  }

  std::vector<std::string> rule_cells_;  // section,critical
  std::string stamp_;                    // checklist,version
};

}  // namespace

std::unique_ptr<Format> make_csv(const ChecklistInfo& checklist, const Style& style) {
  return std::make_unique<Csv>(checklist, style);
}

}  // namespace cortesia::write
