#include "write/story.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "base/json.hpp"
#include "hear/fold.hpp"
#include "model/reason.hpp"
#include "write/doubts.hpp"
#include "write/excerpt.hpp"
#include "write/page.hpp"
#include "write/wording.hpp"

namespace cortesia::write {

namespace {

constexpr std::size_t kLongestPhrase = 160;  // bytes, up to a space or a choice

// "agente a31 (Diego)"
std::string person(std::string_view role, const Person& who, bool names) {
  std::string_view name = names ? who.name : std::string_view();
  if (who.id.empty() && name.empty()) return {};
  std::string out(role);
  for (std::string_view part : {who.id, name}) {
    if (part.empty()) continue;
    out += ' ';
    append_printable(out, part);
  }
  return out;
}

// "3 de 5", of the parts or occurrences that were judged.
template <typename Results>
std::string share(const Results& results, const Labels& words) {
  auto judged = std::ranges::count_if(results, [](const auto& result) {
    return result.verdict != Verdict::not_applicable && result.verdict != Verdict::not_assessable;
  });
  auto passed = std::ranges::count(results, Verdict::pass, [](const auto& result) { return result.verdict; });
  return fmt::format("{} {} {}", passed, words.of, judged);
}

}  // namespace

std::string quoted(std::string_view text) {
  std::string out = "«";
  append_printable(out, text);
  out += "»";
  return out;
}

std::string figure(double value) {
  std::string out;
  json::append_number(out, value, 1);
  return out;
}

std::string score_figure(double value) {
  std::string out;
  json::append_number(out, value, 2);
  return out;
}

Story::Story(const ChecklistInfo& checklist, const Style& style)
    : checklist_(checklist),
      words_(labels(checklist.language)),
      paint_(style.colour),
      quotes_(style.quotes),
      width_(page_width(style.width)) {}

std::string Story::place(std::uint32_t turn, const std::optional<double>& time) const {
  std::string out = fmt::format("{} {}", words_.turn, shown(turn));
  if (time) {
    out += ", ";
    append_clock_time(out, *time);
  }
  return out;
}

std::string Story::evidence(const Call& call, const Evidence& evidence) const {
  std::string out = place(evidence.turn, evidence.time);
  std::string_view quote = quote_of(call, evidence);
  if (quotes_ && !quote.empty()) out += " " + quoted(quote);
  if (quotes_ && !evidence.heard_as.empty())
    out += fmt::format(" ({} {})", words_.heard_as, quoted(evidence.heard_as));
  return out;
}

std::string Story::looked_in(const LookedIn& where) const {
  std::string out = fmt::format(
      "{} {}", words_.looked_in,
      where.name ? window_words(*where.name, words_) : std::string(window_words(where.window, words_)));
  if (where.empty) return fmt::format("{}: {}", out, words_.nowhere);
  if (where.first_turn == where.last_turn) {
    out += fmt::format(", {} {}", words_.turn, shown(where.first_turn));
  } else {
    out += fmt::format(", {} {} {} {}", words_.turns, shown(where.first_turn), words_.to,
                       shown(where.last_turn));
  }
  if (!where.by.empty()) out += fmt::format(", {} {}", words_.spoken_by, speaker_words(where.by, words_));
  return printable(out);
}

std::string Story::waived(const Waiver& waiver) const {
  std::string out = fmt::format("{} {}", words_.waived, waiver.expires);
  if (!quotes_) return printable(fmt::format("{} ({})", out, waiver.place));
  return printable(
      fmt::format("{}: {} ({} {}, {})", out, waiver.reason, words_.owner, waiver.owner, waiver.place));
}

std::string Story::nearest(const Call& call, const Nearest& nearest) const {
  const std::string_view heard = quote_of(call, nearest.heard);
  const std::string wanted = wording_of(nearest.wanted, heard, words_);
  const std::string where = place(nearest.heard.turn, nearest.heard.time);
  // An exception of the list, or what else the rule asks for, takes it away.
  if (hear::fold_words(wanted) == hear::fold_words(heard))
    return fmt::format("{}: {} ({})", words_.said_but, quoted(heard), where);
  return fmt::format("{}: {} ({}); {} {}", words_.nearest, quoted(heard), where, words_.wanted,
                     quoted(wanted));
}

std::string Story::phrase(const Call& call, const Nearest& nearest) const {
  if (wording_of(nearest.wanted, quote_of(call, nearest.heard), words_) == nearest.wanted) return {};
  std::string_view phrase = nearest.wanted;
  if (phrase.size() > kLongestPhrase) phrase = phrase.substr(0, phrase.find_last_of(" |", kLongestPhrase));
  return printable(fmt::format("{}: {}{}", words_.phrase, phrase, phrase == nearest.wanted ? "" : " …"));
}

std::string Story::wanted(const Finding& finding) const {
  if (finding.wanted.empty()) return {};
  return fmt::format("{} {}", words_.wanted_one, quoted(wording_of(finding.wanted, {}, words_)));
}

// A party and a direction have words of the report's language.
std::string Story::stated(std::string_view value) const {
  const auto* const party = std::ranges::find(kPartyNames, value);
  if (party != std::end(kPartyNames))
    return std::string(words_.parties[static_cast<std::size_t>(party - std::begin(kPartyNames))]);
  const auto* const direction = std::ranges::find(kDirectionNames, value);
  if (direction != std::end(kDirectionNames))
    return std::string(words_.directions[static_cast<std::size_t>(direction - std::begin(kDirectionNames))]);
  return quotes_ ? printable(value) : std::string("…");
}

std::string Story::reason(const Finding& finding) const {
  std::string out(words_.reasons[static_cast<std::size_t>(finding.reason)]);
  if (out.empty()) out = words_.verdicts[static_cast<std::size_t>(finding.verdict)];
  if (!finding.moment.empty()) out += fmt::format(": {}", printable(finding.moment));
  if (!finding.stated.empty())
    out += fmt::format(" ({})", fmt::format(fmt::runtime(words_.stated), stated(finding.stated)));
  if (finding.measured) out += fmt::format(" ({})", measured_words(*finding.measured, words_));
  if (finding.verdict == Verdict::partial || finding.verdict == Verdict::fail) {
    if (finding.occurrences.size() > 1) {
      out += fmt::format(" ({})", share(finding.occurrences, words_));
    } else if (!finding.parts.empty()) {
      out += fmt::format(" ({})", share(finding.parts, words_));
    }
  }
  return out;
}

void Story::append_failed(std::string& out, std::size_t indent, const Finding& finding) const {
  // The reason says it better, or it is too long to be read.
  const bool told = finding.measured || !finding.moment.empty() || !finding.stated.empty();
  if (!finding.failed.empty() && !told && !finding.failed.ends_with("…"))
    append_line(out, indent, fmt::format("{}: {}", words_.what_failed, printable(finding.failed)));
}

void Story::append_advice(std::string& out, std::size_t indent, const Finding& finding) const {
  if (finding.verdict != Verdict::partial && finding.verdict != Verdict::fail) return;
  if (!finding.suggest.empty())
    append_line(out, indent, fmt::format("{}: {}", words_.suggest, printable(finding.suggest)));
  const std::string& advice = checklist_.rules[finding.rule].advice;
  if (!advice.empty()) append_line(out, indent, fmt::format("{}: {}", words_.advice, printable(advice)));
}

std::string_view Story::mark(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass:
      return "✓";
    case Verdict::partial:
      return "◐";
    case Verdict::fail:
      return "✗";
    case Verdict::not_applicable:
      return "·";
    case Verdict::not_assessable:
      break;
  }
  return "?";
}

void Story::append_identity(std::string& out, const Call& call, const Report& report) const {
  paint_.bold(out, printable(call.id));
  out += "  ";
  paint_.dim(out, printable(call.source));
  out += '\n';

  std::string facts;
  auto add = [&](std::string_view fact) {
    if (fact.empty()) return;
    if (!facts.empty()) facts += " · ";
    append_printable(facts, fact);
  };
  add(day_and_minute(call.started_at));
  add(person(words_.agent, call.agent, quotes_));
  if (!call.queue.empty()) add(fmt::format("{} {}", words_.queue, call.queue));
  if (!call.company.empty()) add(call.company.front());
  add(person(words_.customer, call.customer, quotes_));
  add(words_.directions[static_cast<std::size_t>(call.direction)]);
  if (!facts.empty()) wrap(out, facts, 0, 2, width_);

  std::string_view outcome = words_.outcomes[static_cast<std::size_t>(report.outcome)];
  std::string result =
      report.score ? fmt::format("{} {} {} ({} {})", words_.score, score_figure(*report.score),
                                 words_.out_of_100, words_.pass_mark, score_figure(checklist_.pass_mark))
                   : std::string(words_.no_score);
  result += fmt::format(" · {} {} %", words_.coverage, score_figure(report.coverage));
  if (report.critical_failed)
    result += fmt::format(" · {} ({})", words_.critical,
                          words_.policies[static_cast<std::size_t>(checklist_.critical)]);
  if (report.reason != Reason::none)
    result += fmt::format(" · {}", words_.reasons[static_cast<std::size_t>(report.reason)]);
  paint_.as(out, report.outcome, outcome);
  out += "  ";
  wrap(out, result, columns(outcome) + 2, 2, width_);
}

void Story::append_doubts(std::string& out, const Call& call) const {
  if (call.doubts.empty()) return;
  paint_.bold(out, words_.doubts);
  out += '\n';
  for (const Doubt& doubt : call.doubts) {
    const std::string words = doubt_words(doubt, checklist_.language);
    append_line(out, 2, printable(quotes_ ? words : without_quotes(words)));
  }
}

std::string Story::trouble_of(const Unreadable& input) const {
  return fmt::format(fmt::runtime(words_.unreadable_kinds[static_cast<std::size_t>(input.kind)]),
                     printable(quotes_ ? input.error : without_quotes(input.error)));
}

void Story::append_line(std::string& out, std::size_t indent, std::string_view text) const {
  out.append(indent, ' ');
  wrap(out, text, indent, indent + 2, width_);
}

std::string Story::evidence_of(const Call& call, const Finding& finding, std::int16_t Evidence::* which,
                               std::size_t index) const {
  std::string out;
  for (const Evidence& evidence : finding.evidence) {
    if (evidence.*which != static_cast<std::int16_t>(index)) continue;
    out += out.empty() ? ": " : "; ";
    out += this->evidence(call, evidence);
  }
  return out;
}

void Story::append_parts(std::string& out, std::size_t indent, const Call& call,
                         const Finding& finding) const {
  const RuleInfo& rule = checklist_.rules[finding.rule];
  for (std::size_t i = 0; i < finding.parts.size() && i < rule.parts.size(); ++i) {
    const PartResult& part = finding.parts[i];
    std::string said = evidence_of(call, finding, &Evidence::part, i);
    if (said.empty()) said = fmt::format(": {}", words_.reasons[static_cast<std::size_t>(part.reason)]);
    append_line(out, indent, fmt::format("{} {}{}", mark(part.verdict), printable(rule.parts[i]), said));
  }
}

std::string Story::ways_of(Ways found_by) const {
  std::string out;
  for (const Way way : found_by.all()) {
    if (!out.empty()) out += ", ";
    out += words_.ways[static_cast<std::size_t>(way)];
  }
  return out;
}

void Story::append_occurrences(std::string& out, std::size_t indent, const Call& call,
                               const Finding& finding) const {
  for (std::size_t i = 0; i < finding.occurrences.size(); ++i) {
    const Occurrence& occurrence = finding.occurrences[i];
    std::string where = place(occurrence.turn, occurrence.time);
    if (const std::string ways = ways_of(occurrence.found_by); !ways.empty())
      where += "; " + fmt::format(fmt::runtime(words_.found_by), ways);
    std::string line = fmt::format("{} {} {} ({}): {}", mark(occurrence.verdict), words_.time, i + 1, where,
                                   words_.reasons[static_cast<std::size_t>(occurrence.reason)]);
    append_line(out, indent, line + evidence_of(call, finding, &Evidence::occurrence, i));
  }
}

}  // namespace cortesia::write
