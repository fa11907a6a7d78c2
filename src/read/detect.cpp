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

// The keys of the root under which a call may stand, the likeliest first. What has a vendor's marks is known
// for it under any key, and a list of turns only under a key that tells as much.
std::vector<std::string_view> envelopes_of(const Shape& shape, bool generic) {
  std::vector<std::string_view> keys;
  for (const std::string_view name : kEnvelopes)
    shape.each_path([&](std::string_view path, bool) {
      if (lower(path) == name) keys.push_back(path);
    });
  if (generic) return keys;
  shape.each_path([&](std::string_view path, bool) {
    if (!path.empty() && path.find_first_of(".[") == std::string_view::npos &&
        shape.has(path, JsonKind::object) && std::ranges::find(keys, path) == keys.end())
      keys.push_back(path);
  });
  return keys;
}

Detected look(const Document& document, const Shape& shape, bool generic, unsigned depth,
              simdjson::ondemand::parser& parser);

// Of an envelope in an envelope the string that holds the document is kept, and both keys are told.
Detected look_inside(const Document& document, const Shape& shape, std::string_view key, bool generic,
                     unsigned depth, simdjson::ondemand::parser& parser) {
  Document part;
  std::string unpacked;
  if (shape.has(key, JsonKind::object) || shape.has(key, JsonKind::array)) {
    part = inside(document, key, parser, [&](auto& value) { return part_of(document, value); });
  } else if (shape.has(key, JsonKind::string)) {
    unpacked = inside(document, key, parser,
                      [](auto& value) { return std::string(std::string_view(value.get_string())); });
    if (!begins_as_json(unpacked)) return {};
    unpacked.reserve(unpacked.size() + simdjson::SIMDJSON_PADDING);
    part = {unpacked, 0};
  } else {
    return {};
  }
  Detected found;
  try {
    found = look(part, Shape::of_json(part, parser), generic, depth, parser);
  } catch (const Error&) {
    if (unpacked.empty()) throw;  // a string is no JSON, although it begins so
  }
  if (!found.format) return {};
  if (found.unpacked.empty()) found.unpacked = std::move(unpacked);
  found.under = found.under.empty() ? std::string(key) : std::string(key) + '.' + found.under;
  return found;
}

Detected look(const Document& document, const Shape& shape, bool generic, unsigned depth,
              simdjson::ondemand::parser& parser) {
  static constexpr unsigned kDeepest = 2;
  if (const Format* format = first_that_fits(shape, generic)) return {format, document, {}, {}};
  if (!shape.is_json() || depth == kDeepest) return {};
  for (const std::string_view key : envelopes_of(shape, generic))
    if (Detected found = look_inside(document, shape, key, generic, depth + 1, parser); found.format)
      return found;
  return {};
}

}  // namespace

Detected detect(const Document& document, const Shape& shape, simdjson::ondemand::parser& parser) {
  for (const bool generic : {false, true})
    if (Detected found = look(document, shape, generic, 0, parser); found.format) return found;
  return {nullptr, document, {}, {}};
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
