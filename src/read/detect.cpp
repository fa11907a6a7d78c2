#include "read/detect.hpp"

#include <algorithm>

#include "read/json_cut.hpp"
#include "read/json_error.hpp"

namespace cortesia::read {
namespace {

constexpr std::string_view kEnvelopes[] = {"body",    "response",   "result", "data",
                                           "payload", "transcript", "output"};

const Format* first_that_fits(const Shape& shape, bool generic) {
  const auto formats = format_table();
  const auto found = std::ranges::find_if(
      formats, [&](const Format& format) { return format.generic == generic && format.fits(shape); });
  return found == formats.end() ? nullptr : &*found;
}

// The object or list that the root has under the key; the caller knows that there is one.
Document inside(const Document& document, std::string_view key, simdjson::ondemand::parser& parser) {
  try {
    const std::string_view bytes = document.bytes;
    simdjson::ondemand::document json =
        parser.iterate(bytes.data(), bytes.size(), bytes.size() + simdjson::SIMDJSON_PADDING);
    simdjson::ondemand::value value = json.find_field_unordered(key);
    const auto at = static_cast<std::size_t>(value.raw_json_token().data() - bytes.data());
    return {bytes.substr(at, ValueEnd().scan(bytes.substr(at))), document.offset + at};
  } catch (const simdjson::simdjson_error& error) {
    throw json_error(document, error);
  }
}

}  // namespace

Detected detect(const Document& document, const Shape& shape, simdjson::ondemand::parser& parser) {
  for (const bool generic : {false, true}) {
    if (const Format* format = first_that_fits(shape, generic)) return {format, document, {}};
    if (!shape.is_json()) continue;
    for (const std::string_view key : kEnvelopes) {
      if (!shape.has(key, JsonKind::object) && !shape.has(key, JsonKind::array)) continue;
      const Document inner = inside(document, key, parser);
      if (const Format* format = first_that_fits(Shape::of_json(inner, parser), generic))
        return {format, inner, key};
    }
  }
  return {nullptr, document, {}};
}

}  // namespace cortesia::read
