// Products that hand over turns, each in a small form of its own: Rev.ai, Twilio, Gladia, Amazon Bedrock,
// RingCentral, Quo.
//
//   Rev.ai: {"monologues": [{"speaker": 0, "elements": [{"type": "text" | "punct", "value", "ts",
//   "end_ts"}]}]};
//      its editor has "spans" with "endTs", and "speakers": [{"id", "name"}]; "speaker_info":
//      {"display_name"} where the service was told names
//   Twilio: {"sentences": [{"media_channel", "sentence_index", "start_time": "0.5", "end_time", "transcript",
//   "words": [{"word", ..}]}],
//      "meta": {"url", "next_page_url", "previous_page_url"}}
//   Gladia: {"id", "file": {"number_of_channels"}, "result": {"transcription": {"languages",
//      "utterances": [{"start", "end", "channel", "speaker", "text", "words": [{"word", "start", "end"}]}]}}}
//   Bedrock: {"audio_segments": [{"start_timestamp_millis", "end_timestamp_millis", "text", "type",
//      "speaker": {"speaker_label"}, "channel": {"channel_label"}}]}
//   RingSense: {"sourceRecordId", "ownerExtensionId", "speakerInfo": [{"speakerId", "name", "extensionId"}],
//      "insights": {"Transcript": [{"speakerId", "start", "end", "text"}]}}
//   Quo: {"callId" | "recordingId", "dialogue": [{"content", "start", "end", "identifier": "+34..",
//      "userId" | "actorId": who of the organisation speaks, or null}]}
#include <algorithm>
#include <unordered_map>

#include "read/draft.hpp"
#include "read/finish.hpp"
#include "read/units.hpp"

namespace cortesia::read {
namespace {

std::string_view numbered(std::string_view kind, const Node& number, Draft& draft) {
  return number ? draft.numbered(kind, number.text()) : std::string_view{};
}

std::vector<TimedWord> timed_words(const Node& list) {
  std::vector<TimedWord> words;
  words.reserve(list.size());
  for (const Node& word : list.each())
    words.push_back({trimmed(word["word"].view()), word.first({"start", "start_time"}).number(),
                     word.first({"end", "end_time"}).number()});
  return words;
}

}  // namespace

void read_rev(const Node& root, Draft& draft) {
  std::unordered_map<std::string_view, std::string_view> names;
  for (const Node& speaker : root["speakers"].each())
    names.emplace(speaker["id"].text(), speaker["name"].text());
  for (const Node& monologue : root["monologues"].needed("\"monologues\", a list")) {
    std::string text;
    std::vector<TimedWord> words;
    for (const Node& element : monologue.first({"elements", "spans"}).each()) {
      const std::string_view value = element["value"].text();
      text += value;
      if (element["ts"])
        words.push_back(
            {trimmed(value), element["ts"].number(), element.first({"end_ts", "endTs"}).number()});
    }
    const auto name = names.find(monologue["speaker"].text());
    Turn turn;
    turn.label = name != names.end() ? name->second : monologue["speaker_info"]["display_name"].text();
    if (turn.label.empty()) turn.label = numbered("speaker ", monologue["speaker"], draft);
    turn.text = draft.keep(trimmed(text));
    if (!words.empty()) turn.start = words.front().start, turn.end = words.back().end;
    draft.add_turn(turn, words);
  }
}

PageLinks twilio_links(const Node& root) {
  static constexpr std::string_view kBefore = "/Transcripts/";
  const Node meta = root["meta"];
  std::string_view id = meta["url"].text();
  const std::size_t at = id.find(kBefore);
  id = at == std::string_view::npos ? std::string_view() : id.substr(at + kBefore.size());
  return {std::string(id.substr(0, id.find_first_of("/?"))), static_cast<bool>(meta["previous_page_url"]),
          static_cast<bool>(meta["next_page_url"])};
}

void read_twilio(const Node& root, Draft& draft) {
  std::vector<Node> sentences = root["sentences"].needed("\"sentences\", a list");
  const auto index = [](const Node& sentence) { return sentence["sentence_index"].number(); };
  // Of sentences without times it alone tells the order.
  const auto told = [](const std::optional<double>& number) { return number.has_value(); };
  if (!std::ranges::is_sorted(sentences, {}, index) && std::ranges::all_of(sentences, told, index))
    std::ranges::stable_sort(sentences, {}, index);
  for (const Node& sentence : sentences)
    draft.add_turn(draft.channel_label(sentence["media_channel"]), sentence["transcript"].text(),
                   sentence["start_time"].number(), sentence["end_time"].number(),
                   timed_words(sentence["words"]));
  const PageLinks links = twilio_links(root);
  if (draft.call.id.empty()) draft.call.id = draft.keep(links.call);
  draft.end_page(links);
}

void read_gladia(const Node& root, Draft& draft) {
  draft.call.id = root["id"].text();
  const Node transcription = root["result"]["transcription"];
  for (const Node& language : transcription["languages"].each())
    if (draft.call.language.empty()) draft.call.language = language.text();
  const bool channels = root["file"]["number_of_channels"].number().value_or(1) > 1 ||
                        root["result"]["metadata"]["number_of_distinct_channels"].number().value_or(1) > 1;
  // Of a recording in which nobody speaks there may be no transcription at all.
  for (const Node& utterance : transcription["utterances"].each()) {
    const std::string_view label =
        channels || !utterance["speaker"]
            ? (channels ? draft.channel_label(utterance["channel"]) : std::string_view{})
            : numbered("speaker ", utterance["speaker"], draft);
    draft.add_turn(label, trimmed(utterance["text"].text()), utterance["start"].number(),
                   utterance["end"].number(), timed_words(utterance["words"]));
  }
  draft.expect_done(root["status"]);
}

void read_bedrock(const Node& root, Draft& draft) {
  for (const Node& segment : root["audio_segments"].needed("\"audio_segments\", a list")) {
    if (segment["type"] && !segment["type"].is("TRANSCRIPT")) continue;
    if (draft.call.language.empty()) draft.call.language = segment["language"].text();
    const std::string_view channel = segment["channel"]["channel_label"].text();
    const std::string_view speaker = segment["speaker"]["speaker_label"].text();
    draft.add_turn(speaker.empty() ? channel : speaker, segment["text"].text(),
                   segment["start_timestamp_millis"].number(kMillis),
                   segment["end_timestamp_millis"].number(kMillis));
  }
}

void read_ringsense(const Node& root, Draft& draft) {
  Call& call = draft.call;
  call.id = root["sourceRecordId"].text();
  call.started_at = root["recordingStartTime"].text();
  call.direction = direction_named(root["callDirection"].text());
  const std::string_view owner = root["ownerExtensionId"].text();
  std::unordered_map<std::string_view, std::string_view> labels;
  for (const Node& speaker : root["speakerInfo"].each()) {
    const std::string_view id = speaker["speakerId"].text();
    const std::string_view name = speaker["name"].text();
    const bool agent = !owner.empty() && speaker["extensionId"].is(owner);
    if (agent) call.agent.id = owner, call.agent.name = name;
    labels.emplace(id, agent ? draft.label_of(id, "agent") : name);
  }
  for (const Node& one : root["insights"]["Transcript"].each()) {
    const std::string_view id = one["speakerId"].text();
    const auto label = labels.find(id);
    draft.add_turn(label == labels.end() || label->second.empty() ? id : label->second, one["text"].text(),
                   one["start"].number(), one["end"].number());
  }
}

void read_quo(const Node& root, Draft& draft) {
  draft.call.id = root.first({"callId", "recordingId"}).text();
  draft.call.started_at = root["startTime"].text();
  for (const Node& one : root["dialogue"].each()) {
    const std::string_view user = one.first({"userId", "actorId"}).text();
    if (draft.call.agent.id.empty()) draft.call.agent.id = user;
    draft.add_turn(user.empty() ? one["identifier"].text() : draft.label_of(user, "agent"),
                   one["content"].text(), one["start"].number(), one["end"].number());
  }
  draft.expect_done(root["status"]);
}

}  // namespace cortesia::read
