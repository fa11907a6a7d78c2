// The night for people: what all the calls of a run came to.
#include <algorithm>
#include <iterator>
#include <limits>
#include <numeric>
#include <span>
#include <vector>

#include <fmt/format.h>

#include "base/table.hpp"
#include "write/excerpt.hpp"
#include "write/groups.hpp"
#include "write/page.hpp"
#include "write/story.hpp"

namespace cortesia::write {

namespace {

constexpr std::size_t kRulesShown = 10;
constexpr std::size_t kGroupsShown = 10;  // the summaries for programs have them all
constexpr std::size_t kWidestCount = 23;  // "with a critical failure"

double per_cent(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

std::uint64_t judged(const RuleTotals& rule) { return rule.pass + rule.partial + rule.fail; }

// Indices of the rules that failed, the one that failed most first; equals in checklist order.
std::vector<std::size_t> failing(const ChecklistInfo& checklist, const Totals& totals) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < totals.rules.size() && i < checklist.rules.size(); ++i)
    if (totals.rules[i].fail > 0 && !checklist.rules[i].label) order.push_back(i);
  std::ranges::stable_sort(order, std::greater<>(), [&](std::size_t i) { return totals.rules[i].fail; });
  return order;
}

class Night {
 public:
  Night(std::string& out, const ChecklistInfo& checklist, const Totals& totals, const Style& style)
      : out_(out), checklist_(checklist), totals_(totals), style_(style), story_(checklist, style) {}

  void write() {
    const Labels& words = story_.words();
    std::string about;
    append_printable(about, checklist_.name);
    if (!checklist_.version.empty()) {
      about += ' ';
      append_printable(about, checklist_.version);
    }
    story_.paint().bold(out_, words.night);
    out_ += "  ";
    story_.paint().dim(out_, about);
    out_ += '\n';
    append_count(words.calls, totals_.calls, 0);
    append_count(words.passed, totals_.passed, totals_.calls);
    append_count(words.failed, totals_.failed, totals_.calls);
    append_count(words.not_assessable, totals_.not_assessable, totals_.calls);
    append_count(words.unreadable, totals_.unreadable, totals_.calls);
    if (totals_.critical_failed > 0)
      append_count(words.critical_failed, totals_.critical_failed, totals_.calls);
    if (totals_.skipped_files > 0) append_count(words.skipped, totals_.skipped_files, 0);
    if (totals_.scored > 0)
      out_ += fmt::format("  {:>7}  {}\n", figure(totals_.score_sum / static_cast<double>(totals_.scored)),
                          words.mean_score);
    append_channels();
    append_accuracies();
    append_rules();
    append_groups();
    append_worst();
    append_waivers();
    append_twins();
    append_unreadable();
  }

 private:
  void append_count(const CountWord& words, std::uint64_t count, std::uint64_t whole) {
    const std::string_view word = words.of(count);
    std::string line = fmt::format("  {:>7}  {}", count, word);
    if (whole > 0 && count > 0) {
      pad(line, word, kWidestCount);
      line += fmt::format("  {:>5} %", figure(per_cent(count, whole)));
    }
    out_ += line + '\n';
  }

  void append_title(std::string_view title) {
    out_ += '\n';
    story_.paint().bold(out_, title);
    out_ += '\n';
  }

  void append_channels() {
    if (!totals_.looks_swapped()) return;
    append_title(story_.words().channels);
    story_.append_line(out_, 2,
                       fmt::format(fmt::runtime(story_.words().channels_swapped), totals_.sides_swapped,
                                   totals_.sides_clear));
  }

  void append_accuracies() {
    const Labels& words = story_.words();
    Table table;
    bool any = false;
    for (std::size_t i = 0; i < kAccuracies; ++i) {
      std::optional<Estimate> estimate = accuracy(totals_, i);
      if (!estimate) continue;
      any = true;
      const bool critical = i < kCriticalKinds;
      std::string seen =
          critical
              ? fmt::format("{} {} {} {}", totals_.critical[i].error_free, words.of,
                            totals_.critical[i].calls, words.calls.of(totals_.critical[i].calls))
              : fmt::format("{} {}", totals_.noncritical.size, words.findings.of(totals_.noncritical.size));
      table.row({fmt::format("  {}: {}", words.accuracies[i], words.accuracies_about[i]),
                 figure(100 * estimate->value) + " %", interval(*estimate), std::move(seen)});
    }
    if (!any) return;
    append_title(words.accuracy);
    table.append_to(out_);
  }

  void append_groups() {
    for (std::size_t by = 0; by < std::size(kGroupByNames); ++by) append_groups(static_cast<GroupBy>(by));
  }

  // Days in order; agents and queues by their mean score, the lowest first.
  void append_groups(GroupBy by) {
    const Labels& words = story_.words();
    std::vector<Group> groups = groups_of(totals_, by, style_);
    if (groups.size() < 2) return;
    if (by != GroupBy::day) std::ranges::stable_sort(groups, {}, sort_score);
    const std::size_t shown = std::min(groups.size(), kGroupsShown);
    Table table;
    std::vector<std::string> head = {"", std::string(words.calls.many), std::string(words.passed.many),
                                     std::string(words.mean_score)};
    for (std::size_t i = 0; i < kAccuracies; ++i)
      if (accuracy(totals_, i)) head.emplace_back(words.accuracies[i]);
    table.row(std::move(head));
    for (const Group& group : std::span(groups).first(shown)) table.row(row_of(group));
    append_title(words.groups[static_cast<std::size_t>(by)]);
    table.append_to(out_);
    if (groups.size() > shown)
      story_.append_line(out_, 2, fmt::format("+{} {}", groups.size() - shown, words.more));
  }

  // Without a score: after those that have one.
  static double sort_score(const Group& group) {
    const Tally& tally = group.tally;
    return tally.scored > 0 ? tally.score_sum / static_cast<double>(tally.scored)
                            : std::numeric_limits<double>::infinity();
  }

  std::vector<std::string> row_of(const Group& group) const {
    const Tally& tally = group.tally;
    std::string name = "  ";
    if (group.others) {
      name += story_.words().others;
    } else if (group.name.empty()) {
      name += story_.words().unknown;
    } else {
      append_printable(name, group.name);
    }
    const std::uint64_t judged = tally.passed + tally.failed;
    std::vector<std::string> row = {
        std::move(name), std::to_string(tally.calls),
        judged > 0 ? figure(per_cent(tally.passed, judged)) + " %" : "—",
        tally.scored > 0 ? figure(tally.score_sum / static_cast<double>(tally.scored)) : "—"};
    for (std::size_t i = 0; i < kAccuracies; ++i) {
      if (!accuracy(totals_, i)) continue;
      const std::optional<Estimate> estimate = accuracy(tally, i);
      row.push_back(estimate ? figure(100 * estimate->value) + " " + interval(*estimate) : "—");
    }
    return row;
  }

  // "(62–96)", per cent
  static std::string interval(const Estimate& estimate) {
    return fmt::format("({:.0f}–{:.0f})", 100 * estimate.low, 100 * estimate.high);
  }

  void append_rules() {
    std::vector<std::size_t> order = failing(checklist_, totals_);
    if (order.empty()) return;
    if (order.size() > kRulesShown) order.resize(kRulesShown);
    std::size_t width = 0;
    for (std::size_t i : order) width = std::max(width, columns(checklist_.rules[i].id));
    append_title(story_.words().fail_most);
    for (std::size_t i : order) {
      const RuleTotals& rule = totals_.rules[i];
      std::string line =
          fmt::format("  {:>5} {} {:<5} {:>5} %  {}", rule.fail, story_.words().of, judged(rule),
                      figure(per_cent(rule.fail, judged(rule))), checklist_.rules[i].id);
      pad(line, checklist_.rules[i].id, width);
      line += "  ";
      append_printable(line, checklist_.rules[i].title);
      while (line.back() == ' ') line.pop_back();
      out_ += line + '\n';
    }
  }

  void append_worst() {
    std::vector<const CallScore*> below;
    for (const CallScore& call : totals_.worst)
      if (call.score < checklist_.pass_mark && below.size() < kRulesShown) below.push_back(&call);
    if (below.empty()) return;
    std::size_t width = 0;
    for (const CallScore* call : below) width = std::max(width, columns(call->id));
    append_title(story_.words().worst);
    for (const CallScore* call : below) {
      std::string line = fmt::format("  {:>5.2f}  ", call->score);
      append_printable(line, call->id);
      pad(line, call->id, width);
      line += "  ";
      append_printable(line, call->source);
      out_ += line + '\n';
    }
  }

  void append_waivers() {
    if (totals_.waivers == nullptr) return;
    const Labels& words = story_.words();
    append_title(fmt::format("{} {} {}", words.waivers, words.waivers_as_of, totals_.waivers->as_of));
    const std::uint64_t waived =
        std::accumulate(totals_.excused.begin(), totals_.excused.end(), std::uint64_t{0});
    out_ += fmt::format("  {:>7}  {}\n", waived, words.waived_findings.of(waived));
    for (const StaleWaiver& stale : stale_waivers(totals_)) {
      const Waiver& waiver = *stale.waiver;
      std::string line;
      append_printable(line, waiver.place);
      line += stale.expired ? fmt::format(": {} {}", words.expired_on, waiver.expires)
                            : fmt::format(": {}", words.excuses_nothing);
      if (style_.quotes) {
        line += fmt::format("; {} ", words.owner);
        append_printable(line, waiver.owner);
      }
      story_.append_line(out_, 2, line);
    }
  }

  void append_twins() {
    const Twins& twins = totals_.twins;
    if (twins.all() == 0) return;
    const Labels& words = story_.words();
    append_title(words.duplicates);
    for (std::size_t kind = 0; kind < twins.counts.size(); ++kind)
      if (twins.counts[kind] > 0) append_count(words.twins[kind], twins.counts[kind], totals_.calls);
    for (const Twin& twin : twins.first) {
      std::string line;
      append_printable(line, twin.id);
      line += "  ";
      append_printable(line, twin.source);
      line += fmt::format(": {}", words.twins[static_cast<std::size_t>(twin.kind)]);
      if (!twin.of.empty()) line += ", ", append_printable(line, twin.of);
      story_.append_line(out_, 2, line);
    }
  }

  void append_unreadable() {
    if (totals_.unreadable_first.empty()) return;
    append_title(story_.words().unreadable_inputs);
    for (const Unreadable& input : totals_.unreadable_first) {
      std::string line;
      append_printable(line, input.source);
      line += ": ";
      line += story_.trouble_of(input);
      story_.append_line(out_, 2, line);
    }
    std::uint64_t listed = totals_.unreadable_first.size();
    if (totals_.unreadable > listed)
      story_.append_line(out_, 2, fmt::format("+{} {}", totals_.unreadable - listed, story_.words().more));
  }

  std::string& out_;
  const ChecklistInfo& checklist_;
  const Totals& totals_;
  const Style& style_;
  Story story_;
};

}  // namespace

void summary(std::string& out, const ChecklistInfo& checklist, const Totals& totals, const Style& style) {
  Night(out, checklist, totals, style).write();
}

}  // namespace cortesia::write
