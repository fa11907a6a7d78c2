// What recognisers send while a call lasts, as programs log it: a message a line, and the same words many
// times until they are final. A log may hold several calls (sessions.hpp).
//
//   Deepgram: {"type": "Results", "channel_index": [0, 2], "is_final": true, "channel": {"alternatives":
//   [..]},
//     "metadata": {"request_id"}}, beside messages of other types
//
//   Amazon Transcribe: {"Transcript": {"Results": [{"IsPartial": false, "ChannelId": "ch_0", "LanguageCode",
//     "StartTime", "EndTime", "Alternatives": [{"Transcript", "Items": [{"Type", "Content", "StartTime",
//     "EndTime", "Speaker"}]}]}]}}, bare or as a "TranscriptEvent"
//
//   Transcribe Call Analytics: {"UtteranceEvent": {"IsPartial": false, "ParticipantRole", "Transcript",
//     "BeginOffsetMillis", "EndOffsetMillis", "Items": [..]}}, beside a "CategoryEvent"
//
// Contact Lens and Speechmatics have their streams with their other forms.
#include <algorithm>

#include "read/formats/deepgram.hpp"
#include "read/formats/sessions.hpp"
#include "read/spoken.hpp"
#include "read/units.hpp"

namespace cortesia::read {
namespace {

void read_result(const Node& result, std::vector<SpokenWord>& words, Draft& draft) {
  const std::string_view channel = result["ChannelId"].text();
  const Node best = result["Alternatives"].front();
  if (draft.call.language.empty()) draft.call.language = result["LanguageCode"].text();
  bool any = false;
  std::string_view speaker;
  for (const Node& item : best["Items"].each()) {
    SpokenWord word;
    word.text = item["Content"].text();
    word.glued = item["Type"].is("punctuation");
    if (!word.glued) {
      word.start = item["StartTime"].number();
      word.end = item["EndTime"].number();
    }
    // A mark has no speaker.
    if (const std::string_view own = item["Speaker"].text(); !own.empty()) speaker = own;
    word.label = speaker.empty() ? channel : draft.numbered("speaker ", speaker);
    words.push_back(word);
    any = true;
  }
  if (any) return;
  SpokenWord all;
  all.text = trimmed(best["Transcript"].text());
  all.label = channel;
  all.start = result["StartTime"].number();
  all.end = result["EndTime"].number();
  if (!all.text.empty()) words.push_back(all);
}

// {"BadRequestException": {"Message"}}
void take_failure(const Node& message, Session& session) {
  message.each_field([&session](std::string_view key, const Node& value) {
    if (!key.ends_with("Exception")) return;
    session.failure = key;
    if (const std::string_view why = value["Message"].text(); !why.empty())
      session.failure += ": " + std::string(why);
  });
}

std::optional<std::size_t> channel_of(const Node& message) {
  const Node index = message["channel_index"];
  if (index.at(1).number().value_or(1) <= 1) return std::nullopt;
  return static_cast<std::size_t>(std::max(0.0, index.at(0).number().value_or(0)));
}

}  // namespace

// By the request that each message answers: one without an id belongs to the call of the one before it.
void read_deepgram_stream(const Node& root, Draft& draft) {
  Sessions sessions;
  for (const Node& message : root.pieces()) {
    const Node about = message["metadata"] ? message["metadata"] : message;
    if (const std::string_view id = about["request_id"].text(); !id.empty()) {
      if (sessions.now().id.empty()) sessions.now().id = id;
      if (sessions.now().id != id) sessions.go_to(id);
    }
    Session& session = sessions.now();
    if (message["type"].is("Error")) session.failure = message.first({"description", "message"}).text();
    const Node best = message["channel"]["alternatives"].front();
    const bool said = !best["transcript"].view().empty() || best["words"].front();
    if (!message["is_final"].flag()) {
      session.partial = session.partial || said;
      continue;
    }
    session.results.push_back(message);
    session.said = session.said || said;
  }
  sessions.read_into(draft, [&draft](const Session& session) {
    for (const Node& result : session.results)
      read_deepgram_alternative(result["channel"]["alternatives"].front(), channel_of(result), draft);
  });
}

void read_transcribe_stream(const Node& root, Draft& draft) {
  Sessions sessions;
  for (const Node& message : root.pieces()) {
    const Node event = message["TranscriptEvent"] ? message["TranscriptEvent"] : message;
    for (const Node& result : event["Transcript"]["Results"].each()) {
      const Node best = result["Alternatives"].front();
      const std::string_view text = best["Transcript"].view();
      const bool said = !text.empty() || best["Items"].front();
      if (!result["IsPartial"].flag())
        sessions.add({result, said, result["ResultId"].view(), result["ChannelId"].view(), text,
                      result["StartTime"].number()});
      else if (said)
        sessions.now().partial = true;
    }
    take_failure(message, sessions.now());
  }
  sessions.read_into(draft, [&draft](const Session& session) {
    std::vector<SpokenWord> words;
    for (const Node& result : session.results) read_result(result, words, draft);
    add_turns(words, draft.call);
  });
}

void read_call_analytics_stream(const Node& root, Draft& draft) {
  Sessions sessions;
  for (const Node& message : root.pieces()) {
    const Node said = message["UtteranceEvent"];
    const std::string_view text = trimmed(said["Transcript"].view());
    if (said["IsPartial"].flag())
      sessions.now().partial = sessions.now().partial || !text.empty();
    else if (said)
      sessions.add({said, !text.empty(), said["UtteranceId"].view(), said["ParticipantRole"].view(), text,
                    said["BeginOffsetMillis"].number(kMillis)});
    take_failure(message, sessions.now());
  }
  sessions.read_into(draft, [&draft](const Session& session) {
    for (const Node& said : session.results) {
      const std::string_view text = trimmed(said["Transcript"].text());
      if (text.empty()) continue;
      std::vector<TimedWord> words;
      for (const Node& item : said["Items"].each())
        if (!item["Type"].is("punctuation"))
          words.push_back({item["Content"].view(), item["BeginOffsetMillis"].number(kMillis),
                           item["EndOffsetMillis"].number(kMillis)});
      draft.add_turn(said["ParticipantRole"].text(), text, said["BeginOffsetMillis"].number(kMillis),
                     said["EndOffsetMillis"].number(kMillis), words);
    }
  });
}

}  // namespace cortesia::read
