// Conditions on what occurs rather than what is said: moment, turn, event, silence.
#include <algorithm>

#include <fmt/format.h>

#include "model/reason.hpp"
#include "rules/checks/kinds.hpp"
#include "rules/limits.hpp"
#include "rules/moments.hpp"

namespace cortesia::rules::checks {

namespace {

// {moment: hold}: whether it arises at all.
class MomentOccurs final : public Check {
 public:
  MomentOccurs(MomentId moment, std::string title, Window window, bool everywhere)
      : moment_(moment), title_(std::move(title)), window_(std::move(window)), everywhere_(everywhere) {}
  void evaluate(const Scope& scope, Answer& out) const override {
    const MomentSpan* first = nullptr;
    const Reason unknown = each(scope, [&](const MomentSpan& span) {
      if (first == nullptr) first = &span;
    });
    if (first == nullptr && unknown != Reason::none) return out.not_assessable(unknown);
    if (first == nullptr) {
      out.moment = title_;
      return out.fail(Reason::never_happened);
    }
    for (const hear::WordRange words : first->evidence) out.show(words);
    out.pass(Reason::happened);
  }
  Reason arises(const Scope& scope, std::vector<MomentSpan>& out) const override {
    return each(scope, [&](const MomentSpan& span) {
      if (span.begin >= scope.useful.begin && span.begin < scope.useful.end) out.push_back(span);
    });
  }

 private:
  template <typename Visit>
  Reason each(const Scope& scope, Visit visit) const {
    const Scene::Found& found = scope.scene.found_of(moment_);
    Region spare;
    const Region* const region = everywhere_ ? nullptr : &region_of(window_, scope, spare);
    for (const MomentSpan& span : found.spans)
      if (region == nullptr || region->holds(span.begin, span.end)) visit(span);
    return region != nullptr && region->trouble != Reason::none ? region->trouble : found.trouble;
  }

  MomentId moment_;
  std::string title_;
  Window window_;
  bool everywhere_;
};

// The first turn of each run of turns of a party: {turn: {by: colleague}}. With `words`, each turn of so
// many.
class HasTurn final : public Check {
 public:
  HasTurn(Parties by, Window window, double at_least, double words)
      : by_(by), window_(std::move(window)), at_least_(at_least), words_(words) {}

  void evaluate(const Scope& scope, Answer& out) const override {
    Region spare;
    const Region& region = region_of(window_, scope, spare);
    out.estimated = region.estimated;
    if (region.trouble != Reason::none) return out.not_assessable(region.trouble);
    double seen = 0;
    for_turns(scope, region, [&](std::uint32_t, const hear::HeardTurn& turn) {
      if (counts(turn) && ++seen == 1) out.show({turn.begin, turn.end});
    });
    if (seen >= at_least_)
      out.pass(Reason::happened);
    else
      out.fail(Reason::never_happened);
  }

  Reason arises(const Scope& scope, std::vector<MomentSpan>& out) const override {
    Region spare;
    const Region& region = region_of(window_, scope, spare);
    const std::size_t before = out.size();
    double seen = 0;
    bool running = false;
    for_turns(scope, region, [&](std::uint32_t i, const hear::HeardTurn& turn) {
      // The customer answers within the run; another speaker of the organisation ends it.
      if (!counts(turn)) {
        if (turn.party != Party::customer) running = false;
        return;
      }
      ++seen;
      if (running) return;
      running = words_ == 0;
      MomentSpan span;
      span.begin = turn.begin;
      span.end = turn.end;
      span.turn = i;
      if (scope.scene.time.measured()) {
        span.begin_time = scope.scene.time.turn_start(i);
        span.end_time = scope.scene.time.turn_end(i);
      }
      span.evidence.push_back({turn.begin, turn.end});
      span.found_by = Way::turn;
      out.push_back(std::move(span));
    });
    if (seen < at_least_) out.resize(before);
    return region.trouble;
  }

 private:
  bool counts(const hear::HeardTurn& turn) const {
    return by_.has(turn.party) && turn.end - turn.begin >= words_;
  }
  template <typename Visit>
  static void for_turns(const Scope& scope, const Region& region, Visit&& visit) {
    const auto& turns = scope.scene.heard->turns;
    for (std::uint32_t i = 0; i < turns.size(); ++i)
      if (turns[i].begin != turns[i].end && region.holds(turns[i].begin, turns[i].end)) visit(i, turns[i]);
  }

  Parties by_;
  Window window_;
  double at_least_, words_;
};

// The heard turn that an event comes before.
std::uint32_t heard_turn_before(const hear::Heard& heard, std::uint32_t file_turn) {
  const auto at = std::lower_bound(
      heard.turns.begin(), heard.turns.end(), file_turn,
      [](const hear::HeardTurn& turn, std::uint32_t file) { return turn.first_turn < file; });
  return static_cast<std::uint32_t>(at - heard.turns.begin());
}

class EventHappens final : public Check {
 public:
  explicit EventHappens(std::vector<EventKind> kinds) : kinds_(std::move(kinds)) {}
  void evaluate(const Scope& scope, Answer& out) const override {
    std::vector<MomentSpan> spans;
    arises(scope, spans);
    if (spans.empty())
      out.fail(Reason::never_happened);
    else
      out.pass(Reason::happened);
  }
  Reason arises(const Scope& scope, std::vector<MomentSpan>& out) const override {
    const hear::Heard& heard = *scope.scene.heard;
    for (const Event& event : scope.scene.call->events) {
      if (std::find(kinds_.begin(), kinds_.end(), event.kind) == kinds_.end()) continue;
      const std::uint32_t turn = heard_turn_before(heard, event.before_turn);
      const std::uint32_t begin =
          turn < heard.turns.size() ? heard.turns[turn].begin : scope.scene.word_count();
      MomentSpan span = wait_before(scope.scene, begin, turn);
      if (event.start) span.begin_time = event.start;
      if (event.end) span.end_time = event.end;
      span.found_by = Way::event;
      out.push_back(std::move(span));
    }
    return Reason::none;
  }

 private:
  std::vector<EventKind> kinds_;
};

class Silence final : public Check {
 public:
  Silence(const Limits& limits, Parties ended_by) : limits_(limits), ended_by_(ended_by) {}
  void evaluate(const Scope& scope, Answer& out) const override {
    std::vector<MomentSpan> spans;
    const Reason unknown = arises(scope, spans);
    if (unknown != Reason::none) return out.not_assessable(unknown);
    if (spans.empty()) return out.fail(Reason::never_happened);
    out.measured = Measured{*spans.front().end_time - *spans.front().begin_time, &limits_, "longest"};
    out.pass(Reason::happened);
  }
  Reason arises(const Scope& scope, std::vector<MomentSpan>& out) const override {
    const Timeline& time = scope.scene.time;
    if (!time.measured()) return Reason::needs_times;
    if (!time.has_turn_ends()) return Reason::needs_turn_ends;
    time.each_gap([&](std::uint32_t i, double from, double to) {
      const hear::HeardTurn& turn = scope.scene.heard->turns[i];
      if (!ended_by_.has(turn.party) || !limits_.accepts(to - from)) return;
      MomentSpan span = wait_before(scope.scene, turn.begin, i);
      span.begin_time = from;
      span.end_time = to;
      span.found_by = Way::silence;
      out.push_back(std::move(span));
    });
    return Reason::none;
  }

 private:
  Limits limits_;
  Parties ended_by_;
};

}  // namespace

std::unique_ptr<Check> moment(Fields& fields, Parsing& parsing) {
  const MomentId id = parsing.moment(*fields.get("moment"));
  const Node* in = fields.get("in");
  return std::make_unique<MomentOccurs>(id, parsing.title_of(id), parsing.window(in), in == nullptr);
}

std::unique_ptr<Check> turn(Fields& fields, Parsing& parsing) {
  Fields inner(*fields.get("turn"), parsing.mistakes, "turn", "turn: {by: colleague}");
  inner.require("by");
  const Parties by = parsing.parties(inner, "by", kOrganisation);
  Window window = parsing.window(inner.get("in"));
  const auto count = [&](std::string_view key, double unless_said, std::string_view what) {
    const Node* node = inner.get(key);
    const std::optional<double> number = node ? parse_count(node->text) : std::optional(unless_said);
    if (node && (!number || *number < 1))
      parsing.mistakes.error(*node, fmt::format("expected how many {}, {}", what, found(*node)));
    return number.value_or(unless_said);
  };
  const double at_least = count("at_least", 1, "turns at least, such as 2");
  const double words = count("words", 0, "words a turn has at least, such as 15");
  inner.finish();
  return std::make_unique<HasTurn>(by, std::move(window), at_least, words);
}

std::unique_ptr<Check> event(Fields& fields, Parsing& parsing) {
  const Node& node = *fields.get("event");
  std::vector<EventKind> kinds;
  const auto read = [&](const Node& name) {
    const auto known = std::ranges::find(kOwnEventNames, std::string_view(name.text));
    if (name.kind == Node::Kind::scalar && known != kOwnEventNames.end())
      kinds.push_back(static_cast<EventKind>(known - kOwnEventNames.begin()));
    else
      parsing.mistakes.error(
          name, fmt::format("\"{}\" is no event{}", name.text, suggestion(name.text, kOwnEventNames)));
  };
  if (node.kind == Node::Kind::sequence) {
    for (const Node& item : node.items) read(item);
    if (node.items.empty())
      parsing.mistakes.error(node, "expected an event or a list of them, found an empty list: event: hold");
  } else {
    read(node);
  }
  return std::make_unique<EventHappens>(std::move(kinds));
}

std::unique_ptr<Check> silence(Fields& fields, Parsing& parsing) {
  const Node& node = *fields.get("silence");
  std::optional<Limits> limits;
  if (node.kind == Node::Kind::scalar) limits = parse_silence(node.text);
  if (!limits)
    parsing.mistakes.error(node, fmt::format("expected a length such as over 20s, {}", found(node)));
  const Parties ended_by = parsing.parties(fields, "ended_by", kAnyone);
  return std::make_unique<Silence>(limits.value_or(Limits{}), ended_by);
}

}  // namespace cortesia::rules::checks
