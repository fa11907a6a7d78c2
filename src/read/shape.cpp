#include "read/shape.hpp"

#include <algorithm>
#include <array>

#include <simdjson.h>

#include "read/json_error.hpp"
#include "read/roles.hpp"

namespace cortesia::read {

namespace od = simdjson::ondemand;

// Walks the beginnings of a document: no deeper than any format's marks lie, no wider than a message needs.
class ShapeWalk {
 public:
  explicit ShapeWalk(Shape& shape) : shape_(shape) {}

  template <typename Value>
  void look(Value&& value, unsigned depth) {
    const od::json_type type = value.type();
    note(kind_of(type));
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
  static constexpr std::size_t kWidest = 64, kElements = 3, kMost = 1000;

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
    if (!shape_.has(path_, kind)) shape_.paths_.push_back({path_, kind});
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

Shape Shape::of_text(std::string_view utf8, const Roles& roles) {
  Shape shape;
  shape.text_ = survey_text(utf8, roles);
  return shape;
}

bool Shape::has(std::string_view path) const {
  return std::any_of(paths_.begin(), paths_.end(), [&](const Path& p) { return p.path == path; });
}

bool Shape::has(std::string_view path, JsonKind kind) const {
  return std::any_of(paths_.begin(), paths_.end(),
                     [&](const Path& p) { return p.kind == kind && p.path == path; });
}

std::string Shape::root_keys() const {
  std::string keys;
  std::size_t listed = 0;
  for (const Path& path : paths_) {
    std::string_view key = path.path;
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
  return std::any_of(paths_.begin(), paths_.end(), [](const Path& p) {
    return p.kind == JsonKind::string && std::any_of(kSaid.begin(), kSaid.end(), [&](std::string_view said) {
             return p.path.ends_with(said) && p.path.find("[]") != std::string::npos;
           });
  });
}

}  // namespace cortesia::read
