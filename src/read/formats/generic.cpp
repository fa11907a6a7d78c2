// Lists of turns that nobody's product writes: in-house exports, bots' logs, what is left of a vendor's file.
//
//   [{"speaker": "Agente", "start": 1.0, "end": 6.3, "text": "..."}, ..]
//   {"call_id": .., "messages": [{"role": "user", "content": "..."}]}
//   {"speakers": [{"id": "s1", "name", "role"}], "segments": [{"speaker": "s1", "words": [{"text",
//   "start"}]}]}
//
// A turn has one key with a text, and may have a speaker, a role and times, by names in English or Spanish
// however they are cased; where the key does not tell the unit of a time, its size does.
#include "read/formats/generic.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <string>
#include <unordered_map>

#include "base/error.hpp"
#include "read/draft.hpp"
#include "read/finish.hpp"
#include "read/stamp.hpp"
#include "read/units.hpp"

namespace cortesia::read {
namespace {

// Names of keys are compared plain: "startTime", "start_time" and "StartTime" are "starttime".
std::string plain(std::string_view key) {
  std::string name;
  for (const char c : key)
    if (c != '_' && c != '-' && c != ' ') name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return name;
}

constexpr std::string_view kLists[] = {
    "segments", "utterances", "turns",          "messages",      "conversation",  "transcript",
    "dialogue", "dialog",     "entries",        "sentences",     "items",         "lines",
    "phrases",  "turnos",     "mensajes",       "conversacion",  "dialogo",       "segmentos",
    "frases",   "lineas",     "intervenciones", "transcription", "transcripcion", "timeline"};

enum class Part : std::uint8_t { text, speaker, role, channel, start, end, length, words, interrupted, none };

struct Known {
  std::string_view key;  // plain
  Part part;
};
// Of several keys of one part the one that stands first here counts.
constexpr Known kKnown[] = {
    {"text", Part::text},
    {"content", Part::text},
    {"transcript", Part::text},
    {"message", Part::text},
    {"utterance", Part::text},
    {"sentence", Part::text},
    {"frase", Part::text},
    {"texto", Part::text},
    {"mensaje", Part::text},
    {"body", Part::text},
    {"transcription", Part::text},
    {"transcripcion", Part::text},
    {"spokentext", Part::text},
    {"dialogo", Part::text},
    {"sentences", Part::text},
    {"speaker", Part::speaker},
    {"speakerlabel", Part::speaker},
    {"participant", Part::speaker},
    {"hablante", Part::speaker},
    {"interlocutor", Part::speaker},
    {"speakername", Part::speaker},
    {"speakerid", Part::speaker},
    {"participantid", Part::speaker},
    {"quien", Part::speaker},
    {"who", Part::speaker},
    {"name", Part::speaker},
    {"from", Part::speaker},
    {"author", Part::speaker},
    {"sender", Part::speaker},
    {"username", Part::speaker},
    {"users", Part::speaker},
    {"displayname", Part::speaker},
    {"participantname", Part::speaker},
    {"persona", Part::speaker},
    {"party", Part::speaker},
    {"role", Part::role},
    {"rol", Part::role},
    {"speakertype", Part::role},
    {"speakerrole", Part::role},
    {"participanttype", Part::role},
    {"participantrole", Part::role},
    {"channel", Part::channel},
    {"canal", Part::channel},
    {"channelid", Part::channel},
    {"mediachannel", Part::channel},
    {"start", Part::start},
    {"starttime", Part::start},
    {"begin", Part::start},
    {"begintime", Part::start},
    {"inicio", Part::start},
    {"offset", Part::start},
    {"startoffset", Part::start},
    {"beginoffset", Part::start},
    {"time", Part::start},
    {"timeincall", Part::start},
    {"secondsfromstart", Part::start},
    {"timestamp", Part::start},
    {"createdat", Part::start},
    {"ts", Part::start},
    {"end", Part::end},
    {"endtime", Part::end},
    {"endoffset", Part::end},
    {"endts", Part::end},
    {"stop", Part::end},
    {"fin", Part::end},
    {"duration", Part::length},
    {"duracion", Part::length},
    {"length", Part::length},
    {"words", Part::words},
    {"palabras", Part::words},
    {"interrupted", Part::interrupted},
};

// What a key means, and the unit that its name tells: "start_ms".
struct Meaning {
  Part part = Part::none;
  std::size_t rank = std::size(kKnown);
  double unit = 1;
};

Meaning meaning_of(std::string_view key) {
  static constexpr std::pair<std::string_view, double> kUnits[] = {
      {"milliseconds", kMillis}, {"millis", kMillis}, {"msec", kMillis}, {"ms", kMillis},
      {"usec", kMicros},         {"micros", kMicros}, {"inseconds", 1},  {"inticks", kTicks},
      {"ticks", kTicks},         {"seconds", 1},      {"secs", 1},       {"sec", 1}};
  const auto look_up = [](std::string_view name, double unit) {
    const auto* known = std::ranges::find(kKnown, name, &Known::key);
    return known == std::end(kKnown) ? Meaning{}
                                     : Meaning{known->part, static_cast<std::size_t>(known - kKnown), unit};
  };
  const std::string name = plain(key);
  if (const Meaning meaning = look_up(name, 1); meaning.part != Part::none) return meaning;
  for (const auto& [ending, unit] : kUnits)
    if (name.ends_with(ending)) return look_up(name.substr(0, name.size() - ending.size()), unit);
  return {};
}

std::optional<double> time_in(const Node& node, double unit) {
  if (!node) return std::nullopt;
  if (!node.is_text()) return node.number(unit);
  std::string_view text = node.text();
  if (const auto epoch = epoch_of(text)) return epoch;
  if (const auto stamp = take_stamp(text); stamp && text.empty()) return stamp->seconds;
  return node.number(unit);
}

// A string, or the strings in an object or a list of them, as bots' logs nest theirs.
std::string_view text_in(const Node& node, Draft& draft) {
  if (node.is_object()) return node.first({"text", "content", "body"}).text();
  if (!node.is_list()) return node.text();
  std::string joined;
  for (const Node& item : node.items()) {
    const std::string_view text = item.is_object() ? item["text"].text() : item.text();
    if (!text.empty()) joined += (joined.empty() ? "" : " ") + std::string(text);
  }
  return draft.keep(joined);
}

// A number is a voice or a channel, whoever it belongs to.
std::string_view voice(const Node& speaker, const Node& channel, Draft& draft) {
  if (!speaker) return draft.channel_label(channel);
  if (speaker.is_list())
    for (const Node& one : speaker.items()) return voice(one, {}, draft);
  if (speaker.is_object())
    return speaker.first({"role", "name", "display_name", "displayName", "username", "label", "email", "id"})
        .text();
  return speaker.is_text() ? speaker.text() : draft.numbered("speaker ", speaker.text());
}

// Who the ids of speakers are, where a list beside the turns tells it:
// "participants": [{"id": "p1", "role": "agent", "name"}].
using Speakers = std::unordered_map<std::string_view, std::string_view>;

Speakers speakers_beside(const Node& root, Draft& draft) {
  Speakers speakers;
  const Node list = root.first({"speakers", "participants", "Speakers", "Participants"});
  if (!list.is_list()) return speakers;
  for (const Node& one : list.items()) {
    const std::string_view id =
        one.first({"id", "speaker_id", "speakerId", "participant_id", "participantId", "spkid"}).text();
    const std::string_view role = one.first({"role", "type"}).text();
    const std::string_view name = one.first({"name", "display_name", "displayName", "label"}).text();
    const std::string_view label = draft.is_role(role) ? draft.label_of(id, role) : name;
    if (!id.empty() && !label.empty()) speakers.emplace(id, label);
  }
  return speakers;
}

// What words without a text make; a mark of its own has no space before it.
std::string_view text_of(const std::vector<TimedWord>& words, Draft& draft) {
  std::string text;
  for (const TimedWord& word : words) {
    if (!text.empty() && word_in(word.text).second > 0) text += ' ';
    text += word.text;
  }
  return draft.keep(text);
}

// Reads turns, and remembers what their keys mean.
class TurnReader {
 public:
  explicit TurnReader(Draft& draft, const Node& root = {})
      : draft_(draft), speakers_(speakers_beside(root, draft)) {}

  void read(const Node& node) {
    const Parts parts = parts_of(node);
    const Node text = parts[Part::text].node;
    // The turn itself may stand under its kind: {"Transcript": {"Content": ..}}.
    if (text.is_object() && parts_of(text)[Part::text].node && !parts[Part::speaker].node &&
        !parts[Part::role].node)
      return read(text);
    Turn turn;
    turn.text = trimmed(text_in(text, draft_));
    std::string_view speaker = voice(parts[Part::speaker].node, parts[Part::channel].node, draft_);
    if (!speakers_.empty() && !parts[Part::speaker].node.is_object())
      if (const auto known = speakers_.find(parts[Part::speaker].node.text()); known != speakers_.end())
        speaker = known->second;
    const std::string_view role = parts[Part::role].node.text();
    turn.label = role.empty() ? speaker : draft_.label_of(speaker, role);
    take_times(parts, turn);
    if (text.is_list() && !turn.start) {  // sentences, each with its times
      const std::vector<Node> sentences = text.items();
      if (!sentences.empty())
        turn.start = times_of(sentences.front()).start, turn.end = times_of(sentences.back()).end;
    }
    std::vector<TimedWord> words;
    if (parts[Part::words].node.is_list())
      for (const Node& word : parts[Part::words].node.items()) {
        if (!word.is_object()) break;  // numbers of words that stand elsewhere
        const Turn times = times_of(word);
        words.push_back({trimmed(word.first({"word", "text", "content"}).text()), times.start, times.end});
      }
    if (turn.text.empty() && !text) turn.text = text_of(words, draft_);
    if (!words.empty() && !turn.start) turn.start = words.front().start, turn.end = words.back().end;
    if (parts[Part::interrupted].node.flag())
      draft_.add_event(EventKind::interruption, turn.start, {}, turn.label);
    if (!turn.text.empty()) draft_.add_turn(turn, words);
  }

 private:
  struct Found {
    std::size_t rank = std::size(kKnown);
    Node node;
    double unit = 1;
  };
  struct Parts {
    std::array<Found, static_cast<std::size_t>(Part::none)> found;
    const Found& operator[](Part part) const { return found[static_cast<std::size_t>(part)]; }
  };

  Parts parts_of(const Node& node) {
    Parts parts;
    for (const auto& [key, value] : node.fields()) {
      const auto [known, fresh] = meanings_.try_emplace(std::string(key));
      if (fresh) known->second = meaning_of(key);
      const Meaning& meaning = known->second;
      if (meaning.part == Part::none || !value) continue;
      Found& part = parts.found[static_cast<std::size_t>(meaning.part)];
      if (meaning.rank < part.rank) part = {meaning.rank, value, meaning.unit};
    }
    return parts;
  }

  static void take_times(const Parts& parts, Turn& turn) {
    const auto time = [&parts](Part part) { return time_in(parts[part].node, parts[part].unit); };
    turn.start = time(Part::start);
    turn.end = time(Part::end);
    if (const auto length = time(Part::length); length && turn.start && !turn.end)
      turn.end = *turn.start + *length;
  }

  Turn times_of(const Node& node) {
    Turn turn;
    take_times(parts_of(node), turn);
    return turn;
  }

  Draft& draft_;
  Speakers speakers_;
  std::unordered_map<std::string, Meaning> meanings_;  // by key
};

bool is_list_of_turns(std::string_view key) {
  return std::ranges::find(kLists, plain(key)) != std::end(kLists);
}

// Whether a key is of a speaker and of nothing else, as "name" and "from" may be.
bool is_speakers_own(std::string_view key) {
  static const std::size_t kLast = meaning_of("who").rank;
  const Meaning meaning = meaning_of(key);
  return meaning.part == Part::speaker && meaning.rank <= kLast;
}

// What the objects of a list hold, by the list's path.
struct Holds {
  bool text = false, speaker = false;
};

std::map<std::string_view, Holds> lists_in(const Shape& shape) {
  std::map<std::string_view, Holds> lists;
  shape.each_path([&lists](std::string_view path, bool string) {
    const std::size_t end = path.find("[].");
    if (end == std::string_view::npos || path.substr(0, end).find('.') != std::string_view::npos) return;
    std::string_view key = path.substr(end + 3);
    const std::string_view first = key.substr(0, key.find_first_of(".["));
    const Part part = meaning_of(first).part;
    Holds& holds = lists[path.substr(0, end)];
    // A list in it may be the sentences of a turn; a list of another name is a whole call's.
    const bool deeper = key.find("[]") != std::string_view::npos;
    if (part == Part::text && string && (!deeper || first == "sentences" || first == "content"))
      holds.text = true;
    if (part == Part::words && string && (key.ends_with("].text") || key.ends_with("].word")))
      holds.text = true;
    if (part == Part::role || part == Part::channel || is_speakers_own(first)) holds.speaker = true;
  });
  return lists;
}

// The objects of the list that holds turns: of a known name, else of any.
std::vector<Node> turns_of(const Node& root) {
  std::vector<Node> others;
  for (const auto& [key, value] : root.fields()) {
    if (!value.is_list() || key == "words") continue;
    std::vector<Node> items = value.items();
    const bool turns = std::ranges::any_of(items, [](const Node& item) {
      const auto fields = item.is_object() ? item.fields() : std::vector<std::pair<std::string_view, Node>>{};
      return std::ranges::any_of(fields, [](const auto& field) {
        const Part part = meaning_of(field.first).part;
        return part == Part::text || part == Part::words;
      });
    });
    if (!turns) continue;
    if (is_list_of_turns(key)) return items;
    if (others.empty()) others = std::move(items);
  }
  return others;
}

// A call of a list of them in which nobody says a word.
bool has_empty_list(const Node& root) {
  return std::ranges::any_of(root.fields(), [](const auto& field) {
    return is_list_of_turns(field.first) && field.second.is_list() && field.second.items().empty();
  });
}

}  // namespace

std::span<const std::string_view> lists_of_turns() { return kLists; }

void read_about(const Node& root, Call& call) {
  const auto fields = root.fields();
  const auto find = [&fields](std::initializer_list<std::string_view> names) -> std::string_view {
    for (const std::string_view name : names)
      for (const auto& [key, value] : fields)
        if (value && !value.is_object() && !value.is_list() && plain(key) == name) return value.text();
    return {};
  };
  const auto fill = [&find](std::string_view& field, std::initializer_list<std::string_view> names) {
    if (field.empty()) field = find(names);
  };
  fill(call.id, {"callid", "conversationid", "contactid", "interactionid", "sessionid", "meetinguuid",
                 "recordingid", "idllamada", "llamadaid", "id"});
  fill(call.language, {"language", "languagecode", "lang", "idioma"});
  fill(call.started_at,
       {"startedat", "starttime", "startdate", "recordingstart", "date", "fecha", "fechainicio"});
  fill(call.queue, {"queue", "queuename", "cola"});
  fill(call.agent.id, {"agentid", "idagente"});
  fill(call.agent.name, {"agentname", "nombreagente"});
  if (call.direction == Direction::unknown)
    call.direction = direction_named(find({"direction", "direccion", "sentido"}));
}

// An object of a list or of JSON Lines that is a turn: what is said, and who says it or from when to when.
bool looks_like_turn(const Shape& shape) {
  bool text = false;
  bool lines = false;  // which may be a whole dialogue
  bool speaker = false;
  bool start = false;
  bool end = false;
  bool call = false;
  shape.each_path([&](std::string_view path, bool string) {
    const Part part = meaning_of(path).part;
    text = text || (part == Part::text && string);
    lines = lines || (part == Part::text && shape.has(path, JsonKind::lines));
    speaker = speaker || part == Part::role || part == Part::channel || is_speakers_own(path);
    const bool number = !string && shape.has(path, JsonKind::number);
    start = start || (part == Part::start && number);
    end = end || ((part == Part::end || part == Part::length) && number);
    call = call || plain(path) == "callid" || plain(path) == "conversationid";
  });
  return text && !call && ((start && end) || (speaker && !lines));
}

// A list of a name that is known for it, or of any name when its objects say who speaks.
bool looks_like_generic(const Shape& shape) {
  if (!shape.is_json()) return false;
  return std::ranges::any_of(lists_in(shape), [](const auto& list) {
    const auto& [name, holds] = list;
    return holds.text && name != "words" && (name.empty() || is_list_of_turns(name) || holds.speaker);
  });
}

void read_generic(const Node& root, Draft& draft) {
  std::vector<Node> turns;
  if (root.is_list()) {
    turns = root.items();
  } else {
    read_about(root, draft.call);
    turns = turns_of(root);
  }
  if (turns.empty() && !has_empty_list(root)) throw Error("expected a list of turns, found none");
  TurnReader reader(draft, root);
  for (const Node& turn : turns) reader.read(turn);
  draft.settle_units();
}

// Aircall: {"transcription": {"call_id", "content": {"language", "utterances": [{"participant_type":
// "internal", "user_id"}, {"participant_type": "external", "phone_number"}]}}}
void read_aircall(const Node& root, Draft& draft) {
  const Node transcription = root["transcription"];
  draft.call.id = transcription["call_id"].text();
  draft.call.started_at = transcription["call_created_at"].text();
  draft.call.language = transcription["content"]["language"].text();
  TurnReader reader(draft);
  for (const Node& turn : transcription["content"]["utterances"].items()) {
    reader.read(turn);
    const bool internal = turn["participant_type"].is("internal");
    std::string_view& id = internal ? draft.call.agent.id : draft.call.customer.id;
    if (id.empty()) id = turn[internal ? "user_id" : "phone_number"].text();
  }
}

}  // namespace cortesia::read
