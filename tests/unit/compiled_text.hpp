// A checklist for tests, from the text of its file.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <doctest/doctest.h>

#include "rules/compiled.hpp"

namespace cortesia::testing {

inline rules::Checklist compiled(std::string_view text) {
  rules::Mistakes mistakes;
  rules::Loaded loaded;
  loaded.root = rules::parse_document(text, mistakes.file("prueba.yaml", std::string(text)), mistakes);
  auto checklist = rules::compile(loaded, mistakes);
  INFO(mistakes.render());
  REQUIRE_FALSE(mistakes.any_error());
  return rules::Checklist::from(std::move(checklist));
}

}  // namespace cortesia::testing
