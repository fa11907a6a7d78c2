// Azure AI Speech in its three forms: batch, fast and real-time. They say the same under other names and in
// other units.
//
//   batch: {"source", "recognizedPhrases": [{"recognitionStatus", "channel", "speaker", "offsetInTicks",
//     "durationInTicks" | "offset": "PT3.2S", "duration", "locale",
//     "nBest": [{"display", "words": [{"word", ..}], "displayWords": [{"displayText", ..}]}]}]}
//     Older files have the same keys in capitals, and the oldest list {"AudioFileResults": [{"AudioFileName",
//     "AudioFileUrl", "SegmentResults": [{"ChannelNumber", "Offset", "NBest": [..]}]}]}.
//   fast: {"combinedPhrases", "phrases": [{"channel", "speaker", "offsetMilliseconds",
//   "durationMilliseconds",
//     "text", "locale", "words": [{"text", ..}]}]}; in a preview "offset" and "duration", milliseconds too
//   real-time: one or a list of {"RecognitionStatus", "Offset", "Duration", "SpeakerId",
//     "NBest": [{"Display", "Words" | "DisplayWords": [{"Word", "Offset", "Duration"}]}]}, in ticks
//
// Batch files list channel after channel, and may count the speakers of each. A phrase without text is a
// stretch of silence, and no turn. Roles are in none of them.
#include <utility>

#include "read/draft.hpp"
#include "read/units.hpp"

namespace cortesia::read {
namespace {

struct Span {
  std::optional<double> start, end;
};

Span span(const std::optional<double>& start, const std::optional<double>& length) {
  return {start, start && length ? std::optional(*start + *length) : std::nullopt};
}

std::optional<double> duration_in(const Node& node) {
  return node.is_text() ? iso_duration(node.text()) : node.number(kMillis);
}

// Of a phrase or a word, in whichever unit it has them.
Span span_of(const Node& node) {
  if (node["offsetMilliseconds"])
    return span(node["offsetMilliseconds"].number(kMillis), node["durationMilliseconds"].number(kMillis));
  if (const Node ticks = node.first({"offsetInTicks", "OffsetInTicks"}))
    return span(ticks.number(kTicks), node.first({"durationInTicks", "DurationInTicks"}).number(kTicks));
  if (const Node ticks = node["Offset"]; ticks && !ticks.is_text())
    return span(ticks.number(kTicks), node["Duration"].number(kTicks));
  return span(duration_in(node.first({"offset", "Offset"})),
              duration_in(node.first({"duration", "Duration"})));
}

// The first that holds any text: what is not recognised is "", not absent.
std::string_view first_text(const Node& node, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys)
    if (const std::string_view text = node[key].text(); !text.empty()) return text;
  return {};
}

Node channel_of(const Node& node) { return node.first({"channel", "Channel", "ChannelNumber"}); }

// Whether phrases are of several channels: then the speakers of each are counted anew.
bool several_channels(const std::vector<Node>& phrases) {
  std::optional<double> first;
  for (const Node& phrase : phrases) {
    const auto channel = channel_of(phrase).number();
    if (!first) first = channel;
    if (channel && channel != first) return true;
  }
  return false;
}

std::string_view speaker_label(const Node& node, bool channels, Draft& draft) {
  const std::string_view id = first_text(node, {"speaker", "Speaker", "SpeakerId"});
  if (id.empty() || (channels && channel_of(node))) return draft.channel_voice(channel_of(node), id);
  return id.find_first_not_of("0123456789") == std::string_view::npos ? draft.numbered("speaker ", id) : id;
}

std::vector<TimedWord> timed_words(const Node& list, std::string_view text_key) {
  std::vector<TimedWord> words;
  words.reserve(list.size());
  for (const Node& word : list.each()) {
    const Span at = span_of(word);
    words.push_back({word[text_key].view(), at.start, at.end});
  }
  return words;
}

void add_phrase(const Node& node, bool channels, std::string_view text, const std::vector<TimedWord>& words,
                Draft& draft) {
  if (text.empty()) return;
  const Span at = span_of(node);
  draft.add_turn(speaker_label(node, channels, draft), text, at.start, at.end, words);
}

// The file in an address, without the secrets that stand behind "?".
std::string_view file_in(std::string_view url) {
  url = url.substr(0, url.find('?'));
  url = url.substr(url.rfind('/') + 1);
  return url.substr(0, url.rfind('.'));
}

void read_phrases(const std::vector<Node>& phrases, Draft& draft) {
  const bool channels = several_channels(phrases);
  for (const Node& phrase : phrases) {
    const Node best = phrase.first({"nBest", "NBest"}).front();
    if (draft.call.language.empty()) draft.call.language = phrase.first({"locale", "Locale"}).text();
    const Node display = best["displayWords"];
    const Node words = best.first({"words", "Words"});
    add_phrase(phrase, channels,
               first_text(best, {"display", "Display", "maskedITN", "MaskedITN", "itn", "ITN", "lexical",
                                 "Lexical"}),
               display.is_list() ? timed_words(display, "displayText")
                                 : timed_words(words, words.front()["Word"] ? "Word" : "word"),
               draft);
  }
}

}  // namespace

void read_azure_batch(const Node& root, Draft& draft) {
  draft.call.id = file_in(root.first({"source", "Source"}).text());
  read_phrases(root.first({"recognizedPhrases", "RecognizedPhrases"}).needed("\"recognizedPhrases\", a list"),
               draft);
}

// A file is a call, but for those that are named after the channels of one.
void read_azure_files(const Node& root, Draft& draft) {
  std::vector<Node> phrases;
  bool first = true;
  for (const Node& file : root["AudioFileResults"].needed("\"AudioFileResults\", a list")) {
    const auto name = [&file] { return file_in(first_text(file, {"AudioFileUrl", "AudioFileName"})); };
    const bool is_channel = name().starts_with("Channel.");
    if (!first && !is_channel) {
      read_phrases(std::exchange(phrases, {}), draft);
      draft.end_call();  // after which the texts of before are gone
    }
    first = false;
    if (!is_channel) draft.call.id = name();
    for (const Node& phrase : file["SegmentResults"].each()) phrases.push_back(phrase);
  }
  read_phrases(phrases, draft);
}

void read_azure_fast(const Node& root, Draft& draft) {
  const std::vector<Node> phrases = root["phrases"].needed("\"phrases\", a list");
  const bool channels = several_channels(phrases);
  for (const Node& phrase : phrases) {
    if (draft.call.language.empty()) draft.call.language = phrase["locale"].text();
    add_phrase(phrase, channels, phrase["text"].text(), timed_words(phrase["words"], "text"), draft);
  }
}

void read_azure_live(const Node& root, Draft& draft) {
  const std::vector<Node> results = root.pieces();
  const bool channels = several_channels(results);
  for (const Node& result : results) {
    const Node best = result["NBest"].front();
    if (draft.call.language.empty()) draft.call.language = result["PrimaryLanguage"]["Language"].text();
    std::string_view text = first_text(best, {"Display", "MaskedITN", "ITN", "Lexical"});
    if (text.empty()) text = result["DisplayText"].text();
    add_phrase(result, channels, text, timed_words(best.first({"DisplayWords", "Words"}), "Word"), draft);
  }
}

// Conversations written down for Azure's Conversational Language, several in a file.
//
//   {"analysisInput": {"conversations": [{"id", "language", "conversationItems": [{"participantId", "role",
//   "text",
//     "audioTimings": [{"word", "offset", "duration"}]}]}]}}
void read_azure_conversation(const Node& root, Draft& draft) {
  const Node input = root["analysisInput"] ? root["analysisInput"] : root;
  bool first = true;
  for (const Node& conversation : input["conversations"].needed("\"conversations\", a list")) {
    if (!first) draft.end_call();
    first = false;
    draft.call.id = conversation["id"].text();
    draft.call.language = conversation["language"].text();
    const std::vector<Node> items = conversation["conversationItems"].items();
    const bool channels = several_channels(items);
    for (const Node& item : items) {
      Turn turn;
      turn.label = first_text(item, {"role", "participantId"});
      if (turn.label.empty()) turn.label = speaker_label(item, channels, draft);
      turn.text = item["redactedContent"] ? item["redactedContent"]["text"].text()
                                          : first_text(item, {"text", "maskedItn", "itn", "lexical"});
      std::vector<TimedWord> words;
      for (const Node& word : item["audioTimings"].each()) {
        const Span at = span(word["offset"].number(kTicks), word["duration"].number(kTicks));
        words.push_back({word["word"].view(), at.start, at.end});
      }
      const Span at = item["offset"] ? span_of(item) : Span{};
      turn.start = !words.empty() ? words.front().start : at.start;
      turn.end = !words.empty() ? words.back().end : at.end;
      draft.add_turn(turn, words);
    }
  }
}

}  // namespace cortesia::read
