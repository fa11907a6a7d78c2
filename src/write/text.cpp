#include "write/text.hpp"

#include <fmt/format.h>

#include "write/excerpt.hpp"
#include "write/page.hpp"
#include "write/story.hpp"

namespace cortesia::write {

namespace {

constexpr std::size_t kWidestId = 32;
constexpr std::size_t kDetails = 6;        // their indentation
constexpr std::size_t kEvidenceShown = 5;  // of a finding; the other formats and explain have them all

class Text final : public Format {
 public:
  Text(const ChecklistInfo& checklist, const Style& style)
      : Format(checklist, style), story_(checklist, style) {
    for (const RuleInfo& rule : checklist.rules) id_width_ = std::max(id_width_, columns(rule.id));
    id_width_ = std::min(id_width_, kWidestId);
  }

  void call(std::string& out, const Call& call, const Report& report) const override {
    story_.append_identity(out, call, report);
    // Of a call that was refused the rules would only repeat the reason that stands at its head.
    if (report.reason == Reason::none || report.reason == Reason::low_coverage) {
      for (std::size_t i = 0; i < checklist_.sections.size(); ++i) append_section(out, call, report, i);
    }
    append_not_applicable(out, report);
    append_labels(out, report);
    if (!call.doubts.empty()) out += '\n';
    story_.append_doubts(out, call);
    out += '\n';
  }

  void unreadable(std::string& out, const Unreadable& input) const override {
    std::string id, source;
    append_printable(id, input.id);
    append_printable(source, input.source);
    if (!id.empty()) {
      story_.paint().bold(out, id);
      out += "  ";
    }
    story_.paint().dim(out, source);
    out += '\n';
    constexpr Outcome kUnreadable = Outcome::unreadable;
    std::string_view word = story_.words().outcomes[static_cast<std::size_t>(kUnreadable)];
    story_.paint().as(out, kUnreadable, word);
    out += "  ";
    wrap(out, story_.trouble_of(input), columns(word) + 2, 2, story_.width());
    out += '\n';
  }

  void night(std::string& out, const Totals& totals) const override {
    if (style_.night) summary(out, checklist_, totals, style_);
  }

 private:
  void append_section(std::string& out, const Call& call, const Report& report, std::size_t index) const {
    const SectionInfo& section = checklist_.sections[index];
    bool titled = false;
    for (const Finding& finding : report.findings) {
      const RuleInfo& rule = checklist_.rules[finding.rule];
      if (rule.label || rule.section != section.id || finding.verdict == Verdict::not_applicable) continue;
      if (!titled) {
        append_title(out, section, report, index);
        titled = true;
      }
      append_row(out, call, rule, finding);
    }
  }

  void append_title(std::string& out, const SectionInfo& section, const Report& report,
                    std::size_t index) const {
    out += '\n';
    std::string title;
    append_printable(title, section.title.empty() ? section.id : section.title);
    story_.paint().bold(out, title);
    if (index < report.sections.size() && report.sections[index].score)
      out += fmt::format("  {}", figure(*report.sections[index].score));
    out += '\n';
  }

  void append_row(std::string& out, const Call& call, const RuleInfo& rule, const Finding& finding) const {
    out += "  ";
    story_.paint().as(out, finding.verdict, Story::mark(finding.verdict));
    out += ' ';
    out += rule.id;
    pad(out, rule.id, id_width_);
    out += "  ";
    std::size_t at = 4 + std::max(columns(rule.id), id_width_) + 2;
    std::size_t room = story_.width() > at + 20 ? story_.width() - at : 20;
    if (finding.verdict == Verdict::pass) {
      if (finding.evidence.empty()) return wrap(out, story_.reason(finding), at, at, story_.width());
      out += clipped(passed(call, finding), room);
      out += '\n';
      return;
    }
    std::string line;
    if (!rule.title.empty()) {
      append_printable(line, rule.title);
      line += ": ";
    }
    line += story_.reason(finding);
    wrap(out, line, at, at, story_.width());
    if (finding.verdict != Verdict::not_assessable) append_details(out, call, finding);
  }

  // What shows that a rule passed, on one line.
  std::string passed(const Call& call, const Finding& finding) const {
    std::string more;
    if (finding.evidence.size() > 1) more = fmt::format("(+{}) ", finding.evidence.size() - 1);
    return more + story_.evidence(call, finding.evidence.front());
  }

  void append_details(std::string& out, const Call& call, const Finding& finding) const {
    if (finding.waiver != nullptr) story_.append_line(out, kDetails, story_.waived(*finding.waiver));
    if (!finding.occurrences.empty()) {
      story_.append_occurrences(out, kDetails, call, finding);
    } else if (!finding.parts.empty()) {
      story_.append_parts(out, kDetails, call, finding);
    } else {
      std::size_t count = finding.evidence.size();
      for (std::size_t i = 0; i < std::min(count, kEvidenceShown); ++i)
        story_.append_line(out, kDetails, story_.evidence(call, finding.evidence[i]));
      if (count > kEvidenceShown)
        story_.append_line(out, kDetails, fmt::format("+{} {}", count - kEvidenceShown, story_.words().more));
    }
    // That it is not as asked says nothing without what was asked.
    if (finding.reason == Reason::condition_fails) story_.append_failed(out, kDetails, finding);
    if (finding.looked_in) story_.append_line(out, kDetails, story_.looked_in(*finding.looked_in));
    if (finding.nearest && style_.quotes)
      story_.append_line(out, kDetails, story_.nearest(call, *finding.nearest));
    if (const std::string wanted = story_.wanted(finding); !wanted.empty())
      story_.append_line(out, kDetails, wanted);
    story_.append_advice(out, kDetails, finding);
  }

  void append_not_applicable(std::string& out, const Report& report) const {
    std::string ids;
    for (const Finding& finding : report.findings) {
      const RuleInfo& rule = checklist_.rules[finding.rule];
      if (rule.label || finding.verdict != Verdict::not_applicable) continue;
      if (!ids.empty()) ids += ", ";
      ids += rule.id;
    }
    append_list(out, story_.words().does_not_apply, ids);
  }

  void append_labels(std::string& out, const Report& report) const {
    std::string ids;
    for (const Finding& finding : report.findings) {
      const RuleInfo& rule = checklist_.rules[finding.rule];
      if (!rule.label || finding.verdict != Verdict::pass) continue;
      if (!ids.empty()) ids += ", ";
      ids += rule.id;
      if (!finding.evidence.empty())
        ids +=
            fmt::format(" ({})", story_.place(finding.evidence.front().turn, finding.evidence.front().time));
    }
    append_list(out, story_.words().labels, ids);
  }

  void append_list(std::string& out, std::string_view title, std::string_view items) const {
    if (items.empty()) return;
    out += '\n';
    story_.paint().bold(out, title);
    out += "  ";
    wrap(out, items, columns(title) + 2, 2, story_.width());
  }

  Story story_;
  std::size_t id_width_ = 0;
};

}  // namespace

std::unique_ptr<Format> make_text(const ChecklistInfo& checklist, const Style& style) {
  return std::make_unique<Text>(checklist, style);
}

}  // namespace cortesia::write
