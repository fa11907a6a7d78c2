// Calls as cortesia JSON and as vCon.
//
// A vCon has its parties, its recording with the holds, and the turns in the form of its WTF extension, for
// other programs to read; what none of these has a place for stands in an analysis of our own, cortesia JSON
// again, from which the call comes back whole.
#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "base/json.hpp"
#include "model/reason.hpp"
#include "write/calls.hpp"

namespace cortesia::write {

namespace {

using json::append_list;

// What is not known is left out.
class Object : public json::Object {
 public:
  using json::Object::Object;
  void text(std::string_view name, std::string_view value) { text_if_any(name, value); }
  // To the microsecond, of a time: what a sum of fractions adds behind that is noise.
  void number(std::string_view name, const std::optional<double>& value) {
    if (value && std::isfinite(*value)) json::Object::number(name, value, 6);
  }
};

struct Word {
  std::string_view text;
  const WordTime* time;  // nullptr: without
};

// Without what no word begins or ends with: spaces, ASCII's marks, "¿", "¡", quotes and dashes.
std::string_view without_marks(std::string_view text) {
  static constexpr std::string_view kMarks = " \t\r\n!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  for (bool more = true; more;) {
    const std::size_t before = text.size();
    text.remove_prefix(std::min(text.find_first_not_of(kMarks), text.size()));
    if (text.starts_with("\xC2")) text.remove_prefix(2);
    if (text.starts_with("\xE2\x80")) text.remove_prefix(3);
    text = text.substr(0, text.find_last_not_of(kMarks) + 1);
    if (text.size() >= 2 && text[text.size() - 2] == '\xC2') text.remove_suffix(2);
    if (text.size() >= 3 && text.substr(text.size() - 3).starts_with("\xE2\x80")) text.remove_suffix(3);
    more = text.size() < before;
  }
  return text;
}

// The words of a turn, those without times too: only all of them together fit its text.
std::vector<Word> words_of(const Call& call, const Turn& turn) {
  std::vector<Word> words;
  std::uint32_t at = 0;
  const auto gap = [&](std::uint32_t till) {
    const std::string_view between = without_marks(turn.text.substr(at, till - at));
    if (!between.empty()) words.push_back({between, nullptr});
  };
  for (std::uint32_t i = 0; i < turn.word_count; ++i) {
    const WordTime& time = call.word_times[turn.first_word + i];
    gap(time.begin);
    words.push_back({turn.text.substr(time.begin, time.end - time.begin), &time});
    at = time.end;
  }
  gap(static_cast<std::uint32_t>(turn.text.size()));
  return words;
}

void append_words(const Call& call, const Turn& turn, std::string& out) {
  append_list(out, words_of(call, turn), [&](const Word& word) {
    Object object(out);
    object.text("text", word.text);
    if (!word.time) return;
    object.number("start", word.time->start_seconds);
    object.number("end", word.time->end_seconds);
  });
}

void append_turn(const Call& call, const Turn& turn, std::string& out) {
  Object object(out);
  object.text("speaker", turn.label);
  if (turn.party != Party::unknown) object.text("role", name_of(turn.party));
  object.number("start", turn.start);
  object.number("end", turn.end);
  object.number("loudness", turn.loudness);
  object.json::Object::text("text", turn.text);
  if (turn.word_count == 0) return;
  object.key("words");
  append_words(call, turn, out);
}

void append_event(const Event& event, std::string& out) {
  Object object(out);
  if (event.kind == EventKind::other) {
    object.text("type", event.detail);
  } else {
    object.text("type", name_of(event.kind));
    object.text(event.kind == EventKind::transfer ? "to" : "text", event.detail);
  }
  object.number("start", event.start);
  object.number("end", event.end);
  object.number("turn", event.before_turn);
}

void append_person(Object& call, std::string_view key, const Person& person, std::string& out) {
  if (person.id_or_name().empty()) return;
  call.key(key);
  Object object(out);
  object.text("id", person.id);
  object.text("name", person.name);
}

void append_call(const Call& call, std::string& out) {
  Object object(out);
  object.text("call_id", call.id);
  object.text("started_at", call.started_at);
  object.text("language", call.language);
  if (call.direction != Direction::unknown) object.text("direction", name_of(call.direction));
  object.text("queue", call.queue);
  object.number("ring_seconds", call.ring_seconds);
  append_person(object, "agent", call.agent, out);
  append_person(object, "customer", call.customer, out);
  if (!call.company.empty()) {
    object.key("company");
    append_list(out, call.company, [&](std::string_view name) { json::append_text(out, name); });
  }
  object.text("ended_by", call.ended_by);
  if (!call.events.empty()) {
    object.key("events");
    append_list(out, call.events, [&](const Event& event) { append_event(event, out); });
  }
  object.key("turns");
  append_list(out, call.turns, [&](const Turn& turn) { append_turn(call, turn, out); });
}

// vCon

struct Voice {
  std::string_view label;
  Party party;

  bool operator==(const Voice&) const = default;
};

Voice voice_of(const Turn& turn) { return {turn.label, turn.party}; }

std::string_view name_of(const Voice& voice, const Call& call) {
  if (voice.party == Party::agent && !call.agent.name.empty()) return call.agent.name;
  if (voice.party == Party::customer && !call.customer.name.empty()) return call.customer.name;
  return voice.label;
}

std::vector<Voice> voices_of(const Call& call) {
  std::vector<Voice> voices;
  for (const Turn& turn : call.turns)
    if (std::ranges::find(voices, voice_of(turn)) == voices.end()) voices.push_back(voice_of(turn));
  return voices;
}

void append_wtf(const Call& call, const std::vector<Voice>& voices, std::string& out) {
  Object body(out);
  body.key("transcript");
  {
    Object transcript(out);
    std::string text;
    for (const Turn& turn : call.turns) text += (text.empty() ? "" : " ") + std::string(turn.text);
    transcript.text("text", text);
    transcript.text("language", call.language);
  }
  body.key("segments");
  std::size_t id = 0;
  append_list(out, call.turns, [&](const Turn& turn) {
    Object segment(out);
    segment.number("id", static_cast<double>(id++));
    segment.number("start", turn.start);
    segment.number("end", turn.end);
    segment.text("text", turn.text);
    const auto voice = std::ranges::find(voices, voice_of(turn));
    segment.number("speaker", static_cast<double>(voice - voices.begin()));
  });
  body.key("metadata");
  Object metadata(out);
  metadata.text("provider", call.format);
}

}  // namespace

void append_cortesia(const Call& call, std::string& out, Dropped&) {
  append_call(call, out);
  out += '\n';
}

void append_vcon(const Call& call, std::string& out, Dropped&) {
  const std::vector<Voice> voices = voices_of(call);
  {
    Object vcon(out);
    vcon.text("uuid", call.id);
    vcon.text("created_at", call.started_at);
    vcon.key("parties");
    append_list(out, voices, [&](const Voice& voice) {
      Object party(out);
      party.text("name", name_of(voice, call));
      if (voice.party != Party::unknown) party.text("role", cortesia::name_of(voice.party));
    });
    vcon.key("dialog");
    out += '[';
    {
      Object recording(out);
      recording.text("type", "recording");
      recording.text("start", call.started_at);
      if (!call.turns.empty()) recording.number("duration", call.turns.back().end);
      recording.key("parties");
      std::size_t party = 0;
      append_list(out, voices, [&](const Voice&) { json::append_integer(out, party++); });
    }
    out += "]";
    vcon.key("analysis");
    out += '[';
    {
      Object wtf(out);
      wtf.text("type", "wtf_transcription");
      wtf.number("dialog", 0);
      wtf.text("vendor", call.format);
      wtf.text("encoding", "json");
      wtf.key("body");
      append_wtf(call, voices, out);
    }
    out += ',';
    {
      Object whole(out);
      whole.text("type", "cortesia");
      whole.number("dialog", 0);
      whole.text("vendor", "cortesia");
      whole.text("encoding", "json");
      whole.key("body");
      append_call(call, out);
    }
    out += ']';
  }
  out += '\n';
}

}  // namespace cortesia::write
