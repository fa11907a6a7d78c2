#include "grades/sheet.hpp"

#include "base/csv.hpp"
#include "base/json.hpp"
#include "grades/grades.hpp"

namespace cortesia::grades {

namespace {

void append_text(std::string& out, std::string_view text) {
  out += ',';
  append_csv_cell(out, text);
}

void append_number(std::string& out, std::uint64_t number) {
  out += ',';
  json::append_integer(out, number);
}

}  // namespace

void write_sheet(std::string& out, const std::vector<Drawn>& drawn, const ChecklistInfo& checklist,
                 const SheetOptions& options) {
  out +=
      "call,source,agent,rule,title,verdict,turn,grader,note,"
      "stratum,by,stratum_calls,stratum_drawn,calls,drawn,seed,checklist,version,sha256\n";
  for (const Drawn& one : drawn) {
    std::string call, trail;  // the same for all rules
    append_csv_cell(call, one.call.id);
    append_text(call, one.call.source);
    append_text(call, one.call.agent);
    append_text(trail, one.call.stratum);
    append_text(trail, options.by);
    append_number(trail, one.stratum_calls);
    append_number(trail, one.stratum_drawn);
    append_number(trail, options.population);
    append_number(trail, drawn.size());
    append_number(trail, options.seed);
    append_text(trail, checklist.name);
    append_text(trail, checklist.version);
    append_text(trail, checklist.sha256);
    for (const RuleInfo& rule : checklist.rules) {
      if (options.only.empty() ? rule.label : !is_wanted(rule, options.only)) continue;
      out += call;
      append_text(out, rule.id);
      append_text(out, rule.title);
      out += ",,,,";  // verdict, turn, grader, note
      out += trail;
      out += '\n';
    }
  }
}

}  // namespace cortesia::grades
