#include "grades/calibration.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <tuple>

namespace cortesia::grades {

namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFF;

bool applies(Verdict verdict) { return verdict <= Verdict::fail; }

// What a call adds to the table of a rule.
struct Addition {
  std::uint32_t rule;  // index of Calibration::rules
  Verdict graded, found;
  double weight;
};

void add(Confusion& table, const Addition& addition, double sign = 1) {
  table.at(addition.graded, addition.found) += sign * addition.weight;
}

// The grades of one call and rule.
std::span<const Grade> same_rule(std::span<const Grade> grades) {
  auto end =
      std::ranges::find_if(grades, [&](const Grade& grade) { return grade.rule != grades.front().rule; });
  return {grades.begin(), end};
}

std::span<const Grade> grades_of(const Grades& grades, std::uint32_t call) {
  std::size_t first = grades.first(call), last = grades.first(call + 1);
  return std::span(grades.grades).subspan(first, last - first);
}

// Each pair of graders, the one whose name comes first in the rows; the pairs share the call.
void add_pairs(Confusion& table, std::span<const Grade> grades) {
  std::size_t n = grades.size();
  double weight = 1 / (static_cast<double>(n * (n - 1)) / 2);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = i + 1; j < n; ++j) table.at(grades[i].verdict, grades[j].verdict) += weight;
}

// A section's occasion as a verdict: `pass` when some rule applies, else `not_assessable` when some rule
// cannot tell, else `not_applicable`.
struct Occurs {
  Verdict graded = Verdict::not_applicable, found = Verdict::not_applicable;
};

Verdict stronger(Verdict known, Verdict next) {
  if (applies(known) || applies(next)) return Verdict::pass;
  return known == Verdict::not_assessable ? known : next;
}

// Mean of the kappas that are defined; nothing when none is.
std::optional<double> mean_of(const std::vector<std::optional<double>>& kappas) {
  double sum = 0;
  std::size_t count = 0;
  for (const std::optional<double>& kappa : kappas) {
    if (!kappa) continue;
    sum += *kappa;
    ++count;
  }
  if (count == 0) return std::nullopt;
  return sum / static_cast<double>(count);
}

// The interval of a figure from its values without one call after the other.
std::optional<Estimate> jackknife(std::optional<double> value, const std::vector<double>& without_one) {
  if (!value) return std::nullopt;
  double n = static_cast<double>(without_one.size());
  if (n < 2) return Estimate{*value, -1, 1};
  double mean = 0, squares = 0;
  for (double one : without_one) mean += one / n;
  for (double one : without_one) squares += (one - mean) * (one - mean);
  return with_error(*value, std::sqrt((n - 1) / n * squares), -1, 1);
}

class Calibrator {
 public:
  Calibrator(const Grades& grades, const ChecklistInfo& checklist) : grades_(grades), checklist_(checklist) {
    std::vector<bool> graded(checklist.rules.size());
    for (const Grade& grade : grades.grades) graded[grade.rule] = true;
    place_.assign(checklist.rules.size(), kNone);
    for (std::uint32_t rule = 0; rule < graded.size(); ++rule) {
      if (!graded[rule]) continue;
      place_[rule] = static_cast<std::uint32_t>(out_.rules.size());
      out_.rules.emplace_back().rule = rule;
    }
    section_tables_.resize(checklist.sections.size());
  }

  Calibration run(std::vector<Judged> judged) {
    std::ranges::sort(judged, {}, &Judged::call);
    out_.calls = judged.size();
    auto next = judged.begin();
    for (std::uint32_t call = 0; call < grades_.calls.size(); ++call) {
      if (next == judged.end() || next->call != call) {
        out_.not_found.push_back(grades_.calls[call]);
        continue;
      }
      add_call(*next);
      add_sections(*next);
      ++next;
    }
    std::ranges::sort(out_.disagreements, {}, [](const Disagreement& one) {
      return std::tuple(one.rule, one.call, one.grade->grader);
    });
    sum_up_sections();
    sum_up();
    return std::move(out_);
  }

 private:
  void add_call(Judged& judged) {
    std::vector<Addition>& additions = additions_.emplace_back();
    auto shown = judged.shown.begin();
    std::span<const Grade> rest = grades_of(grades_, judged.call);
    while (!rest.empty()) {
      std::span<const Grade> graders = same_rule(rest);
      rest = rest.subspan(graders.size());
      std::uint32_t rule = graders.front().rule;
      Verdict found = judged.verdicts[rule];
      RuleResult& result = out_.rules[place_[rule]];
      if (graders.size() > 1) add_pairs(result.graders, graders);
      while (shown != judged.shown.end() && shown->rule < rule) ++shown;
      for (const Grade& grade : graders) {
        double weight = 1 / static_cast<double>(graders.size());
        additions.push_back({place_[rule], grade.verdict, found, weight});
        add(result.table, additions.back());
        add(out_.pooled, additions.back());
        if (grade.verdict == found) continue;
        Disagreement& disagreement = out_.disagreements.emplace_back();
        disagreement.rule = rule;
        disagreement.call = judged.call;
        disagreement.source = judged.source;
        disagreement.found = found;
        disagreement.grade = &grade;
        if (shown != judged.shown.end() && shown->rule == rule) disagreement.shown = *shown;
      }
    }
  }

  // For every grader, over the rules that this grader graded; who graded a section shares the call.
  void add_sections(const Judged& judged) {
    std::span<const Grade> all = grades_of(grades_, judged.call);
    std::vector<std::vector<std::pair<std::uint32_t, Occurs>>> by_section(section_tables_.size());
    for (const Grade& grade : all) {
      const RuleInfo& rule = checklist_.rules[grade.rule];
      if (rule.label) continue;
      auto& graders = by_section[rule.section_index];
      auto mine = std::ranges::find(graders, grade.grader, &std::pair<std::uint32_t, Occurs>::first);
      if (mine == graders.end()) mine = graders.insert(mine, {grade.grader, Occurs{}});
      mine->second.graded = stronger(mine->second.graded, grade.verdict);
      mine->second.found = stronger(mine->second.found, judged.verdicts[grade.rule]);
    }
    for (std::size_t i = 0; i < by_section.size(); ++i)
      for (const auto& [grader, occurs] : by_section[i])
        section_tables_[i].at(occurs.graded, occurs.found) += 1 / static_cast<double>(by_section[i].size());
  }

  void sum_up_sections() {
    for (std::uint32_t i = 0; i < section_tables_.size(); ++i) {
      Occasion occasion = occasion_of(section_tables_[i]);
      if (occasion.absent > 0) out_.sections.push_back({i, occasion});
    }
  }

  void sum_up() {
    std::vector<std::optional<double>> kappas, ceilings;
    for (RuleResult& result : out_.rules) {
      result.in_mean = result.table.off_commonest() >= kLeastOff;
      kappas.push_back(result.in_mean ? kappa_value(result.table) : std::nullopt);
      ceilings.push_back(result.in_mean ? kappa_value(result.graders) : std::nullopt);
    }
    auto defined = [](const std::vector<std::optional<double>>& values) {
      return static_cast<std::uint64_t>(
          std::ranges::count_if(values, [](const auto& value) { return value.has_value(); }));
    };
    out_.rules_in_mean = defined(kappas);
    out_.rules_in_ceiling = defined(ceilings);
    out_.ceiling_kappa = mean_of(ceilings);

    std::vector<double> mean_without, pooled_without;
    for (const std::vector<Addition>& additions : additions_) {
      std::vector<std::optional<double>> without = kappas;
      Confusion pooled = out_.pooled;
      for (std::size_t i = 0; i < additions.size();) {
        std::uint32_t rule = additions[i].rule;
        Confusion table = out_.rules[rule].table;
        for (; i < additions.size() && additions[i].rule == rule; ++i) {
          add(table, additions[i], -1);
          add(pooled, additions[i], -1);
        }
        if (without[rule]) without[rule] = kappa_value(table);
      }
      mean_without.push_back(mean_of(without).value_or(0));
      pooled_without.push_back(kappa_value(pooled).value_or(0));
    }
    out_.mean_kappa = jackknife(mean_of(kappas), mean_without);
    out_.pooled_kappa = jackknife(kappa_value(out_.pooled), pooled_without);
  }

  const Grades& grades_;
  const ChecklistInfo& checklist_;
  std::vector<std::uint32_t> place_;              // by rule: index of Calibration::rules
  std::vector<Confusion> section_tables_;         // by section
  std::vector<std::vector<Addition>> additions_;  // by judged call
  Calibration out_;
};

}  // namespace

std::vector<std::uint32_t> differing(const Grades& grades, std::uint32_t call,
                                     const std::vector<Verdict>& verdicts) {
  std::vector<std::uint32_t> rules;
  for (const Grade& grade : grades_of(grades, call))
    if (grade.verdict != verdicts[grade.rule] && (rules.empty() || rules.back() != grade.rule))
      rules.push_back(grade.rule);
  return rules;
}

Occasion occasion_of(const Confusion& table) {
  Occasion occasion;
  for (std::size_t i = 0; i < kVerdicts; ++i) {
    for (std::size_t j = 0; j < kVerdicts; ++j) {
      Verdict graded = static_cast<Verdict>(i), found = static_cast<Verdict>(j);
      double count = table.counts[i][j];
      if (graded == Verdict::not_assessable) continue;
      if (applies(graded)) occasion.graded += count;
      if (!applies(graded)) occasion.absent += count;
      if (applies(found)) occasion.found += count;
      if (applies(graded) && applies(found)) occasion.both += count;
    }
  }
  return occasion;
}

std::optional<Estimate> RuleResult::fail_precision() const {
  return proportion(table.at(Verdict::fail, Verdict::fail), table.found(Verdict::fail));
}

std::optional<Estimate> RuleResult::fail_recall() const {
  return proportion(table.at(Verdict::fail, Verdict::fail), table.graded(Verdict::fail));
}

Calibration calibrate(const Grades& grades, const ChecklistInfo& checklist, std::vector<Judged> judged) {
  return Calibrator(grades, checklist).run(std::move(judged));
}

}  // namespace cortesia::grades
