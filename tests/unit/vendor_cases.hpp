// Irregular files of vendors in a line each, for the tests of their readers.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "read_fixture.hpp"

namespace cortesia::read_test {

struct VendorCase {
  std::string_view about, json, format, turns;
  std::string_view doubt = {};  // one that the call must have
};

// Each is one call of that format with those turns.
inline void check(std::span<const VendorCase> cases) {
  for (const VendorCase& one : cases) {
    CAPTURE(one.about);
    std::string format;
    const Folder folder;
    const Result result = read_paths({folder.file("x.json", one.json)}, {}, nullptr, [&](const Call& call) {
      format = call.format;
      return turns_of(call);
    });
    REQUIRE(result.unreadable.empty());
    REQUIRE(result.calls.size() == 1);
    CHECK(format == one.format);
    CHECK(result.calls.front() == one.turns);
    if (!one.doubt.empty()) CHECK(std::ranges::count(result.doubts, one.doubt) == 1);
  }
}

}  // namespace cortesia::read_test
