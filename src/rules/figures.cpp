#include "rules/figures.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "hear/readings.hpp"
#include "rules/figures_of_moments.hpp"

namespace cortesia::rules {

using hear::HeardTurn;
using hear::WordRange;

namespace {

constexpr double kSpokenOver = 0.5;     // seconds: what counts as speaking over somebody
constexpr std::uint32_t kFewWords = 2;  // so few say more of a transcript's rounding than of the speaker
constexpr std::uint32_t kContentLetters = 4;  // shorter words are repeated by everybody
constexpr std::uint32_t kWeightyLetters = 5;  // function words are shorter, and few of these are left
constexpr std::uint32_t kEchoWords = 3;       // fewer content words are no paraphrase

std::uint32_t overlap(const Region& region, const HeardTurn& turn) {
  std::uint32_t words = 0;
  auto range = std::upper_bound(region.ranges.begin(), region.ranges.end(), turn.begin,
                                [](std::uint32_t at, WordRange one) { return at < one.end; });
  for (; range != region.ranges.end() && range->begin < turn.end; ++range)
    words += std::min(range->end, turn.end) - std::max(range->begin, turn.begin);
  return words;
}

template <typename Visit>
void for_turns(const FigureQuestion& q, const Scope& scope, const Region& region, Visit&& visit) {
  const auto& turns = scope.scene.heard->turns;
  for (std::uint32_t i = 0; i < turns.size(); ++i) {
    if (!q.by.has(turns[i].party)) continue;
    if (const std::uint32_t words = overlap(region, turns[i])) visit(i, turns[i], words);
  }
}

// Whether a turn only tells the other party to go on: back-channels, one after another, and nothing else.
bool only_listens(const FigureQuestion& q, const hear::Heard& heard, const HeardTurn& turn) {
  std::uint32_t word = turn.begin;
  if (!q.listening) {
    while (word < turn.end && hear::is_back_channel(heard.folded_word(word))) ++word;
    return word == turn.end;
  }
  const auto hits = heard.hits(*q.listening);
  for (auto hit = hear::first_from(hits, word); word < turn.end && hit != hits.end() && hit->begin <= word;
       ++hit)
    word = std::max(word, hit->end);
  return word == turn.end;
}

// ---- figures of who speaks

void figure_ring_time(const FigureQuestion&, const Scope& scope, const Region&, FigureAnswer& out) {
  out.value = scope.scene.call->ring_seconds;
  if (!out.value) out.trouble = Reason::needs_ring;
}

void figure_duration(const FigureQuestion&, const Scope& scope, const Region&, FigureAnswer& out) {
  out.value = scope.scene.time.end();
}

void figure_turns(const FigureQuestion& q, const Scope& scope, const Region& region, FigureAnswer& out) {
  double turns = 0;
  for_turns(q, scope, region, [&](auto, const HeardTurn&, auto) { ++turns; });
  out.value = turns;
}

void figure_words(const FigureQuestion& q, const Scope& scope, const Region& region, FigureAnswer& out) {
  double words = 0;
  for_turns(q, scope, region, [&](auto, const HeardTurn&, std::uint32_t count) { words += count; });
  out.value = words;
}

void figure_talk_share(const FigureQuestion& q, const Scope& scope, const Region& region, FigureAnswer& out) {
  const Timeline& time = scope.scene.time;
  const bool timed = time.measured() && time.has_turn_ends();
  const auto amount = [&](const FigureQuestion& question) {
    double sum = 0;
    for_turns(question, scope, region, [&](std::uint32_t i, const HeardTurn&, std::uint32_t words) {
      sum += timed ? time.turn_end(i) - time.turn_start(i) : words;
    });
    return sum;
  };
  FigureQuestion everybody = q;
  everybody.by = kAnyone;
  const double all = amount(everybody);
  if (all > 0) out.value = 100 * amount(q) / all;
}

void figure_words_per_minute(const FigureQuestion& q, const Scope& scope, const Region& region,
                             FigureAnswer& out) {
  double words = 0, seconds = 0;
  for_turns(q, scope, region, [&](std::uint32_t i, const HeardTurn& turn, std::uint32_t) {
    if (turn.end - turn.begin <= kFewWords) return;
    words += turn.end - turn.begin;
    seconds += scope.scene.time.turn_end(i) - scope.scene.time.turn_start(i);
  });
  if (seconds > 0) out.value = 60 * words / seconds;
}

void figure_longest_turn(const FigureQuestion& q, const Scope& scope, const Region& region,
                         FigureAnswer& out) {
  for_turns(q, scope, region, [&](std::uint32_t i, const HeardTurn& turn, std::uint32_t) {
    const double seconds = scope.scene.time.turn_end(i) - scope.scene.time.turn_start(i);
    if (out.value && seconds <= *out.value) return;
    out.value = seconds;
    out.shown = {{turn.begin, turn.end}};
  });
}

// The longest run of turns of a party that only back-channels interrupt.
void figure_monologue(const FigureQuestion& q, const Scope& scope, const Region& region, FigureAnswer& out) {
  const auto& turns = scope.scene.heard->turns;
  bool speaking = false;
  double begin = 0;
  WordRange words;
  for (std::uint32_t i = 0; i < turns.size(); ++i) {
    if (overlap(region, turns[i]) == 0) continue;
    if (!q.by.has(turns[i].party)) {
      if (!only_listens(q, *scope.scene.heard, turns[i])) speaking = false;
      continue;
    }
    if (!speaking) {
      speaking = true;
      begin = scope.scene.time.turn_start(i);
      words.begin = turns[i].begin;
    }
    words.end = turns[i].end;
    const double seconds = scope.scene.time.turn_end(i) - begin;
    if (out.value && seconds <= *out.value) continue;
    out.value = seconds;
    out.shown = {words};
  }
}

void figure_interruptions(const FigureQuestion& q, const Scope& scope, const Region& region,
                          FigureAnswer& out) {
  const auto& turns = scope.scene.heard->turns;
  double count = 0, latest = 0;
  std::uint32_t latest_turn = 0;
  bool other_spoke = false;
  for (std::uint32_t i = 0; i < turns.size(); ++i) {
    const HeardTurn& turn = turns[i];
    if (turn.begin == turn.end) continue;
    if (!q.by.has(turn.party)) {
      if (!other_spoke || scope.scene.time.turn_end(i) > latest) {
        latest = scope.scene.time.turn_end(i);
        latest_turn = i;
      }
      other_spoke = true;
      continue;
    }
    const bool over = other_spoke && scope.scene.time.turn_start(i) <= latest - kSpokenOver &&
                      turns[latest_turn].party != Party::ivr;
    if (!over || overlap(region, turn) == 0 || only_listens(q, *scope.scene.heard, turn)) continue;
    ++count;
    out.shown.push_back({turn.begin, turn.end});
  }
  out.value = count;
}

// ---- figures of the words themselves

// Visits each turn of the party, and tells of a word of so many letters whether the other party said it in
// its last turns before that one.
template <typename Visit>
void for_replies(const FigureQuestion& q, const Scope& scope, const Region& region, std::uint32_t letters,
                 Visit&& visit) {
  constexpr std::uint32_t kLastTurns = 4;
  const hear::Heard& heard = *scope.scene.heard;
  std::uint32_t others = 0;                                  // turns of the other party so far
  std::unordered_map<std::string_view, std::uint32_t> said;  // in which of them last, from 1
  for (const HeardTurn& turn : heard.turns) {
    if (turn.begin == turn.end) continue;
    if (q.by.has(turn.party)) {
      if (overlap(region, turn) == 0 || others == 0) continue;
      visit(turn, [&](std::uint32_t word) {
        if (heard.words[word].folded_size < letters) return false;
        const auto found = said.find(heard.folded_word(word));
        return found != said.end() && found->second + kLastTurns > others;
      });
    } else if (turn.party != Party::ivr) {
      ++others;
      for (std::uint32_t w = turn.begin; w < turn.end; ++w)
        if (heard.words[w].folded_size >= letters) said[heard.folded_word(w)] = others;
    }
  }
}

// The largest share of the content words of one turn that the other party has just said.
void figure_echo(const FigureQuestion& q, const Scope& scope, const Region& region, FigureAnswer& out) {
  const hear::Heard& heard = *scope.scene.heard;
  for_replies(q, scope, region, kContentLetters, [&](const HeardTurn& turn, auto said) {
    std::uint32_t content = 0, repeated = 0;
    for (std::uint32_t w = turn.begin; w < turn.end; ++w) {
      if (heard.words[w].folded_size < kContentLetters) continue;
      ++content;
      if (said(w)) ++repeated;
    }
    if (content < kEchoWords) return;
    const double share = 100.0 * repeated / content;
    if (out.value && share <= *out.value) return;
    out.value = share;
    out.shown = {{turn.begin, turn.end}};
  });
}

// The most different words of weight of one turn that the other party has just said. Names and numbers are
// repeated as data, not as what was understood.
void figure_repeated_words(const FigureQuestion& q, const Scope& scope, const Region& region,
                           FigureAnswer& out) {
  const hear::Heard& heard = *scope.scene.heard;
  std::unordered_set<std::string_view> repeated;
  out.value = 0;
  for_replies(q, scope, region, kWeightyLetters, [&](const HeardTurn& turn, auto said) {
    repeated.clear();
    auto entity =
        std::lower_bound(heard.entities.begin(), heard.entities.end(), turn.begin,
                         [](const hear::Entity& one, std::uint32_t word) { return one.begin < word; });
    WordRange shown{turn.end, turn.begin};
    for (std::uint32_t w = turn.begin; w < turn.end; ++w) {
      while (entity != heard.entities.end() && entity->end <= w) ++entity;
      if (entity != heard.entities.end() && entity->begin <= w) continue;
      if (!said(w) || !repeated.insert(heard.folded_word(w)).second) continue;
      shown = {std::min(shown.begin, w), w + 1};
    }
    if (static_cast<double>(repeated.size()) <= *out.value) return;
    out.value = static_cast<double>(repeated.size());
    out.shown = {shown};
  });
}

bool all_capitals(std::string_view word) {
  std::size_t letters = 0;
  for (const char c : word) {
    if (c >= 'a' && c <= 'z') return false;
    if (c >= 'A' && c <= 'Z') ++letters;
  }
  return letters >= 2;
}

// The longest run of words in capitals; one word alone may be an acronym.
void figure_capitals(const FigureQuestion& q, const Scope& scope, const Region& region, FigureAnswer& out) {
  const hear::Heard& heard = *scope.scene.heard;
  if (!heard.has_casing) {
    out.trouble = Reason::needs_casing;
    return;
  }
  out.value = 0;
  for_turns(q, scope, region, [&](std::uint32_t, const HeardTurn& turn, std::uint32_t) {
    std::uint32_t run = 0;
    for (std::uint32_t w = turn.begin; w < turn.end; ++w) {
      run = all_capitals(heard.written_word(w)) ? run + 1 : 0;
      if (run <= *out.value) continue;
      out.value = run;
      out.shown = {{w + 1 - run, w + 1}};
    }
  });
}

void figure_loudness(const FigureQuestion& q, const Scope& scope, const Region& region, FigureAnswer& out) {
  for_turns(q, scope, region, [&](std::uint32_t, const HeardTurn& turn, std::uint32_t) {
    for (std::uint32_t file = turn.first_turn; file <= turn.last_turn; ++file) {
      const std::optional<double> loudness = scope.scene.call->turns[file].loudness;
      if (!loudness || (out.value && *loudness <= *out.value)) continue;
      out.value = loudness;
      out.shown = {{turn.begin, turn.end}};
    }
  });
  if (!out.value) out.trouble = Reason::needs_loudness;
}

using Unit = FigureUnit;
using Of = FigureOf;
constinit const Figure kFigures[] = {
    {"ring_time", "how long it rang", Unit::seconds, Of::call, Reason::none, figure_ring_time},
    {"count", "how often a moment occurs", Unit::none, Of::moment, Reason::none, figure_count},
    {"longest", "the longest occurrence of a moment, or silence", Unit::seconds, Of::moment, Reason::none,
     figure_longest},
    {"total", "all occurrences of a moment together", Unit::seconds, Of::moment, Reason::none, figure_total},
    {"share", "all occurrences of a moment, of the length of the call", Unit::per_cent, Of::moment,
     Reason::none, figure_share},
    {"interruptions", "turns that begin over another's, back-channels aside", Unit::none, Of::party,
     Reason::needs_turn_ends, figure_interruptions, true},
    {"talk_share", "the share of the talking: of the time, or of the words without times", Unit::per_cent,
     Of::party, Reason::none, figure_talk_share},
    {"words", "words said", Unit::none, Of::party, Reason::none, figure_words},
    {"words_per_minute", "speed of speech", Unit::words_per_minute, Of::party, Reason::needs_turn_ends,
     figure_words_per_minute},
    {"longest_turn", "the longest turn", Unit::seconds, Of::party, Reason::needs_turn_ends,
     figure_longest_turn},
    {"monologue", "the longest run of turns that only back-channels interrupt", Unit::seconds, Of::party,
     Reason::needs_turn_ends, figure_monologue, true},
    {"echo", "the largest share of a turn's longer words that repeat the other party's", Unit::per_cent,
     Of::party, Reason::none, figure_echo},
    {"repeated_words",
     "the most longer words of a turn, names and numbers aside, that repeat the other party's", Unit::none,
     Of::party, Reason::none, figure_repeated_words},
    {"capitals", "the longest run of words in capitals", Unit::none, Of::party, Reason::none,
     figure_capitals},
    {"loudness", "the loudest turn, mean dB", Unit::decibels, Of::party, Reason::none, figure_loudness},
    {"turns", "turns taken", Unit::none, Of::party, Reason::none, figure_turns},
    {"duration", "the length of the call", Unit::seconds, Of::call, Reason::needs_times, figure_duration},
};

}  // namespace

std::span<const Figure> figure_table() { return kFigures; }

const Figure* find_figure(std::string_view name) {
  const auto* const found = std::ranges::find(kFigures, name, &Figure::name);
  return found == std::end(kFigures) ? nullptr : found;
}

}  // namespace cortesia::rules
