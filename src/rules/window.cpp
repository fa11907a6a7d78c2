#include "rules/window.hpp"

#include <algorithm>
#include <cmath>

namespace cortesia::rules {

using hear::HeardTurn;
using hear::WordRange;

void Region::add(std::uint32_t begin, std::uint32_t end) {
  if (begin >= end) return;
  if (!ranges.empty() && begin <= ranges.back().end)
    ranges.back().end = std::max(ranges.back().end, end);
  else
    ranges.push_back({begin, end});
}

bool Region::holds(std::uint32_t begin, std::uint32_t end) const {
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), begin,
                                      [](std::uint32_t at, WordRange range) { return at < range.begin; });
  if (after == ranges.begin()) return false;
  const WordRange range = *(after - 1);
  return begin < range.end || (begin == end && begin == range.end);
}

namespace {

// Windows that follow each other out of order (a union, moments) are put in order and joined.
void normalise(Region& region) {
  if (std::is_sorted(region.ranges.begin(), region.ranges.end(),
                     [](WordRange a, WordRange b) { return a.end < b.begin || a.begin < b.begin; }))
    return;
  std::vector<WordRange> ranges;
  ranges.swap(region.ranges);
  std::sort(ranges.begin(), ranges.end(), [](WordRange a, WordRange b) { return a.begin < b.begin; });
  for (const WordRange range : ranges) region.add(range.begin, range.end);
}

bool counts(const HeardTurn& turn, Parties party) { return turn.begin != turn.end && party.has(turn.party); }

// From the first to the last of `amount` turns of a party, whoever speaks between.
void first_turns(const Scene& scene, double amount, Parties party, Region& out) {
  std::uint32_t begin = 0, end = 0, seen = 0;
  for (const HeardTurn& turn : scene.heard->turns) {
    if (seen >= amount) break;
    if (!counts(turn, party)) continue;
    // What comes before the agent's first turn is the opening too.
    if (seen++ == 0) begin = party == kAnyone ? turn.begin : 0;
    end = turn.end;
  }
  out.add(begin, end);
}

void last_turns(const Scene& scene, double amount, Parties party, Region& out) {
  std::uint32_t begin = 0, end = 0, seen = 0;
  const std::vector<HeardTurn>& turns = scene.heard->turns;
  for (auto turn = turns.rbegin(); turn != turns.rend() && seen < amount; ++turn) {
    if (!counts(*turn, party)) continue;
    if (seen++ == 0) end = scene.word_count();
    begin = turn->begin;
  }
  out.add(begin, end);
}

// The first word of [begin, end), all of one heard turn, that is said at `when` or later. Words of a turn
// follow one another in time, so it is found by halving.
std::uint32_t first_said_at(const Scene& scene, std::uint32_t begin, std::uint32_t end, std::uint32_t turn,
                            double when) {
  while (begin < end) {
    const std::uint32_t middle = begin + (end - begin) / 2;
    if (scene.time.word_time(middle, turn) < when)
      begin = middle + 1;
    else
      end = middle;
  }
  return begin;
}

// The words of `within` that were said at seconds [from, to), whoever said them but the IVR.
void said_between(const Scene& scene, double from, double to, WordRange within, Region& out) {
  const std::vector<HeardTurn>& turns = scene.heard->turns;
  for (std::uint32_t i = within.begin < within.end ? scene.turn_of(within.begin) : 0; i < turns.size(); ++i) {
    const HeardTurn& turn = turns[i];
    if (turn.begin >= within.end) break;
    if (turn.begin == turn.end || turn.party == Party::ivr) continue;
    const double start = scene.time.turn_start(i), end = scene.time.turn_end(i);
    if (start >= to || end < from) continue;
    const std::uint32_t first = std::max(turn.begin, within.begin), last = std::min(turn.end, within.end);
    out.add(start < from ? first_said_at(scene, first, last, i, from) : first,
            end >= to ? first_said_at(scene, first, last, i, to) : last);
  }
  out.estimated = scene.time.clock() == Clock::estimated;
}

void by_clock(const Window& window, const Scene& scene, Region& out) {
  if (scene.time.clock() == Clock::none) {
    out.trouble = Reason::needs_times;
    return;
  }
  const double origin = scene.time.origin(), end = scene.time.end(), amount = window.amount.value;
  const WordRange call{0, scene.word_count()};
  switch (window.kind) {
    case Window::Kind::first:
      said_between(scene, -1e300, origin + amount, call, out);
      break;
    case Window::Kind::last:
      said_between(scene, end - amount, 1e300, call, out);
      break;
    default:
      said_between(scene, origin + amount, 1e300, call, out);
      break;
  }
}

void fixed(const Window& window, const Scene& scene, Region& out) {
  const std::uint32_t words = scene.word_count();
  switch (window.amount.unit) {
    case Quantity::Unit::seconds:
      by_clock(window, scene, out);
      return;
    case Quantity::Unit::per_cent:
    case Quantity::Unit::words: {
      const double amount = window.amount.unit == Quantity::Unit::words
                                ? window.amount.value
                                : std::ceil(words * window.amount.value / 100);
      const std::uint32_t count =
          static_cast<std::uint32_t>(std::clamp(amount, 0.0, static_cast<double>(words)));
      if (window.kind == Window::Kind::first)
        out.add(0, count);
      else if (window.kind == Window::Kind::last)
        out.add(words - count, words);
      else
        out.add(count, words);
      return;
    }
    default:
      break;
  }
  if (window.kind == Window::Kind::first) {
    first_turns(scene, window.amount.value, window.party, out);
  } else if (window.kind == Window::Kind::last) {
    last_turns(scene, window.amount.value, window.party, out);
  } else {
    Region head;
    first_turns(scene, window.amount.value, window.party, head);
    out.add(head.ranges.empty() ? 0 : head.ranges.back().end, words);
  }
}

// Bounds a range that reaches backwards from (or onwards to) a moment by `within`.
void reach(const Window& window, const Scene& scene, WordRange range, bool backwards, Region& out) {
  const Quantity& within = window.amount;
  const std::vector<HeardTurn>& turns = scene.heard->turns;
  if (range.begin >= range.end) return;
  switch (within.unit) {
    case Quantity::Unit::words: {
      const std::uint32_t count = static_cast<std::uint32_t>(within.value);
      if (range.end - range.begin > count) {
        if (backwards)
          range.begin = range.end - count;
        else
          range.end = range.begin + count;
      }
      break;
    }
    case Quantity::Unit::seconds: {
      if (scene.time.clock() == Clock::none) {
        out.trouble = Reason::needs_times;
        return;
      }
      if (backwards) {
        const std::uint32_t turn = scene.turn_of(range.end - 1);
        said_between(scene, scene.time.word_time(range.end - 1, turn) - within.value, 1e300, range, out);
      } else {
        const std::uint32_t turn = scene.turn_of(range.begin);
        said_between(scene, -1e300, scene.time.word_time(range.begin, turn) + within.value, range, out);
      }
      return;
    }
    case Quantity::Unit::none:
    case Quantity::Unit::per_cent:
      break;
    default: {
      double left = within.value;
      if (backwards) {
        std::uint32_t turn = scene.turn_of(range.end - 1);
        std::uint32_t begin = range.end;
        for (std::uint32_t i = turn + 1; i-- > 0 && left > 0;) {
          if (turns[i].end <= range.begin) break;
          begin = std::max(range.begin, turns[i].begin);
          if (counts(turns[i], window.party)) --left;
        }
        range.begin = begin;
      } else {
        std::uint32_t end = range.begin;
        for (std::uint32_t i = scene.turn_of(range.begin); i < turns.size() && left > 0; ++i) {
          if (turns[i].begin >= range.end) break;
          end = std::min(range.end, turns[i].end);
          if (counts(turns[i], window.party)) --left;
        }
        range.end = end;
      }
    }
  }
  out.add(range.begin, range.end);
}

void near_span(const Window& window, const Scope& scope, const MomentSpan& span, Region& out) {
  const std::uint32_t words = scope.scene.word_count();
  switch (window.kind) {
    case Window::Kind::before:
      reach(window, scope.scene, {0, span.begin}, true, out);
      break;
    case Window::Kind::after:
      if (span.ended) reach(window, scope.scene, {span.end, words}, false, out);
      break;
    case Window::Kind::during:
      reach(window, scope.scene, {span.begin, span.end}, false, out);
      break;
    default: {
      const auto& ends = scope.scene.spans(window.until);
      const auto end =
          std::find_if(ends.begin(), ends.end(), [&](const MomentSpan& s) { return s.begin >= span.end; });
      if (end != ends.end()) reach(window, scope.scene, {span.end, end->begin}, false, out);
    }
  }
}

void near_moment(const Window& window, const Scope& scope, Region& out) {
  if (scope.span && scope.moment == window.moment) {
    near_span(window, scope, *scope.span, out);
    return;
  }
  const auto& [known, trouble, spans] = scope.scene.found_of(window.moment);
  if (trouble != Reason::none) {
    out.trouble = trouble;
    return;
  }
  if (spans.empty() && window.kind == Window::Kind::before) out.add(0, scope.scene.word_count());
  for (const MomentSpan& span : spans) near_span(window, scope, span, out);
  normalise(out);
}

// Whole turns next to the anchor.
void near_anchor(const Window& window, const Scope& scope, Region& out) {
  const std::vector<HeardTurn>& turns = scope.scene.heard->turns;
  WordRange anchor;
  if (scope.anchor)
    anchor = *scope.anchor;
  else if (scope.span)
    anchor = {scope.span->begin, scope.span->end};
  else
    return;
  if (turns.empty()) return;
  // A wait without words stands between two turns: what precedes it ends where it begins.
  const bool between = anchor.begin == anchor.end;
  const std::uint32_t first = scope.scene.turn_of(anchor.begin);
  const std::uint32_t last = between ? first : scope.scene.turn_of(anchor.end - 1);
  double left = window.amount.value;
  if (window.kind == Window::Kind::same) {
    out.add(turns[first].begin, turns[last].end);
  } else if (window.kind == Window::Kind::next) {
    auto turn = scope.scene.turn_from(between ? first : last + 1, window.party);
    for (; turn && left > 0; --left, turn = scope.scene.turn_from(*turn + 1, window.party))
      out.add(turns[*turn].begin, turns[*turn].end);
  } else {
    auto turn = scope.scene.turn_before(between && anchor.begin > turns[first].begin ? first + 1 : first,
                                        window.party);
    for (; turn && left > 0; --left, turn = scope.scene.turn_before(*turn, window.party))
      out.ranges.push_back({turns[*turn].begin, turns[*turn].end});
    std::reverse(out.ranges.begin(), out.ranges.end());
  }
}

}  // namespace

void resolve(const Window& window, const Scope& scope, Region& out) {
  out.clear();
  switch (window.kind) {
    case Window::Kind::whole:
      out.add(0, scope.scene.word_count());
      return;
    case Window::Kind::first:
    case Window::Kind::last:
    case Window::Kind::after_time:
      fixed(window, scope.scene, out);
      return;
    case Window::Kind::before:
    case Window::Kind::after:
    case Window::Kind::during:
    case Window::Kind::between:
      near_moment(window, scope, out);
      return;
    case Window::Kind::same:
    case Window::Kind::next:
    case Window::Kind::previous:
      near_anchor(window, scope, out);
      return;
    case Window::Kind::timed:
      resolve(window.parts[scope.scene.time.clock() == Clock::none ? 1 : 0], scope, out);
      return;
    case Window::Kind::any_of: {
      Region part;
      Reason trouble = Reason::none;
      for (const Window& one : window.parts) {
        resolve(one, scope, part);
        if (part.trouble != Reason::none) trouble = part.trouble;
        out.estimated = out.estimated || part.estimated;
        out.ranges.insert(out.ranges.end(), part.ranges.begin(), part.ranges.end());
      }
      out.trouble = trouble;
      normalise(out);
      return;
    }
  }
}

namespace {

bool hangs_on(const Window& window, MomentId moment) {
  switch (window.kind) {
    case Window::Kind::before:
    case Window::Kind::after:
    case Window::Kind::during:
    case Window::Kind::between:
      return window.moment == moment;
    default:
      return std::any_of(window.parts.begin(), window.parts.end(),
                         [moment](const Window& part) { return hangs_on(part, moment); });
  }
}

}  // namespace

const Region& region_of(const Window& window, const Scope& scope, Region& spare) {
  if (!window.still || (scope.span && hangs_on(window, scope.moment))) {
    resolve(window, scope, spare);
    return spare;
  }
  Scene::Resolved& cached = scope.scene.windows[window.id];
  if (!cached.known) {
    resolve(window, scope, cached.region);
    cached.known = true;
  }
  return cached.region;
}

}  // namespace cortesia::rules
