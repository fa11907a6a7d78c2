// Recognisers that list words and leave the turns to the reader: Speechmatics, IBM Watson, Vosk, Soniox.
//
//   Speechmatics: {"job": {"id"}, "metadata": {"transcription_config": {"language"}}, "results": [{"type":
//   "word" | "punctuation" | "entity", "start_time", "end_time", "attaches_to": "previous", "channel",
//   "alternatives": [{"content", "speaker": "S1" | "UU"}]}]}
//
//   Speechmatics as it goes, a message a line: {"message": "AddTranscript", "results": [..]}, among others
//   that hold no words; a log may hold several calls (sessions.hpp).
//
//   Speechmatics' first version: {"job", "speakers": [{"name", "time": "0.00", "duration"}], "words":
//   [{"name", "time", "duration"}]}
//
//   Watson: {"results": [{"alternatives": [{"transcript", "timestamps": [["word", start, end]]}]}],
//   "speaker_labels": [{"from", "speaker": 0}]}
//
//   Vosk: one or many of {"text", "result": [{"word", "start", "end"}]}
//
//   Soniox: {"id", "tokens": [{"text": " pa", "start_ms", "end_ms", "speaker": "1", "language"}]}, parts of
//   words, of which the first has a space before it
#include <map>

#include "read/draft.hpp"
#include "read/formats/sessions.hpp"
#include "read/spoken.hpp"
#include "read/units.hpp"

namespace cortesia::read {
namespace {

// A mark belongs to the word before it, as "." does, to the one behind it, as "¿" does, or to both.
class SpeechmaticsReader {
 public:
  explicit SpeechmaticsReader(Draft& draft) : draft_(draft) {}

  void take(const Node& results) {
    for (const Node& result : results.each()) take_result(result);
  }

  void end() { add_turns(words_, draft_.call); }

 private:
  void take_result(const Node& result) {
    const Node best = result["alternatives"].front();
    const std::string_view content = best["content"].text();
    const bool mark = result["type"].is("punctuation");
    const Node attaches = result["attaches_to"];
    if (content.empty()) return;  // "speaker_change" and its like
    if (attaches.is("next")) {
      before_ += content;
      return;
    }
    SpokenWord& word = words_.emplace_back();
    word.text = before_.empty() ? content : draft_.keep(before_ + std::string(content));
    before_.clear();
    word.glued = joined_ || attaches.is("previous") || attaches.is("both") || (mark && !attaches);
    joined_ = attaches.is("both");
    if (!mark) {
      word.start = result["start_time"].number();
      word.end = result["end_time"].number();
    }
    word.label = result["channel"] ? result["channel"].text() : best["speaker"].text();
    // What is a mark at a word is said by who says the word.
    if (mark && word.glued && word.label.empty() && words_.size() > 1)
      word.label = words_[words_.size() - 2].label;
    if (word.label == "UU") word.label = {};  // whoever speaks when nobody was told apart
  }

  Draft& draft_;
  std::vector<SpokenWord> words_;
  std::string before_;   // marks of the word to come
  bool joined_ = false;  // so is what comes next
};

}  // namespace

void read_speechmatics(const Node& root, Draft& draft) {
  draft.call.id = root["job"]["id"].text();
  draft.call.language = root["metadata"]["transcription_config"]["language"].text();
  SpeechmaticsReader reader(draft);
  static_cast<void>(root["results"].needed("\"results\", a list of words"));
  reader.take(root["results"]);
  reader.end();
}

// What is only partial comes again.
void read_speechmatics_live(const Node& root, Draft& draft) {
  Sessions sessions;
  for (const Node& message : root.pieces()) {
    const Node kind = message["message"];
    const Node results = message["results"];
    const Node first = results.front();
    if (kind.is("RecognitionStarted")) {
      sessions.begin(std::string(message["id"].view()));
    } else if (kind.is("AddTranscript")) {
      const Node channel = message["channel"] ? message["channel"] : first["channel"];
      sessions.add({.node = results,
                    .said = static_cast<bool>(first),
                    .channel = channel.view(),
                    .start = first["start_time"].number()});
    } else if (kind.is("AddPartialTranscript")) {
      sessions.now().partial = sessions.now().partial || first;
    } else if (kind.is("Error")) {
      sessions.now().failure = message.first({"reason", "type"}).text();
    }
  }
  sessions.read_into(draft, [&draft](const Session& session) {
    SpeechmaticsReader reader(draft);
    for (const Node& results : session.results) reader.take(results);
    reader.end();
  });
}

void read_speechmatics_v1(const Node& root, Draft& draft) {
  draft.call.id = root["job"]["id"].text();
  draft.call.language = root["job"]["lang"].text();
  std::map<double, std::string_view> speakers;  // by when they begin
  for (const Node& speaker : root["speakers"].each())
    if (const auto time = speaker["time"].number()) speakers[*time] = speaker["name"].text();
  const std::vector<Node> list = root["words"].needed("\"words\", a list");
  std::vector<SpokenWord> words;
  words.reserve(list.size());
  for (const Node& one : list) {
    SpokenWord& word = words.emplace_back();
    word.text = one["name"].text();
    word.glued = word.text == "." || word.text == "," || word.text == "?" || word.text == "!";
    word.start = one["time"].number();
    if (word.start) word.end = *word.start + one["duration"].number().value_or(0);
    auto speaker = speakers.upper_bound(word.start.value_or(-1));
    if (speaker != speakers.begin()) word.label = std::prev(speaker)->second;
  }
  add_turns(words, draft.call);
}

void read_watson(const Node& root, Draft& draft) {
  std::map<double, std::string_view> speakers;  // by when a word of theirs begins
  for (const Node& label : root["speaker_labels"].each())
    if (const auto from = label["from"].number())
      speakers[*from] = draft.numbered("speaker ", label["speaker"].text());
  std::vector<SpokenWord> words;
  for (const Node& result : root["results"].needed("\"results\", a list")) {
    const Node best = result["alternatives"].front();
    const std::vector<Node> timestamps = best["timestamps"].items();
    if (timestamps.empty()) draft.add_turn("", trimmed(best["transcript"].text()));
    for (const Node& stamp : timestamps) {
      const std::vector<Node> parts = stamp.items();
      if (parts.size() < 3) continue;
      SpokenWord& word = words.emplace_back();
      word.text = parts[0].text();
      word.start = parts[1].number();
      word.end = parts[2].number();
      if (const auto speaker = word.start ? speakers.find(*word.start) : speakers.end();
          speaker != speakers.end())
        word.label = speaker->second;
    }
  }
  add_turns(words, draft.call);
}

void read_vosk(const Node& root, Draft& draft) {
  std::vector<SpokenWord> words;
  // Of a recording in pieces, each with its result; what is only "partial" comes again.
  const std::vector<Node> results = root.pieces();
  for (const Node& result : results)
    for (const Node& one : result["result"].each()) {
      SpokenWord& word = words.emplace_back();
      word.text = one["word"].text();
      word.start = one["start"].number();
      word.end = one["end"].number();
    }
  add_turns(words, draft.call);
}

void read_soniox(const Node& root, Draft& draft) {
  draft.call.id = root["id"].text();
  std::vector<SpokenWord> words;
  for (const Node& token : root["tokens"].each()) {
    if (token["translation_status"].is("translation")) continue;
    if (draft.call.language.empty()) draft.call.language = token["language"].text();
    SpokenWord& word = words.emplace_back();
    const std::string_view text = token["text"].text();
    word.text = trimmed(text);
    word.glued = !text.starts_with(' ');
    word.start = token["start_ms"].number(kMillis);
    word.end = token["end_ms"].number(kMillis);
    if (const std::string_view speaker = token["speaker"].text(); !speaker.empty())
      word.label = draft.numbered("speaker ", speaker);
  }
  add_turns(words, draft.call);
}

}  // namespace cortesia::read
