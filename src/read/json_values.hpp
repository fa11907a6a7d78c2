// What every JSON reader asks of a document: which key this is, and a string, a number, an id, a list of
// objects under it - each checked, with an error that names the value, the turn it stands in and its byte in
// the file.
//
// null and absent are the same everywhere. Strings live in the call's arena. simdjson's values are read once
// and in order; what these functions throw of simdjson's, json_error.hpp turns into an Error.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <simdjson.h>

#include "base/error.hpp"
#include "model/call.hpp"
#include "read/document.hpp"
#include "read/json_error.hpp"
#include "read/json_strings.hpp"

namespace cortesia::read {

namespace od = simdjson::ondemand;

class JsonValues {
 public:
  // Borrows all three; the arena must be used by nobody else meanwhile.
  JsonValues(const Document& document, od::parser& parser, Arena& arena)
      : strings(parser, arena, document.bytes.size()), document_(document) {}

  // Which of the keys `Names` a field has, or their number when it is none of them. `seen` collects the keys
  // of one object: a key twice is an error, for one of the two would be lost.
  template <const auto& Names>
  std::size_t find_key(od::field& field, unsigned& seen) {
    const char* raw = field.key().raw();
    std::size_t key = [raw]<std::size_t... I>(std::index_sequence<I...>) {
      std::size_t found = sizeof...(I);
      static_cast<void>(((is_key<Names[I].size()>(raw, Names[I].data()) && (found = I, true)) || ...));
      return found;
    }(std::make_index_sequence<std::size(Names)>());
    if (key == std::size(Names)) key = find_escaped_key(Names, field);
    if (key == std::size(Names)) return key;
    if ((seen & 1u << key) != 0) twice(raw - 1, Names[key]);
    seen |= 1u << key;
    return key;
  }

  // Whether a string, as it is written, is `name`. The size is a constant, so that this is a few
  // instructions; padding makes it safe to look ahead.
  template <std::size_t Size>
  static bool is_key(const char* raw, const char* name) {
    return std::memcmp(raw, name, Size) == 0 && raw[Size] == '"';
  }

  static bool is_null(od::value& value) { return value.type() == od::json_type::null && value.is_null(); }

  // `what` names the value in errors: "\"start\"". Empty for null. These two are on every turn's path, and
  // passing simdjson's value through memory would cost as much as reading it.
  [[gnu::always_inline]] std::string_view text_of(od::value value, std::string_view what) {
    od::raw_json_string raw;
    if (value.get_raw_json_string().get(raw) == simdjson::SUCCESS) return strings.take(raw);
    return no_text(value, what);
  }

  [[gnu::always_inline]] std::optional<double> number_of(od::value value, std::string_view what) {
    double number = 0;
    const simdjson::error_code error = value.get_double().get(number);
    if (error == simdjson::SUCCESS) return number;
    return no_number(value, what, error);
  }

  // A string, or a number as it is written: ids come as both.
  std::string_view id_of(od::value value, std::string_view what);

  // Calls `each(object)` for the elements of a list; false for null.
  template <typename Each>
  bool each_object(od::value value, std::string_view list, std::string_view what, Each&& each) {
    if (is_null(value)) return false;
    od::array array;
    if (value.get_array().get(array) != simdjson::SUCCESS) wrong_type(value, list, "a list");
    for (od::value element : array) {
      od::object object;
      if (element.get_object().get(object) != simdjson::SUCCESS) wrong_type(element, what, "an object");
      each(object);
    }
    return true;
  }

  [[noreturn]] void wrong_type(od::value& value, std::string_view what, std::string_view wanted);

  // When the reader is done: what was odd about the strings.
  void add_doubts(Call& call);

  JsonStrings strings;
  std::optional<std::size_t> turn;  // that is being read, for errors

 private:
  static std::size_t find_escaped_key(std::span<const std::string_view> names, od::field& field);
  [[noreturn]] void twice(const char* at, std::string_view key) const;
  std::string_view no_text(od::value& value, std::string_view what);
  std::optional<double> no_number(od::value& value, std::string_view what, simdjson::error_code error);
  std::string in_turn() const;

  const Document& document_;
};

}  // namespace cortesia::read
