// Amazon Transcribe: words, and who spoke them told in one of several ways, or not at all.
//
//   {"jobName", "status", "results": {"transcripts": [{"transcript"}], "language_code",
//      "items": [{"type": "pronunciation" | "punctuation", "start_time": "4.87", "end_time",
//                 "alternatives": [{"content"}], "speaker_label" | "channel_label", "language_code"}],
//      "audio_segments": [{"transcript", "start_time", "end_time", "speaker_label", "items": [ids]}],
//      "speaker_labels": {"segments": [{"items": [{"start_time", "speaker_label"}]}]},
//      "channel_labels": {"channels": [{"channel_label", "items": [..]}]}}}
//
// Newer files have their turns ready in audio_segments. Older ones tell the speaker of a word on the word, or
// only in speaker_labels, found by its time. The words of a channel stand both in its list and in "items".
#include <unordered_map>

#include "read/draft.hpp"
#include "read/spoken.hpp"
#include "read/units.hpp"

namespace cortesia::read {
namespace {

std::string_view label_of(const Node& node) {
  const std::string_view speaker = node["speaker_label"].text();
  return speaker.empty() ? node["channel_label"].text() : speaker;
}

std::string_view content_of(const Node& item) {
  const Node best = item["alternatives"].front();
  return (best ? best : item)["content"].text();
}

// Turns that are ready. False when there are none, or none that say who speaks although the words do.
bool read_segments(const Node& results, Draft& draft) {
  const std::vector<Node> segments = results["audio_segments"].items();
  if (segments.empty()) return false;
  if (label_of(segments.front()).empty() && (results["speaker_labels"] || results["channel_labels"]))
    return false;
  const std::vector<Node> items = results["items"].items();
  for (const Node& segment : segments) {
    std::vector<TimedWord> words;
    for (const Node& id : segment["items"].each()) {
      const double index = id.number().value_or(-1);
      if (!(index >= 0 && index < static_cast<double>(items.size()))) continue;
      const Node& item = items[static_cast<std::size_t>(index)];
      words.push_back({content_of(item), item["start_time"].number(), item["end_time"].number()});
    }
    draft.add_turn(label_of(segment), segment["transcript"].text(), segment["start_time"].number(),
                   segment["end_time"].number(), words);
  }
  return true;
}

using Speakers = std::unordered_map<double, std::string_view>;  // by the start of a word

Speakers speakers_by_time(const Node& labels) {
  Speakers speakers;
  for (const Node& segment : labels["segments"].each())
    for (const Node& item : segment["items"].each())
      if (const auto start = item["start_time"].number()) speakers.emplace(*start, label_of(item));
  return speakers;
}

void take_words(const Node& items, const Speakers& speakers, std::string_view channel,
                std::vector<SpokenWord>& words) {
  std::string_view label = channel;
  for (const Node& item : items.each()) {
    SpokenWord word;
    word.text = content_of(item);
    word.start = item["start_time"].number();
    word.end = item["end_time"].number();
    word.glued = item["type"].is("punctuation");
    if (const std::string_view own = label_of(item); !own.empty()) {
      label = own;
    } else if (const auto found = word.start ? speakers.find(*word.start) : speakers.end();
               found != speakers.end()) {
      label = found->second;
    }  // a mark of punctuation without a label belongs to the word before it
    word.label = label;
    words.push_back(word);
  }
}

}  // namespace

void read_transcribe(const Node& root, Draft& draft) {
  Call& call = draft.call;
  const Node results = root["results"];
  call.id = root["jobName"].text();
  const std::vector<Node> items = results["items"].items();
  call.language = results["language_code"].text();
  if (call.language.empty() && !items.empty()) call.language = items.front()["language_code"].text();
  if (read_segments(results, draft)) return;

  std::vector<SpokenWord> words;
  const std::vector<Node> channels = results["channel_labels"]["channels"].items();
  const bool items_say = !items.empty() && !label_of(items.front()).empty();
  if (items_say || channels.empty()) {
    take_words(results["items"], speakers_by_time(results["speaker_labels"]), {}, words);
  } else {
    for (const Node& channel : channels)
      take_words(channel["items"], {}, channel["channel_label"].text(), words);
  }
  add_turns(words, call);
  if (!call.turns.empty()) return;
  for (const Node& transcript : results["transcripts"].each())
    if (const std::string_view text = transcript["transcript"].text(); !text.empty())
      draft.add_turn("", text);
  draft.expect_done(root["status"]);
}

}  // namespace cortesia::read
