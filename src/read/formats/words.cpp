// Words with their times, of a recogniser that nobody knows: who spoke them is told on the word, or by time
// in a list beside it, or not at all.
//
//   {"text", "words": [{"text" | "word", "start", "end", "speaker_id"}]}      or the list alone
//   {"words": [..], "paragraphs" | "segments": [{"start", "end" | "duration", "speaker"}]}
//   {"words": [..], "segmentation": {"segments": [{"start", "duration", "speaker": {"@id"}}]}}
#include <algorithm>
#include <map>

#include "read/draft.hpp"
#include "read/formats/generic.hpp"
#include "read/spoken.hpp"
#include "read/units.hpp"

namespace cortesia::read {
namespace {

// "A" and 0 are voices, not the agent: see the letters of roles.cpp.
std::string_view voice(const Node& speaker, Draft& draft) {
  const std::string_view label =
      speaker.is_object() ? speaker.first({"name", "id", "@id"}).text() : speaker.text();
  return label.size() == 1 || (speaker && !speaker.is_text() && !speaker.is_object())
             ? draft.numbered("speaker ", label)
             : label;
}

Node speaker_of(const Node& node) {
  return node.first({"speaker", "speaker_id", "speaker_label", "speaker_name"});
}

using Speakers = std::map<double, std::string_view>;  // by when they begin

Speakers speakers_beside(const Node& root, Draft& draft) {
  Node list = root.first({"paragraphs", "segments", "speakers"});
  if (!list) list = root["segmentation"]["segments"];
  Speakers speakers;
  if (!list.is_list()) return speakers;
  for (const Node& span : list.each())
    if (const auto start = span["start"].number()) speakers[*start] = voice(speaker_of(span), draft);
  return speakers;
}

SpokenWord word_of(const Node& node, const Speakers& speakers, Draft& draft) {
  SpokenWord word;
  word.text = trimmed(node.first({"punct", "punctuated_word", "word", "text"}).text());
  word.start = node.first({"start", "start_time"}).number();
  word.end = node.first({"end", "end_time"}).number();
  if (const auto length = node["duration"].number(); length && word.start && !word.end)
    word.end = *word.start + *length;
  word.label = voice(speaker_of(node), draft);
  if (!word.label.empty() || speakers.empty()) return word;
  const auto next = speakers.upper_bound(word.start.value_or(0));
  if (next != speakers.begin()) word.label = std::prev(next)->second;
  return word;
}

// No word lasts ten seconds: then the times are milliseconds.
void settle_units(std::vector<SpokenWord>& words, Call& call) {
  static constexpr double kLongest = 10;
  const auto longer = std::ranges::count_if(words, [](const SpokenWord& word) {
    return word.start && word.end && *word.end - *word.start > kLongest;
  });
  if (static_cast<std::size_t>(longer) * 2 <= words.size()) return;
  for (SpokenWord& word : words) {
    if (word.start) *word.start *= kMillis;
    if (word.end) *word.end *= kMillis;
  }
  call.doubts.push_back({.kind = DoubtKind::milliseconds});
}

}  // namespace

void read_words(const Node& root, Draft& draft) {
  if (root.is_object()) read_about(root, draft.call);
  const Speakers speakers = speakers_beside(root, draft);
  std::vector<SpokenWord> words;
  for (const Node& node : (root.is_list() ? root : root["words"]).needed("\"words\", a list"))
    if (!node["type"].is("spacing")) words.push_back(word_of(node, speakers, draft));
  settle_units(words, draft.call);
  add_turns(words, draft.call);
}

}  // namespace cortesia::read
