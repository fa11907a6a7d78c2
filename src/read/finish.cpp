#include "read/finish.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.hpp"
#include "read/language.hpp"
#include "read/read.hpp"
#include "read/roles.hpp"

namespace cortesia::read {

Direction direction_named(std::string_view name) {
  std::string folded = fold_label(name);
  for (const std::string_view noun : {"llamada ", "llamadas ", "call "})
    if (folded.starts_with(noun)) folded.erase(0, noun.size());
  if (folded.ends_with(" call")) folded.erase(folded.size() - std::string_view(" call").size());
  const auto is = [&folded](std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, folded) != words.end();
  };
  if (is({"inbound", "in", "incoming", "entrante", "entrada", "recibida"})) return Direction::inbound;
  if (is({"outbound", "out", "outgoing", "saliente", "salida", "realizada"})) return Direction::outbound;
  if (is({"internal", "interna", "interno"})) return Direction::internal;
  return Direction::unknown;
}

void place_events(Call& call, std::span<const std::uint32_t> by_time) {
  if (call.events.empty()) return;
  const auto turns = static_cast<std::uint32_t>(call.turns.size());
  if (!by_time.empty()) {
    // Times may run backwards: a turn is behind an event once any turn before it was.
    struct Reached {
      double start;
      std::uint32_t turn;
    };
    std::vector<Reached> reached;
    for (std::uint32_t i = 0; i < turns; ++i) {
      const std::optional<double>& start = call.turns[i].start;
      if (start && (reached.empty() || *start > reached.back().start)) reached.push_back({*start, i});
    }
    std::size_t lost = 0;
    for (const std::uint32_t i : by_time) {
      Event& event = call.events[i];
      event.before_turn = turns;
      if (!event.start || reached.empty()) {
        ++lost;
        continue;
      }
      const auto next = std::ranges::lower_bound(reached, *event.start, {}, &Reached::start);
      if (next != reached.end()) event.before_turn = next->turn;
    }
    if (lost > 0) call.doubts.push_back({.kind = DoubtKind::event_without_place, .count = lost});
  }
  for (Event& event : call.events) {
    event.before_turn = std::min(event.before_turn, turns);
    if (event.start && event.end && *event.end < *event.start) {
      event.end.reset();
      call.doubts.push_back({.kind = DoubtKind::event_end_before_start});
    }
  }
  if (std::ranges::is_sorted(call.events, {}, &Event::before_turn)) return;
  // Events before the same turn keep their order. (std::stable_sort draws a deprecation warning from clang.)
  std::vector<std::pair<std::uint32_t, std::size_t>> order;
  order.reserve(call.events.size());
  for (std::size_t i = 0; i < call.events.size(); ++i) order.emplace_back(call.events[i].before_turn, i);
  std::ranges::sort(order);
  std::vector<Event> sorted;
  sorted.reserve(call.events.size());
  for (const auto& [turn, i] : order) sorted.push_back(call.events[i]);
  call.events = std::move(sorted);
}

namespace {

// A turn as it was before, and where its words then are. Piece by piece, so that each word knows its place.
std::optional<std::string> turn_put_right(std::string_view text, std::span<WordTime> words) {
  std::string out;
  std::size_t done = 0;
  bool whole = true;
  const auto go_to = [&](std::size_t end) {
    const auto piece = undo_double_encoding(text.substr(done, end - done));
    whole = whole && piece;
    if (piece) out += *piece;
    done = end;
    return static_cast<std::uint32_t>(out.size());
  };
  for (WordTime& word : words) {
    word.begin = go_to(word.begin);
    word.end = go_to(word.end);
  }
  go_to(text.size());
  return whole ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace

namespace {

// Undoes one encoding too many in all texts of a call, or, where one of them cannot have come about so, none.
bool undo_encoding(Call& call) {
  std::vector<std::string> texts;
  std::vector<WordTime> words = call.word_times;
  for (const Turn& turn : call.turns) {
    auto text = turn_put_right(turn.text, std::span(words).subspan(turn.first_word, turn.word_count));
    if (!text || !undo_double_encoding(turn.label)) return false;
    texts.push_back(std::move(*text));
  }
  const auto mend = [&call](std::string_view& field) {
    if (const auto text = undo_double_encoding(field)) field = call.arena.keep(*text);
  };
  for (std::size_t i = 0; i < texts.size(); ++i) {
    call.turns[i].text = call.arena.keep(texts[i]);
    mend(call.turns[i].label);
  }
  call.word_times = std::move(words);
  for (Event& event : call.events) mend(event.detail);
  for (std::string_view& name : call.company) mend(name);
  for (std::string_view* field : {&call.queue, &call.agent.name, &call.customer.name}) mend(*field);
  return true;
}

}  // namespace

// Each program on a transcript's way may have done it once more.
void put_encoding_right(Call& call) {
  static constexpr int kMost = 4;
  const auto doubt = std::ranges::find(call.doubts, DoubtKind::doubly_encoded, &Doubt::kind);
  if (doubt == call.doubts.end()) return;
  const auto is_damaged = [&call] {
    return std::ranges::any_of(call.turns, [](const Turn& turn) { return looks_doubly_encoded(turn.text); });
  };
  for (int times = 0; times < kMost && undo_encoding(call); ++times) {
    if (is_damaged()) continue;
    doubt->kind = DoubtKind::double_encoding_undone;
    return;
  }
}

void check_turns(Call& call) {
  // Of each kind the first turn and the number of them.
  struct Seen {
    std::size_t count = 0, first = 0;
    void at(std::size_t turn) {
      if (count++ == 0) first = turn;
    }
  };
  Seen backwards;
  Seen ends_early;
  Seen no_text;
  double last = 0;
  bool any = false;
  for (std::size_t i = 0; i < call.turns.size(); ++i) {
    Turn& turn = call.turns[i];
    if (turn.text.empty()) no_text.at(i);
    if (turn.start) {
      if ((any && *turn.start < last) || *turn.start < 0) backwards.at(i);
      last = *turn.start;
      any = true;
    }
    if (turn.start && turn.end && *turn.end < *turn.start) {
      turn.end.reset();
      ends_early.at(i);
    }
  }
  if (call.turns.empty()) call.doubts.push_back({.kind = DoubtKind::no_turns});
  const auto doubt = [&call](DoubtKind kind, const Seen& seen) {
    if (seen.count > 0) call.doubts.push_back({.kind = kind, .count = seen.count, .at = seen.first});
  };
  doubt(DoubtKind::times_backwards, backwards);
  doubt(DoubtKind::end_before_start, ends_early);
  doubt(DoubtKind::no_text, no_text);
}

void apply_options(Call& call, const Options& options) {
  if (!options.company.empty()) {
    call.company.clear();
    for (const std::string& name : options.company) call.company.push_back(call.arena.keep(name));
  }
  const std::string language = language_tag(call.language.empty() ? options.language : call.language);
  if (call.language != language) call.language = call.arena.keep(language);
}

}  // namespace cortesia::read
