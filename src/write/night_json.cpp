// The night as one JSON object; tests/reports/summary.schema.json is its schema.
#include <numeric>

#include "base/json.hpp"
#include "write/excerpt.hpp"
#include "write/groups.hpp"
#include "write/json.hpp"

namespace cortesia::write {

namespace {

using json::append_list;
using json::Object;

void append_share(Object& object, std::string_view name, double share) {
  object.number(name, 100 * share, 2);
}

void append_estimate(Object& object, const Estimate& estimate) {
  append_share(object, "value", estimate.value);
  append_share(object, "low", estimate.low);
  append_share(object, "high", estimate.high);
}

void append_accuracy(std::string& out, const Tally& tally) {
  Object accuracies(out);
  for (std::size_t i = 0; i <= kCriticalKinds; ++i) {
    const bool critical = i < kCriticalKinds;
    const std::string_view name = critical ? kCriticalNames[i + 1] : "noncritical";
    const std::optional<Estimate> estimate = accuracy(tally, i);
    if (!estimate) {
      accuracies.null(name);
      continue;
    }
    accuracies.key(name);
    Object object(out);
    object.integer("calls", critical ? tally.critical[i].calls : tally.noncritical.count);
    if (critical)
      object.integer("error_free", tally.critical[i].error_free);
    else
      object.integer("findings", static_cast<std::uint64_t>(tally.noncritical.size));
    append_estimate(object, *estimate);
  }
}

void append_counts(Object& object, const Tally& tally) {
  object.integer("calls", tally.calls);
  object.integer("passed", tally.passed);
  object.integer("failed", tally.failed);
  object.integer("not_assessable", tally.not_assessable);
}

// The end of what is told of all calls and of each group.
void append_quality(Object& object, std::string& out, const Tally& tally) {
  std::optional<double> mean;
  if (tally.scored > 0) mean = tally.score_sum / static_cast<double>(tally.scored);
  object.number("mean_score", mean, 2);
  object.key("accuracy");
  append_accuracy(out, tally);
}

void append_group(std::string& out, const Group& group) {
  Object object(out);
  if (group.name.empty())
    object.null("name");
  else
    object.text("name", group.name);
  if (group.others) object.boolean("others", true);
  append_counts(object, group.tally);
  object.integer("critical_failed", group.tally.critical_failed);
  append_quality(object, out, group.tally);
}

void append_groups(std::string& out, const Totals& totals, const Style& style) {
  Object object(out);
  for (std::size_t by = 0; by < std::size(kGroupByNames); ++by) {
    object.key(kGroupByNames[by]);
    append_list(out, groups_of(totals, static_cast<GroupBy>(by), style),
                [&](const Group& group) { append_group(out, group); });
  }
}

void append_waivers(std::string& out, const Totals& totals, const Style& style) {
  Object object(out);
  object.text("as_of", totals.waivers->as_of);
  object.integer("waived", std::accumulate(totals.excused.begin(), totals.excused.end(), std::uint64_t{0}));
  object.key("stale");
  append_list(out, stale_waivers(totals), [&](const StaleWaiver& stale) {
    Object waiver(out);
    waiver.text("why", stale.expired ? "expired" : "unused");
    waiver.text("place", stale.waiver->place);
    waiver.text("expires", stale.waiver->expires);
    if (style.quotes) waiver.text("owner", stale.waiver->owner);
  });
}

void append_rules(std::string& out, const ChecklistInfo& checklist, const Totals& totals) {
  std::size_t next = 0;
  append_list(out, checklist.rules, [&](const RuleInfo& rule) {
    const RuleTotals counts = next < totals.rules.size() ? totals.rules[next] : RuleTotals();
    ++next;
    Object object(out);
    object.text("rule", rule.id);
    object.integer("pass", counts.pass);
    object.integer("partial", counts.partial);
    object.integer("fail", counts.fail);
    object.integer("not_applicable", counts.not_applicable);
    object.integer("not_assessable", counts.not_assessable);
    object.integer("waived", counts.waived);
  });
}

void append_twins(std::string& out, const Twins& twins) {
  Object object(out);
  for (std::size_t kind = 0; kind < twins.counts.size(); ++kind)
    object.integer(kTwinNames[kind], twins.counts[kind]);
  object.key("first");
  append_list(out, twins.first, [&](const Twin& twin) {
    Object one(out);
    one.text("id", twin.id);
    one.text("source", twin.source);
    one.text("kind", name_of(twin.kind));
    one.text("of", twin.of);
  });
}

}  // namespace

void summary_json(std::string& out, const ChecklistInfo& checklist, const Totals& totals,
                  const Style& style) {
  out += json_stamp(checklist);
  {
    Object object(out, Object::Begun{});
    append_counts(object, totals);
    object.integer("unreadable", totals.unreadable);
    object.integer("skipped_files", totals.skipped_files);
    object.integer("critical_failed", totals.critical_failed);
    object.key("sides");
    {
      Object sides(out);
      sides.integer("clear", totals.sides_clear);
      sides.integer("swapped", totals.sides_swapped);
    }
    append_quality(object, out, totals);
    object.key("groups");
    append_groups(out, totals, style);
    object.key("rules");
    append_rules(out, checklist, totals);
    if (totals.waivers != nullptr) {
      object.key("waivers");
      append_waivers(out, totals, style);
    }
    object.key("worst");
    append_list(out, totals.worst, [&](const auto& worst) {
      Object call(out);
      call.text("id", worst.id);
      call.text("source", worst.source);
      call.number("score", worst.score, 2);
    });
    object.key("duplicates");
    append_twins(out, totals.twins);
    object.key("unreadable_inputs");
    append_list(out, totals.unreadable_first, [&](const Unreadable& input) {
      Object one(out);
      one.text("id", input.id);
      one.text("source", input.source);
      one.text("error", style.quotes ? input.error : without_quotes(input.error));
    });
  }
  out += '\n';
}

}  // namespace cortesia::write
