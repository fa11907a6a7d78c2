// The night: what all the calls of a run came to.
#include <algorithm>
#include <iterator>
#include <vector>

#include <fmt/format.h>

#include "base/json.hpp"
#include "write/excerpt.hpp"
#include "write/json.hpp"
#include "write/page.hpp"
#include "write/story.hpp"

namespace cortesia::write {

namespace {

constexpr std::size_t kRulesShown = 10;
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
    append_rules();
    append_worst();
    append_unreadable();
  }

 private:
  void append_count(std::string_view word, std::uint64_t count, std::uint64_t whole) {
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
      std::string line = fmt::format("  {:>5}  ", figure(call->score));
      append_printable(line, call->id);
      pad(line, call->id, width);
      line += "  ";
      append_printable(line, call->source);
      out_ += line + '\n';
    }
  }

  void append_unreadable() {
    if (totals_.unreadable_first.empty()) return;
    append_title(story_.words().unreadable_inputs);
    for (const Unreadable& input : totals_.unreadable_first) {
      std::string line;
      append_printable(line, input.source);
      line += ": ";
      append_printable(line, style_.quotes ? input.error : without_quotes(input.error));
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

void append_field(std::string& out, std::string_view name, std::uint64_t value) {
  out += ",\"";
  out += name;
  out += "\":";
  json::append_integer(out, value);
}

void append_rule(std::string& out, const RuleInfo& rule, const RuleTotals& totals) {
  out += "{\"rule\":";
  json::append_text(out, rule.id);
  append_field(out, "pass", totals.pass);
  append_field(out, "partial", totals.partial);
  append_field(out, "fail", totals.fail);
  append_field(out, "not_applicable", totals.not_applicable);
  append_field(out, "not_assessable", totals.not_assessable);
  out += '}';
}

}  // namespace

void summary(std::string& out, const ChecklistInfo& checklist, const Totals& totals, const Style& style) {
  Night(out, checklist, totals, style).write();
}

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
  out += ",\"mean_score\":";
  if (totals.scored > 0) {
    json::append_number(out, totals.score_sum / static_cast<double>(totals.scored), 2);
  } else {
    out += "null";
  }
  out += ",\"rules\":[";
  for (std::size_t i = 0; i < checklist.rules.size(); ++i) {
    if (i > 0) out += ',';
    append_rule(out, checklist.rules[i], i < totals.rules.size() ? totals.rules[i] : RuleTotals());
  }
  out += "],\"worst\":[";
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
