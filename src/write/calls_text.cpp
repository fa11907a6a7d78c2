// Calls as lines of text and as subtitles, which people read, and which leave out much of what is known.
#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/markup.hpp"
#include "model/reason.hpp"
#include "write/calls.hpp"

namespace cortesia::write {

namespace {

std::string_view speaker_of(const Turn& turn) {
  return !turn.label.empty() ? turn.label : turn.party == Party::unknown ? "?" : name_of(turn.party);
}

// One line: what stands on several would be read as several.
std::string one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line)
    if (c == '\n' || c == '\r') c = ' ';
  return line;
}

// What neither form has a place for.
void drop_common(const Call& call, Dropped& dropped) {
  const auto drop = [&](bool known, const char* name) {
    if (known) ++dropped[name];
  };
  drop(!call.started_at.empty(), "started_at");
  drop(!call.language.empty(), "language");
  drop(!call.queue.empty(), "queue");
  drop(!call.ended_by.empty(), "ended_by");
  drop(call.direction != Direction::unknown, "direction");
  drop(call.ring_seconds.has_value(), "ring_seconds");
  drop(!call.agent.id_or_name().empty(), "agent");
  drop(!call.customer.id_or_name().empty(), "customer");
  drop(!call.company.empty(), "company");
  if (!call.word_times.empty()) dropped["times of words"] += call.word_times.size();
  for (const Turn& turn : call.turns) drop(turn.loudness.has_value(), "loudness");
}

std::string clock(double seconds, bool thousandths) {
  const auto millis = static_cast<std::uint64_t>(std::llround(std::fmax(0, std::fmin(seconds, 1e9)) * 1000));
  const std::string whole =
      fmt::format("{:02}:{:02}:{:02}", millis / 3'600'000, millis / 60'000 % 60, millis / 1000 % 60);
  return thousandths || millis % 1000 != 0 ? fmt::format("{}.{:03}", whole, millis % 1000) : whole;
}

// As notes.hpp reads it again.
std::string note_of(const Event& event) {
  static constexpr std::string_view kNotes[] = {"en espera", "transferencia", "silencio", "música",
                                                "nota",      "interrupción",  "otro"};
  const std::string_view note = kNotes[static_cast<std::size_t>(event.kind)];
  if (event.detail.empty() || event.kind == EventKind::interruption) return std::string(note);
  return event.kind == EventKind::transfer ? fmt::format("{} a {}", note, event.detail)
                                           : std::string(event.detail);
}

}  // namespace

void append_dialogue(const Call& call, std::string& out, Dropped& dropped) {
  drop_common(call, dropped);
  std::size_t event = 0;
  for (std::size_t i = 0; i <= call.turns.size(); ++i) {
    for (; event < call.events.size() && call.events[event].before_turn == i; ++event) {
      const Event& one = call.events[event];
      if (one.start) out += fmt::format("[{}] ", clock(*one.start, false));
      out += fmt::format("({})\n", one_line(note_of(one)));
      if (one.end) ++dropped["ends of events"];
      if (one.kind == EventKind::interruption && !one.detail.empty()) ++dropped["who interrupts"];
    }
    if (i == call.turns.size()) break;
    const Turn& turn = call.turns[i];
    if (turn.start) out += fmt::format("[{}] ", clock(*turn.start, false));
    if (turn.end) ++dropped["ends of turns"];
    out += fmt::format("{}: {}\n", one_line(speaker_of(turn)), one_line(turn.text));
  }
}

void append_webvtt(const Call& call, std::string& out, Dropped& dropped) {
  drop_common(call, dropped);
  if (!call.events.empty()) dropped["events"] += call.events.size();
  out += "WEBVTT\n";
  for (std::size_t i = 0; i < call.turns.size(); ++i) {
    const Turn& turn = call.turns[i];
    if (!turn.start) throw Error("turn {} has no time, which subtitles need; convert it to text", i + 1);
    double end = *turn.start;
    if (turn.end)
      end = *turn.end;
    else if (i + 1 < call.turns.size() && call.turns[i + 1].start)
      end = std::fmax(end, *call.turns[i + 1].start);
    out += fmt::format("\n{} --> {}\n<v {}>{}</v>\n", clock(*turn.start, true), clock(end, true),
                       escape_markup(one_line(speaker_of(turn))), escape_markup(one_line(turn.text)));
  }
}

}  // namespace cortesia::write
