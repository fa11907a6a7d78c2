// cortesia JSON: the program's own form of a call, which an in-house format is best turned into.
//
//   {"call_id": "c-1", "started_at": "...", "language": "es-CO", "direction": "inbound", "queue": "...",
//    "ring_seconds": 8.5, "agent": {"id", "name"}, "customer": {"id", "name"}, "company": "..." or a list,
//    "ended_by": "...", "events": [{"type", "start", "end", "to", "turn"}],
//    "turns": [{"speaker", "start", "end", "text", "loudness", "words": [{"text", "start", "end"}]}]}
//
// Everything but the turns' texts may be missing or null; keys that are not known are passed over. This is
// the path that a night of a million calls goes through: fields are met in the order of the file, once, and
// strings are unescaped where they stay.
#include <array>
#include <cmath>
#include <cstring>
#include <span>

#include <fmt/format.h>

#include "read/finish.hpp"
#include "read/format.hpp"
#include "read/json_cut.hpp"
#include "read/json_error.hpp"
#include "read/json_strings.hpp"
#include "read/word_times.hpp"

namespace cortesia::read {
namespace {

namespace od = simdjson::ondemand;

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
  turns
};
constexpr std::string_view kCallKeys[] = {"call_id", "started_at",   "language", "direction",
                                          "queue",   "ring_seconds", "agent",    "customer",
                                          "company", "ended_by",     "events",   "turns"};
enum class TurnKey { speaker, start, end, text, words, loudness };
constexpr std::string_view kTurnKeys[] = {"speaker", "start", "end", "text", "words", "loudness"};
enum class EventKey { type, start, end, to, turn, text };
constexpr std::string_view kEventKeys[] = {"type", "start", "end", "to", "turn", "text"};
enum class WordKey { text, start, end };
constexpr std::string_view kWordKeys[] = {"text", "start", "end"};
enum class PersonKey { id, name };
constexpr std::string_view kPersonKeys[] = {"id", "name"};

struct EventName {
  std::string_view name;
  EventKind kind;
};
constexpr EventName kEventNames[] = {
    {"hold", EventKind::hold},       {"transfer", EventKind::transfer},
    {"silence", EventKind::silence}, {"music", EventKind::music},
    {"note", EventKind::note},       {"interruption", EventKind::interruption}};

class CortesiaReader {
 public:
  CortesiaReader(const Document& document, Desk& desk)
      : document_(document),
        desk_(desk),
        call_(desk.call),
        strings_(desk.parser, desk.call.arena, document.bytes.size()) {}

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
          "at byte {} the call ends and there is more behind it; several calls are an array, or JSON "
          "Lines with each call on a line of its own",
          byte_of(document_, rest));
    if (!has_turns_) throw Error("expected a call with its \"turns\", found an object without them");
    const JsonStrings::Oddities odd = strings_.finish();
    if (odd.replaced > 0)
      call_.doubts.push_back(
          fmt::format("{} character{} that no text can hold (\\u0000, half a surrogate pair) "
                      "{} replaced",
                      odd.replaced, odd.replaced == 1 ? "" : "s", odd.replaced == 1 ? "was" : "were"));
    if (odd.doubly_encoded)
      call_.doubts.emplace_back("the text looks as if it had been encoded as UTF-8 twice (\"Ã³\" for \"ó\")");
    if (words_lost_ > 0)
      call_.doubts.push_back(
          fmt::format("the words of {} turn{} do not fit the text; their times are not used", words_lost_,
                      words_lost_ == 1 ? "" : "s"));
  }

 private:
  // The index of a field's key among `names`, or their number. A key twice in an object is an error: one of
  // the two would be lost.
  std::size_t find_key(std::span<const std::string_view> names, od::field& field, unsigned& seen) {
    const char* raw = field.key().raw();
    for (std::size_t i = 0; i < names.size(); ++i) {
      const std::string_view name = names[i];
      if (raw[0] == name[0] && std::memcmp(raw, name.data(), name.size()) == 0 && raw[name.size()] == '"')
        return meet(i, names, raw, seen);
    }
    for (const char* at = raw; *at != '"'; ++at) {
      if (*at != '\\') continue;
      const std::string_view key = field.unescaped_key();
      for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == key) return meet(i, names, raw, seen);
      break;
    }
    return names.size();
  }

  std::size_t meet(std::size_t key, std::span<const std::string_view> names, const char* raw,
                   unsigned& seen) {
    if ((seen & 1u << key) != 0)
      throw Error("at byte {} \"{}\" is there a second time in the same object", byte_of(document_, raw - 1),
                  names[key]);
    seen |= 1u << key;
    return key;
  }

  [[noreturn]] void wrong_type(od::value& value, std::string_view what, std::string_view wanted) {
    if (!find_json_flaw(document_.bytes).what.empty()) throw simdjson::simdjson_error(simdjson::TAPE_ERROR);
    const od::json_type type = value.type();
    const char* at = value.current_location();
    throw Error("at byte {} {}{} must be {}, found {}", byte_of(document_, at), what, in_turn(), wanted,
                name_of(type));
  }

  std::string in_turn() const { return turn_open_ ? fmt::format(" of turn {}", call_.turns.size()) : ""; }

  // An absent and a null value are the same.
  bool is_null(od::value& value) { return value.type() == od::json_type::null && value.is_null(); }

  std::string_view text_of(od::value value, std::string_view what) {
    od::raw_json_string raw;
    if (value.get_raw_json_string().get(raw) == simdjson::SUCCESS) return strings_.take(raw);
    if (is_null(value)) return {};
    wrong_type(value, what, "a string");
  }

  // Ids are often written as numbers.
  std::string_view id_of(od::value value, std::string_view what) {
    if (value.type() != od::json_type::number) return text_of(value, what);
    std::string_view token = value.raw_json_token();
    while (!token.empty() &&
           (token.back() == ' ' || token.back() == '\n' || token.back() == '\r' || token.back() == '\t'))
      token.remove_suffix(1);
    const double number = value.get_double();
    static_cast<void>(number);  // only to have it checked
    return strings_.keep(token);
  }

  std::optional<double> number_of(od::value value, std::string_view what) {
    double number = 0;
    const simdjson::error_code error = value.get_double().get(number);
    if (error == simdjson::SUCCESS) return number;
    const od::json_type type = value.type();
    if (type == od::json_type::number) {
      if (!find_json_flaw(document_.bytes).what.empty()) throw simdjson::simdjson_error(error);
      const char* at = value.current_location();
      throw Error("at byte {} {}{} is a number out of range", byte_of(document_, at), what, in_turn());
    }
    if (is_null(value)) return std::nullopt;
    wrong_type(value, what, "a number");
  }

  void read_call(od::object object) {
    unsigned seen = 0;
    for (od::field field : object) {
      switch (static_cast<CallKey>(find_key(kCallKeys, field, seen))) {
        case CallKey::call_id:
          call_.id = id_of(field.value(), "\"call_id\"");
          break;
        case CallKey::started_at:
          call_.started_at = text_of(field.value(), "\"started_at\"");
          break;
        case CallKey::language:
          call_.language = text_of(field.value(), "\"language\"");
          break;
        case CallKey::direction:
          read_direction(text_of(field.value(), "\"direction\""));
          break;
        case CallKey::queue:
          call_.queue = id_of(field.value(), "\"queue\"");
          break;
        case CallKey::ring_seconds:
          call_.ring_seconds = number_of(field.value(), "\"ring_seconds\"");
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
          call_.ended_by = text_of(field.value(), "\"ended_by\"");
          break;
        case CallKey::events:
          read_events(field.value());
          break;
        case CallKey::turns:
          read_turns(field.value());
          break;
        default:
          break;
      }
    }
  }

  void read_direction(std::string_view direction) {
    if (direction.empty()) return;
    call_.direction = direction_named(direction);
    if (call_.direction == Direction::unknown)
      call_.doubts.push_back(
          fmt::format("\"direction\" is \"{}\", which is none of inbound, outbound, internal; it is not used",
                      direction));
  }

  Person read_person(od::value value, std::string_view what) {
    Person person;
    if (is_null(value)) return person;
    od::object object;
    if (value.get_object().get(object) != simdjson::SUCCESS)
      wrong_type(value, what, "an object with id and name");
    unsigned seen = 0;
    for (od::field field : object) {
      switch (static_cast<PersonKey>(find_key(kPersonKeys, field, seen))) {
        case PersonKey::id:
          person.id = id_of(field.value(), "\"id\"");
          break;
        case PersonKey::name:
          person.name = text_of(field.value(), "\"name\"");
          break;
        default:
          break;
      }
    }
    return person;
  }

  void read_company(od::value value) {
    if (value.type() != od::json_type::array) {
      if (const std::string_view name = text_of(value, "\"company\""); !name.empty())
        call_.company.push_back(name);
      return;
    }
    for (od::value name : value.get_array())
      if (const std::string_view text = text_of(name, "a name of \"company\""); !text.empty())
        call_.company.push_back(text);
  }

  template <typename Each>
  bool each_object(od::value value, std::string_view list, std::string_view what, Each&& each) {
    if (is_null(value)) return false;
    od::array array;
    if (value.get_array().get(array) != simdjson::SUCCESS) wrong_type(value, list, "a list");
    for (od::value element : array) {
      od::object object;
      if (element.get_object().get(object) != simdjson::SUCCESS) wrong_type(element, what, "an object");
      each(object);
    }
    return true;
  }

  void read_turns(od::value value) {
    has_turns_ = each_object(value, "\"turns\"", "a turn", [this](od::object& turn) { read_turn(turn); });
  }

  void read_turn(od::object& object) {
    turn_open_ = true;
    Turn turn;
    bool has_words = false;
    unsigned seen = 0;
    for (od::field field : object) {
      switch (static_cast<TurnKey>(find_key(kTurnKeys, field, seen))) {
        case TurnKey::speaker:
          turn.label = label_of(field.value());
          break;
        case TurnKey::start:
          turn.start = number_of(field.value(), "\"start\"");
          break;
        case TurnKey::end:
          turn.end = number_of(field.value(), "\"end\"");
          break;
        case TurnKey::text:
          turn.text = text_of(field.value(), "\"text\"");
          break;
        case TurnKey::loudness:
          turn.loudness = number_of(field.value(), "\"loudness\"");
          break;
        case TurnKey::words:
          has_words = read_words(field.value());
          break;
        default:
          break;
      }
    }
    if (has_words && !place_words(words_, call_, turn)) ++words_lost_;
    call_.turns.push_back(turn);
    turn_open_ = false;
  }

  // The commonest labels are not copied: the same view each time finds its role fastest.
  std::string_view label_of(od::value value) {
    od::raw_json_string raw;
    if (value.get_raw_json_string().get(raw) != simdjson::SUCCESS) return id_of(value, "\"speaker\"");
    for (const std::string_view common : {std::string_view("agent"), std::string_view("customer")})
      if (std::memcmp(raw.raw(), common.data(), common.size()) == 0 && raw.raw()[common.size()] == '"')
        return common;
    return strings_.take(raw);
  }

  bool read_words(od::value value) {
    words_.clear();
    return each_object(value, "\"words\"", "a word", [this](od::object& object) {
      TimedWord word;
      unsigned seen = 0;
      for (od::field field : object) {
        switch (static_cast<WordKey>(find_key(kWordKeys, field, seen))) {
          case WordKey::text:
            word.text = text_of(field.value(), "\"text\" of a word");
            break;
          case WordKey::start:
            word.start = number_of(field.value(), "\"start\" of a word");
            break;
          case WordKey::end:
            word.end = number_of(field.value(), "\"end\" of a word");
            break;
          default:
            break;
        }
      }
      words_.push_back(word);
    });
  }

  void read_events(od::value value) {
    each_object(value, "\"events\"", "an event", [this](od::object& object) { read_event(object); });
  }

  void read_event(od::object& object) {
    Event event;
    std::string_view type;
    std::string_view to;
    std::string_view text;
    std::optional<double> turn;
    unsigned seen = 0;
    for (od::field field : object) {
      switch (static_cast<EventKey>(find_key(kEventKeys, field, seen))) {
        case EventKey::type:
          type = text_of(field.value(), "\"type\" of an event");
          break;
        case EventKey::start:
          event.start = number_of(field.value(), "\"start\" of an event");
          break;
        case EventKey::end:
          event.end = number_of(field.value(), "\"end\" of an event");
          break;
        case EventKey::to:
          to = id_of(field.value(), "\"to\" of an event");
          break;
        case EventKey::text:
          text = text_of(field.value(), "\"text\" of an event");
          break;
        case EventKey::turn:
          turn = number_of(field.value(), "\"turn\" of an event");
          break;
        default:
          break;
      }
    }
    event.kind = EventKind::other;
    for (const EventName& known : kEventNames)
      if (known.name == type) event.kind = known.kind;
    event.detail = event.kind == EventKind::other ? type : !to.empty() ? to : text;
    if (turn && *turn >= 0 && *turn < 4e9 && *turn == std::floor(*turn)) {
      event.before_turn = static_cast<std::uint32_t>(*turn);
    } else {
      if (turn)
        call_.doubts.push_back(
            fmt::format("\"turn\" of an event is {}, which is no turn's number; it is not used", *turn));
      desk_.events_by_time.push_back(static_cast<std::uint32_t>(call_.events.size()));
    }
    call_.events.push_back(event);
  }

  const Document& document_;
  Desk& desk_;
  Call& call_;
  JsonStrings strings_;
  std::vector<TimedWord> words_;
  std::size_t words_lost_ = 0;
  bool has_turns_ = false;
  bool turn_open_ = false;
};

}  // namespace

bool looks_like_cortesia(const Shape& shape) {
  return shape.has("turns[].text") || (shape.has("turns", JsonKind::array) && !shape.has("turns[]"));
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
