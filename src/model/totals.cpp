#include "model/totals.hpp"

#include <algorithm>

namespace cortesia {

namespace {

void keep_worst(std::vector<CallScore>& worst, CallScore call) {
  // upper_bound keeps input order among equal scores.
  auto at = std::upper_bound(worst.begin(), worst.end(), call.score,
                             [](double score, const CallScore& other) { return score < other.score; });
  if (at == worst.end() && worst.size() >= Totals::kListed) return;
  worst.insert(at, std::move(call));
  if (worst.size() > Totals::kListed) worst.pop_back();
}

}  // namespace

void Totals::add(const Call& call, const Report& report) {
  Tally::add(report);
  for (std::size_t by = 0; by < groups.size(); ++by)
    groups[by].named[group_of(static_cast<GroupBy>(by), call, report)].add(report);
  if (report.sides != Sides::unclear) ++sides_clear;
  if (report.sides == Sides::swapped) ++sides_swapped;
  if (report.score && report.outcome != Outcome::not_assessable &&
      (worst.size() < kListed || *report.score < worst.back().score))
    keep_worst(worst, {std::string(call.id), std::string(call.source), *report.score});
  if (report.waivers != nullptr) {
    waivers = report.waivers;
    excused.resize(waivers->all.size());
  }
  if (rules.size() < report.findings.size()) rules.resize(report.findings.size());
  for (const Finding& finding : report.findings) {
    RuleTotals& rule = rules[finding.rule];
    if (finding.waiver != nullptr) {
      ++rule.waived;
      ++excused[static_cast<std::size_t>(finding.waiver - waivers->all.data())];
      continue;
    }
    switch (finding.verdict) {
      case Verdict::pass:
        ++rule.pass;
        break;
      case Verdict::partial:
        ++rule.partial;
        break;
      case Verdict::fail:
        ++rule.fail;
        break;
      case Verdict::not_applicable:
        ++rule.not_applicable;
        break;
      case Verdict::not_assessable:
        ++rule.not_assessable;
        break;
    }
  }
}

void Totals::add(const Unreadable& input) {
  ++calls;
  ++unreadable;
  if (unreadable_first.size() < kListed) unreadable_first.push_back(input);
}

void Totals::merge(const Totals& later) {
  Tally::merge(later);
  unreadable += later.unreadable;
  skipped_files += later.skipped_files;
  sides_clear += later.sides_clear;
  sides_swapped += later.sides_swapped;
  for (std::size_t by = 0; by < groups.size(); ++by) groups[by].merge(later.groups[by]);
  if (rules.size() < later.rules.size()) rules.resize(later.rules.size());
  for (std::size_t i = 0; i < later.rules.size(); ++i) {
    rules[i].pass += later.rules[i].pass;
    rules[i].partial += later.rules[i].partial;
    rules[i].fail += later.rules[i].fail;
    rules[i].not_applicable += later.rules[i].not_applicable;
    rules[i].not_assessable += later.rules[i].not_assessable;
    rules[i].waived += later.rules[i].waived;
  }
  if (later.waivers != nullptr) waivers = later.waivers;
  excused.resize(std::max(excused.size(), later.excused.size()));
  for (std::size_t i = 0; i < later.excused.size(); ++i) excused[i] += later.excused[i];
  for (const CallScore& call : later.worst) keep_worst(worst, call);
  for (const Unreadable& input : later.unreadable_first)
    if (unreadable_first.size() < kListed) unreadable_first.push_back(input);
}

}  // namespace cortesia
