#include "rules/score.hpp"

#include <array>
#include <cmath>
#include <vector>

namespace cortesia::rules {

namespace {

struct Sum {
  double all = 0;       // weights of all rules of the section
  double assessed = 0;  // of those assessed
  double unassessable = 0;
  double earned = 0;      // of those assessed, times what the verdict counts
  bool critical = false;  // a critical rule of it failed
};

bool assessed(Verdict verdict) {
  return verdict == Verdict::pass || verdict == Verdict::partial || verdict == Verdict::fail;
}

// The findings of the critical rules of one kind.
struct Kind {
  bool judged = false, not_applicable = false, not_assessable = false, tripped = false;

  Accuracy accuracy() const {
    if (tripped) return Accuracy::error;
    const bool no_occasion = not_applicable && !not_assessable;
    return judged || no_occasion ? Accuracy::error_free : Accuracy::unknown;
  }
};

// A critical rule trips when it fails, and for each moment on any failed occurrence.
bool trips(const Finding& finding) {
  if (finding.verdict == Verdict::fail) return true;
  for (const Occurrence& occurrence : finding.occurrences)
    if (occurrence.verdict == Verdict::fail) return true;
  return false;
}

}  // namespace

double hundredths(double per_cent) { return std::round(100 * per_cent) / 100; }

void score(const ChecklistInfo& checklist, Report& report) {
  std::vector<Sum> sums(checklist.sections.size());
  std::array<Kind, kCriticalKinds> kinds;
  report.critical_failed = false;
  report.noncritical_judged = 0;
  report.noncritical_earned = 0;
  for (const Finding& finding : report.findings) {
    const RuleInfo& rule = checklist.rules[finding.rule];
    if (rule.label) continue;
    const Verdict verdict = finding.waiver != nullptr ? Verdict::not_applicable : finding.verdict;
    Sum& sum = sums[rule.section_index];
    sum.all += rule.weight;
    if (assessed(verdict)) {
      sum.assessed += rule.weight;
      sum.earned += rule.weight * finding.fraction;
    } else if (verdict == Verdict::not_assessable) {
      sum.unassessable += rule.weight;
    }
    if (rule.critical == Critical::none) {
      if (!assessed(verdict)) continue;
      ++report.noncritical_judged;
      report.noncritical_earned += finding.fraction;
      continue;
    }
    Kind& kind = kinds[kind_index(rule.critical)];
    kind.judged |= assessed(verdict);
    kind.not_applicable |= verdict == Verdict::not_applicable;
    kind.not_assessable |= verdict == Verdict::not_assessable;
    if (verdict != Verdict::not_applicable && trips(finding))
      report.critical_failed = sum.critical = kind.tripped = true;
  }
  for (std::size_t i = 0; i < kCriticalKinds; ++i) report.critical[i] = kinds[i].accuracy();

  double weights = 0, earned = 0, covered = 0, open = 0;
  report.sections.assign(checklist.sections.size(), {});
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const Sum& sum = sums[i];
    const double weight = checklist.sections[i].weight;
    if (sum.all > 0) {
      covered += weight * sum.assessed / sum.all;
      open += weight * sum.unassessable / sum.all;
    }
    if (sum.assessed <= 0) continue;
    double share = sum.earned / sum.assessed;
    if (sum.critical && checklist.critical == CriticalPolicy::fail_section) share = 0;
    report.sections[i].score = 100 * share;
    weights += weight;
    earned += weight * share;
  }
  report.coverage = covered + open > 0 ? hundredths(100 * covered / (covered + open)) : 0;
  report.score.reset();
  if (weights > 0) report.score = hundredths(100 * earned / weights);

  if (!report.score || report.coverage < checklist.minimum_coverage) {
    report.outcome = Outcome::not_assessable;
    if (report.reason == Reason::none) report.reason = Reason::low_coverage;
    return;
  }
  if (report.critical_failed && checklist.critical == CriticalPolicy::zero_score) report.score = 0;
  const bool critical = report.critical_failed && (checklist.critical == CriticalPolicy::fail_call ||
                                                   checklist.critical == CriticalPolicy::zero_score);
  report.outcome = *report.score >= checklist.pass_mark && !critical ? Outcome::passed : Outcome::failed;
}

}  // namespace cortesia::rules
