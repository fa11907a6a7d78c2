// A comparison for people, in the language of the new checklist.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "write/comparison.hpp"
#include "write/page.hpp"
#include "write/story.hpp"

namespace cortesia::write {

namespace {

// "CUMPLE 84.25"
std::string result(const Labels& words, Outcome outcome, const std::optional<double>& score) {
  std::string out(words.outcomes[static_cast<std::size_t>(outcome)]);
  if (score) out += " " + score_figure(*score);
  return out;
}

std::string arrow(std::string_view before, std::string_view after) {
  return fmt::format("{} → {}", before, after);
}

// By Counted.
using CountedWords = std::array<std::string_view, std::size(kCountedNames)>;
CountedWords counted_names(const Labels& words) {
  CountedWords names;
  *std::ranges::copy(words.verdicts, names.begin()).out = words.excused;
  return names;
}

std::string name(const ComparedSide& side) {
  return printable(side.version.empty() ? side.name : side.name + " " + side.version);
}

// "mínimo 80 → 90", for each part of the scoring that changed.
void append_scoring(std::string& out, const Comparison& comparison, const Labels& words) {
  if (!comparison.before.scoring || !comparison.after.scoring) return;
  const ComparedScoring &before = *comparison.before.scoring, &after = *comparison.after.scoring;
  const auto changed = [&](std::string_view what, std::string_view from, std::string_view to) {
    if (from != to) out += fmt::format("  {}: {}\n", what, arrow(from, to));
  };
  const auto policy = [&](CriticalPolicy one) { return words.policies[static_cast<std::size_t>(one)]; };
  changed(words.pass_mark, score_figure(before.pass_mark), score_figure(after.pass_mark));
  changed(fmt::format("{} ({})", words.coverage, words.pass_mark), score_figure(before.minimum_coverage),
          score_figure(after.minimum_coverage));
  changed(words.critical, policy(before.critical), policy(after.critical));
}

void head(std::string&, const Comparison&) {}

void call(std::string& out, const Comparison& comparison, const CallChange& change, const Style& style,
          bool) {
  const Labels& words = labels(comparison.after.language);
  const Paint paint(style.colour);
  paint.bold(out, printable(change.id));
  out += "  ";
  paint.dim(out, printable(change.source));
  out += "\n  ";
  out += arrow(result(words, change.before, change.score_before),
               result(words, change.after, change.score_after));
  out += '\n';
  const CountedWords counted = counted_names(words);
  std::size_t width = 0;
  for (const Flip& flip : change.flips) width = std::max(width, columns(comparison.rules[flip.rule].id));
  for (const Flip& flip : change.flips) {
    const std::string& rule = comparison.rules[flip.rule].id;
    out += "    " + printable(rule);
    pad(out, rule, width);
    out += "  " + arrow(counted[static_cast<std::size_t>(flip.before)],
                        counted[static_cast<std::size_t>(flip.after)]);
    out += '\n';
  }
  out += '\n';
}

// The rows of one table of flips, each under its count.
template <typename Counts, typename Names>
void append_flips(std::string& out, const Counts& counts, const Names& names, std::string_view indent) {
  for (std::size_t before = 0; before < counts.size(); ++before)
    for (std::size_t after = 0; after < counts.size(); ++after)
      if (counts[before][after] > 0)
        out +=
            fmt::format("{}{:>7}  {}\n", indent, counts[before][after], arrow(names[before], names[after]));
}

void append_one_sided(std::string& out, std::string_view title, const Comparison& comparison, bool after,
                      const Paint& paint, std::size_t width) {
  std::string ids;
  for (const ComparedRule& rule : comparison.rules) {
    if (rule.before == rule.after || rule.after != after) continue;
    if (!ids.empty()) ids += ", ";
    append_printable(ids, rule.id);
  }
  if (ids.empty()) return;
  out += '\n';
  paint.bold(out, title);
  out += "  ";
  wrap(out, ids, columns(title) + 2, 2, width);
}

void tail(std::string& out, const Comparison& comparison, const Style& style) {
  const Labels& words = labels(comparison.after.language);
  const Paint paint(style.colour);
  paint.bold(out, words.comparison);
  out += "  ";
  paint.dim(out, arrow(name(comparison.before), name(comparison.after)));
  out += '\n';
  append_scoring(out, comparison, words);
  const auto count = [&](std::uint64_t number, const CountWord& what) {
    out += fmt::format("  {:>7}  {}\n", number, what.of(number));
  };
  count(comparison.calls, words.calls);
  count(comparison.changed, words.changed);
  append_flips(out, comparison.outcomes, words.outcomes, "  ");
  if (comparison.only_before > 0) count(comparison.only_before, words.only_before);
  if (comparison.only_after > 0) count(comparison.only_after, words.only_after);

  std::vector<const ComparedRule*> rules;
  for (const ComparedRule& rule : comparison.rules)
    if (rule.flipped() > 0) rules.push_back(&rule);
  std::ranges::stable_sort(rules, std::greater<>(), [](const ComparedRule* rule) { return rule->flipped(); });
  if (!rules.empty()) {
    out += '\n';
    paint.bold(out, words.rules_that_flip);
    out += '\n';
  }
  for (const ComparedRule* rule : rules) {
    out += fmt::format("  {:>7}  {}", rule->flipped(), printable(rule->id));
    if (!rule->title.empty()) out += "  " + printable(rule->title);  // runs do not tell titles
    out += '\n';
    append_flips(out, rule->flips, counted_names(words), "      ");
  }
  const std::size_t width = page_width(style.width);
  append_one_sided(out, words.rules_added, comparison, true, paint, width);
  append_one_sided(out, words.rules_removed, comparison, false, paint, width);
}

constinit const ComparisonFormat kFormats[] = {
    {"text", head, call, tail},
    {"json", comparison_json_head, comparison_json_call, comparison_json_tail},
};

}  // namespace

std::span<const ComparisonFormat> comparison_formats() { return kFormats; }

}  // namespace cortesia::write
