// sequence: such a chain exists - steps in order, each with its speaker, at most so many turns, words or
// seconds after the step before.
//
// A step's match counts when some match of the step before it lies within reach; the nearest one before it
// decides, so one merge over the two lists of matches is enough for each step. A step that looks beside the
// one before it (`in: next customer turn`) is looked for once for all matches that stand in the same turns.
//
// `not:` between two steps asks that something does not happen between them. The nearest match before decides
// here too: what lies between it and the step lies between any earlier one and the step.
#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "rules/checks/kinds.hpp"
#include "rules/search.hpp"

namespace cortesia::rules::checks {

namespace {

constexpr std::size_t kMost = 20;

struct Step {
  std::unique_ptr<Check> check;
  std::optional<Quantity> within;
  bool beside = false;                         // some window of it stands beside the step before
  std::vector<std::unique_ptr<Check>> absent;  // from the step before to this one
};

struct Reached {
  MomentSpan span;
  std::size_t from = 0;  // index in the step before
};

// Seconds need a clock.
Reason unmeasured(const Scene& scene, const std::optional<Quantity>& within) {
  const bool seconds = within && within->unit == Quantity::Unit::seconds;
  return seconds && !scene.time.measured() ? Reason::needs_times : Reason::none;
}

bool in_reach(const Scene& scene, const MomentSpan& before, const MomentSpan& after,
              const std::optional<Quantity>& within) {
  if (!within) return true;
  switch (within->unit) {
    case Quantity::Unit::seconds:
      return before.end_time && after.begin_time && *after.begin_time - *before.end_time <= within->value;
    case Quantity::Unit::words:
      return after.begin - before.end <= within->value;
    default:
      return after.turn - scene.turn_of(before.end > before.begin ? before.end - 1 : before.end) <=
             within->value;
  }
}

class Sequence final : public Check {
 public:
  explicit Sequence(std::vector<Step> steps) : steps_(std::move(steps)) {}

  void evaluate(const Scope& scope, Answer& out) const override {
    std::vector<std::vector<Reached>> reached;
    const Reason unknown = find(scope, reached);
    if (reached.size() == steps_.size() && !reached.back().empty()) {
      std::vector<hear::WordRange> chain(steps_.size());
      std::size_t at = 0;
      for (std::size_t i = steps_.size(); i-- > 0;) {
        const Reached& one = reached[i][at];
        chain[i] = {one.span.begin, one.span.end};
        at = one.from;
      }
      for (const hear::WordRange words : chain) out.show(words);
      return out.pass(Reason::said);
    }
    if (unknown != Reason::none) return out.not_assessable(unknown);
    const Check& missing = *steps_[reached.size() - 1].check;
    // Where one looked for it; nothing when it was said, but not behind the steps before it.
    if (scope.explain) missing.evaluate(scope, out);
    const bool lacks = out.verdict == Verdict::fail;
    const auto looked_in = lacks ? out.looked_in : std::nullopt;
    const auto nearest = lacks ? out.nearest : std::nullopt;
    out.clear();
    out.fail(Reason::not_said);
    out.failed = missing.written;
    out.looked_in = looked_in;
    out.nearest = nearest;
    // How far it came.
    for (const auto& step : reached)
      if (!step.empty()) out.show({step.front().span.begin, step.front().span.end});
  }

  Reason arises(const Scope& scope, std::vector<MomentSpan>& out) const override {
    std::vector<std::vector<Reached>> reached;
    const Reason unknown = find(scope, reached);
    if (reached.size() != steps_.size()) return unknown;
    for (const Reached& last : reached.back()) {
      MomentSpan span = last.span;
      std::size_t at = last.from;
      for (std::size_t i = steps_.size() - 1; i-- > 0;) {
        const Reached& one = reached[i][at];
        span.begin = one.span.begin;
        span.turn = one.span.turn;
        span.begin_time = one.span.begin_time;
        span.found_by.add(one.span.found_by);
        span.evidence.insert(span.evidence.begin(), one.span.evidence.begin(), one.span.evidence.end());
        at = one.from;
      }
      out.push_back(std::move(span));
    }
    return unknown;
  }

 private:
  // Stops at the first step that nothing reaches; why that could not be told, if so.
  Reason find(const Scope& scope, std::vector<std::vector<Reached>>& reached) const {
    for (const Step& step : steps_) {
      std::vector<Reached> found;
      Reason unknown = Reason::none;
      if (reached.empty()) {
        std::vector<MomentSpan> spans;
        unknown = step.check->arises(scope, spans);
        for (MomentSpan& span : spans) found.push_back({std::move(span), 0});
      } else if (step.beside) {
        unknown = find_beside(step, scope, reached.back(), found);
      } else {
        unknown = link(step, scope, reached.back(), 0, reached.back().size(), found);
      }
      if (unknown == Reason::none) unknown = unmeasured(scope.scene, step.within);
      for (const auto& absent : step.absent) {
        const Reason reason = drop_interrupted(*absent, scope, reached.back(), found);
        if (unknown == Reason::none) unknown = reason;
      }
      reached.push_back(std::move(found));
      if (reached.back().empty()) return unknown;
    }
    return Reason::none;
  }

  // Those between which and the step before `absent` arises; all of them, where that cannot be told.
  static Reason drop_interrupted(const Check& absent, const Scope& scope, const std::vector<Reached>& before,
                                 std::vector<Reached>& found) {
    std::vector<MomentSpan> spans;
    const Reason unknown = found.empty() ? Reason::none : absent.arises(scope, spans);
    if (unknown != Reason::none) found.clear();
    std::erase_if(found, [&](const Reached& one) {
      const auto first = std::ranges::lower_bound(spans, before[one.from].span.end, {}, &MomentSpan::begin);
      return first != spans.end() && first->end <= one.span.begin;
    });
    return unknown;
  }

  // The matches of a step that are in reach of one of before[first, last).
  static Reason link(const Step& step, const Scope& scope, const std::vector<Reached>& before,
                     std::size_t first, std::size_t last, std::vector<Reached>& out) {
    std::vector<MomentSpan> spans;
    const Reason unknown = step.check->arises(scope, spans);
    std::size_t next = first;
    for (MomentSpan& span : spans) {
      while (next < last && before[next].span.end <= span.begin) ++next;
      if (next == first || !in_reach(scope.scene, before[next - 1].span, span, step.within)) continue;
      out.push_back({std::move(span), next - 1});
    }
    return unknown;
  }

  static Reason find_beside(const Step& step, const Scope& scope, const std::vector<Reached>& before,
                            std::vector<Reached>& out) {
    const Scene& scene = scope.scene;
    const auto turns = [&](const MomentSpan& span) {
      const bool empty = span.begin == span.end;
      return std::tuple(empty, scene.turn_of(span.begin), scene.turn_of(empty ? span.end : span.end - 1));
    };
    Reason unknown = Reason::none;
    for (std::size_t first = 0, last = 0; first < before.size(); first = last) {
      const MomentSpan& span = before[first].span;
      while (last < before.size() && turns(before[last].span) == turns(span)) ++last;
      Scope near = scope;
      near.anchor = hear::WordRange{span.begin, span.end};
      // Behind the turn of the next group, whatever this one reaches that one reaches too.
      near.useful.begin = span.end;
      const auto& heard = scene.heard->turns;
      if (last < before.size() && before[last].span.turn < heard.size())
        near.useful.end = heard[before[last].span.turn].end + 1;  // a wait may begin at its end
      if (const Reason reason = link(step, near, before, first, last, out); reason != Reason::none)
        unknown = reason;
    }
    // What two matches reach hangs on the nearer, which comes later.
    std::stable_sort(out.begin(), out.end(), [](const Reached& a, const Reached& b) {
      return std::tuple(a.span.begin, a.span.end, b.from) < std::tuple(b.span.begin, b.span.end, a.from);
    });
    const auto same = [](const Reached& a, const Reached& b) {
      return a.span.begin == b.span.begin && a.span.end == b.span.end;
    };
    out.erase(std::unique(out.begin(), out.end(), same), out.end());
    return unknown;
  }

  std::vector<Step> steps_;
};

}  // namespace

std::unique_ptr<Check> sequence(Fields& fields, Parsing& parsing) {
  const Node& list = *fields.get("sequence");
  if (list.kind != Node::Kind::sequence || list.items.size() < 2) {
    parsing.mistakes.error(
        list,
        "expected at least two steps: [{say: ..., by: agent}, {say: ..., by: customer, within: 2 turns}]");
    return nullptr;
  }
  if (list.items.size() > kMost) {
    parsing.mistakes.error(list, fmt::format("expected at most {} steps, found {}; write several rules",
                                             kMost, list.items.size()));
    return nullptr;
  }
  std::vector<Step> steps;
  std::vector<std::unique_ptr<Check>> absent;  // before the next step
  for (const Node& item : list.items) {
    Fields inner(item, parsing.mistakes, "a step", "{say: su correo, by: agent}");
    if (const Node* never = inner.get("not")) {
      inner.finish();
      if (steps.empty() || &item == &list.items.back())
        parsing.mistakes.error(item,
                               "not: stands between two steps of a sequence, of what does not happen "
                               "between them; put a step on either side of it");
      absent.push_back(parse_check(*never, parsing));
      continue;
    }
    Step step;
    step.absent = std::exchange(absent, {});
    if (const Node* within = inner.get("within")) {
      step.within = parse_quantity(within->text);
      if (!step.within || step.within->unit == Quantity::Unit::none ||
          step.within->unit == Quantity::Unit::per_cent)
        parsing.mistakes.error(
            *within, fmt::format("expected a reach such as 2 turns, 20 words or 30s, {}", found(*within)));
      else if (steps.empty())
        parsing.mistakes.error(*within, "the first step follows nothing; say within: on the later steps");
    }
    const std::size_t beside = parsing.windows_beside();
    step.check = parse_check_in(inner, parsing);
    step.beside = parsing.windows_beside() != beside;
    inner.finish();
    steps.push_back(std::move(step));
  }
  return std::make_unique<Sequence>(std::move(steps));
}

}  // namespace cortesia::rules::checks
