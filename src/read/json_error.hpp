// Errors about JSON, with the place in the file: what simdjson throws becomes the program's own Error here.
#pragma once

#include <string>
#include <string_view>

#include <simdjson.h>

#include "base/error.hpp"
#include "read/document.hpp"

namespace cortesia::read {

// "at byte 120 ", the byte of the file at which `at`, a pointer into the document, stands; "" when it has
// none.
std::string place_of(const Document& document, const char* at);

// "broken JSON at byte 120: expected ..., found ..."; where the JSON is whole, what simdjson says of it.
Error json_error(const Document& document, const simdjson::simdjson_error& error);

std::string_view name_of(simdjson::ondemand::json_type type);  // "a string", "null"

}  // namespace cortesia::read
