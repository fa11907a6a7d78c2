// Deepgram: turns ready as utterances, or as paragraphs, or words to make them of, or only a text, whichever
// was asked for.
//
//   {"metadata": {"request_id"}, "results": {
//     "utterances": [{"start", "end", "channel", "speaker", "transcript", "words": [..]}],
//     "channels": [{"detected_language", "alternatives": [{"transcript",
//        "words": [{"word", "punctuated_word", "start", "end", "speaker"}],
//        "paragraphs": {"paragraphs": [{"speaker", "start", "end", "sentences": [{"text"}]}]}}]}]}}
//
// With several channels the channel is the voice, and a speaker only where a channel has a second one.
#include "read/formats/deepgram.hpp"

#include "read/spoken.hpp"

namespace cortesia::read {
namespace {

std::string_view label_of(const Node& speaker, const std::optional<std::size_t>& channel, Draft& draft) {
  const std::string_view number = speaker.text();
  if (!channel) return number.empty() ? std::string_view{} : draft.numbered("speaker ", number);
  const std::string_view label = draft.numbered("channel ", std::to_string(*channel));
  if (number.empty() || number == "0") return label;
  return draft.numbered(std::string(label) + " speaker ", number);
}

std::vector<TimedWord> timed_words(const Node& list) {
  std::vector<TimedWord> words;
  words.reserve(list.size());
  for (const Node& word : list.each())
    words.push_back(
        {word.first({"punctuated_word", "word"}).view(), word["start"].number(), word["end"].number()});
  return words;
}

// The words up to a time, taken off the others.
std::vector<TimedWord> take_words(std::span<const TimedWord>& words, const std::optional<double>& till) {
  std::size_t count = 0;
  while (till && count < words.size() && words[count].start.value_or(0) < *till) ++count;
  const auto taken = words.first(count);
  words = words.subspan(count);
  return {taken.begin(), taken.end()};
}

// `words` are those of its alternative that no paragraph has taken yet.
void read_paragraph(const Node& node, const std::optional<std::size_t>& channel,
                    std::span<const TimedWord>& words, Draft& draft) {
  std::string text;
  for (const Node& sentence : node["sentences"].each()) {
    if (!text.empty()) text += ' ';
    text += sentence["text"].text();
  }
  const auto end = node["end"].number();
  draft.add_turn(label_of(node["speaker"], channel, draft), draft.keep(text), node["start"].number(), end,
                 take_words(words, end));
}

}  // namespace

void read_deepgram_alternative(const Node& node, const std::optional<std::size_t>& channel, Draft& draft) {
  const std::vector<Node> paragraphs = node["paragraphs"]["paragraphs"].items();
  const std::vector<TimedWord> timed =
      paragraphs.empty() ? std::vector<TimedWord>{} : timed_words(node["words"]);
  std::span<const TimedWord> left = timed;
  for (const Node& paragraph : paragraphs) read_paragraph(paragraph, channel, left, draft);
  if (!paragraphs.empty()) return;
  const Node list = node["words"];
  std::vector<SpokenWord> words;
  words.reserve(list.size());
  for (const Node& one : list.each()) {
    SpokenWord word;
    word.label = label_of(one["speaker"], channel, draft);
    word.text = one.first({"punctuated_word", "word"}).text();
    word.start = one["start"].number();
    word.end = one["end"].number();
    words.push_back(word);
  }
  add_turns(words, draft.call);
  if (const std::string_view text = trimmed(node["transcript"].text()); words.empty() && !text.empty())
    draft.add_turn(label_of({}, channel, draft), text);
}

void read_deepgram(const Node& root, Draft& draft) {
  draft.call.id = root["metadata"]["request_id"].text();
  const Node results = root["results"];
  const std::vector<Node> channels = results["channels"].needed("\"channels\", a list");
  for (const Node& channel : channels)
    if (draft.call.language.empty()) draft.call.language = channel["detected_language"].text();
  const bool several = channels.size() > 1;
  const std::vector<Node> utterances = results["utterances"].items();
  for (const Node& utterance : utterances) {
    std::optional<std::size_t> channel;
    if (several) channel = static_cast<std::size_t>(std::max(0.0, utterance["channel"].number().value_or(0)));
    draft.add_turn(label_of(utterance["speaker"], channel, draft), trimmed(utterance["transcript"].text()),
                   utterance["start"].number(), utterance["end"].number(), timed_words(utterance["words"]));
  }
  if (!utterances.empty()) return;
  for (std::size_t i = 0; i < channels.size(); ++i)
    read_deepgram_alternative(channels[i]["alternatives"].front(),  // the best
                              several ? std::optional(i) : std::nullopt, draft);
}

}  // namespace cortesia::read
