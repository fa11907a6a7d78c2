// AssemblyAI: utterances, or words that say who spoke them, or only a text.
//
//   {"id", "status", "language_code": "en_us", "text", "audio_duration": seconds,
//    "utterances": [{"speaker": "A" | "1A", "channel", "start": ms, "end", "text", "words": [{"text",
//    "start", "end"}]}], "words": [{"text", "start", "end", "speaker"}]}

#include "base/error.hpp"
#include "read/draft.hpp"
#include "read/spoken.hpp"
#include "read/units.hpp"

namespace cortesia::read {
namespace {

// "A" is a voice, not the agent; "1A" and "1B" are voices of channel "1".
std::string_view voice(const Node& node, Draft& draft) {
  std::string_view speaker = node["speaker"].text();
  if (const Node channel = node["channel"]) {
    if (const std::string_view number = channel.text(); speaker.starts_with(number))
      speaker.remove_prefix(number.size());
    return draft.channel_voice(channel, speaker);
  }
  return speaker.empty() ? speaker : draft.numbered("speaker ", speaker);
}

}  // namespace

void read_assemblyai(const Node& root, Draft& draft) {
  Call& call = draft.call;
  if (root["status"].is("error"))
    throw Error("the recogniser failed and left no transcript: \"{}\"", root["error"].text());
  call.id = root["id"].text();
  call.language = root["language_code"].text();
  for (const Node& utterance : root["utterances"].each()) {
    std::vector<TimedWord> words;
    for (const Node& word : utterance["words"].each())
      words.push_back({word["text"].view(), word["start"].number(kMillis), word["end"].number(kMillis)});
    draft.add_turn(voice(utterance, draft), utterance["text"].text(), utterance["start"].number(kMillis),
                   utterance["end"].number(kMillis), words);
  }
  if (!call.turns.empty()) return;
  std::vector<SpokenWord> words;
  for (const Node& one : root["words"].each()) {
    SpokenWord word;
    word.label = voice(one, draft);
    word.text = one["text"].text();
    word.start = one["start"].number(kMillis);
    word.end = one["end"].number(kMillis);
    words.push_back(word);
  }
  add_turns(words, call);
  if (const std::string_view text = root["text"].text(); call.turns.empty() && !text.empty())
    draft.add_turn("", text);
  draft.expect_done(root["status"]);
}

}  // namespace cortesia::read
