// The line formats in which speech recognisers are scored: a line a turn, a voice or a word.
//
//   STM: "llamada-7 1 Agente 0.50 2.40 <o,f0> buenas tardes", file, channel, speaker, start, end, text
//   RTTM: "SPEAKER llamada-7 1 0.500 1.900 <NA> <NA> SPEAKER_00 <NA> <NA>", without a text: see rttm.hpp
//   CTM: "llamada-7 1 0.50 0.40 hola 0.98", without a speaker
//
// Only STM is a transcript by itself. Its file may hold several recordings, a call each; ";;" begins a
// comment.
#include <map>

#include <fmt/format.h>

#include "base/error.hpp"
#include "read/draft.hpp"
#include "read/units.hpp"

namespace cortesia::read {
namespace {

std::string_view take_word(std::string_view& line) {
  line = trimmed(line);
  const std::string_view word = line.substr(0, line.find_first_of(" \t"));
  line.remove_prefix(word.size());
  return word;
}

struct StmTurn {
  std::string_view speaker, text;
  std::optional<double> start, end;
};

// Takes what stands before the text off the line; false when it is no such line.
bool take_turn(std::string_view line, std::string_view& file, StmTurn& turn) {
  file = take_word(line);
  take_word(line);  // the channel
  turn.speaker = take_word(line);
  turn.start = number_in(take_word(line));
  turn.end = number_in(take_word(line));
  turn.text = trimmed(line);
  if (turn.text.starts_with('<'))
    if (const std::size_t close = turn.text.find('>'); close != std::string_view::npos)
      turn.text = trimmed(turn.text.substr(close + 1));
  return turn.start && turn.end;
}

// What is between turns, and what is not to be scored.
bool is_gap(const StmTurn& turn) {
  return turn.text.empty() || turn.speaker == "inter_segment_gap" ||
         turn.text == "ignore_time_segment_in_scoring" || turn.text == "IGNORE_TIME_SEGMENT_IN_SCORING";
}

}  // namespace

bool looks_like_stm(const Shape& shape) {
  const std::vector<std::string>& words = shape.first_words();
  if (shape.is_json() || words.size() < 6 || words[1].size() > 2 || shape.text().labelled > 0) return false;
  const auto start = number_in(words[3]);
  const auto end = number_in(words[4]);
  return start && end && *start <= *end;
}

void read_stm(const Document& document, Desk& desk) {
  struct Recording {
    std::string_view file;
    std::size_t line;  // of its first turn
    std::vector<StmTurn> turns;
  };
  std::vector<Recording> recordings;
  std::map<std::string_view, std::size_t> numbers;  // by file
  std::size_t number = 0;
  for (std::string_view rest = document.bytes; !rest.empty();) {
    const std::string_view line = trimmed(rest.substr(0, rest.find('\n')));
    rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1);
    ++number;
    if (line.empty() || line.starts_with(";;")) continue;
    std::string_view file;
    StmTurn turn;
    if (!take_turn(line, file, turn))
      throw Error("line {}: expected file, channel, speaker, start, end and text, found \"{}\"", number,
                  line.substr(0, 60));
    const auto [known, fresh] = numbers.try_emplace(file, recordings.size());
    if (fresh) recordings.push_back({file, number, {}});
    if (!is_gap(turn)) recordings[known->second].turns.push_back(turn);
  }
  for (const Recording& recording : recordings) {
    Draft draft(desk);
    desk.call.id = draft.keep(recording.file);
    for (const StmTurn& turn : recording.turns)
      draft.add_turn(draft.keep(turn.speaker), draft.keep(turn.text), turn.start, turn.end);
    draft.end_call(recordings.size() > 1 ? fmt::format(":{}", recording.line) : "");
  }
}

bool looks_like_rttm(const Shape& shape) {
  const std::vector<std::string>& words = shape.first_words();
  return !shape.is_json() && words.size() >= 8 && words[0] == "SPEAKER" && number_in(words[3]) &&
         number_in(words[4]);
}

bool looks_like_ctm(const Shape& shape) {
  const std::vector<std::string>& words = shape.first_words();
  return !shape.is_json() && (words.size() == 5 || words.size() == 6) && number_in(words[2]) &&
         number_in(words[3]) && !number_in(words[4]) && (words.size() == 5 || number_in(words[5]));
}

}  // namespace cortesia::read
