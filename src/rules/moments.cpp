#include "rules/moments.hpp"

#include <algorithm>

#include "rules/parties.hpp"

namespace cortesia::rules {

using hear::HeardTurn;

namespace {

// `then` found after a match: the wait begins there, and what was said first is its evidence too.
MomentSpan followed(const Scene& scene, const MomentSpan& match, const MomentSpan& then) {
  const HeardTurn& turn = scene.heard->turns[then.turn];
  MomentSpan span;
  if (then.begin == then.end || then.from_event) {
    span = then;
  } else if (then.turn == match.turn) {
    // Said and over in one turn: "permítame un momento ... gracias por esperar".
    span.begin = match.end;
    span.end = then.begin;
    span.turn = match.turn;
  } else {
    span = wait_before(scene, turn.begin, then.turn);
  }
  span.evidence = match.evidence;
  span.evidence.insert(span.evidence.end(), then.evidence.begin(), then.evidence.end());
  return span;
}

Reason find_source(const MomentSource& source, const Scope& scope, std::vector<MomentSpan>& out) {
  const Scene& scene = scope.scene;
  std::vector<MomentSpan> matches;
  const Reason unknown = source.check->arises(scope, matches);
  if (source.unless)
    std::erase_if(matches, [&](const MomentSpan& match) {
      Scope near = scope;
      near.anchor = hear::WordRange{match.begin, match.end};
      return holds(*source.unless, near).value_or(false);
    });
  if (source.then.empty() || matches.empty()) {
    out.insert(out.end(), std::make_move_iterator(matches.begin()), std::make_move_iterator(matches.end()));
    return unknown;
  }
  std::vector<MomentSpan> after, one;
  for (const auto& then : source.then) {
    one.clear();
    then->arises(scope, one);
    after.insert(after.end(), one.begin(), one.end());
  }
  std::stable_sort(after.begin(), after.end(),
                   [](const auto& a, const auto& b) { return a.begin < b.begin; });
  for (const MomentSpan& match : matches) {
    const auto next =
        std::lower_bound(after.begin(), after.end(), match.end,
                         [](const MomentSpan& span, std::uint32_t end) { return span.begin < end; });
    if (next == after.end() || next->turn - match.turn > source.then_within) continue;
    out.push_back(followed(scene, match, *next));
  }
  return unknown;
}

void merge_into(MomentSpan& span, MomentSpan&& other) {
  span.end = std::max(span.end, other.end);
  span.ended = span.ended || other.ended;
  // Of one wait the telephone system knows best when it began: the silence round it is longer.
  const bool told = other.from_event && !span.from_event && other.begin == span.begin;
  if (!span.begin_time || (told && other.begin_time)) span.begin_time = other.begin_time;
  if (other.end_time) span.end_time = std::max(span.end_time.value_or(*other.end_time), *other.end_time);
  span.from_event = span.from_event || other.from_event;
  for (const hear::WordRange& words : other.evidence)
    if (std::find(span.evidence.begin(), span.evidence.end(), words) == span.evidence.end())
      span.evidence.push_back(words);
}

}  // namespace

MomentSpan wait_before(const Scene& scene, std::uint32_t begin, std::uint32_t heard_turn) {
  MomentSpan span;
  span.begin = begin;
  span.turn = heard_turn;
  span.end = static_cast<std::uint32_t>(scene.heard->words.size());
  span.ended = false;
  const std::vector<HeardTurn>& turns = scene.heard->turns;
  std::uint32_t last_before = heard_turn;
  while (last_before > 0 && (last_before == turns.size() || turns[last_before].begin >= begin)) {
    --last_before;
    if (turns[last_before].begin != turns[last_before].end) break;
  }
  const bool timed = scene.time.measured();
  if (timed && last_before < turns.size() && turns[last_before].end <= begin)
    span.begin_time = scene.time.turn_end(last_before);
  for (std::uint32_t i = heard_turn; i < turns.size(); ++i)
    if (turns[i].begin >= begin && turns[i].begin != turns[i].end &&
        speaks_for_organisation(turns[i].party)) {
      span.end = turns[i].begin;
      span.ended = true;
      if (timed) span.end_time = scene.time.turn_start(i);
      break;
    }
  return span;
}

Reason find_moment(const Moment& moment, const Scope& scope, std::vector<MomentSpan>& out) {
  out.clear();
  std::size_t blind = 0;  // ways that cannot tell
  Reason unknown = Reason::none;
  for (const MomentSource& source : moment.sources)
    if (const Reason reason = find_source(source, scope, out); reason != Reason::none) {
      unknown = reason;
      ++blind;
    }
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (kept > 0) {
      MomentSpan& last = out[kept - 1];
      const bool overlap = out[i].begin <= (last.ended ? last.end : last.begin);
      if (overlap || out[i].turn - last.turn <= moment.merge_turns) {
        merge_into(last, std::move(out[i]));
        continue;
      }
    }
    if (kept != i) out[kept] = std::move(out[i]);
    ++kept;
  }
  out.resize(kept);
  // Without an end it lasts to its next occurrence.
  for (std::size_t i = 0; i + 1 < out.size(); ++i)
    if (!out[i].ended) out[i].end = std::min(out[i].end, out[i + 1].begin);
  for (MomentSpan& span : out)
    std::sort(span.evidence.begin(), span.evidence.end(),
              [](const auto& a, const auto& b) { return a.begin < b.begin; });
  return out.empty() && blind == moment.sources.size() ? unknown : Reason::none;
}

}  // namespace cortesia::rules
