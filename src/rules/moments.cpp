#include "rules/moments.hpp"

#include <algorithm>
#include <optional>

#include "rules/parties.hpp"

namespace cortesia::rules {

using hear::HeardTurn;

namespace {

// What hangs on a moment is looked for once an occurrence, each time in all of the call if the window says
// so. No call of a day has a thousand; with more the time would grow with the square of its length.
constexpr std::size_t kMostOccurrences = 1'000;

// `then` found after a match: the wait begins there, and what was said first is its evidence too.
MomentSpan followed(const Scene& scene, const MomentSpan& match, const MomentSpan& then) {
  const HeardTurn& turn = scene.heard->turns[then.turn];
  MomentSpan span;
  if (then.begin == then.end || then.found_by.has(Way::event)) {
    span = then;
  } else if (then.turn == match.turn) {
    // Said and over in one turn: "permítame un momento ... gracias por esperar".
    span.begin = match.end;
    span.end = then.begin;
    span.turn = match.turn;
  } else {
    span = wait_before(scene, turn.begin, then.turn);
  }
  span.found_by = match.found_by;
  span.found_by.add(then.found_by);
  span.evidence = match.evidence;
  span.evidence.insert(span.evidence.end(), then.evidence.begin(), then.evidence.end());
  return span;
}

// By match, the first of what may follow that comes after it.
std::vector<std::optional<MomentSpan>> followers(const MomentSource& source, const Scope& scope,
                                                 const std::vector<MomentSpan>& matches) {
  std::vector<MomentSpan> after;
  const auto find = [&](const Scope& near) {
    after.clear();
    for (const auto& then : source.then) then->arises(near, after);
    std::ranges::stable_sort(after, {}, &MomentSpan::begin);
  };
  std::vector<std::optional<MomentSpan>> next;
  if (!source.then_beside) find(scope);
  for (const MomentSpan& match : matches) {
    if (source.then_beside) {
      Scope near = scope;
      near.anchor = hear::WordRange{match.begin, match.end};
      find(near);
    }
    const auto first = std::ranges::lower_bound(after, match.end, {}, &MomentSpan::begin);
    next.push_back(first == after.end() ? std::nullopt : std::optional(*first));
  }
  return next;
}

Reason find_source(const MomentSource& source, const Scope& scope, std::vector<MomentSpan>& out) {
  const Scene& scene = scope.scene;
  std::vector<MomentSpan> matches;
  const Reason unknown = source.check->arises(scope, matches);
  if (matches.size() > kMostOccurrences) return Reason::too_many;
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
  std::vector<std::optional<MomentSpan>> next = followers(source, scope, matches);
  for (std::size_t i = 0; i < matches.size(); ++i) {
    if (!next[i] || next[i]->turn - matches[i].turn > source.then_within) continue;
    // Of several announcements of one wait the last begins it: what comes before was still talk.
    if (i + 1 < matches.size() && next[i + 1] && next[i + 1]->begin == next[i]->begin) continue;
    out.push_back(followed(scene, matches[i], *next[i]));
  }
  return unknown;
}

void merge_into(MomentSpan& span, MomentSpan&& other) {
  span.end = std::max(span.end, other.end);
  span.ended = span.ended || other.ended;
  // Of one wait the telephone system knows best when it began: the silence round it is longer.
  const bool told =
      other.found_by.has(Way::event) && !span.found_by.has(Way::event) && other.begin == span.begin;
  if (!span.begin_time || (told && other.begin_time)) span.begin_time = other.begin_time;
  if (other.end_time) span.end_time = std::max(span.end_time.value_or(*other.end_time), *other.end_time);
  span.found_by.add(other.found_by);
  span.evidence.insert(span.evidence.end(), other.evidence.begin(), other.evidence.end());
}

// In order, each once.
void tidy(std::vector<hear::WordRange>& evidence) {
  std::ranges::sort(evidence, {}, [](hear::WordRange words) { return std::pair(words.begin, words.end); });
  evidence.erase(std::ranges::unique(evidence).begin(), evidence.end());
}

}  // namespace

MomentSpan occurrence_said(const Scene& scene, hear::WordRange words, std::uint32_t heard_turn) {
  MomentSpan span;
  span.begin = words.begin;
  span.end = words.end;
  span.turn = heard_turn;
  if (scene.time.measured()) {
    span.begin_time = scene.time.word_time(words.begin, heard_turn);
    span.end_time = scene.time.word_time(words.end, heard_turn);
  }
  span.evidence.push_back(words);
  span.found_by = Way::words;
  return span;
}

MomentSpan wait_before(const Scene& scene, std::uint32_t begin, std::uint32_t heard_turn) {
  MomentSpan span;
  span.begin = begin;
  span.turn = heard_turn;
  span.end = scene.word_count();
  span.ended = false;
  const std::vector<HeardTurn>& turns = scene.heard->turns;
  std::uint32_t last_before = heard_turn;
  while (last_before > 0 && (last_before == turns.size() || turns[last_before].begin >= begin)) {
    --last_before;
    if (turns[last_before].begin != turns[last_before].end) break;
  }
  const bool timed = scene.time.measured();
  if (timed && last_before < turns.size() && turns[last_before].end <= begin && turns[last_before].end_time)
    span.begin_time = scene.time.turn_end(last_before);
  auto back = scene.turn_from(heard_turn, kOrganisation);
  if (back && turns[*back].begin < begin) back = scene.turn_from(*back + 1, kOrganisation);
  if (back) {
    span.end = turns[*back].begin;
    span.ended = true;
    if (timed) span.end_time = scene.time.turn_start(*back);
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
      if (reason == Reason::too_many) {
        out.clear();
        return reason;
      }
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
  for (MomentSpan& span : out) tidy(span.evidence);
  return out.empty() && blind == moment.sources.size() ? unknown : Reason::none;
}

}  // namespace cortesia::rules
