#include "read/shape.hpp"

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"
#include "read/csv.hpp"
#include "read/dialogue_column.hpp"
#include "read/roles.hpp"

namespace cortesia::read {

namespace dom = simdjson::dom;

namespace {

unsigned bit(JsonKind kind) { return 1u << static_cast<unsigned>(kind); }

// What heads no column.
bool is_sentence(std::string_view cell) {
  static constexpr std::size_t kLongest = 80;
  return cell.size() > kLongest;
}

}  // namespace

// Walks the beginnings of a document: no deeper than any format's marks lie, no wider than a message needs.
class ShapeWalk {
 public:
  explicit ShapeWalk(Shape& shape) : places_(shape.places_), texts_(shape.texts_) {}

  void look(dom::element value, std::uint32_t at, unsigned depth) {
    places_[at].kinds |= bit(kind_of(value.type()));
    std::string_view text;
    if (value.get_string().get(text) == simdjson::SUCCESS) return look_at_text(text, at, depth);
    if (depth == kDeepest || places_.size() >= kMost) return;
    std::size_t seen = 0;
    dom::object object;
    dom::array array;
    if (value.get_object().get(object) == simdjson::SUCCESS) {
      std::uint32_t before = 0;
      for (const dom::key_value_pair field : object) {
        if (++seen > kWidest) break;
        before = place_of(field.key, at, before);
        look(field.value, before, depth + 1);
      }
    } else if (value.get_array().get(array) == simdjson::SUCCESS) {
      for (const dom::element element : array) {
        if (++seen > kElements) break;
        if (places_[at].element == 0) places_[at].element = add({});
        look(element, places_[at].element, depth + 1);
      }
    }
  }

 private:
  static constexpr unsigned kDeepest = 5;
  static constexpr std::size_t kWidest = 64, kElements = 3, kMost = 1000, kPage = 400, kSurveyed = 4096;

  static JsonKind kind_of(dom::element_type type) {
    switch (type) {
      case dom::element_type::ARRAY:
        return JsonKind::array;
      case dom::element_type::OBJECT:
        return JsonKind::object;
      case dom::element_type::STRING:
        return JsonKind::string;
      case dom::element_type::BOOL:
        return JsonKind::boolean;
      case dom::element_type::NULL_VALUE:
        return JsonKind::null;
      default:
        return JsonKind::number;
    }
  }

  void look_at_text(std::string_view text, std::uint32_t at, unsigned depth) {
    if (text.find('\n') != std::string_view::npos) places_[at].kinds |= bit(JsonKind::lines);
    if (text.size() >= kPage) places_[at].kinds |= bit(JsonKind::page);
    if (depth <= 1) texts_.push_back({at, text.substr(0, kSurveyed)});
  }

  std::uint32_t add(std::string_view key) {
    places_.push_back({.key = key});
    return static_cast<std::uint32_t>(places_.size() - 1);
  }

  // Of a key of the object at `at`: commonly the one behind the key before, for objects of a list are alike.
  std::uint32_t place_of(std::string_view key, std::uint32_t at, std::uint32_t before) {
    const std::uint32_t likely = before == 0 ? places_[at].first : places_[before].next;
    if (likely != 0 && places_[likely].key == key) return likely;
    for (std::uint32_t one = places_[at].first; one != 0; one = places_[one].next)
      if (places_[one].key == key) return one;
    const std::uint32_t fresh = add(key);
    const std::uint32_t last = std::exchange(places_[at].last, fresh);
    (last == 0 ? places_[at].first : places_[last].next) = fresh;
    return fresh;
  }

  std::vector<Shape::Place>& places_;
  std::vector<Shape::Text>& texts_;
};

Shape Shape::of_json(const Node& root) {
  static constexpr std::size_t kUsual = 128;
  Shape shape;
  shape.places_.reserve(kUsual);
  shape.places_.emplace_back();
  if (root) ShapeWalk(shape).look(root.value(), 0, 0);
  return shape;
}

Shape Shape::of_text(std::string_view utf8, const Roles& roles, const Columns& columns) {
  Shape shape;
  shape.text_ = survey_text(utf8, roles);
  static constexpr std::size_t kLongLine = 4096;
  static constexpr std::size_t kWords = 9;  // one more than any format asks for
  std::string_view lines = utf8;
  while (lines.starts_with(";;"))  // comments, of STM
    lines.remove_prefix(std::min(lines.find('\n'), lines.size() - 1) + 1);
  std::string_view first_line = lines.substr(0, std::min(lines.find('\n'), kLongLine));
  while (!(first_line = trimmed(first_line)).empty() && shape.first_words_.size() < kWords) {
    const std::string_view word = first_line.substr(0, first_line.find_first_of(" \t\r"));
    shape.first_words_.emplace_back(word);
    first_line.remove_prefix(word.size());
  }
  std::vector<std::string> headers;
  const std::string_view table = skip_separator_line(utf8);
  if (CsvRows(table.substr(0, table.find('\n'))).next(headers) && std::ranges::none_of(headers, is_sentence))
    shape.header_ = columns.recognise(headers);
  find_dialogues(shape.header_, table, roles);
  return shape;
}

const Shape::Place* Shape::find(std::string_view path) const {
  if (places_.empty()) return nullptr;
  const Place* place = &root();
  while (!path.empty()) {
    if (path.starts_with("[]")) {
      path.remove_prefix(2);
      place = element_of(*place);
      if (!place) return nullptr;
      continue;
    }
    if (path.front() == '.') path.remove_prefix(1);
    std::size_t end = 0;
    while (end < path.size() && path[end] != '.' && path[end] != '[') ++end;
    const std::string_view key = path.substr(0, end);
    path.remove_prefix(end);
    std::uint32_t at = place->first;
    while (at != 0 && places_[at].key != key) at = places_[at].next;
    if (at == 0) return nullptr;
    place = &places_[at];
  }
  return place;
}

bool Shape::has(std::string_view path, JsonKind kind) const {
  const Place* place = find(path);
  return place && place->is(kind);
}

bool Shape::is_labelled(const Place& place) const {
  static const Roles kNoneGiven({});
  return std::ranges::any_of(texts_, [&](const Text& text) {
    return &places_[text.place] == &place && text.beginning.find_first_of(":([") != std::string_view::npos &&
           survey_text(text.beginning, kNoneGiven).labelled > 0;
  });
}

bool Shape::is_labelled(std::string_view path) const {
  const Place* place = find(path);
  return place && is_labelled(*place);
}

bool Shape::has_mark(const Mark& mark) const {
  static constexpr std::string_view kKinds[] = {"null", "boolean", "number", "string", "array", "object"};
  const Place* place = find(mark.path);
  if (!place) return false;
  if (mark.kind.empty()) return place->kinds != bit(JsonKind::null);
  if (mark.kind == "empty") return place->is(JsonKind::array) && place->element == 0;
  const auto* kind = std::ranges::find(kKinds, mark.kind);
  return place->is(static_cast<JsonKind>(kind - kKinds));
}

// Asked of every format for every document: nothing is put together that nobody wants to know.
bool Shape::fits(const Marks& marks) const {
  bool all = true;
  bool any = false;
  for (const Mark& mark : marks) {
    any = any || (all && has_mark(mark));
    if (!mark.last_choice) continue;
    all = all && any;
    any = false;
    if (!mark.last_of_list) continue;
    if (all) return true;
    all = true;
  }
  return false;
}

bool Shape::fits(const Marks& marks, std::vector<std::string>* found,
                 std::vector<std::string>* lacking) const {
  std::size_t most = 0;
  if (found) found->clear();
  if (lacking) lacking->clear();
  std::vector<std::string> there, not_there;
  std::string choices;
  bool any = false;
  for (const Mark& mark : marks) {
    if (!any && has_mark(mark)) any = true, there.emplace_back(mark.path);
    if (!choices.empty()) choices += '|';
    choices += mark.path;
    if (!mark.kind.empty()) choices.append(":").append(mark.kind);
    if (!mark.last_choice) continue;
    if (!any) not_there.push_back(choices);
    choices.clear();
    any = false;
    if (!mark.last_of_list) continue;
    const bool holds = not_there.empty();
    if (holds || there.size() > most) {
      most = there.size();
      if (found) *found = std::move(there);
      if (lacking) *lacking = std::move(not_there);
    }
    if (holds) return true;
    there.clear();
    not_there.clear();
  }
  return false;
}

std::string Shape::root_keys() const {
  std::string keys;
  if (places_.empty()) return keys;
  const Place* element = element_of(root());
  std::size_t listed = 0;
  each_key(element ? *element : root(), [&](const Place& place) {
    if (place.key.empty() || ++listed > 9) return;
    if (!keys.empty()) keys += ", ";
    keys += listed > 8 ? "..." : '"' + std::string(place.key.substr(0, 40)) + '"';
  });
  return keys;
}

bool Shape::may_hold_turns() const { return !places_.empty() && holds_speech(root(), false); }

bool Shape::holds_speech(const Place& place, bool in_list) const {
  static constexpr std::string_view kSaid[] = {"text",       "Text",    "content",   "Content",  "transcript",
                                               "Transcript", "message", "utterance", "sentence", "frase",
                                               "texto",      "display", "body"};
  if (const Place* element = element_of(place); element && holds_speech(*element, true)) return true;
  bool found = false;
  each_key(place, [&](const Place& one) {
    found = found || holds_speech(one, in_list) ||
            (in_list && one.is(JsonKind::string) && std::ranges::find(kSaid, one.key) != std::end(kSaid));
  });
  return found;
}

}  // namespace cortesia::read
