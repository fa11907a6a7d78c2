// Days of stamps.
#include <doctest/doctest.h>

#include "base/clock.hpp"

using namespace cortesia;

TEST_CASE("the day of a call is that of the place where it was") {
  struct Case {
    std::string_view stamp, timezone, day;
  };
  for (const Case& c : {
           Case{"2026-05-12T23:41:08-05:00", "", "2026-05-12"},
           Case{"2026-05-12T23:41:08-05:00", "+02:00", "2026-05-12"},  // it says its own
           Case{"2026-05-12 23:41", "-05:00", "2026-05-12"},
           Case{"2026-05-12", "", "2026-05-12"},
           Case{"2026-05-13T02:10:00Z", "", "2026-05-13"},
           Case{"2026-05-13T02:10:00Z", "-05:00", "2026-05-12"},
           Case{"2026-05-13T05:00:00Z", "-05:00", "2026-05-13"},
           Case{"2026-03-01T00:30:00Z", "-03:00", "2026-02-28"},
           Case{"2024-03-01T00:30:00Z", "-03:00", "2024-02-29"},
           Case{"2025-12-31T23:30:00Z", "+01:00", "2026-01-01"},
           Case{"ayer", "", ""},
           Case{"", "", ""},
       }) {
    INFO(c.stamp, " in ", c.timezone);
    CHECK(clock::local_day(c.stamp, c.timezone) == c.day);
  }
}
