// `cortesia explain`: the transcript with the evidence marked, then each verdict and why, in the words of
// somebody who would have to tell the agent.
#include <algorithm>
#include <iterator>
#include <span>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "write/excerpt.hpp"
#include "write/page.hpp"
#include "write/story.hpp"

namespace cortesia::write {

namespace {

constexpr std::size_t kDetails = 4;      // their indentation
constexpr std::size_t kTurnsQuoted = 6;  // of a window, for each absence, when all rules are explained

// A stretch of a turn that is evidence of some rules. Evidence that overlaps is one stretch.
struct Marked {
  std::uint32_t begin = 0, end = 0;
  std::vector<std::uint32_t> rules;
  Verdict verdict = Verdict::pass;  // the worst of them, for the colour
};

class Explanation {
 public:
  Explanation(std::string& out, const ChecklistInfo& checklist, const Call& call, const Report& report,
              const Style& style, std::span<const std::string> only)
      : out_(out),
        checklist_(checklist),
        call_(call),
        report_(report),
        only_(only),
        story_(checklist, style) {}

  void write() {
    story_.append_identity(out_, call_, report_);
    story_.append_doubts(out_, call_);
    out_ += '\n';
    append_transcript();
    out_ += '\n';
    append_title(story_.words().verdicts_title);
    for (const Finding& finding : report_.findings)
      if (is_explained(finding)) append_finding(finding);
    if (only_.empty()) append_not_applicable();
  }

 private:
  bool is_wanted(const Finding& finding) const {
    return only_.empty() || std::ranges::find(only_, checklist_.rules[finding.rule].id) != only_.end();
  }

  bool is_explained(const Finding& finding) const {
    if (!only_.empty()) return is_wanted(finding);
    bool idle_label = checklist_.rules[finding.rule].label && finding.verdict != Verdict::pass;
    return finding.verdict != Verdict::not_applicable && !idle_label;
  }

  void append_title(std::string_view title) {
    story_.paint().bold(out_, title);
    out_ += '\n';
  }

  // Transcript

  void append_transcript() {
    append_title(story_.words().transcript);
    std::vector<std::vector<Marked>> marks = marks_by_turn();
    std::size_t voice = 0;
    for (std::string_view party : story_.words().parties) voice = std::max(voice, columns(party));
    std::string latest;
    for (const Turn& turn : call_.turns)
      if (std::string time; turn.start) {
        append_clock_time(time, *turn.start);
        if (time.size() > latest.size()) latest = time;
      }
    std::size_t event = 0;
    for (std::uint32_t turn = 0; turn <= call_.turns.size(); ++turn) {
      for (; event < call_.events.size() && call_.events[event].before_turn <= turn; ++event)
        append_event(call_.events[event]);
      if (turn == call_.turns.size()) break;
      append_turn(turn, marks[turn], latest.size(), voice);
    }
  }

  std::vector<std::vector<Marked>> marks_by_turn() const {
    std::vector<std::vector<Marked>> marks(call_.turns.size());
    for (const Finding& finding : report_.findings) {
      if (!is_wanted(finding)) continue;
      for (const Evidence& evidence : finding.evidence)
        if (evidence.turn < marks.size() && evidence.begin < evidence.end)
          marks[evidence.turn].push_back({evidence.begin, evidence.end, {finding.rule}, finding.verdict});
    }
    for (std::vector<Marked>& turn : marks) merge_overlaps(turn);
    return marks;
  }

  static void merge_overlaps(std::vector<Marked>& turn) {
    std::ranges::stable_sort(turn, {}, &Marked::begin);
    std::vector<Marked> merged;
    for (Marked& mark : turn) {
      if (merged.empty() || mark.begin >= merged.back().end) {
        merged.push_back(std::move(mark));
        continue;
      }
      Marked& last = merged.back();
      last.end = std::max(last.end, mark.end);
      last.verdict = std::max(last.verdict, mark.verdict);
      if (std::ranges::find(last.rules, mark.rules.front()) == last.rules.end())
        last.rules.push_back(mark.rules.front());
    }
    turn = std::move(merged);
  }

  void append_event(const Event& event) {
    std::string text = "(";
    append_printable(text, event.detail.empty() ? story_.words().events[static_cast<std::size_t>(event.kind)]
                                                : event.detail);
    text += ")";
    out_ += "      ";
    story_.paint().dim(out_, text);
    out_ += '\n';
  }

  void append_turn(std::uint32_t turn, const std::vector<Marked>& marks, std::size_t time_width,
                   std::size_t voice) {
    const Turn& said = call_.turns[turn];
    std::string margin = fmt::format("{:4}  ", shown(turn));
    if (time_width > 0) {
      std::string time;
      if (said.start) append_clock_time(time, *said.start);
      margin += fmt::format("{:>{}}  ", time, time_width);
    }
    const std::size_t indent = columns(margin) + voice + 2;
    std::uint32_t begin = 0;
    Party party = said.party;
    for (const Piece& piece : call_.pieces) {
      if (piece.turn != turn) continue;
      append_said(margin, party, indent, said.text.substr(0, piece.begin), begin, marks);
      margin.assign(columns(margin), ' ');
      begin = piece.begin;
      party = piece.party;
    }
    append_said(margin, party, indent, said.text, begin, marks);
  }

  // What one voice says of a turn: from byte `begin` to the end of `text`.
  void append_said(std::string margin, Party party, std::size_t indent, std::string_view text,
                   std::size_t begin, const std::vector<Marked>& marks) {
    margin += story_.words().parties[static_cast<std::size_t>(party)];
    margin.append(indent - columns(margin), ' ');
    story_.paint().dim(out_, margin);
    std::string line;
    for (const Marked& mark : marks) {
      if (mark.begin < begin || mark.end > text.size()) continue;
      append_printable(line, text.substr(begin, mark.begin - begin));
      append_marked(line, text.substr(mark.begin, mark.end - mark.begin), mark);
      begin = mark.end;
    }
    append_printable(line, text.substr(begin));
    wrap(out_, line, indent, indent, story_.width());
  }

  void append_marked(std::string& out, std::string_view text, const Marked& mark) const {
    std::string ids = "[";
    for (std::uint32_t rule : mark.rules) {
      if (ids.size() > 1) ids += ", ";
      ids += checklist_.rules[rule].id;
    }
    ids += "]";
    if (story_.paint().colour()) {
      std::string plain;
      append_printable(plain, text);
      story_.paint().as(out, mark.verdict, plain);
    } else {
      out += quoted(text);
    }
    story_.paint().dim(out, ids);
  }

  // Verdicts

  void append_finding(const Finding& finding) {
    const RuleInfo& rule = checklist_.rules[finding.rule];
    out_ += '\n';
    story_.paint().as(out_, finding.verdict, Story::mark(finding.verdict));
    out_ += ' ';
    story_.paint().bold(out_, rule.id);
    out_ += "  ";
    std::string line;
    append_printable(line, rule.title);
    if (!line.empty()) line += ": ";
    line += story_.words().verdicts[static_cast<std::size_t>(finding.verdict)];
    std::string reason = story_.reason(finding);
    if (!reason.empty() && !line.ends_with(reason)) line += fmt::format("; {}", reason);
    wrap(out_, line, 2 + columns(rule.id) + 2, kDetails, story_.width());
    if (finding.verdict == Verdict::not_applicable) return;

    if (finding.waiver != nullptr) story_.append_line(out_, kDetails, story_.waived(*finding.waiver));
    if (!finding.occurrences.empty()) {
      story_.append_occurrences(out_, kDetails, call_, finding);
    }
    if (!finding.parts.empty()) story_.append_parts(out_, kDetails, call_, finding);
    if (finding.occurrences.empty() && finding.parts.empty())
      for (const Evidence& evidence : finding.evidence)
        story_.append_line(out_, kDetails, story_.evidence(call_, evidence));
    story_.append_failed(out_, kDetails, finding);
    if (finding.looked_in) append_looked_in(finding);
    if (finding.nearest) {
      story_.append_line(out_, kDetails, story_.nearest(call_, *finding.nearest));
      if (const std::string phrase = story_.phrase(call_, *finding.nearest); !phrase.empty())
        story_.append_line(out_, kDetails, phrase);
    }
    if (const std::string wanted = story_.wanted(finding); !wanted.empty())
      story_.append_line(out_, kDetails, wanted);
    story_.append_advice(out_, kDetails, finding);
  }

  void append_looked_in(const Finding& finding) {
    const LookedIn& where = *finding.looked_in;
    story_.append_line(out_, kDetails, story_.looked_in(where));
    if (where.empty || finding.verdict == Verdict::pass) return;
    std::vector<std::uint32_t> turns;
    for (std::uint32_t turn = where.first_turn; turn <= where.last_turn && turn < call_.turns.size(); ++turn)
      if (is_meant(call_.turns[turn].party, where.by) && !call_.turns[turn].text.empty())
        turns.push_back(turn);
    if (turns.empty()) {
      story_.append_line(out_, kDetails, story_.words().nothing_said_there);
      return;
    }
    // All of a long window is in the transcript above; a rule asked for by name has it once more, in full.
    if (only_.empty() && turns.size() > kTurnsQuoted) return;
    story_.append_line(out_, kDetails, fmt::format("{}:", story_.words().said_there));
    for (std::uint32_t turn : turns) {
      const Turn& said = call_.turns[turn];
      story_.append_line(out_, kDetails + 2,
                         fmt::format("{} {}", story_.place(turn, said.start), quoted(said.text)));
    }
  }

  // By reason: one knows at a glance which occasions the call did not give.
  void append_not_applicable() {
    std::vector<std::pair<std::string_view, std::string>> groups;  // why, ids
    for (const Finding& finding : report_.findings) {
      const RuleInfo& rule = checklist_.rules[finding.rule];
      if (rule.label || finding.verdict != Verdict::not_applicable) continue;
      std::string_view why = story_.words().reasons[static_cast<std::size_t>(finding.reason)];
      auto group = std::ranges::find(groups, why, [](const auto& pair) { return pair.first; });
      if (group == groups.end()) {
        groups.emplace_back(why, rule.id);
      } else {
        group->second += ", " + rule.id;
      }
    }
    for (const auto& [why, ids] : groups) {
      std::string title(story_.words().does_not_apply);
      if (!why.empty()) title += fmt::format(" ({})", why);
      out_ += '\n';
      story_.paint().bold(out_, title);
      out_ += "  ";
      wrap(out_, ids, columns(title) + 2, 2, story_.width());
    }
  }

  std::string& out_;
  const ChecklistInfo& checklist_;
  const Call& call_;
  const Report& report_;
  std::span<const std::string> only_;
  Story story_;
};

}  // namespace

void explain(std::string& out, const ChecklistInfo& checklist, const Call& call, const Report& report,
             const Style& style, std::span<const std::string> only) {
  Explanation(out, checklist, call, report, style, only).write();
}

}  // namespace cortesia::write
