#include "rules/figures_of_moments.hpp"

#include <algorithm>

#include "rules/stretches.hpp"

namespace cortesia::rules {

using hear::WordRange;

namespace {

struct Span {
  std::optional<double> seconds;
  WordRange words;
};

void add_silences(const Scope& scope, const std::vector<Stretch>& where, std::vector<Span>& out) {
  scope.scene.time.each_gap([&](std::uint32_t, double from, double to) {
    if (to <= from) return;
    for (const Seconds part : parts_inside(where, {from, to}, scope.scene))
      out.push_back({part.end - part.begin, {}});
  });
}

// Those that begin in the window, or what lies in it of any: how often is asked of the one, how long of the
// other.
enum class Counted : std::uint8_t { begins, parts };

std::vector<Span> spans_of(const FigureQuestion& q, const Scope& scope, Counted counted, FigureAnswer& out) {
  const std::vector<Stretch> where = stretches_of(q.window, scope);
  std::vector<Span> spans;
  if (!q.moment) {
    if (!scope.scene.time.measured())
      out.trouble = Reason::needs_times;
    else if (!scope.scene.time.has_turn_ends())
      out.trouble = Reason::needs_turn_ends;
    else
      add_silences(scope, where, spans);
    return spans;
  }
  if (!scope.span) out.trouble = scope.scene.found_of(*q.moment).trouble;
  const auto add = [&](const MomentSpan& span) {
    Span one;
    if (!span.evidence.empty()) one.words = span.evidence.front();
    if (counted == Counted::begins) {
      if (begins_inside(where, span)) spans.push_back(one);
      return;
    }
    const Inside part = inside(where, span);
    one.seconds = part.seconds;
    if (part.any) spans.push_back(one);
  };
  if (scope.span && scope.moment == *q.moment)
    add(*scope.span);
  else
    for (const MomentSpan& span : scope.scene.spans(*q.moment)) add(span);
  return spans;
}

// Why it cannot be told how long an occurrence took.
Reason no_length(const Scope& scope) {
  return scope.scene.time.measured() ? Reason::needs_turn_ends : Reason::needs_times;
}

}  // namespace

void figure_count(const FigureQuestion& q, const Scope& scope, const Region&, FigureAnswer& out) {
  const auto spans = spans_of(q, scope, Counted::begins, out);
  if (out.trouble != Reason::none) return;
  out.value = static_cast<double>(spans.size());
  for (const Span& span : spans)
    if (span.words.begin < span.words.end) out.shown.push_back(span.words);
}

void figure_longest(const FigureQuestion& q, const Scope& scope, const Region&, FigureAnswer& out) {
  const auto spans = spans_of(q, scope, Counted::parts, out);
  bool unknown = false;
  for (const Span& span : spans) {
    if (!span.seconds) {
      unknown = true;
    } else if (!out.value || *span.seconds > *out.value) {
      out.value = span.seconds;
      out.shown.clear();
      if (span.words.begin < span.words.end) out.shown.push_back(span.words);
    }
  }
  if (unknown && out.trouble == Reason::none) out.trouble = no_length(scope);
}

void figure_total(const FigureQuestion& q, const Scope& scope, const Region&, FigureAnswer& out) {
  double total = 0;
  for (const Span& span : spans_of(q, scope, Counted::parts, out)) {
    if (!span.seconds) out.trouble = no_length(scope);
    total += span.seconds.value_or(0);
  }
  if (out.trouble == Reason::none) out.value = total;
}

void figure_share(const FigureQuestion& q, const Scope& scope, const Region& region, FigureAnswer& out) {
  figure_total(q, scope, region, out);
  if (!out.value) return;
  const double length = scope.scene.time.measured() ? scope.scene.time.end() : 0;
  if (length <= 0) {
    out.value.reset();
    out.trouble = Reason::needs_times;
    return;
  }
  out.value = 100 * *out.value / length;
}

}  // namespace cortesia::rules
