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
#include <span>
#include <string>
#include <unordered_map>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "read/draft.hpp"
#include "read/finish.hpp"
#include "read/formats/sides.hpp"
#include "read/formats/turn_keys.hpp"
#include "read/units.hpp"

namespace cortesia::read {
namespace {

void take_time(const Node& node, double unit, Draft& draft, std::optional<double>& time) {
  // {"relative": 1.2, "absolute": "2026-.."}, {"AbsoluteTime": "2026-.."}
  if (node.is_object()) {
    const Node inner = node.first({"relative", "absolute", "AbsoluteTime", "absoluteTime"});
    return take_time(inner, unit, draft, time);
  }
  if (node.is_text()) {
    const std::string_view text = node.view();
    time = draft.moment(text);
    if (!time) time = draft.clock_time(text);
    if (time) return;
  }
  time = node.number(unit);
}

// A string, or the strings in an object or a list of them, as bots' logs nest theirs.
std::string_view text_in(const Node& node, Draft& draft) {
  if (node.is_object()) return node.first({"text", "content", "body", "transcript"}).text();
  if (!node.is_list()) return node.text();
  std::string joined;
  for (const Node& item : node.each()) {
    const std::string_view text = item.is_object() ? item["text"].text() : item.text();
    if (!text.empty()) joined += (joined.empty() ? "" : " ") + std::string(text);
  }
  return draft.keep(joined);
}

// Rows among the turns that nobody says: what an analysis found there, who came and went.
bool is_no_turn(const Node& type) {
  static constexpr std::string_view kOthers[] = {"moment", "custommoment", "realtimemoment", "aiquestion",
                                                 "event"};
  return type.is_text() && std::ranges::find(kOthers, plain(type.view())) != std::end(kOthers);
}

// Of a speaker; what is longer is a telephone's.
bool is_number(std::string_view label) {
  static constexpr std::size_t kLongest = 3;
  return !label.empty() && label.size() <= kLongest && std::ranges::all_of(label, is_digit);
}

bool is_number(const Node& speaker) {
  return !speaker.is_object() && !speaker.is_list() && is_number(speaker.text());
}

// A number is a voice or a channel, whoever it belongs to.
std::string_view voice(const Node& speaker, const Node& channel, Draft& draft) {
  if (!speaker) return draft.channel_label(channel);
  if (speaker.is_list())
    for (const Node& one : speaker.each()) return voice(one, {}, draft);
  if (speaker.is_object())
    return speaker.first({"role", "name", "display_name", "displayName", "username", "label", "email", "id"})
        .text();
  const std::string_view label = speaker.text();
  return is_number(label) ? draft.numbered("speaker ", label) : label;
}

// Who the ids of speakers are, where a list beside the turns tells it:
// "participants": [{"id": "p1", "role": "agent", "name"}].
using Speakers = std::unordered_map<std::string_view, std::string_view>;

Speakers speakers_beside(const Node& root, Draft& draft) {
  Speakers speakers;
  const Node list = root.first({"speakers", "participants", "Speakers", "Participants"});
  if (!list.is_list()) return speakers;
  for (const Node& one : list.each()) {
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

  // `side` is whose list it stands in, where these are apart.
  void read(const Node& node, std::string_view side = {}) {
    if (const auto said = said_by_key(node))
      return draft_.add_turn(draft_.keep(said->side), trimmed(said->text));
    const Parts parts = parts_of(node);
    if (is_no_turn(parts[Part::type].node)) return;
    const Node& text = parts[Part::text].node;
    // The turn itself may stand under its kind: {"Transcript": {"Content": ..}}.
    if (text.is_object() && parts_of(text)[Part::text].node && !parts[Part::speaker].node &&
        !parts[Part::role].node)
      return read(text, side);
    Turn turn;
    turn.text = trimmed(text_in(text, draft_));
    std::string_view speaker = voice(parts[Part::speaker].node, parts[Part::channel].node, draft_);
    if (!speakers_.empty() && !parts[Part::speaker].node.is_object())
      if (const auto known = speakers_.find(parts[Part::speaker].node.text()); known != speakers_.end())
        speaker = known->second;
    const std::string_view role = parts[Part::role].node.text();
    turn.label = role.empty() ? speaker : draft_.label_of(speaker, role);
    if (turn.label.empty()) turn.label = side;
    take_times(parts, turn);
    if (text.is_list() && !turn.start) {  // sentences, each with its times
      const std::vector<Node> sentences = text.items();
      if (!sentences.empty())
        turn.start = times_of(sentences.front()).start, turn.end = times_of(sentences.back()).end;
    }
    std::vector<TimedWord> words;
    if (parts[Part::words].node.is_list())
      for (const Node& word : parts[Part::words].node.each()) {
        if (!word.is_object()) break;  // numbers of words that stand elsewhere
        const Turn times = times_of(word);
        words.push_back({trimmed(word.first({"word", "text", "content"}).text()), times.start, times.end});
      }
    if (turn.text.empty() && !text) turn.text = text_of(words, draft_);
    if (!words.empty() && !turn.start) turn.start = words.front().start, turn.end = words.back().end;
    if (parts[Part::interrupted].node.flag())
      draft_.add_event(EventKind::interruption, turn.start, {}, turn.label);
    if (!turn.text.empty()) draft_.add_turn(turn, words);
    lost_ = lost_ || (turn.text.empty() && text.is_object());
  }

  // Whether some text is in an object of keys that are not known.
  bool lost() const { return lost_; }

 private:
  struct Found {
    const KeyMeaning* meaning = nullptr;
    Node node;
  };
  struct Parts {
    std::array<Found, static_cast<std::size_t>(Part::none)> found;
    const Found& operator[](Part part) const { return found[static_cast<std::size_t>(part)]; }
  };

  // Of two values for one part: a speaker's label tells more than his number, else the key decides.
  static bool tells_more(const KeyMeaning& meaning, const Node& value, const Found& part) {
    if (is_speakers_own(meaning) && is_speakers_own(*part.meaning)) {
      const bool number = is_number(value);
      if (number != is_number(part.node)) return !number;
    }
    return meaning.rank < part.meaning->rank;
  }

  // Objects of a list have the same keys in the same order, commonly: then the one at a place is asked for.
  using Usual = std::vector<std::pair<std::string_view, const KeyMeaning*>>;

  Parts parts_of(const Node& node) { return parts_of(node, usual_in_turns_); }

  Parts parts_of(const Node& node, Usual& usual) {
    Parts parts;
    std::size_t at = 0;
    node.each_field([&](std::string_view key, const Node& value) {
      const KeyMeaning& meaning = meaning_at(usual, at++, key);
      if (meaning.part == Part::none || !value) return;
      Found& part = parts.found[static_cast<std::size_t>(meaning.part)];
      if (part.node && !tells_more(meaning, value, part)) return;
      part.meaning = &meaning;
      part.node = value;
    });
    return parts;
  }

  const KeyMeaning& meaning_at(Usual& usual, std::size_t at, std::string_view key) {
    if (at < usual.size() && usual[at].first == key) return *usual[at].second;
    const auto [known, fresh] = meanings_.try_emplace(std::string(key));
    if (fresh) known->second = meaning_of(key);
    if (at == usual.size()) usual.emplace_back(known->first, &known->second);
    return known->second;
  }

  void take_times(const Parts& parts, Turn& turn) {
    if (const auto& [meaning, both] = parts[Part::start]; both.is_list()) {  // "timestamp": [1.2, 3.4]
      turn.start = both.at(0).number(meaning->unit);
      turn.end = both.at(1).number(meaning->unit);
      return;
    }
    const auto take = [&](Part part, std::optional<double>& time) {
      const auto& [meaning, node] = parts[part];
      if (node) take_time(node, meaning->unit, draft_, time);
    };
    take(Part::start, turn.start);
    take(Part::end, turn.end);
    std::optional<double> length;
    take(Part::length, length);
    if (length && turn.start && !turn.end) turn.end = *turn.start + *length;
  }

  Turn times_of(const Node& node) {
    Turn turn;
    take_times(parts_of(node, usual_in_words_), turn);
    return turn;
  }

  Draft& draft_;
  Speakers speakers_;
  std::unordered_map<std::string, KeyMeaning> meanings_;  // by key
  Usual usual_in_turns_, usual_in_words_;                 // of the first ones
  bool lost_ = false;
};

// What the objects of a list hold.
struct Holds {
  bool text = false, speaker = false;
};

Holds holds_of(const Shape& shape, const Shape::Place& element) {
  Holds holds;
  const auto take_text = [&holds](const Shape::Place& place) {
    holds.text = holds.text || place.is(JsonKind::string);
  };
  shape.each_key(element, [&](const Shape::Place& place) {
    const KeyMeaning meaning = meaning_of(place.key);
    const Part part = meaning.part;
    if (part == Part::role || part == Part::channel || is_speakers_own(meaning)) holds.speaker = true;
    const Shape::Place* inner = shape.element_of(place);
    if (part == Part::text) {
      take_text(place);
      shape.each_key(place, take_text);
      // A list in it may be the sentences of a turn; a list of another name is a whole call's.
      if (!inner || (place.key != "sentences" && place.key != "content")) return;
      take_text(*inner);
      shape.each_key(*inner, take_text);
    } else if (part == Part::words && inner) {
      shape.each_key(*inner, [&](const Shape::Place& word) {
        if (word.key == "text" || word.key == "word") take_text(word);
      });
    }
  });
  return holds;
}

// Whether some object of the list has a key of a turn.
bool holds_turns(const std::vector<Node>& items) {
  bool found = false;
  for (const Node& item : items) {
    found = found || said_by_key(item);
    item.each_field([&found](std::string_view key, const Node&) {
      const Part part = found ? Part::none : meaning_of(key).part;
      found = found || part == Part::text || part == Part::words;
    });
    if (found) break;
  }
  return found;
}

// The objects of the list that holds turns: of a known name, else of any; a call in which nobody says a word
// has an empty one of a known name. Throws Error when there is none.
std::vector<Node> turns_of(const Node& root) {
  std::optional<std::vector<Node>> own;
  if (root.is_list() && holds_turns(root.items())) own = root.items();
  std::optional<std::vector<Node>> other;
  bool empty = false;
  root.each_field([&](std::string_view key, const Node& value) {
    if (own || !value.is_list() || key == "words") return;
    std::vector<Node> items = value.items();
    empty = empty || (is_list_of_turns(key) && items.empty());
    // Beside the chunks of a recogniser, what its speakers say has their names, too.
    const bool known = is_list_of_turns(key) || key == "speakers";
    if (holds_turns(items) && (known || !other)) (known ? own : other) = std::move(items);
  });
  if (!own) own = std::move(other);
  if (!own && !empty) throw Error("expected a list of turns, found none");
  return own.value_or(std::vector<Node>());
}

}  // namespace

void read_about(const Node& root, Call& call) {
  std::vector<std::pair<std::string, Node>> fields;  // by their plain keys
  root.each_field([&fields](std::string_view key, const Node& value) {
    if (value && !value.is_object() && !value.is_list()) fields.emplace_back(plain(key), value);
  });
  const auto find = [&fields](std::initializer_list<std::string_view> names) -> std::string_view {
    for (const std::string_view name : names)
      for (const auto& [key, value] : fields)
        if (key == name) return value.text();
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
  shape.each_key(shape.root(), [&](const Shape::Place& place) {
    const KeyMeaning meaning = meaning_of(place.key);
    const Part part = meaning.part;
    const bool string = place.is(JsonKind::string);
    text = text || (part == Part::text && string);
    lines = lines || (part == Part::text && place.is(JsonKind::lines));
    speaker = speaker || part == Part::role || part == Part::channel || is_speakers_own(meaning);
    const bool number = !string && place.is(JsonKind::number);
    start = start || (part == Part::start && number);
    end = end || ((part == Part::end || part == Part::length) && number);
    call = call || plain(place.key) == "callid" || plain(place.key) == "conversationid";
  });
  return is_said_by_key(shape) || (text && !call && ((start && end) || (speaker && !lines)));
}

// A list of a name that is known for it, or of any name when its objects say who speaks.
bool looks_like_generic(const Shape& shape) {
  if (!shape.is_json()) return false;
  const auto is_turns = [&shape](const Shape::Place& list) {
    const Shape::Place* element = shape.element_of(list);
    if (!element || list.key == "words") return false;
    if (are_said_by_key(shape, *element)) return true;
    const Holds holds = holds_of(shape, *element);
    return holds.text && (list.key.empty() || is_list_of_turns(list.key) || holds.speaker);
  };
  bool found = is_turns(shape.root());
  shape.each_key(shape.root(), [&](const Shape::Place& place) { found = found || is_turns(place); });
  return found || looks_like_sides(shape);
}

void read_generic(const Node& root, Draft& draft) {
  if (root.is_object()) read_about(root, draft.call);
  TurnReader reader(draft, root);
  const auto sides = sides_of(root, draft);
  for (const auto& [label, turns] : sides)
    for (const Node& turn : turns) reader.read(turn, label);
  if (sides.empty())
    for (const Node& turn : turns_of(root)) reader.read(turn);
  else if (std::ranges::any_of(draft.call.turns, [](const Turn& turn) { return !turn.start; }))
    throw Error("what each side says stands apart, without times that tell the order of the turns");
  if (draft.call.turns.empty() && reader.lost())
    throw Error("expected a text in each turn, found objects of keys that are not known");
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
  for (const Node& turn : transcription["content"]["utterances"].each()) {
    reader.read(turn);
    if (!draft.call.agent.id.empty() && !draft.call.customer.id.empty()) continue;
    const bool internal = turn["participant_type"].is("internal");
    std::string_view& id = internal ? draft.call.agent.id : draft.call.customer.id;
    if (id.empty()) id = turn[internal ? "user_id" : "phone_number"].text();
  }
}

}  // namespace cortesia::read
