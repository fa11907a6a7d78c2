#include "read/detect.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "read/formats/turn_keys.hpp"
#include "read/lexicon.hpp"
#include "read/roles.hpp"

namespace cortesia::read {
namespace {

// In lower case.
constexpr std::string_view kEnvelopes[] = {"body",        "response",      "result",     "data",
                                           "payload",     "output",        "transcript", "detail",
                                           "message",     "call",          "llamada",    "conversation",
                                           "interaction", "transcription", "retval",     "artifact"};

using Round = Format::Round;

const Format* first_that_fits(const Shape& shape, Round round) {
  const auto formats = format_table();
  const auto found =
      std::ranges::find_if(formats, [&](const Format& format) { return format.fits_in(round, shape); });
  return found == formats.end() ? nullptr : &*found;
}

bool is_lower_of(std::string_view name, std::string_view key) {
  return std::ranges::equal(name, key, {}, {}, ascii_lower);
}

// The keys of the root under which a call may stand, the likeliest first. What has a vendor's marks is known
// for it under any key, and a list of turns only under a key that tells as much.
std::vector<std::string_view> envelopes_of(const Shape& shape, Round round) {
  std::vector<std::string_view> keys;
  for (const std::string_view name : kEnvelopes)
    shape.each_key(shape.root(), [&](const Shape::Place& place) {
      if (is_lower_of(name, place.key)) keys.push_back(place.key);
    });
  if (round != Round::marked) return keys;
  shape.each_key(shape.root(), [&](const Shape::Place& place) {
    if (place.is(JsonKind::object) && std::ranges::find(keys, place.key) == keys.end())
      keys.push_back(place.key);
  });
  return keys;
}

// The value in an envelope, which may be a string that holds one.
Node inside(const Node& envelope) {
  if (!envelope.is_text()) return envelope;
  try {
    return envelope.unpacked();
  } catch (const Error&) {
    return {};  // it is no JSON, although it begins so
  }
}

// Whether something in an object holds more than one value, as a call has lists of turns or words.
bool holds_more(const Shape& shape) {
  bool found = false;
  shape.each_key(shape.root(), [&](const Shape::Place& place) {
    found = found || place.is(JsonKind::array) || place.is(JsonKind::object);
  });
  return found;
}

// {"C-1": {..}, "C-2": {..}}, or lists of turns, which are no readings of one call when numbers tell them
// apart. The parts of one call stand under keys that tell as much.
std::vector<CallWithin> calls_by_id(const Node& root) {
  std::vector<CallWithin> calls;
  std::size_t lists = 0;
  bool others = !root.is_object();
  root.each_field([&](std::string_view key, const Node& value) {
    const Meaning who = recognise_label(fold_label(key)).meaning;
    const bool part = is_list_of_turns(key) || (who != Meaning::nothing && who != Meaning::letter) ||
                      std::ranges::any_of(kEnvelopes, [key](auto name) { return is_lower_of(name, key); });
    const bool list = value.is_list() && std::ranges::any_of(key, is_digit);
    others = others || part || !(value.is_object() || list);
    lists += value.is_list();
    calls.push_back({value, key});
  });
  const auto is_call = [](const CallWithin& call) {
    const Shape shape = Shape::of_json(call.node);
    const Detected found = detect(call.node, shape, Round::generic);
    return found.format && (call.node.is_object() || found.format->round == Round::generic);
  };
  const bool alike = lists == 0 || lists == calls.size();
  if (others || calls.size() < 2 || !alike || !std::ranges::all_of(calls, is_call)) return {};
  return calls;
}

Detected look(const Node& root, const Shape& shape, Round round, unsigned depth) {
  static constexpr unsigned kDeepest = 2;
  if (const Format* format = first_that_fits(shape, round)) return {format, root, {}};
  if (depth == kDeepest) return {};
  for (const std::string_view key : envelopes_of(shape, round)) {
    const Node inner = inside(root[key]);
    if (!inner.is_object() && !inner.is_list()) continue;
    Detected found = look(inner, Shape::of_json(inner), round, depth + 1);
    if (!found.format) continue;
    found.under = found.under.empty() ? std::string(key) : std::string(key) + '.' + found.under;
    return found;
  }
  return {};
}

}  // namespace

Detected detect(const Node& root, const Shape& shape, Round last) {
  for (const Round round : {Round::marked, Round::generic, Round::note, Round::silent}) {
    if (round > last) break;
    if (Detected found = look(root, shape, round, 0); found.format) return found;
  }
  return {nullptr, root, {}};
}

const Format* detect_text(const Shape& shape) { return first_that_fits(shape, Round::marked); }

std::vector<CallWithin> calls_within(const Node& root, const Shape& shape, const Detected& whole) {
  const Format* known = whole.format;
  if (known && known->round == Round::marked && whole.under.empty()) return {};
  std::vector<CallWithin> calls = calls_by_id(root);
  if (!known || !whole.under.empty())
    root.each_field([&calls](std::string_view, const Node& value) {
      if (calls.empty()) calls = calls_by_id(value);
    });
  if (!calls.empty()) return calls;
  if (known && known->round == Round::marked) return {};
  const bool as_turns = known && known->round == Round::generic;
  const Round last = !known || known->round == Round::silent ? Round::silent
                     : as_turns                              ? Round::marked
                                                             : Round::generic;
  const auto is_call = [&](const Node& item) {
    if (!item.is_object()) return false;
    const Shape look = Shape::of_json(item);
    if (as_turns && (looks_like_turn(look) || !holds_more(look))) return false;
    const Detected found = detect(item, look, last);
    return found.format && !(as_turns && !found.under.empty());
  };
  shape.each_key(shape.root(), [&](const Shape::Place& place) {
    const Shape::Place* element = shape.element_of(place);
    if (!calls.empty() || !element || !element->is(JsonKind::object)) return;
    if (const Node list = root[place.key]; is_call(list.front()))
      for (const Node& item : list.each()) calls.push_back({item, {}});
  });
  return calls;
}

}  // namespace cortesia::read
