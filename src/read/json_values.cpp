#include "read/json_values.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "read/json_cut.hpp"

namespace cortesia::read {

// A key may be written with escapes, "te\u0078t"; nobody does, but it is the same key.
std::size_t JsonValues::find_escaped_key(std::span<const std::string_view> names, od::field& field) {
  const char* raw = field.key().raw();
  while (*raw != '"' && *raw != '\\') ++raw;
  if (*raw == '"') return names.size();
  const std::string_view key = field.unescaped_key();
  return static_cast<std::size_t>(std::ranges::find(names, key) - names.begin());
}

void JsonValues::twice(const char* at, std::string_view key) const {
  throw Error("{}\"{}\" is there a second time in the same object", place_of(document_, at), key);
}

std::string JsonValues::in_turn() const { return turn ? fmt::format(" of turn {}", *turn) : ""; }

void JsonValues::wrong_type(od::value& value, std::string_view what, std::string_view wanted) {
  // What looks like a wrong type may be no JSON at all.
  if (!find_json_flaw(document_.bytes).what.empty()) throw simdjson::simdjson_error(simdjson::TAPE_ERROR);
  const od::json_type type = value.type();
  const char* at = value.current_location();
  throw Error("{}{}{} must be {}, found {}", place_of(document_, at), what, in_turn(), wanted, name_of(type));
}

std::string_view JsonValues::no_text(od::value& value, std::string_view what) {
  if (is_null(value)) return {};
  wrong_type(value, what, "a string");
}

std::optional<double> JsonValues::no_number(od::value& value, std::string_view what,
                                            simdjson::error_code error) {
  if (is_null(value)) return std::nullopt;
  if (value.type() != od::json_type::number) wrong_type(value, what, "a number");
  if (!find_json_flaw(document_.bytes).what.empty()) throw simdjson::simdjson_error(error);
  const char* at = value.current_location();
  throw Error("{}{}{} is a number out of range", place_of(document_, at), what, in_turn());
}

std::string_view JsonValues::id_of(od::value value, std::string_view what) {
  if (value.type() != od::json_type::number) return text_of(value, what);
  std::string_view token = value.raw_json_token();
  while (!token.empty() && is_json_space(token.back())) token.remove_suffix(1);
  if (const double checked = value.get_double(); checked != checked)
    return {};  // throws unless it is a number
  return strings.keep(token);
}

void JsonValues::add_doubts(Call& call) {
  const JsonStrings::Oddities odd = strings.finish();
  if (odd.replaced > 0) call.doubts.push_back({.kind = DoubtKind::no_character, .count = odd.replaced});
  if (odd.doubly_encoded) call.doubts.push_back({.kind = DoubtKind::doubly_encoded});
}

}  // namespace cortesia::read
