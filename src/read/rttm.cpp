#include "read/rttm.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

#include "base/error.hpp"
#include "read/file_names.hpp"
#include "read/input.hpp"
#include "read/spoken.hpp"
#include "read/units.hpp"

namespace cortesia::read {
namespace {

struct Segment {
  double start = 0, end = 0;
  std::string_view speaker;
};

struct Speakers {
  std::string file;               // its name; empty: there is none
  std::vector<Segment> segments;  // in order of their starts
};

std::vector<Segment> segments_in(const std::string& rttm, std::string_view recording, Arena& arena) {
  std::vector<Segment> all;
  std::vector<Segment> own;
  std::istringstream lines(rttm);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream columns(line);
    std::string kind, file, channel, start, length, none, speaker;
    columns >> kind >> file >> channel >> start >> length >> none >> none >> speaker;
    const auto from = number_in(start);
    const auto seconds = number_in(length);
    if (kind != "SPEAKER" || speaker.empty() || !from || !seconds) continue;
    all.push_back({*from, *from + *seconds, arena.keep(speaker)});
    if (file == recording) own.push_back(all.back());
  }
  std::vector<Segment>& chosen = own.empty() ? all : own;
  std::ranges::sort(chosen, {},
                    [](const Segment& one) { return std::tuple(one.start, one.end, one.speaker); });
  return chosen;
}

// "a.wav.json" lies beside "a.wav.rttm" or "a.rttm".
Speakers speakers_beside(std::string_view path, std::string_view name, Arena& arena) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(path).parent_path();
  for (std::string_view stem = without_ending(name);; stem = without_ending(stem)) {
    const std::string file = std::string(stem) + ".rttm";
    std::error_code none;
    if (fs::is_regular_file(folder / file, none))
      return {file, segments_in(text_of_file("speakers", (folder / file).string()), stem, arena)};
    if (without_ending(stem) == stem) return {};
  }
}

// Who speaks in a stretch of time: each voice with its seconds, the longest first.
std::vector<std::pair<std::string_view, double>> voices_in(const std::vector<Segment>& segments, double start,
                                                           double end) {
  std::vector<std::pair<std::string_view, double>> voices;
  for (const Segment& segment : segments) {
    if (segment.start > end) break;
    const double seconds = std::min(end, segment.end) - std::max(start, segment.start);
    if (seconds < 0 || (seconds == 0 && end > start)) continue;
    auto voice = std::ranges::find(voices, segment.speaker, [](const auto& one) { return one.first; });
    if (voice == voices.end()) voice = voices.insert(voices.end(), {segment.speaker, 0});
    voice->second += seconds;
  }
  // Of two that speak as long the first in the alphabet, so that it is the same one every time.
  std::ranges::sort(voices, {}, [](const auto& one) { return std::pair(-one.second, one.first); });
  return voices;
}

std::string_view voice_at(const std::vector<Segment>& segments, double start, double end) {
  const auto voices = voices_in(segments, start, end);
  return voices.empty() ? std::string_view{} : voices.front().first;
}

// The words of a turn, each with what stands before the next one.
void add_words(const Call& call, const Turn& turn, const std::vector<Segment>& segments,
               std::vector<SpokenWord>& words) {
  std::size_t begin = 0;
  for (std::uint32_t i = 0; i < turn.word_count; ++i) {
    const WordTime& time = call.word_times[turn.first_word + i];
    std::size_t end = turn.text.size();
    if (i + 1 < turn.word_count) {
      const std::size_t next = call.word_times[turn.first_word + i + 1].begin;
      const std::size_t space = turn.text.substr(0, next).rfind(' ');
      end = space == std::string_view::npos || space < time.end ? next : space;
    }
    SpokenWord word;
    word.text = turn.text.substr(begin, end - begin);
    word.glued = begin > 0 && turn.text[begin - 1] != ' ' && !word.text.starts_with(' ');
    if (word.text.starts_with(' ')) word.text.remove_prefix(1);
    word.start = time.start_seconds;
    word.end = time.end_seconds;
    word.label = voice_at(segments, time.start_seconds, time.end_seconds);
    if (word.label.empty() && !words.empty()) word.label = words.back().label;
    words.push_back(word);
    begin = end;
  }
}

}  // namespace

void take_speakers(Call& call, std::string_view path, std::string_view name, const RttmBeside& beside) {
  static constexpr double kSpeaksToo = 0.5;  // seconds of another voice in a turn
  if (call.turns.empty() || !std::ranges::all_of(call.turns, [](const Turn& turn) {
        return turn.label.empty() && turn.party == Party::unknown && turn.start;
      }))
    return;
  const Speakers speakers =
      beside.name.empty()
          ? speakers_beside(path, name, call.arena)
          : Speakers{std::string(beside.name),
                     segments_in(std::string(beside.text), without_ending(beside.name), call.arena)};
  if (speakers.segments.empty()) return;
  call.doubts.push_back({.kind = DoubtKind::speakers_beside, .text = speakers.file});
  if (std::ranges::all_of(call.turns, [](const Turn& turn) { return turn.word_count > 0; })) {
    std::vector<SpokenWord> words;
    for (const Turn& turn : call.turns) add_words(call, turn, speakers.segments, words);
    call.turns.clear();
    call.word_times.clear();
    add_turns(words, call);
    return;
  }
  std::size_t several = 0;
  for (Turn& turn : call.turns) {
    const auto voices = voices_in(speakers.segments, *turn.start, turn.end.value_or(*turn.start));
    if (!voices.empty()) turn.label = voices.front().first;
    several += voices.size() > 1 && voices[1].second >= kSpeaksToo;
  }
  if (several > 0) call.doubts.push_back({.kind = DoubtKind::several_voices, .count = several});
}

}  // namespace cortesia::read
