// Recognisers that list words and leave the turns to the reader: Speechmatics, IBM Watson, Vosk.
//
//   Speechmatics: {"job": {"id"}, "metadata": {"transcription_config": {"language"}}, "results": [
//      {"type": "word" | "punctuation" | "entity", "start_time", "end_time", "attaches_to": "previous",
//      "channel",
//       "alternatives": [{"content", "speaker": "S1" | "UU"}]}]}
//   its first version: {"job", "speakers": [{"name", "time": "0.00", "duration"}], "words": [{"name", "time",
//   "duration"}]} Watson: {"results": [{"alternatives": [{"transcript", "timestamps": [["word", start,
//   end]]}]}],
//      "speaker_labels": [{"from", "speaker": 0}]}
//   Vosk: one or many of {"text", "result": [{"word", "start", "end"}]}
#include <map>

#include "read/draft.hpp"
#include "read/spoken.hpp"

namespace cortesia::read {
namespace {

Node first_of(const Node& list) {
  for (const Node& node : list.items()) return node;
  return {};
}

}  // namespace

void read_speechmatics(const Node& root, Draft& draft) {
  draft.call.id = root["job"]["id"].text();
  draft.call.language = root["metadata"]["transcription_config"]["language"].text();
  std::vector<SpokenWord> words;
  for (const Node& result : root["results"].needed("\"results\", a list of words")) {
    const Node best = first_of(result["alternatives"]);
    SpokenWord word;
    word.text = best["content"].text();
    word.glued = result["type"].is("punctuation") || result["attaches_to"].is("previous");
    if (!result["type"].is("punctuation")) {
      word.start = result["start_time"].number();
      word.end = result["end_time"].number();
    }
    // "UU" is whoever speaks when nobody was told apart.
    word.label = result["channel"]          ? result["channel"].text()
                 : best["speaker"].is("UU") ? std::string_view{}
                                            : best["speaker"].text();
    words.push_back(word);
  }
  add_turns(words, draft.call);
}

void read_speechmatics_v1(const Node& root, Draft& draft) {
  draft.call.id = root["job"]["id"].text();
  draft.call.language = root["job"]["lang"].text();
  std::map<double, std::string_view> speakers;  // by when they begin
  for (const Node& speaker : root["speakers"].items())
    if (const auto time = speaker["time"].number()) speakers[*time] = speaker["name"].text();
  std::vector<SpokenWord> words;
  for (const Node& one : root["words"].needed("\"words\", a list")) {
    SpokenWord word;
    word.text = one["name"].text();
    word.glued = word.text == "." || word.text == "," || word.text == "?" || word.text == "!";
    word.start = one["time"].number();
    if (word.start) word.end = *word.start + one["duration"].number().value_or(0);
    auto speaker = speakers.upper_bound(word.start.value_or(-1));
    if (speaker != speakers.begin()) word.label = std::prev(speaker)->second;
    words.push_back(word);
  }
  add_turns(words, draft.call);
}

void read_watson(const Node& root, Draft& draft) {
  std::map<double, std::string_view> speakers;  // by when a word of theirs begins
  for (const Node& label : root["speaker_labels"].items())
    if (const auto from = label["from"].number())
      speakers[*from] = draft.keep("speaker " + std::string(label["speaker"].text()));
  std::vector<SpokenWord> words;
  for (const Node& result : root["results"].needed("\"results\", a list")) {
    const Node best = first_of(result["alternatives"]);
    const std::vector<Node> timestamps = best["timestamps"].items();
    if (timestamps.empty()) draft.add_turn("", trimmed(best["transcript"].text()));
    for (const Node& stamp : timestamps) {
      const std::vector<Node> parts = stamp.items();
      if (parts.size() < 3) continue;
      SpokenWord word;
      word.text = parts[0].text();
      word.start = parts[1].number();
      word.end = parts[2].number();
      if (const auto speaker = word.start ? speakers.find(*word.start) : speakers.end();
          speaker != speakers.end())
        word.label = speaker->second;
      words.push_back(word);
    }
  }
  add_turns(words, draft.call);
}

void read_vosk(const Node& root, Draft& draft) {
  std::vector<SpokenWord> words;
  // Of a recording in pieces, each with its result; what is only "partial" comes again.
  const std::vector<Node> results = root.is_list() ? root.items() : std::vector<Node>{root};
  for (const Node& result : results)
    for (const Node& one : result["result"].items()) {
      SpokenWord word;
      word.text = one["word"].text();
      word.start = one["start"].number();
      word.end = one["end"].number();
      words.push_back(word);
    }
  add_turns(words, draft.call);
}

}  // namespace cortesia::read
