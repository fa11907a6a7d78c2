#include "read/detect.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"

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

std::vector<Node> calls_within(const Node& root, const Shape& shape, const Format* known) {
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
  std::vector<Node> calls;
  shape.each_key(shape.root(), [&](const Shape::Place& place) {
    const Shape::Place* element = shape.element_of(place);
    if (!calls.empty() || !element || !element->is(JsonKind::object)) return;
    if (const Node list = root[place.key]; is_call(list.front())) calls = list.items();
  });
  return calls;
}

}  // namespace cortesia::read
