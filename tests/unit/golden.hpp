// Compares a text with the file that holds what it should be. With UPDATE_GOLDEN=1 in the environment the
// file is written instead: look at the difference before you commit it.
#pragma once

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace cortesia::fixture {

inline std::string contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// `name` is a file of tests/reports.
inline void check_golden(std::string_view name, const std::string& text) {
  std::string path = CORTESIA_SOURCE_DIR "/tests/reports/" + std::string(name);
  if (std::getenv("UPDATE_GOLDEN")) std::ofstream(path, std::ios::binary) << text;
  INFO("golden file: ", path);
  CHECK(text == contents(path));
}

}  // namespace cortesia::fixture
