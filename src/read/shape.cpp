#include "read/shape.hpp"

#include <algorithm>
#include <array>
#include <sstream>

#include <simdjson.h>

#include "read/csv.hpp"
#include "read/json_error.hpp"
#include "read/roles.hpp"

namespace cortesia::read {

namespace od = simdjson::ondemand;

namespace {

unsigned bit(JsonKind kind) { return 1u << static_cast<unsigned>(kind); }

// What heads no column.
bool is_sentence(std::string_view cell) {
  static constexpr std::size_t kLongest = 80;
  return cell.size() > kLongest;
}

// Takes what stands before the first separator, or all, off the text.
std::string_view take_until(std::string_view& text, std::string_view separator) {
  const std::size_t end = text.find(separator);
  const std::string_view taken = text.substr(0, end);
  text = end == std::string_view::npos ? std::string_view{} : text.substr(end + separator.size());
  return taken;
}

}  // namespace

// Walks the beginnings of a document: no deeper than any format's marks lie, no wider than a message needs.
class ShapeWalk {
 public:
  explicit ShapeWalk(Shape& shape) : shape_(shape) {}

  template <typename Value>
  void look(Value&& value, unsigned depth) {
    od::json_type type{};
    // NaN and its like, which readers take for null.
    if (value.type().get(type) != simdjson::SUCCESS) return note(JsonKind::number);
    note(kind_of(type));
    if (type == od::json_type::string) {
      const std::string_view token(value.raw_json_token());
      if (token.find("\\n") != std::string_view::npos) note(JsonKind::lines);
      if (token.size() >= kPage) note(JsonKind::page);
      return;
    }
    if (depth == kDeepest || shape_.paths_.size() >= kMost) return;
    if (type == od::json_type::object) {
      std::size_t seen = 0;
      for (od::field field : value.get_object()) {
        const std::string_view key = field.unescaped_key();
        if (++seen > kWidest) break;
        inside(path_.empty() ? "" : ".", key, [&] { look(field.value(), depth + 1); });
      }
    } else if (type == od::json_type::array) {
      std::size_t seen = 0;
      for (od::value element : value.get_array()) {
        if (++seen > kElements) break;
        inside("", "[]", [&] { look(element, depth + 1); });
      }
    }
  }

 private:
  static constexpr unsigned kDeepest = 5;
  static constexpr std::size_t kWidest = 64, kElements = 3, kMost = 1000, kPage = 400;

  static JsonKind kind_of(od::json_type type) {
    switch (type) {
      case od::json_type::array:
        return JsonKind::array;
      case od::json_type::object:
        return JsonKind::object;
      case od::json_type::number:
        return JsonKind::number;
      case od::json_type::string:
        return JsonKind::string;
      case od::json_type::boolean:
        return JsonKind::boolean;
      default:
        return JsonKind::null;
    }
  }

  void note(JsonKind kind) {
    const auto [path, fresh] = shape_.paths_.try_emplace(path_, 0);
    if (fresh) shape_.met_.push_back(path->first);
    path->second |= bit(kind);
  }

  template <typename Look>
  void inside(std::string_view joint, std::string_view key, Look&& look_inside) {
    const std::size_t size = path_.size();
    path_ += joint;
    path_ += key;
    look_inside();
    path_.resize(size);
  }

  Shape& shape_;
  std::string path_;
};

Shape Shape::of_json(const Document& document, od::parser& parser) {
  Shape shape;
  shape.json_ = true;
  try {
    const std::string_view bytes = document.bytes;
    od::document json = parser.iterate(bytes.data(), bytes.size(), bytes.size() + simdjson::SIMDJSON_PADDING);
    ShapeWalk(shape).look(json, 0);
  } catch (const simdjson::simdjson_error& error) {
    throw json_error(document, error);
  }
  return shape;
}

Shape Shape::of_text(std::string_view utf8, const Roles& roles, const Columns& columns) {
  Shape shape;
  shape.text_ = survey_text(utf8, roles);
  static constexpr std::size_t kLongLine = 4096;
  std::istringstream first_line{std::string(utf8.substr(0, std::min(utf8.find('\n'), kLongLine)))};
  for (std::string word; first_line >> word;) shape.first_words_.push_back(word);
  std::vector<std::string> headers;
  const std::string_view table = skip_separator_line(utf8);
  if (CsvRows(table.substr(0, table.find('\n'))).next(headers) && std::ranges::none_of(headers, is_sentence))
    shape.header_ = columns.recognise(headers);
  return shape;
}

bool Shape::has(std::string_view path) const { return paths_.contains(path); }

bool Shape::has(std::string_view path, JsonKind kind) const {
  const auto found = paths_.find(path);
  return found != paths_.end() && (found->second & bit(kind)) != 0;
}

bool Shape::has_mark(std::string_view mark) const {
  static constexpr std::string_view kKinds[] = {"null", "boolean", "number", "string", "array", "object"};
  const std::size_t colon = mark.find(':');
  const auto found = paths_.find(mark.substr(0, colon));
  if (found == paths_.end()) return false;
  if (colon == std::string_view::npos) return found->second != bit(JsonKind::null);
  const auto* kind = std::ranges::find(kKinds, mark.substr(colon + 1));
  return (found->second & 1u << (kind - kKinds)) != 0;
}

bool Shape::has_any(std::string_view choices) const {
  while (!choices.empty())
    if (has_mark(take_until(choices, "|"))) return true;
  return false;
}

// Asked of every format for every document: nothing is put together that nobody wants to know.
bool Shape::fits(std::string_view marks) const {
  while (!marks.empty()) {
    std::string_view list = take_until(marks, " or ");
    bool all = true;
    while (all && !list.empty()) all = has_any(take_until(list, " "));
    if (all) return true;
  }
  return false;
}

bool Shape::fits(std::string_view marks, std::vector<std::string>* found,
                 std::vector<std::string>* lacking) const {
  std::size_t most = 0;
  if (found) found->clear();
  if (lacking) lacking->clear();
  while (!marks.empty()) {
    std::string_view list = take_until(marks, " or ");
    std::vector<std::string> there;
    std::vector<std::string> not_there;
    while (!list.empty()) {
      std::string_view choices = take_until(list, " ");
      const std::string whole(choices);
      bool any = false;
      while (!choices.empty() && !any) {
        const std::string_view mark = take_until(choices, "|");
        any = has_mark(mark);
        if (any) there.emplace_back(mark.substr(0, mark.find(':')));
      }
      if (!any) not_there.push_back(whole);
    }
    const bool holds = not_there.empty();
    if (holds || there.size() > most) {
      most = there.size();
      if (found) *found = std::move(there);
      if (lacking) *lacking = std::move(not_there);
    }
    if (holds) return true;
  }
  return false;
}

std::string Shape::root_keys() const {
  std::string keys;
  std::size_t listed = 0;
  for (std::string_view key : met_) {
    if (key.starts_with("[].")) key.remove_prefix(3);
    if (key.empty() || key == "[]" || key.find_first_of(".[") != std::string_view::npos) continue;
    if (++listed > 8) return keys + ", ...";
    if (!keys.empty()) keys += ", ";
    keys += '"';
    keys += key.substr(0, 40);
    keys += '"';
  }
  return keys;
}

bool Shape::may_hold_turns() const {
  static constexpr std::array<std::string_view, 13> kSaid = {
      ".text",      ".Text",     ".content", ".Content", ".transcript", ".Transcript", ".message",
      ".utterance", ".sentence", ".frase",   ".texto",   ".display",    ".body"};
  return std::ranges::any_of(paths_, [](const auto& entry) {
    const auto& [path, kinds] = entry;
    return (kinds & bit(JsonKind::string)) != 0 && path.find("[]") != std::string::npos &&
           std::ranges::any_of(kSaid, [&](std::string_view said) { return path.ends_with(said); });
  });
}

}  // namespace cortesia::read
