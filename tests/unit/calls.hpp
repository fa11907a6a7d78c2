// Small calls for tests: a line a turn, `A: ...` `C: ...` `K: ...` (colleague) `I: ...` (ivr) `X: ...`
// (unknown), with `0.5-3` before the label for times, `0.5` for a start alone, and `(música)` lines for
// events.
#pragma once

#include <charconv>
#include <string>
#include <string_view>

#include "model/call.hpp"

namespace cortesia::testing {

inline Party party_of(char label) {
  switch (label) {
    case 'A':
      return Party::agent;
    case 'C':
      return Party::customer;
    case 'K':
      return Party::colleague;
    case 'I':
      return Party::ivr;
    default:
      return Party::unknown;
  }
}

inline EventKind event_of(std::string_view note) {
  if (note == "hold") return EventKind::hold;
  if (note == "música" || note == "music") return EventKind::music;
  if (note == "transfer") return EventKind::transfer;
  return EventKind::note;
}

inline Call make_call(std::string_view text) {
  Call call;
  call.id = "prueba";
  call.source = "prueba.txt";
  while (!text.empty()) {
    const std::size_t line_end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, line_end);
    text.remove_prefix(std::min(text.size(), line_end + 1));
    while (line.starts_with(' ')) line.remove_prefix(1);
    if (line.empty()) continue;
    if (line.front() == '(') {
      Event event;
      event.kind = event_of(line.substr(1, line.size() - 2));
      event.detail = call.arena.keep(line.substr(1, line.size() - 2));
      event.before_turn = static_cast<std::uint32_t>(call.turns.size());
      call.events.push_back(event);
      continue;
    }
    Turn turn;
    if (line.front() >= '0' && line.front() <= '9') {
      double value = 0;
      auto at = std::from_chars(line.data(), line.data() + line.size(), value);
      turn.start = value;
      if (*at.ptr == '-') {
        at = std::from_chars(at.ptr + 1, line.data() + line.size(), value);
        turn.end = value;
      }
      line.remove_prefix(static_cast<std::size_t>(at.ptr - line.data()));
      while (line.starts_with(' ')) line.remove_prefix(1);
    }
    turn.party = party_of(line.front());
    turn.label = call.arena.keep(line.substr(0, 1));
    line.remove_prefix(2);
    while (line.starts_with(' ')) line.remove_prefix(1);
    turn.text = call.arena.keep(line);
    call.turns.push_back(turn);
  }
  return call;
}

}  // namespace cortesia::testing
