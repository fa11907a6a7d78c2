#include "write/excerpt.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include "model/reason.hpp"

namespace cortesia::write {

namespace {

// What messages quote of the program's own words: keys of formats, options, commands, examples.
constexpr std::string_view kOwnWords[] = {
    "..",
    "00:00:04.600 --> 00:00:09.100",
    "1.0",
    "Agente: ...",
    "Ana=agent",
    "SpeechSegments",
    "Transcript",
    "UTF-8",
    "AudioFileResults",
    "[00:12] Cliente: ...",
    "_",
    "agent",
    "agent=0,customer=1",
    "all",
    "audio_segments",
    "call",
    "call_id",
    "channels",
    "checklist",
    "company",
    "conversations",
    "cortesia formats",
    "cortesia list formats",
    "cortesia test",
    "customer",
    "direction",
    "end",
    "ended_by",
    "entries",
    "events",
    "hour",
    "id",
    "known gap",
    "language",
    "llamada",
    "loudness",
    "monologues",
    "name",
    "next_page_url",
    "parties",
    "phrases",
    "queue",
    "recognizedPhrases",
    "results",
    "ring_seconds",
    "role",
    "schema",
    "sentences",
    "speaker",
    "start",
    "started_at",
    "text",
    "text=Frase",
    "time --> time",
    "to",
    "transcriptSegments",
    "transcription",
    "transcripts",
    "turn",
    "turns",
    "type",
    "utterances",
    "verdict",
    "words",
    "Ã³",
    "ó",
};

bool is_own(std::string_view quoted) { return std::ranges::find(kOwnWords, quoted) != std::end(kOwnWords); }

}  // namespace

std::string without_quotes(std::string_view message) {
  // From the first mark to the last, for what is quoted may hold marks of its own; but for the program's own
  // words before and behind.
  constexpr std::size_t kNone = std::string_view::npos;
  const auto between = [&](std::size_t open, std::size_t close) {
    return message.substr(open + 1, close - open - 1);
  };
  std::size_t first = message.find('"');
  while (first != kNone) {
    const std::size_t close = message.find('"', first + 1);
    if (close == kNone || !is_own(between(first, close))) break;
    first = message.find('"', close + 1);
  }
  if (first == kNone) return std::string(message);
  std::size_t last = message.rfind('"');
  while (last > first) {
    const std::size_t open = message.rfind('"', last - 1);
    if (open <= first || !is_own(between(open, last))) break;
    last = message.rfind('"', open - 1);
  }
  if (first == last) return fmt::format("{}…", message.substr(0, first));
  return fmt::format("{}\"…\"{}", message.substr(0, first), message.substr(last + 1));
}

void append_clock_time(std::string& out, double seconds) {
  auto whole = static_cast<std::uint64_t>(std::fmax(0, std::fmin(seconds, 1e9)));
  if (whole >= 3600) {
    fmt::format_to(std::back_inserter(out), "{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
  } else {
    fmt::format_to(std::back_inserter(out), "{:02}:{:02}", whole / 60, whole % 60);
  }
}

std::string day_and_minute(std::string_view stamp) {
  constexpr std::string_view kShape = "0000-00-00T00:00";
  if (stamp.size() < kShape.size() || (stamp[10] != 'T' && stamp[10] != ' ')) return std::string(stamp);
  std::string out(stamp.substr(0, kShape.size()));
  out[10] = ' ';
  if (stamp.ends_with('Z') || stamp.ends_with('z')) out += " UTC";
  return out;
}

bool is_meant(Party party, std::string_view by) {
  if (by == "organisation") return speaks_for_organisation(party);
  return by.empty() || by == "any" || by == name_of(party);
}

}  // namespace cortesia::write
