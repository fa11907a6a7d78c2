// What reaches a terminal: text that stays text, columns, the progress line.
#include <string>

#include <doctest/doctest.h>

#include "base/progress.hpp"
#include "base/terminal.hpp"

using namespace cortesia;

TEST_CASE("printable text cannot take a terminal over") {
  struct Case {
    std::string_view given, wanted;
  };
  for (const Case& c : {
           Case{"¿Sí? ñ 😀", "¿Sí? ñ 😀"},
           Case{"a\tb\r\nc", "a b  c"},
           Case{"\x1b[31mrojo", "�[31mrojo"},
           Case{"\x07\x7f", "��"},
           Case{"\xC2\x9B"
                "2J",
                "�2J"},            // U+009B begins an escape sequence too
           Case{"\xC2\xA1", "¡"},  // U+00A1 does not
           Case{"a\xFF", "a�"},
           Case{"\xC2", "�"},
       }) {
    std::string out;
    append_printable(out, c.given);
    CHECK(out == c.wanted);
  }
}

TEST_CASE("columns and clipping count characters, not bytes") {
  CHECK(columns("") == 0);
  CHECK(columns("señal ✓") == 7);
  CHECK(columns("sen\xCC\x83"
                "al") == 5);  // a combining tilde
  CHECK(columns("\x1b[1;31mrojo\x1b[0m") == 4);
  CHECK(clipped("señales", 7) == "señales");
  CHECK(clipped("señales", 6) == "señal…");
  CHECK(clipped("señales", 1) == "…");
}

TEST_CASE("the progress line") {
  struct Case {
    Done done;
    double seconds;
    std::string_view wanted;
  };
  for (const Case& c : {
           Case{{1234567, 50'000'000, 100'000'000}, 1, " 50%  1,234,567 calls  50 MB/s  0:01 left"},
           Case{{999, 1'000'000, 100'000'000}, 2, "  1%  999 calls  0 MB/s  3:18 left"},
           Case{{1000, 10'000'000, 100'000'000'000}, 1, "  0%  1,000 calls  10 MB/s  2:46:39 left"},
           Case{{7, 200, 100}, 1, "100%  7 calls  0 MB/s  0:00 left"},  // the input grew
           Case{{7, 3'000'000, std::nullopt}, 1, "7 calls  3 MB/s"},
           Case{{0, 0, 0}, 0, "0 calls  0 MB/s"},
       }) {
    CHECK(progress_line(c.done, c.seconds, 100) == c.wanted);
  }
  CHECK(columns(progress_line({1234567, 50, 100}, 1, 20)) == 20);
}
