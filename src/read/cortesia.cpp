// cortesia JSON: the program's own form of a call, which an in-house format is best turned into.
//
//   {"call_id": "c-1", "started_at": "...", "language": "es-CO", "direction": "inbound", "queue": "...",
//    "ring_seconds": 8.5, "agent": {"id", "name"}, "customer": {"id", "name"}, "company": "..." or a list,
//    "ended_by": "...", "events": [{"type", "start", "end", "to", "turn"}],
//    "turns": [{"speaker", "role", "start", "end", "text", "loudness", "words": [{"text", "start", "end"}]}]}
//
// Everything but the turns' texts may be missing or null; keys that are not known are passed over. This is
// the path that a night of a million calls goes through: fields are met in the order of the file, once, and
// strings are unescaped where they stay.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "model/reason.hpp"
#include "read/finish.hpp"
#include "read/format.hpp"
#include "read/json_values.hpp"
#include "read/word_times.hpp"

namespace cortesia::read {
namespace {

enum class CallKey {
  call_id,
  started_at,
  language,
  direction,
  queue,
  ring_seconds,
  agent,
  customer,
  company,
  ended_by,
  events,
  turns,
  id
};
constexpr std::string_view kCallKeys[] = {"call_id",      "started_at", "language", "direction", "queue",
                                          "ring_seconds", "agent",      "customer", "company",   "ended_by",
                                          "events",       "turns",      "id"};
enum class TurnKey { speaker, start, end, text, words, loudness, role };
constexpr std::string_view kTurnKeys[] = {"speaker", "start", "end", "text", "words", "loudness", "role"};
enum class EventKey { type, start, end, to, turn, text };
constexpr std::string_view kEventKeys[] = {"type", "start", "end", "to", "turn", "text"};
enum class WordKey { text, start, end };
constexpr std::string_view kWordKeys[] = {"text", "start", "end"};
enum class PersonKey { id, name };
constexpr std::string_view kPersonKeys[] = {"id", "name"};

constexpr std::string_view kOtherTexts[] = {"turns[].content",   "turns[].transcript", "turns[].message",
                                            "turns[].utterance", "turns[].sentence",   "turns[].frase",
                                            "turns[].texto",     "turns[].mensaje"};

class CortesiaReader {
 public:
  CortesiaReader(const Document& document, Desk& desk)
      : document_(document), desk_(desk), call_(desk.call), json_(document, desk.parser, desk.call.arena) {}

  void read() {
    const std::string_view bytes = document_.bytes;
    od::document json =
        desk_.parser.iterate(bytes.data(), bytes.size(), bytes.size() + simdjson::SIMDJSON_PADDING);
    if (json.type() != od::json_type::object)
      throw Error("expected a call, an object with \"turns\", found {}", name_of(json.type()));
    read_call(json.get_object());
    const char* rest = nullptr;
    if (json.current_location().get(rest) == simdjson::SUCCESS)
      throw Error(
          "{}the call ends and there is more behind it; several calls are an array, or JSON "
          "Lines with each call on a line of its own",
          place_of(document_, rest));
    if (!has_turns_) throw Error("expected a call with its \"turns\", found an object without them");
    json_.add_doubts(call_);
    if (words_lost_ > 0) call_.doubts.push_back({.kind = DoubtKind::words_misplaced, .count = words_lost_});
  }

 private:
  void read_call(od::object object) {
    std::string_view id;
    unsigned seen = 0;
    for (od::field field : object) {
      switch (static_cast<CallKey>(json_.find_key<kCallKeys>(field, seen))) {
        case CallKey::call_id:
          call_.id = json_.id_of(field.value(), "\"call_id\"");
          break;
        case CallKey::started_at:
          call_.started_at = json_.text_of(field.value(), "\"started_at\"");
          break;
        case CallKey::language:
          call_.language = json_.text_of(field.value(), "\"language\"");
          break;
        case CallKey::direction:
          read_direction(json_.text_of(field.value(), "\"direction\""));
          break;
        case CallKey::queue:
          call_.queue = json_.id_of(field.value(), "\"queue\"");
          break;
        case CallKey::ring_seconds:
          call_.ring_seconds = json_.number_of(field.value(), "\"ring_seconds\"");
          break;
        case CallKey::agent:
          call_.agent = read_person(field.value(), "\"agent\"");
          break;
        case CallKey::customer:
          call_.customer = read_person(field.value(), "\"customer\"");
          break;
        case CallKey::company:
          read_company(field.value());
          break;
        case CallKey::ended_by:
          call_.ended_by = json_.text_of(field.value(), "\"ended_by\"");
          break;
        case CallKey::events:
          read_events(field.value());
          break;
        case CallKey::turns:
          read_turns(field.value());
          break;
        case CallKey::id:  // as reports call it
          id = json_.id_of(field.value(), "\"id\"");
          break;
        default:
          break;
      }
    }
    if (call_.id.empty()) call_.id = id;
  }

  void read_direction(std::string_view direction) {
    if (direction.empty()) return;
    call_.direction = direction_named(direction);
    if (call_.direction == Direction::unknown)
      call_.doubts.push_back(
          {.kind = DoubtKind::no_value, .text = std::string(direction), .other = "direction"});
  }

  Person read_person(od::value value, std::string_view what) {
    Person person;
    if (json_.is_null(value)) return person;
    od::object object;
    if (value.get_object().get(object) != simdjson::SUCCESS)
      json_.wrong_type(value, what, "an object with id and name");
    unsigned seen = 0;
    for (od::field field : object) {
      switch (static_cast<PersonKey>(json_.find_key<kPersonKeys>(field, seen))) {
        case PersonKey::id:
          person.id = json_.id_of(field.value(), "\"id\"");
          break;
        case PersonKey::name:
          person.name = json_.text_of(field.value(), "\"name\"");
          break;
        default:
          break;
      }
    }
    return person;
  }

  void read_company(od::value value) {
    if (value.type() != od::json_type::array) {
      if (const std::string_view name = json_.text_of(value, "\"company\""); !name.empty())
        call_.company.push_back(name);
      return;
    }
    for (od::value name : value.get_array())
      if (const std::string_view text = json_.text_of(name, "a name of \"company\""); !text.empty())
        call_.company.push_back(text);
  }

  void read_turns(od::value value) {
    has_turns_ =
        json_.each_object(value, "\"turns\"", "a turn", [this](od::object& turn) { read_turn(turn); });
  }

  void read_turn(od::object& object) {
    json_.turn = call_.turns.size();
    Turn& turn = call_.turns.emplace_back();  // filled in place: this is done for every turn of a night
    bool has_words = false;
    unsigned seen = 0;
    for (od::field field : object) {
      switch (static_cast<TurnKey>(json_.find_key<kTurnKeys>(field, seen))) {
        case TurnKey::speaker:
          turn.label = label_of(field.value());
          break;
        case TurnKey::start:
          turn.start = json_.number_of(field.value(), "\"start\"");
          break;
        case TurnKey::end:
          turn.end = json_.number_of(field.value(), "\"end\"");
          break;
        case TurnKey::text:
          turn.text = json_.text_of(field.value(), "\"text\"");
          break;
        case TurnKey::loudness:
          turn.loudness = json_.number_of(field.value(), "\"loudness\"");
          break;
        case TurnKey::words:
          has_words = read_words(field.value());
          break;
        case TurnKey::role:
          turn.party = party_named(json_.text_of(field.value(), "\"role\""));
          break;
        default:
          break;
      }
    }
    if (has_words && !place_words(words_, call_, turn)) ++words_lost_;
    json_.turn.reset();
  }

  // The commonest labels are not copied: the same view each time finds its role fastest.
  std::string_view label_of(od::value value) {
    od::raw_json_string raw;
    if (value.get_raw_json_string().get(raw) != simdjson::SUCCESS) return json_.id_of(value, "\"speaker\"");
    if (JsonValues::is_key<5>(raw.raw(), "agent")) return "agent";
    if (JsonValues::is_key<8>(raw.raw(), "customer")) return "customer";
    return json_.strings.take(raw);
  }

  // A role that was settled elsewhere, by what the label alone does not tell.
  static Party party_named(std::string_view name) {
    if (name == "agent") return Party::agent;
    if (name == "colleague") return Party::colleague;
    if (name == "customer") return Party::customer;
    return name == "ivr" ? Party::ivr : Party::unknown;
  }

  bool read_words(od::value value) {
    words_.clear();
    return json_.each_object(value, "\"words\"", "a word", [this](od::object& object) {
      TimedWord word;
      unsigned seen = 0;
      for (od::field field : object) {
        switch (static_cast<WordKey>(json_.find_key<kWordKeys>(field, seen))) {
          case WordKey::text:
            word.text = json_.text_of(field.value(), "\"text\" of a word");
            break;
          case WordKey::start:
            word.start = json_.number_of(field.value(), "\"start\" of a word");
            break;
          case WordKey::end:
            word.end = json_.number_of(field.value(), "\"end\" of a word");
            break;
          default:
            break;
        }
      }
      words_.push_back(word);
    });
  }

  void read_events(od::value value) {
    json_.each_object(value, "\"events\"", "an event", [this](od::object& object) { read_event(object); });
  }

  void read_event(od::object& object) {
    Event event;
    std::string_view type;
    std::string_view to;
    std::string_view text;
    std::optional<double> turn;
    unsigned seen = 0;
    for (od::field field : object) {
      switch (static_cast<EventKey>(json_.find_key<kEventKeys>(field, seen))) {
        case EventKey::type:
          type = json_.text_of(field.value(), "\"type\" of an event");
          break;
        case EventKey::start:
          event.start = json_.number_of(field.value(), "\"start\" of an event");
          break;
        case EventKey::end:
          event.end = json_.number_of(field.value(), "\"end\" of an event");
          break;
        case EventKey::to:
          to = json_.id_of(field.value(), "\"to\" of an event");
          break;
        case EventKey::text:
          text = json_.text_of(field.value(), "\"text\" of an event");
          break;
        case EventKey::turn:
          turn = json_.number_of(field.value(), "\"turn\" of an event");
          break;
        default:
          break;
      }
    }
    event.kind = EventKind::other;
    event.kind = static_cast<EventKind>(std::ranges::find(kOwnEventNames, type) - kOwnEventNames.begin());
    event.detail = event.kind == EventKind::other ? type : !to.empty() ? to : text;
    if (turn && *turn >= 0 && *turn < 4e9 && *turn == std::floor(*turn)) {
      event.before_turn = static_cast<std::uint32_t>(*turn);
    } else {
      if (turn) call_.doubts.push_back({.kind = DoubtKind::event_turn, .text = fmt::format("{}", *turn)});
      desk_.events_by_time.push_back(static_cast<std::uint32_t>(call_.events.size()));
    }
    call_.events.push_back(event);
  }

  const Document& document_;
  Desk& desk_;
  Call& call_;
  JsonValues json_;
  std::vector<TimedWord> words_;
  std::size_t words_lost_ = 0;
  bool has_turns_ = false;
};

}  // namespace

// A list of turns whose texts have another name is a generic one; with "turns" that are no list of objects at
// all, the reader says what is wrong better than "no known format".
bool looks_like_cortesia(const Shape& shape) {
  if (shape.has("turns[].text")) return true;
  if (!shape.has("turns") || shape.has("turns", JsonKind::null)) return false;
  return std::ranges::none_of(kOtherTexts, [&](std::string_view path) { return shape.has(path); });
}

void read_cortesia(const Document& document, Desk& desk) {
  try {
    CortesiaReader(document, desk).read();
  } catch (const simdjson::simdjson_error& error) {
    throw json_error(document, error);
  }
  desk.tray.hand_in();
}

}  // namespace cortesia::read
