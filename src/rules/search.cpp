#include "rules/search.hpp"

#include <algorithm>

#include "rules/parsing.hpp"

namespace cortesia::rules {

Search parse_search(Fields& fields, Parsing& parsing, bool forbidding, Parties by_default) {
  Search search;
  const Node* say = fields.require("say");
  const Node* except = fields.get("except");
  search.by = parsing.parties(fields, "by", by_default);
  if (say) search.pattern = parsing.pattern(*say, except, forbidding, search.by);
  search.entity = parsing.asks_for_entity(search.pattern);
  search.names = parsing.asked_names(search.pattern);
  search.masked = parsing.masked(search.pattern);
  search.to = parsing.parties(fields, "to", {});
  search.window = parsing.window(fields.get("in"));
  for (std::size_t i = 0; i < std::size(kPartySets); ++i)
    if (kPartySets[i] == search.by) search.by_name = kPartySetNames[i];
  return search;
}

namespace {

// Whether a turn answers or addresses one of `to`: a neighbouring turn is theirs.
bool addresses(const hear::Heard& heard, std::uint32_t heard_turn, Parties to) {
  const auto& turns = heard.turns;
  for (std::uint32_t i = heard_turn; i-- > 0;)
    if (turns[i].begin != turns[i].end) {
      if (to.has(turns[i].party)) return true;
      break;
    }
  for (std::uint32_t i = heard_turn + 1; i < turns.size(); ++i)
    if (turns[i].begin != turns[i].end) return to.has(turns[i].party);
  return false;
}

void listen_for(hear::PatternId pattern, const Search& search, const Scope& scope, std::size_t limit,
                Found& out, hear::WordRange useful) {
  out.hits.clear();
  Region spare;
  const Region& region = region_of(search.window, scope, spare);
  out.trouble = region.trouble;
  out.estimated = region.estimated;
  if (region.trouble != Reason::none) return;
  const hear::Heard& heard = *scope.scene.heard;
  const std::span<const hear::Hit> hits = heard.hits(pattern);
  auto hit = hits.begin();
  for (const hear::WordRange range : region.ranges) {
    // A window beside the hundredth occurrence does not begin with the first hit.
    hit = hear::first_from({hit, hits.end()}, std::max(range.begin, useful.begin));
    if (hit == hits.end()) return;
    for (; hit != hits.end() && hit->begin < std::min(range.end, useful.end); ++hit) {
      if (out.hits.size() >= limit) return;
      if (!search.by.has(heard.turns[hit->turn].party)) continue;
      if (!search.to.none() && !addresses(heard, hit->turn, search.to)) continue;
      out.hits.push_back(*hit);
    }
  }
}

}  // namespace

void listen(const Search& search, const Scope& scope, std::size_t limit, Found& out, hear::WordRange useful) {
  listen_for(search.pattern, search, scope, limit, out, useful);
}

void listen_behind_marks(const Search& search, const Scope& scope, Found& out) {
  const std::vector<std::uint32_t>& marks = scope.scene.heard->unknown_redactions;
  if (!search.masked || marks.empty()) return;
  listen_for(*search.masked, search, scope, static_cast<std::size_t>(-1), out, {0, UINT32_MAX});
  std::erase_if(out.hits, [&](const hear::Hit& hit) {
    const auto mark = std::ranges::lower_bound(marks, hit.begin);
    return mark == marks.end() || *mark >= hit.end;
  });
}

bool may_be_hidden(const Search& search, const Scope& scope) {
  const hear::Heard& heard = *scope.scene.heard;
  if (!search.entity || heard.unknown_redactions.empty()) return false;
  Region spare;
  const Region& region = region_of(search.window, scope, spare);
  return std::any_of(
      heard.unknown_redactions.begin(), heard.unknown_redactions.end(), [&](std::uint32_t word) {
        return region.holds(word, word + 1) && search.by.has(heard.turns[scope.scene.turn_of(word)].party);
      });
}

void explain_absence(const Search& search, const Scope& scope, Answer& answer) {
  if (!scope.explain) return;
  Region spare;
  const Region& region = region_of(search.window, scope, spare);
  const hear::Heard& heard = *scope.scene.heard;
  LookedIn where;
  where.by = search.by_name;
  where.window = search.window.written;
  where.name = &search.window.name;
  if (!region.ranges.empty()) {
    where.empty = false;
    where.first_turn = heard.words[region.ranges.front().begin].turn;
    where.last_turn = heard.words[region.ranges.back().end - 1].turn;
  }
  answer.looked_in = where;
  // Only the turns of those who should have said it.
  std::vector<hear::WordRange> spoken;
  for (const hear::WordRange range : region.ranges)
    for (std::uint32_t i = scope.scene.turn_of(range.begin); i < heard.turns.size(); ++i) {
      const hear::HeardTurn& turn = heard.turns[i];
      if (turn.begin >= range.end) break;
      if (!search.by.has(turn.party)) continue;
      const std::uint32_t begin = std::max(turn.begin, range.begin), end = std::min(turn.end, range.end);
      if (begin < end) spoken.push_back({begin, end});
    }
  answer.nearest = scope.scene.ear->nearest(search.pattern, spoken);
  // «en la», «y que»: articles and prepositions alone come near to everything.
  constexpr std::uint32_t kTelling = 4;  // bytes of a word
  const auto tells = [&](const hear::Word& word) { return word.folded_size >= kTelling; };
  if (answer.nearest && std::none_of(heard.words.begin() + answer.nearest->begin,
                                     heard.words.begin() + answer.nearest->end, tells))
    answer.nearest.reset();
  if (!answer.nearest) answer.wanted = scope.scene.ear->only_phrase(search.pattern);
}

}  // namespace cortesia::rules
