// Judges one call: listens to it, sets the scene, and asks every rule.
#include <algorithm>

#include "base/clock.hpp"
#include "hear/ear.hpp"
#include "model/reason.hpp"
#include "rules/choice.hpp"
#include "rules/compiled.hpp"
#include "rules/known_values.hpp"
#include "rules/score.hpp"
#include "rules/waivers.hpp"

namespace cortesia::rules {

namespace {

// With more than this share of the words by voices of unknown role, who did what cannot be told.
constexpr double kUnknownWords = 0.3;

bool speakers_known(const hear::Heard& heard) {
  std::size_t unknown = 0, organisation = 0;
  for (const hear::HeardTurn& turn : heard.turns) {
    if (turn.party == Party::unknown) unknown += turn.end - turn.begin;
    if (speaks_for_organisation(turn.party)) organisation += turn.end - turn.begin;
  }
  return organisation > 0 &&
         static_cast<double>(unknown) <= kUnknownWords * static_cast<double>(heard.words.size());
}

std::uint8_t rank(Clock clock) { return static_cast<std::uint8_t>(clock); }

}  // namespace

void known_values(const Call& call, const std::vector<std::string>& company, std::vector<hear::Value>& out) {
  out.clear();
  hear::Value names{"company", call.company};
  if (names.texts.empty()) names.texts.assign(company.begin(), company.end());
  if (!names.texts.empty()) out.push_back(std::move(names));
  if (!call.agent.name.empty()) out.push_back({"agent", {call.agent.name}});
  if (!call.customer.name.empty()) out.push_back({"customer", {call.customer.name}});
}

struct Auditor::State {
  State(const Checklist& all, const Waivers* waivers)
      : checklist(all.compiled()), ear(*checklist.book), waiving(waivers) {
    scene.ear = &ear;
    scene.moments = &checklist.moments;
    scene.timezone = checklist.timezone;
  }

  const Checklist::Compiled& checklist;
  hear::Ear ear;
  Waiving waiving;
  Scene scene;
  Report report;
  Answer answer;
  std::vector<hear::Value> values;

  const Report& audit(Call& call, Reason refused);
  void set_scene(const Call& call);
  void tell_voices(Call& call);
  void judge(std::size_t rule, Finding& finding);
  void judge_each(const Rule& rule, Finding& finding);
  void ask(const Rule& rule, const Scope& scope, Answer& out) const;
  void add_evidence(const Answer& from, std::int16_t occurrence, Finding& finding) const;
  Evidence evidence_of(hear::WordRange words, std::size_t& next) const;
  void keep(const Answer& from, Finding& finding) const;
};

Auditor::Auditor(const Checklist& checklist, const Waivers* waivers)
    : state_(std::make_unique<State>(checklist, waivers)) {}
Auditor::~Auditor() = default;
const Report& Auditor::audit(Call& call, Reason refused) { return state_->audit(call, refused); }

void Auditor::State::set_scene(const Call& call) {
  known_values(call, checklist.company, values);
  scene.listen_to(ear.listen(call, values));
  scene.call = &call;
  const auto named = std::ranges::find(values, "company", &hear::Value::name);
  scene.company = named == values.end() ? std::string_view() : named->texts.front();
  scene.time.reset(*scene.heard, checklist.clock);
  scene.cut.reset();
  scene.found.resize(checklist.moments.size());
  for (Scene::Found& found : scene.found) {
    found.known = false;
    found.spans.clear();
  }
  scene.windows.resize(checklist.windows);
  for (Scene::Resolved& window : scene.windows) window.known = false;
}

// Who is who, where nobody said; whether what was said can be right; and who else speaks in a turn.
void Auditor::State::tell_voices(Call& call) {
  if (!checklist.voices || scene.heard->words.empty()) return;
  if (speakers_known(*scene.heard))
    report.sides = tell_sides(*checklist.voices, *scene.heard, call);
  else if (infer_parties(*checklist.voices, *scene.heard, call))
    set_scene(call);
  if (!checklist.merged.empty() && speakers_known(*scene.heard) &&
      split_turns(checklist.merged, *checklist.voices, *scene.heard, call))
    set_scene(call);
}

const Report& Auditor::State::audit(Call& call, Reason refused) {
  report.reason = refused;
  report.sides = Sides::unclear;
  report.day = clock::local_day(call.started_at, checklist.timezone);
  report.findings.resize(checklist.rules.size());
  if (refused == Reason::none && !is_language(call.language, checklist.info.language))
    report.reason = Reason::other_language;
  if (report.reason == Reason::none) {
    set_scene(call);
    tell_voices(call);
    if (scene.heard->words.empty())
      report.reason = Reason::empty_call;
    else if (!speakers_known(*scene.heard))
      report.reason = Reason::needs_speakers;
  }

  for (std::size_t i = 0; i < checklist.rules.size(); ++i) {
    Finding& finding = report.findings[i];
    finding.rule = static_cast<std::uint32_t>(i);
    finding.waiver = nullptr;
    finding.fraction = 0;
    finding.clock = Clock::none;
    finding.measured.reset();
    finding.evidence.clear();
    finding.looked_in.reset();
    finding.nearest.reset();
    finding.failed = finding.moment = finding.stated = finding.wanted = {};
    finding.suggest = {};
    finding.parts.clear();
    finding.occurrences.clear();
    if (report.reason != Reason::none) {
      finding.verdict = Verdict::not_assessable;
      finding.reason = report.reason;
    } else {
      judge(i, finding);
    }
  }
  waiving.excuse(call, checklist.info, report);
  score(checklist.info, report);
  return report;
}

// One rule from one place: its occasion, what it needs, and its check.
void Auditor::State::ask(const Rule& rule, const Scope& scope, Answer& out) const {
  out.clear();
  Reason unknown = Reason::none;
  if (rule.when) {
    const std::optional<bool> occasion = holds(*rule.when, scope, &unknown);
    if (!occasion) return out.not_assessable(unknown);
    if (!*occasion) return out.not_applicable(Reason::no_occasion);
  }
  if (const Reason missing = unmet(rule.needs, scope.scene); missing != Reason::none)
    return out.not_assessable(missing);
  if (rule.assessable) {
    Scope quiet = scope;
    quiet.explain = false;
    rule.assessable->evaluate(quiet, out);
    const Verdict can_tell = out.verdict;
    const Reason why = out.reason;
    out.clear();
    if (can_tell == Verdict::not_assessable || (can_tell != Verdict::pass && is_lack(why)))
      return out.not_assessable(why);
    if (can_tell != Verdict::pass) return out.not_assessable(Reason::condition_unknown);
  }
  rule.check->evaluate(scope, out);
  // A condition by itself: the report quotes nothing of it.
  if ((out.reason == Reason::condition_fails || out.reason == Reason::never_happened) && out.failed.empty())
    out.failed = rule.check->written;
}

void Auditor::State::judge(std::size_t index, Finding& finding) {
  const Rule& rule = checklist.rules[index];
  if (rule.for_each) {
    judge_each(rule, finding);
    return;
  }
  const Scope scope{scene, 0, nullptr, std::nullopt, true};
  ask(rule, scope, answer);
  finding.verdict = answer.verdict;
  finding.reason = answer.reason;
  finding.fraction = answer.fraction;
  if (answer.verdict == Verdict::not_applicable || answer.verdict == Verdict::not_assessable) return;
  add_evidence(answer, -1, finding);
  keep(answer, finding);
}

void Auditor::State::judge_each(const Rule& rule, Finding& finding) {
  const auto& [known, trouble, spans] = scene.found_of(*rule.for_each);
  if (spans.empty()) {
    const bool unknown = trouble != Reason::none;
    finding.verdict = unknown ? Verdict::not_assessable : Verdict::not_applicable;
    finding.reason = unknown ? trouble : Reason::no_moment;
    return;
  }
  double assessed = 0, earned = 0;
  bool all_pass = true, kept = false;
  std::optional<Answer> dropped;  // the verdict when no occurrence is left
  for (const MomentSpan& span : spans) {
    const Scope scope{scene, *rule.for_each, &span, std::nullopt, !finding.looked_in};
    ask(rule, scope, answer);
    Occurrence occurrence;
    occurrence.verdict = answer.verdict;
    occurrence.reason = answer.reason;
    occurrence.fraction = answer.fraction;
    occurrence.time = span.begin_time;
    occurrence.found_by = span.found_by;
    const hear::Heard& heard = *scene.heard;
    const std::uint32_t word = std::min(span.begin, static_cast<std::uint32_t>(heard.words.size() - 1));
    occurrence.turn = heard.words[word].turn;
    finding.occurrences.push_back(occurrence);
    if (answer.verdict == Verdict::not_applicable || answer.verdict == Verdict::not_assessable) {
      if (!dropped || answer.verdict == Verdict::not_assessable) dropped = answer;
      continue;
    }
    ++assessed;
    earned += answer.fraction;
    all_pass = all_pass && answer.verdict == Verdict::pass;
    add_evidence(answer, static_cast<std::int16_t>(finding.occurrences.size() - 1), finding);
    // What is absent is explained for the first occurrence that lacks it.
    if (!kept || (answer.verdict != Verdict::pass && !finding.looked_in)) keep(answer, finding);
    kept = true;
    finding.reason = answer.reason;
  }
  if (assessed == 0) {
    finding.verdict = dropped->verdict;
    finding.reason = dropped->reason;
    return;
  }
  finding.fraction = earned / assessed;
  const bool several = assessed > 1;
  if (all_pass) {
    finding.verdict = Verdict::pass;
    if (several) finding.reason = Reason::all_occurrences;
  } else if (earned <= 0) {
    finding.verdict = Verdict::fail;
    if (several) finding.reason = Reason::no_occurrences;
  } else {
    finding.verdict = Verdict::partial;
    if (several) finding.reason = Reason::some_occurrences;
  }
}

void Auditor::State::keep(const Answer& from, Finding& finding) const {
  finding.measured = from.measured;
  finding.looked_in = from.looked_in;
  finding.failed = from.failed;
  finding.moment = from.moment;
  finding.stated = from.stated;
  finding.wanted = from.wanted;
  finding.suggest = from.suggest;
  finding.parts = from.parts;
  const Clock clock = from.estimated          ? Clock::estimated
                      : scene.time.measured() ? scene.time.clock()
                                              : Clock::none;
  if (rank(clock) > rank(finding.clock)) finding.clock = clock;
  finding.nearest.reset();
  if (from.nearest && from.nearest->begin < from.nearest->end) {
    std::size_t next = 0;
    finding.nearest =
        Nearest{from.nearest->wanted, evidence_of({from.nearest->begin, from.nearest->end}, next)};
  }
}

// The part of a range of words that lies in one turn of the file; `next` is the first word after it.
Evidence Auditor::State::evidence_of(hear::WordRange words, std::size_t& next) const {
  const std::vector<hear::Word>& all = scene.heard->words;
  std::uint32_t last = words.begin;
  while (last + 1 < words.end && all[last + 1].turn == all[words.begin].turn) ++last;
  next = last + 1;
  Evidence evidence;
  evidence.turn = all[words.begin].turn;
  evidence.begin = all[words.begin].begin;
  evidence.end = all[last].end;
  for (std::uint32_t word = words.begin; word <= last && evidence.heard_as.empty(); ++word)
    if ((all[word].marks & hear::kRepaired) != 0)
      evidence.heard_as = scene.heard->folded_words(words.begin, last + 1);
  if (scene.time.measured()) evidence.time = scene.time.word_time(words.begin, scene.turn_of(words.begin));
  return evidence;
}

void Auditor::State::add_evidence(const Answer& from, std::int16_t occurrence, Finding& finding) const {
  const std::size_t first = finding.evidence.size();
  for (const Shown& shown : from.shown) {
    hear::WordRange rest = shown.words;
    while (rest.begin < rest.end) {
      std::size_t next = 0;
      Evidence evidence = evidence_of(rest, next);
      evidence.part = shown.part;
      evidence.occurrence = occurrence;
      finding.evidence.push_back(evidence);
      rest.begin = static_cast<std::uint32_t>(next);
    }
  }
  std::stable_sort(finding.evidence.begin() + static_cast<std::ptrdiff_t>(first), finding.evidence.end(),
                   [](const Evidence& a, const Evidence& b) {
                     return a.turn != b.turn ? a.turn < b.turn : a.begin < b.begin;
                   });
  // Several ways of a check may have heard the same.
  const auto same = [](const Evidence& a, const Evidence& b) {
    return a.turn == b.turn && a.begin == b.begin && a.end == b.end && a.part == b.part;
  };
  finding.evidence.erase(std::unique(finding.evidence.begin() + static_cast<std::ptrdiff_t>(first),
                                     finding.evidence.end(), same),
                         finding.evidence.end());
}

}  // namespace cortesia::rules
