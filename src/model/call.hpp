// A call as transcribed: who said what and when, and what the telephone system knows of it.
//
// Readers fill it, the other rooms only look at it. Everything but the turns' texts may be missing, and what
// is missing is absent or empty, never invented: what a reader had to guess it adds to `doubts`.
//
// Lifetime: every string_view points into the call's own `arena`; moving a call keeps them valid.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.hpp"
#include "model/doubt.hpp"

namespace cortesia {

// Who speaks. `agent` is the first to serve; `colleague` speaks for the organisation too (after a transfer,
// say); `unknown` is a voice whose role nobody told and nothing settled.
enum class Party : std::uint8_t { unknown, agent, colleague, customer, ivr };

constexpr bool speaks_for_organisation(Party party) {
  return party == Party::agent || party == Party::colleague;
}

// The time of one word of a turn: bytes [begin, end) of the turn's text, seconds from the start of the
// recording.
struct WordTime {
  std::uint32_t begin, end;
  double start_seconds, end_seconds;
};

struct Turn {
  Party party = Party::unknown;
  std::string_view label;                        // as the transcript names the speaker
  std::string_view text;                         // valid UTF-8, as transcribed; evidence is byte ranges of it
  std::optional<double> start, end;              // seconds from the start of the recording
  std::optional<double> loudness;                // mean dB
  std::uint32_t first_word = 0, word_count = 0;  // range of Call::word_times; empty when words have no times
};

// What happened on the line, told by the telephone system or by a note in the transcript.
enum class EventKind : std::uint8_t {
  hold,      // the customer is on hold
  transfer,  // the call is handed over; `detail` is to whom, when known
  silence,   // nobody speaks; told by the system (silences between turns follow from their times)
  music,     // a note such as (música en espera)
  note,      // any other note in the transcript: (pausa), [inaudible]; `detail` is its text
  interruption,
  other,  // `detail` is the system's own name of it
};

struct Event {
  EventKind kind = EventKind::other;
  std::optional<double> start, end;  // seconds from the start of the recording
  // The turn it comes before, in file order (turns.size(): after the last). Always set: by the transcript's
  // own order where it has one, else by time.
  std::uint32_t before_turn = 0;
  std::string_view detail;
};

// Where a turn goes on with another voice than its own: the recogniser ran two together. From byte `begin` of
// the turn's text to the turn's next piece, or its end.
struct Piece {
  std::uint32_t turn = 0, begin = 0;
  Party party = Party::unknown;
};

struct Person {
  std::string_view id, name;

  // By what people are told apart: names may be shared, and are spelt in many ways.
  std::string_view id_or_name() const { return id.empty() ? name : id; }
};

enum class Direction : std::uint8_t { unknown, inbound, outbound, internal };

struct Call {
  std::string_view id;      // never empty: without one in the data, the file's name without its ending,
  bool id_is_name = false;  // as here
  std::string_view
      source;  // path as given, with `:LINE` for a line of JSON Lines, `#N` for an element of an array
  std::string_view format;    // name in the table of formats
  std::string_view language;  // BCP 47 as given ("es-CO"), or empty
  std::string_view queue;
  std::string_view started_at;  // ISO 8601 as given, or empty; see base/clock for its reading
  std::string_view ended_by;    // "agent", "customer", or what the system calls it
  Direction direction = Direction::unknown;
  std::optional<double> ring_seconds;
  Person agent, customer;
  std::vector<std::string_view> company;  // the names the organisation goes by
  std::vector<Turn> turns;                // in file order
  std::vector<Event> events;              // in order of before_turn
  std::vector<WordTime> word_times;       // of all turns, in order
  std::vector<Piece> pieces;              // in order; told from the words, no reader knows of any
  std::vector<Doubt> doubts;              // what had to be guessed

  Arena arena;

  Call() = default;
  Call(Call&&) = default;
  Call& operator=(Call&&) = default;
  Call(const Call&) = delete;  // the views would point into the other call
  Call& operator=(const Call&) = delete;

  // Empties the call for the next one and keeps its memory.
  void clear() {
    id = source = format = language = queue = started_at = ended_by = {};
    id_is_name = false;
    direction = Direction::unknown;
    ring_seconds.reset();
    agent = customer = {};
    company.clear();
    turns.clear();
    events.clear();
    word_times.clear();
    pieces.clear();
    doubts.clear();
    arena.clear();
  }
};

}  // namespace cortesia
