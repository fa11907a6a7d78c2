// The night as one JSON object; tests/reports/summary.schema.json is its schema.
#include <numeric>
#include <utility>

#include "base/json.hpp"
#include "write/excerpt.hpp"
#include "write/groups.hpp"
#include "write/json.hpp"

namespace cortesia::write {

namespace {

void append_field(std::string& out, std::string_view name, std::uint64_t value) {
  out += ",\"";
  out += name;
  out += "\":";
  json::append_integer(out, value);
}

void append_share(std::string& out, std::string_view name, double share) {
  out += ",\"";
  out += name;
  out += "\":";
  json::append_number(out, 100 * share, 2);
}

// `,"value":86.67,"low":62.12,"high":96.26}`
void append_estimate(std::string& out, const Estimate& estimate) {
  append_share(out, "value", estimate.value);
  append_share(out, "low", estimate.low);
  append_share(out, "high", estimate.high);
  out += '}';
}

void append_accuracy(std::string& out, const Tally& tally) {
  out += ",\"accuracy\":{";
  for (std::size_t i = 0; i < kCriticalKinds; ++i) {
    out += '"';
    out += kCriticalNames[i + 1];
    out += "\":";
    if (std::optional<Estimate> estimate = accuracy(tally, i)) {
      out += "{\"calls\":";
      json::append_integer(out, tally.critical[i].calls);
      append_field(out, "error_free", tally.critical[i].error_free);
      append_estimate(out, *estimate);
    } else {
      out += "null";
    }
    out += ',';
  }
  out += "\"noncritical\":";
  if (std::optional<Estimate> estimate = accuracy(tally, kCriticalKinds)) {
    out += "{\"calls\":";
    json::append_integer(out, tally.noncritical.count);
    append_field(out, "findings", static_cast<std::uint64_t>(tally.noncritical.size));
    append_estimate(out, *estimate);
  } else {
    out += "null";
  }
  out += '}';
}

void append_mean_score(std::string& out, const Tally& tally) {
  out += ",\"mean_score\":";
  if (tally.scored > 0) {
    json::append_number(out, tally.score_sum / static_cast<double>(tally.scored), 2);
  } else {
    out += "null";
  }
}

void append_group(std::string& out, const Group& group) {
  out += "{\"name\":";
  if (group.name.empty()) {
    out += "null";
  } else {
    json::append_text(out, group.name);
  }
  if (group.others) out += ",\"others\":true";
  append_field(out, "calls", group.tally.calls);
  append_field(out, "passed", group.tally.passed);
  append_field(out, "failed", group.tally.failed);
  append_field(out, "not_assessable", group.tally.not_assessable);
  append_field(out, "critical_failed", group.tally.critical_failed);
  append_mean_score(out, group.tally);
  append_accuracy(out, group.tally);
  out += '}';
}

void append_groups(std::string& out, const Totals& totals, const Style& style) {
  out += ",\"groups\":{";
  for (std::size_t by = 0; by < std::size(kGroupByNames); ++by) {
    if (by > 0) out += ',';
    out += '"';
    out += kGroupByNames[by];
    out += "\":[";
    bool first = true;
    for (const Group& group : groups_of(totals, static_cast<GroupBy>(by), style)) {
      if (!std::exchange(first, false)) out += ',';
      append_group(out, group);
    }
    out += ']';
  }
  out += '}';
}

void append_waivers(std::string& out, const Totals& totals, const Style& style) {
  if (totals.waivers == nullptr) return;
  out += ",\"waivers\":{\"as_of\":";
  json::append_text(out, totals.waivers->as_of);
  append_field(out, "waived",
               std::accumulate(totals.excused.begin(), totals.excused.end(), std::uint64_t{0}));
  out += ",\"stale\":[";
  bool first = true;
  for (const StaleWaiver& stale : stale_waivers(totals)) {
    if (!std::exchange(first, false)) out += ',';
    out += stale.expired ? "{\"why\":\"expired\",\"place\":" : "{\"why\":\"unused\",\"place\":";
    json::append_text(out, stale.waiver->place);
    out += ",\"expires\":";
    json::append_text(out, stale.waiver->expires);
    if (style.quotes) {
      out += ",\"owner\":";
      json::append_text(out, stale.waiver->owner);
    }
    out += '}';
  }
  out += "]}";
}

void append_rule(std::string& out, const RuleInfo& rule, const RuleTotals& totals) {
  out += "{\"rule\":";
  json::append_text(out, rule.id);
  append_field(out, "pass", totals.pass);
  append_field(out, "partial", totals.partial);
  append_field(out, "fail", totals.fail);
  append_field(out, "not_applicable", totals.not_applicable);
  append_field(out, "not_assessable", totals.not_assessable);
  append_field(out, "waived", totals.waived);
  out += '}';
}

}  // namespace

void summary_json(std::string& out, const ChecklistInfo& checklist, const Totals& totals,
                  const Style& style) {
  out += json_stamp(checklist);
  append_field(out, "calls", totals.calls);
  append_field(out, "passed", totals.passed);
  append_field(out, "failed", totals.failed);
  append_field(out, "not_assessable", totals.not_assessable);
  append_field(out, "unreadable", totals.unreadable);
  append_field(out, "skipped_files", totals.skipped_files);
  append_field(out, "critical_failed", totals.critical_failed);
  out += ",\"sides\":{\"clear\":";
  json::append_integer(out, totals.sides_clear);
  append_field(out, "swapped", totals.sides_swapped);
  out += '}';
  append_mean_score(out, totals);
  append_accuracy(out, totals);
  append_groups(out, totals, style);
  out += ",\"rules\":[";
  for (std::size_t i = 0; i < checklist.rules.size(); ++i) {
    if (i > 0) out += ',';
    append_rule(out, checklist.rules[i], i < totals.rules.size() ? totals.rules[i] : RuleTotals());
  }
  out += ']';
  append_waivers(out, totals, style);
  out += ",\"worst\":[";
  for (std::size_t i = 0; i < totals.worst.size(); ++i) {
    out += i > 0 ? ",{\"id\":" : "{\"id\":";
    json::append_text(out, totals.worst[i].id);
    out += ",\"source\":";
    json::append_text(out, totals.worst[i].source);
    out += ",\"score\":";
    json::append_number(out, totals.worst[i].score, 2);
    out += '}';
  }
  out += "],\"unreadable_inputs\":[";
  for (std::size_t i = 0; i < totals.unreadable_first.size(); ++i) {
    const Unreadable& input = totals.unreadable_first[i];
    out += i > 0 ? ",{\"id\":" : "{\"id\":";
    json::append_text(out, input.id);
    out += ",\"source\":";
    json::append_text(out, input.source);
    out += ",\"error\":";
    json::append_text(out, style.quotes ? input.error : without_quotes(input.error));
    out += '}';
  }
  out += "]}\n";
}

}  // namespace cortesia::write
