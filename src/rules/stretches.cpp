#include "rules/stretches.hpp"

#include <algorithm>
#include <cmath>

namespace cortesia::rules {
namespace {

using hear::WordRange;

bool by_clock(const Window& window) {
  const bool seconds = window.amount.unit == Quantity::Unit::seconds;
  return seconds && (window.kind == WindowKind::first || window.kind == WindowKind::last ||
                     window.kind == WindowKind::after_time);
}

// What the words of a window span, be they apart or not.
WordRange hull(const Region& region, std::uint32_t nowhere) {
  if (region.ranges.empty()) return {nowhere, nowhere};
  return {region.ranges.front().begin, region.ranges.back().end};
}

Stretch of_clock(const Window& window, const Scope& scope, const Region& region) {
  const Timeline& time = scope.scene.time;
  Stretch out;
  out.words = hull(region, window.kind == WindowKind::first ? 0 : scope.scene.word_count());
  if (!time.measured()) return out;
  if (window.kind == WindowKind::first)
    out.to = time.origin() + window.amount.value;
  else if (window.kind == WindowKind::last)
    out.from = time.end() - window.amount.value;
  else
    out.from = time.origin() + window.amount.value;
  return out;
}

// Before, after, during or between occurrences of moments: one of the first at a time.
void beside(const Window& window, const Scope& scope, const MomentSpan& span, std::vector<Stretch>& out) {
  Scope near = scope;
  near.span = &span;
  near.moment = window.moment;
  Region region;
  resolve(window, near, region);
  Stretch stretch;
  const bool timed = window.amount.unit == Quantity::Unit::seconds;
  switch (window.kind) {
    case WindowKind::before:
      stretch.words = hull(region, span.begin);
      stretch.bounds = {&span};
      stretch.to = span.begin_time.value_or(stretch.to);
      if (timed) stretch.from = stretch.to - window.amount.value;
      break;
    case WindowKind::after:
      if (!span.ended) return;
      stretch.words = hull(region, span.end);
      stretch.bounds = {&span};
      stretch.from = span.end_time.value_or(stretch.from);
      if (timed) stretch.to = stretch.from + window.amount.value;
      break;
    case WindowKind::during:
      stretch.words = hull(region, span.begin);
      stretch.from = span.begin_time.value_or(stretch.from);
      // Unless so many turns or words of it end sooner.
      if (stretch.words.end >= span.end) stretch.to = span.end_time.value_or(stretch.to);
      if (timed) stretch.to = std::min(stretch.to, stretch.from + window.amount.value);
      break;
    default: {
      const auto& ends = scope.scene.spans(window.until);
      const auto end = std::ranges::lower_bound(ends, span.end, {}, &MomentSpan::begin);
      if (end == ends.end()) return;
      stretch.words = hull(region, span.end);
      stretch.bounds = {&span, &*end};
      stretch.from = span.end_time.value_or(stretch.from);
      stretch.to = end->begin_time.value_or(stretch.to);
    }
  }
  out.push_back(stretch);
}

void add(const Window& window, const Scope& scope, std::vector<Stretch>& out) {
  switch (window.kind) {
    case WindowKind::timed:
      return add(window.parts[scope.scene.time.clock() == Clock::none ? 1 : 0], scope, out);
    case WindowKind::any_of:
      for (const Window& part : window.parts) add(part, scope, out);
      return;
    case WindowKind::before:
    case WindowKind::after:
    case WindowKind::during:
    case WindowKind::between: {
      if (scope.span && scope.moment == window.moment) return beside(window, scope, *scope.span, out);
      const auto& spans = scope.scene.spans(window.moment);
      for (const MomentSpan& span : spans) beside(window, scope, span, out);
      if (spans.empty() && window.kind == WindowKind::before)
        out.push_back({.words = {0, scope.scene.word_count()}});
      return;
    }
    default:
      break;
  }
  Region region;
  resolve(window, scope, region);
  if (by_clock(window)) {
    out.push_back(of_clock(window, scope, region));
    return;
  }
  for (const WordRange words : region.ranges) out.push_back({.words = words});
}

// Of a gap. What no clock bounds, words do: they begin and end when they are said.
Seconds part_inside(const Stretch& stretch, Seconds gap, const Scene& scene) {
  const Timeline& time = scene.time;
  const auto [begin, end] = stretch.words;
  double from = stretch.from, to = stretch.to;
  if (std::isinf(from) && begin > 0)
    from = begin < scene.word_count() ? time.word_time(begin, scene.turn_of(begin)) : time.end();
  if (std::isinf(to) && end < scene.word_count())
    to = end > 0 ? time.word_time(end, scene.turn_of(end - 1)) : time.turn_start(0);
  return {std::max(gap.begin, from), std::min(gap.end, to)};
}

// In order, each second once.
void join(std::vector<Seconds>& parts) {
  std::erase_if(parts, [](Seconds part) { return part.begin >= part.end; });
  std::ranges::sort(parts, {}, &Seconds::begin);
  std::size_t kept = 0;
  for (const Seconds part : parts) {
    if (kept > 0 && part.begin <= parts[kept - 1].end)
      parts[kept - 1].end = std::max(parts[kept - 1].end, part.end);
    else
      parts[kept++] = part;
  }
  parts.resize(kept);
}

bool bounds(const Stretch& stretch, const MomentSpan& span) {
  return std::ranges::find(stretch.bounds, &span) != stretch.bounds.end();
}

bool begins_before_end(const Stretch& stretch, const MomentSpan& span) {
  if (!std::isinf(stretch.to) && span.begin_time) return *span.begin_time < stretch.to;
  const bool wordless = span.begin == span.end;
  return span.begin < stretch.words.end || (wordless && span.begin == stretch.words.end);
}

bool begins_in(const Stretch& stretch, const MomentSpan& span) {
  if (bounds(stretch, span) || !begins_before_end(stretch, span)) return false;
  if (!std::isinf(stretch.from) && span.begin_time) return *span.begin_time >= stretch.from;
  return span.begin >= stretch.words.begin;
}

bool lies_in(const Stretch& stretch, const MomentSpan& span) {
  if (bounds(stretch, span) || !begins_before_end(stretch, span)) return false;
  if (!std::isinf(stretch.from) && span.end_time) return *span.end_time > stretch.from;
  return span.begin >= stretch.words.begin;
}

}  // namespace

std::vector<Stretch> stretches_of(const Window& window, const Scope& scope) {
  std::vector<Stretch> out;
  add(window, scope, out);
  return out;
}

std::vector<Seconds> parts_inside(const std::vector<Stretch>& stretches, Seconds gap, const Scene& scene) {
  std::vector<Seconds> parts;
  for (const Stretch& stretch : stretches) parts.push_back(part_inside(stretch, gap, scene));
  join(parts);
  return parts;
}

bool begins_inside(const std::vector<Stretch>& stretches, const MomentSpan& span) {
  return std::ranges::any_of(stretches, [&](const Stretch& stretch) { return begins_in(stretch, span); });
}

Inside inside(const std::vector<Stretch>& stretches, const MomentSpan& span) {
  Inside out;
  std::vector<Seconds> parts;
  for (const Stretch& stretch : stretches) {
    if (!lies_in(stretch, span)) continue;
    out.any = true;
    if (span.begin_time && span.end_time)
      parts.push_back({std::max(*span.begin_time, stretch.from), std::min(*span.end_time, stretch.to)});
  }
  if (!out.any || !span.begin_time || !span.end_time) return out;
  join(parts);
  out.seconds = 0;
  for (const Seconds part : parts) *out.seconds += part.end - part.begin;
  return out;
}

}  // namespace cortesia::rules
