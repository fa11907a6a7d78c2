#include "read/formats/sides.hpp"

#include <algorithm>

#include "read/formats/turn_keys.hpp"
#include "read/lexicon.hpp"
#include "read/roles.hpp"

namespace cortesia::read {
namespace {

// A party or a voice, and no other list's name.
bool names_a_side(std::string_view key) {
  const Meaning meaning = recognise_label(fold_label(key)).meaning;
  return meaning != Meaning::nothing && meaning != Meaning::letter && !is_list_of_turns(key);
}

// Lists of who speaks; a list of any other name may be one of calls.
bool lists_sides(std::string_view key) {
  static constexpr std::string_view kLists[] = {"channels", "speakers", "participants",
                                                "tracks",   "canales",  "hablantes"};
  return std::ranges::find(kLists, plain(key)) != std::end(kLists);
}

bool holds_texts(const Shape& shape, const Shape::Place& list) {
  bool text = false;
  if (const Shape::Place* turn = shape.element_of(list))
    shape.each_key(*turn, [&text](const Shape::Place& place) {
      text = text || (meaning_of(place.key).part == Part::text && place.is(JsonKind::string));
    });
  return text;
}

// Of an object: how many of its keys are sides, or none when it has others, too.
std::size_t sides_alone(const Shape& shape, const Shape::Place& object) {
  std::size_t sides = 0;
  bool others = false;
  shape.each_key(object, [&](const Shape::Place& place) {
    const bool side = names_a_side(place.key) && place.is(JsonKind::string);
    sides += side;
    others = others || !side;
  });
  return others ? 0 : sides;
}

std::string_view label_of(const Node& side, Draft& draft) {
  const std::string_view label = side.first({"role", "speaker", "name", "label"}).text();
  return label.empty() ? draft.channel_label(side["channel"]) : label;
}

}  // namespace

bool looks_like_sides(const Shape& shape) {
  std::size_t sides = 0;
  bool listed = false;
  shape.each_key(shape.root(), [&](const Shape::Place& place) {
    sides += names_a_side(place.key) && holds_texts(shape, place);
    const Shape::Place* side = lists_sides(place.key) ? shape.element_of(place) : nullptr;
    if (!side) return;
    shape.each_key(*side, [&](const Shape::Place& inner) {
      listed = listed || (is_list_of_turns(inner.key) && holds_texts(shape, inner));
    });
  });
  return sides > 1 || listed;
}

std::vector<std::pair<std::string_view, std::vector<Node>>> sides_of(const Node& root, Draft& draft) {
  std::vector<std::pair<std::string_view, std::vector<Node>>> sides, listed;
  bool together = false;  // are the turns of all
  root.each_field([&](std::string_view key, const Node& value) {
    if (!value.is_list()) return;
    together = together || (is_list_of_turns(key) && value.front());
    if (names_a_side(key)) sides.emplace_back(draft.keep(key), value.items());
    if (!lists_sides(key)) return;
    for (const Node& side : value.each())
      side.each_field([&](std::string_view inner, const Node& turns) {
        if (is_list_of_turns(inner) && turns.is_list())
          listed.emplace_back(label_of(side, draft), turns.items());
      });
  });
  if (sides.size() < 2) sides = std::move(listed);
  if (sides.size() < 2 || together) sides.clear();
  return sides;
}

bool is_said_by_key(const Shape& shape) { return sides_alone(shape, shape.root()) == 1; }

bool are_said_by_key(const Shape& shape, const Shape::Place& element) {
  return sides_alone(shape, element) > 1;
}

std::optional<Said> said_by_key(const Node& turn) {
  std::optional<Said> said;
  if (!turn.is_object() || turn.size() != 1) return said;
  turn.each_field([&](std::string_view key, const Node& value) {
    if (value.is_text() && names_a_side(key)) said = {key, value.text()};
  });
  return said;
}

}  // namespace cortesia::read
