// The Whisper family: OpenAI's program and its offspring, OpenAI's service, whisper.cpp, WhisperX.
//
//   {"text", "language", "segments": [{"start", "end", "text", "speaker", "words": [{"word", "start",
//   "end"}]}]}
//   {"task", "language": "spanish", "words": [{"word", "start", "end"}]}, with or without segments
//   whisper.cpp: {"result": {"language"}, "transcription": [{"offsets": {"from": ms, "to"}, "text",
//   "speaker": "0"}]} WhisperX: segments, and "word_segments" that hold their words once more; each word may
//   say who spoke it
//
// Most of these know no speakers at all; those that do know voices, never roles.
#include "read/draft.hpp"
#include "read/spoken.hpp"
#include "read/units.hpp"

namespace cortesia::read {
namespace {

// "A" and "0" are voices, not the agent: see the letters of roles.cpp.
std::string_view voice(const Node& node, Draft& draft) {
  const std::string_view label = node.text();
  if (label == "?") return {};
  return label.size() == 1 ? draft.numbered("speaker ", label) : label;
}

SpokenWord word_of(const Node& node) {
  SpokenWord word;
  word.text = trimmed(node.first({"word", "text"}).text());
  word.start = node["start"].number();
  word.end = node["end"].number();
  return word;
}

// Whether more than one voice speaks the words: then the segment is several turns.
bool several_voices(const std::vector<Node>& words) {
  std::string_view first;
  for (const Node& word : words) {
    const std::string_view speaker = word["speaker"].text();
    if (speaker.empty()) continue;
    if (!first.empty() && speaker != first) return true;
    first = speaker;
  }
  return false;
}

void read_segment(const Node& segment, Draft& draft) {
  const std::vector<Node> words = segment["words"].items();
  if (several_voices(words)) {
    std::vector<SpokenWord> spoken;
    std::string_view label = voice(segment.first({"speaker", "speaker_id"}), draft);
    for (const Node& node : words) {
      SpokenWord word = word_of(node);
      if (node["speaker"]) label = voice(node["speaker"], draft);
      word.label = label;  // a word without a time has no voice of its own
      spoken.push_back(word);
    }
    add_turns(spoken, draft.call);
    return;
  }
  std::vector<TimedWord> timed;
  for (const Node& node : words) {
    const SpokenWord word = word_of(node);
    timed.push_back({word.text, word.start, word.end});
  }
  draft.add_turn(voice(segment.first({"speaker", "speaker_id"}), draft), trimmed(segment["text"].text()),
                 segment["start"].number(), segment["end"].number(), timed);
}

}  // namespace

void read_whisper(const Node& root, Draft& draft) {
  Call& call = draft.call;
  call.id = root["id"].text();
  call.language = root["language"].text();
  for (const Node& segment : root["segments"].each()) read_segment(segment, draft);
  if (!call.turns.empty()) return;
  std::vector<SpokenWord> words;
  for (const Node& node : root["words"].each()) {
    words.push_back(word_of(node));
    words.back().label = voice(node["speaker"], draft);
  }
  add_turns(words, call);
  if (call.turns.empty() && !root["text"].text().empty()) draft.add_turn("", trimmed(root["text"].text()));
}

void read_whisper_cpp(const Node& root, Draft& draft) {
  draft.call.language = root["result"]["language"].text();
  bool next = false;
  for (const Node& segment : root["transcription"].needed("\"transcription\", a list")) {
    draft.add_turn(voice(segment["speaker"], draft), trimmed(segment["text"].text()),
                   segment["offsets"]["from"].number(kMillis), segment["offsets"]["to"].number(kMillis));
    next = next || segment["speaker_turn_next"].flag();
  }
  if (next) draft.call.doubts.push_back({.kind = DoubtKind::speakers_changed});
}

}  // namespace cortesia::read
