// What recognisers send while a call lasts, as programs log it: a message a line, and the same words many
// times until they are final.
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

#include "read/draft.hpp"
#include "read/formats/deepgram.hpp"
#include "read/spoken.hpp"
#include "read/units.hpp"

namespace cortesia::read {
namespace {

// One message may be a file.
std::vector<Node> messages_of(const Node& root) {
  return root.is_list() ? root.items() : std::vector<Node>{root};
}

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

// What Deepgram says of one call; a log may hold several.
struct Session {
  std::string id;
  std::vector<Node> results;  // the final ones
};

// A message without an id belongs to the call of the one before it.
std::vector<Session> sessions_in(const Node& root) {
  std::vector<Session> sessions(1);
  std::size_t at = 0;
  for (const Node& message : messages_of(root)) {
    const Node about = message["metadata"] ? message["metadata"] : message;
    if (const std::string id(about["request_id"].text()); !id.empty() && id != sessions[at].id) {
      if (!sessions[at].id.empty()) {
        at = static_cast<std::size_t>(std::ranges::find(sessions, id, &Session::id) - sessions.begin());
        if (at == sessions.size()) sessions.emplace_back();
      }
      sessions[at].id = id;
    }
    if (message["is_final"].flag()) sessions[at].results.push_back(message);
  }
  return sessions;
}

}  // namespace

void read_deepgram_stream(const Node& root, Draft& draft) {
  bool first = true;
  for (const Session& session : sessions_in(root)) {
    if (!first) draft.end_call();
    first = false;
    draft.call.id = draft.keep(session.id);
    for (const Node& result : session.results) {
      const Node index = result["channel_index"];
      std::optional<std::size_t> channel;
      if (index.at(1).number().value_or(1) > 1)
        channel = static_cast<std::size_t>(std::max(0.0, index.at(0).number().value_or(0)));
      read_deepgram_alternative(result["channel"]["alternatives"].front(), channel, draft);
    }
  }
}

void read_transcribe_stream(const Node& root, Draft& draft) {
  std::vector<SpokenWord> words;
  for (const Node& message : messages_of(root)) {
    const Node event = message["TranscriptEvent"] ? message["TranscriptEvent"] : message;
    for (const Node& result : event["Transcript"]["Results"].each())
      if (!result["IsPartial"].flag()) read_result(result, words, draft);
  }
  add_turns(words, draft.call);
}

void read_call_analytics_stream(const Node& root, Draft& draft) {
  for (const Node& message : messages_of(root)) {
    const Node said = message["UtteranceEvent"];
    const std::string_view text = trimmed(said["Transcript"].text());
    if (text.empty() || said["IsPartial"].flag()) continue;
    std::vector<TimedWord> words;
    for (const Node& item : said["Items"].each())
      if (!item["Type"].is("punctuation"))
        words.push_back({item["Content"].view(), item["BeginOffsetMillis"].number(kMillis),
                         item["EndOffsetMillis"].number(kMillis)});
    draft.add_turn(said["ParticipantRole"].text(), text, said["BeginOffsetMillis"].number(kMillis),
                   said["EndOffsetMillis"].number(kMillis), words);
  }
}

}  // namespace cortesia::read
