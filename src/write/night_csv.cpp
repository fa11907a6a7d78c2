// The night for spreadsheets: a row for all calls, then one for each agent, queue and day.
#include "base/csv.hpp"
#include "base/json.hpp"
#include "write/groups.hpp"

namespace cortesia::write {

namespace {

constexpr std::string_view kHeader =
    "by,name,calls,passed,failed,not_assessable,critical_failed,mean_score,"
    "customer_calls,customer,customer_low,customer_high,business_calls,business,business_low,business_high,"
    "compliance_calls,compliance,compliance_low,compliance_high,"
    "noncritical_findings,noncritical,noncritical_low,noncritical_high,checklist,version\n";

void append_count(std::string& out, std::uint64_t count) {
  out += ',';
  json::append_integer(out, count);
}

void append_accuracy(std::string& out, std::uint64_t seen, const std::optional<Estimate>& estimate) {
  append_count(out, seen);
  if (!estimate) {
    out += ",,,";
    return;
  }
  for (double share : {estimate->value, estimate->low, estimate->high}) {
    out += ',';
    json::append_number(out, 100 * share, 2);
  }
}

void append_row(std::string& out, std::string_view by, std::string_view name, const Tally& tally,
                const ChecklistInfo& checklist) {
  out += by;
  out += ',';
  append_csv_cell(out, name);
  for (std::uint64_t count :
       {tally.calls, tally.passed, tally.failed, tally.not_assessable, tally.critical_failed})
    append_count(out, count);
  out += ',';
  if (tally.scored > 0) json::append_number(out, tally.score_sum / static_cast<double>(tally.scored), 2);
  for (std::size_t kind = 0; kind < kCriticalKinds; ++kind)
    append_accuracy(out, tally.critical[kind].calls, accuracy(tally, kind));
  append_accuracy(out, static_cast<std::uint64_t>(tally.noncritical.size), accuracy(tally, kCriticalKinds));
  out += ',';
  append_csv_cell(out, checklist.name);
  out += ',';
  append_csv_cell(out, checklist.version);
  out += '\n';
}

}  // namespace

void summary_csv_head(std::string& out) { out += kHeader; }

void summary_csv(std::string& out, const ChecklistInfo& checklist, const Totals& totals, const Style& style) {
  append_row(out, "all", {}, totals, checklist);
  for (std::size_t by = 0; by < std::size(kGroupByNames); ++by)
    for (const Group& group : groups_of(totals, static_cast<GroupBy>(by), style))
      append_row(out, kGroupByNames[by], group.others ? "(others)" : group.name, group.tally, checklist);
}

}  // namespace cortesia::write
