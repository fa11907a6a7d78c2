#include "read/detect.hpp"

#include <algorithm>

#include "read/json_cut.hpp"
#include "read/json_error.hpp"

namespace cortesia::read {
namespace {

// In lower case.
constexpr std::string_view kEnvelopes[] = {
    "body",    "response", "result",  "data",         "payload",     "output",        "transcript", "detail",
    "message", "call",     "llamada", "conversation", "interaction", "transcription", "retval"};

const Format* first_that_fits(const Shape& shape, bool generic) {
  const auto formats = format_table();
  const auto found = std::ranges::find_if(
      formats, [&](const Format& format) { return format.generic == generic && format.fits(shape); });
  return found == formats.end() ? nullptr : &*found;
}

// Calls `look` with the value that the root has under the key; the caller knows that there is one.
template <typename Look>
auto inside(const Document& document, std::string_view key, simdjson::ondemand::parser& parser, Look look) {
  try {
    const std::string_view bytes = document.bytes;
    simdjson::ondemand::document json =
        parser.iterate(bytes.data(), bytes.size(), bytes.size() + simdjson::SIMDJSON_PADDING);
    simdjson::ondemand::value value = json.find_field_unordered(key);
    return look(value);
  } catch (const simdjson::simdjson_error& error) {
    throw json_error(document, error);
  }
}

// An object or a list, as it stands.
Document part_of(const Document& document, simdjson::ondemand::value& value) {
  const auto at = static_cast<std::size_t>(value.raw_json_token().data() - document.bytes.data());
  return {document.bytes.substr(at, ValueEnd().scan(document.bytes.substr(at))), document.offset + at};
}

std::string lower(std::string_view key) {
  std::string name(key);
  std::ranges::transform(name, name.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return name;
}

// The keys of the root under which a call may stand, the likeliest first.
std::vector<std::string_view> envelopes_of(const Shape& shape) {
  std::vector<std::string_view> keys;
  for (const std::string_view name : kEnvelopes)
    shape.each_path([&](std::string_view path, bool) {
      if (lower(path) == name) keys.push_back(path);
    });
  return keys;
}

Detected look_inside(const Document& document, const Shape& shape, std::string_view key, bool generic,
                     simdjson::ondemand::parser& parser) {
  Detected found;
  if (shape.has(key, JsonKind::object) || shape.has(key, JsonKind::array)) {
    found.document = inside(document, key, parser, [&](auto& value) { return part_of(document, value); });
  } else if (shape.has(key, JsonKind::string)) {
    found.unpacked = inside(document, key, parser,
                            [](auto& value) { return std::string(std::string_view(value.get_string())); });
    if (!begins_as_json(found.unpacked)) return {};
    found.unpacked.reserve(found.unpacked.size() + simdjson::SIMDJSON_PADDING);
    found.document = {found.unpacked, 0};
  } else {
    return {};
  }
  try {
    found.format = first_that_fits(Shape::of_json(found.document, parser), generic);
  } catch (const Error&) {
    if (found.unpacked.empty()) throw;  // a string is no JSON, although it begins so
  }
  found.under = key;
  return found;
}

}  // namespace

Detected detect(const Document& document, const Shape& shape, simdjson::ondemand::parser& parser) {
  for (const bool generic : {false, true}) {
    if (const Format* format = first_that_fits(shape, generic)) return {format, document, {}};
    if (!shape.is_json()) continue;
    for (const std::string_view key : envelopes_of(shape))
      if (Detected found = look_inside(document, shape, key, generic, parser); found.format) return found;
  }
  return {nullptr, document, {}};
}

std::vector<Document> calls_within(const Document& document, const Shape& shape,
                                   simdjson::ondemand::parser& parser) {
  std::vector<std::string_view> lists;
  shape.each_path([&](std::string_view path, bool) {
    if (path.ends_with("[]") && path.find('.') == std::string_view::npos && shape.has(path, JsonKind::object))
      lists.push_back(path.substr(0, path.size() - 2));
  });
  for (const std::string_view key : lists) {
    if (key.empty() || key.ends_with("[]")) continue;
    std::vector<Document> calls = inside(document, key, parser, [&](auto& value) {
      std::vector<Document> elements;
      simdjson::ondemand::array array = value.get_array();
      for (simdjson::ondemand::value element : array) elements.push_back(part_of(document, element));
      return elements;
    });
    if (calls.empty() || !calls.front().bytes.starts_with('{')) continue;
    const Shape first = Shape::of_json(calls.front(), parser);
    if (detect(calls.front(), first, parser).format) return calls;
  }
  return {};
}

}  // namespace cortesia::read
