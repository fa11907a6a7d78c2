// Dates, zones and times of day in stamps: when a call started is what its file says, no more and no less.
#include <algorithm>

#include <doctest/doctest.h>

#include "read_fixture.hpp"

using namespace cortesia;
using namespace cortesia::read_test;

namespace {

struct Case {
  const char* about;
  std::string_view bytes, started_at, turns;
  std::string_view doubt = {};
};

const Case kCases[] = {
    {"a table keeps the offset",
     "speaker,timestamp,text\nAgent,2026-04-07T21:15:05-05:00,uno\nCustomer,2026-04-07T21:15:09-05:00,dos\n",
     "2026-04-07T21:15:05-05:00", "agent 0: uno\ncustomer 4: dos\n"},
    {"a table without a zone has none",
     "speaker,timestamp,text\nAgent,2026-04-07 13:15:05,uno\nCustomer,2026-04-07 13:15:09,dos\n",
     "2026-04-07T13:15:05", "agent 0: uno\ncustomer 4: dos\n"},
    {"a table in UTC",
     "speaker,timestamp,text\nAgent,2026-04-07T13:15:05.250Z,uno\nCustomer,2026-04-07T13:15:09.250Z,dos\n",
     "2026-04-07T13:15:05.250Z", "agent 0: uno\ncustomer 4: dos\n"},
    {"the earliest row, wherever it stands",
     "speaker,timestamp,text\nCustomer,2026-04-07T13:15:09+02:00,dos\nAgent,2026-04-07T13:15:05+02:00,uno\n",
     "2026-04-07T13:15:05+02:00", "agent 0: uno\ncustomer 4: dos\n"},
    {"the day before the month, as people write",
     "speaker,timestamp,text\nAgent,\"7/4/26, 9:15:05\",uno\nCustomer,\"7/4/26, 9:15:09\",dos\n",
     "2026-04-07T09:15:05", "agent 0: uno\ncustomer 4: dos\n"},
    {"a column of its own wins",
     "speaker,timestamp,text,fecha\nAgent,2026-04-07 13:15:05,uno,2026-04-07T13:14:00-06:00\n",
     "2026-04-07T13:14:00-06:00", "agent 0: uno\n"},
    {"two zones in one call",
     "speaker,timestamp,text\nAgent,2026-04-07T13:15:05-05:00,uno\nCustomer,2026-04-07T18:15:09Z,dos\n",
     "2026-04-07T13:15:05-05:00", "agent 0: uno\ncustomer 4: dos\n"},
    {"an offset without a colon",
     "speaker,timestamp,text\nAgent,2026-04-07T13:15:05-0500,uno\nCustomer,2026-04-07T18:15:09Z,dos\n",
     "2026-04-07T13:15:05-0500", "agent 0: uno\ncustomer 4: dos\n"},
    {"times of day in a table",
     "speaker,start,end,text\nAgent,10:20:05,10:20:08,uno\nCustomer,10:20:09,10:20:10,dos\n", "",
     "agent 0-3: uno\ncustomer 4-5: dos\n",
     "the stamps are taken for times of day; seconds are counted from the first, \"10:20:05\""},
    {"offsets in a table", "speaker,start,text\nAgent,00:59:58,uno\nCustomer,01:00:02,dos\n", "",
     "agent 3598: uno\ncustomer 3602: dos\n"},
    {"a day before 1970",
     "speaker;start;text\nAgent;01/02/1969 0:00:05;uno\nCustomer;01/02/1969 0:01:10;dos\n",
     "1969-02-01T00:00:05", "agent 0: uno\ncustomer 65: dos\n"},
    {"a day of 1971", "speaker;start;text\nAgent;01/01/1971 0:00:05;uno\nCustomer;01/01/1971 0:01:10;dos\n",
     "1971-01-01T00:00:05", "agent 0: uno\ncustomer 65: dos\n"},
    {"long turns with dates are seconds",
     "speaker;start;end;text\nAgent;2026-01-01 10:00:05;2026-01-01 10:05:05;uno\n", "2026-01-01T10:00:05",
     "agent 0-300: uno\n"},
    {"a duration that a spreadsheet took for a moment",
     "speaker;start;text\nAgent;01/01/1900 0:00:05;uno\nCustomer;00/01/1900 0:01:10;dos\n"
     "Customer;30/12/1899 0:01:20;tres\nCustomer;1899-12-31 0:01:30;y\nCustomer;1904-01-01 00:01:40;z\n"
     "Customer;1/0/1900 12:01:50 AM;u\n",
     "",
     "agent 5: uno\ncustomer 70: dos\ncustomer 80: tres\ncustomer 90: y\ncustomer 100: z\ncustomer 110: u\n"},
    {"the same in text", "[01/01/1900, 0:00:05] Agente: uno\n[01/01/1900, 0:00:15] Cliente: dos\n", "",
     "agent 5: uno\ncustomer 15: dos\n"},
    {"the same in a list",
     R"([{"role":"agent","start":"1900-01-01T00:00:05","text":"uno"},{"role":"customer","start":"1900-01-01T00:00:15","text":"dos"}])",
     "", "agent 5: uno\ncustomer 15: dos\n"},
    {"a list keeps the offset",
     R"([{"role":"agent","timestamp":"2026-04-07T21:15:05-05:00","text":"uno"},{"role":"customer","timestamp":"2026-04-07T21:15:09-05:00","text":"dos"}])",
     "2026-04-07T21:15:05-05:00", "agent 0: uno\ncustomer 4: dos\n"},
    {"a list without a zone has none",
     R"([{"role":"agent","timestamp":"2026-04-07T13:15:05","text":"uno"},{"role":"customer","timestamp":"2026-04-07T13:15:09","text":"dos"}])",
     "2026-04-07T13:15:05", "agent 0: uno\ncustomer 4: dos\n"},
    {"seconds since 1970 are in UTC",
     R"([{"role":"agent","timestamp":1775567705,"text":"uno"},{"role":"customer","timestamp":1775567709,"text":"dos"}])",
     "2026-04-07T13:15:05Z", "agent 0: uno\ncustomer 4: dos\n"},
    {"text without a zone", "[2026-04-07 13:15:05] Agente: uno\n[2026-04-07 13:15:09] Cliente: dos\n",
     "2026-04-07T13:15:05", "agent 0: uno\ncustomer 4: dos\n",
     "the stamps are dates and times; seconds are counted from the first, \"2026-04-07 13:15:05\""},
    {"text with an offset",
     "[2026-04-07 13:15:05-05:00] Agente: uno\n[2026-04-07 13:15:09-05:00] Cliente: dos\n",
     "2026-04-07T13:15:05-05:00", "agent 0: uno\ncustomer 4: dos\n"},
    {"a messenger's text", "[07/04/26, 9:15:05] Agente: uno\n[07/04/26, 9:15:09] Cliente: dos\n",
     "2026-04-07T09:15:05", "agent 0: uno\ncustomer 4: dos\n"},
    {"text with offsets into the recording", "[00:00:05] Agente: uno\n[00:00:09] Cliente: dos\n", "",
     "agent 5: uno\ncustomer 9: dos\n"},
};

}  // namespace

TEST_CASE("stamps tell when a call started as far as they say it") {
  for (const Case& one : kCases) {
    CAPTURE(one.about);
    const Folder folder;
    std::string turns;
    const Result result = read_paths({folder.file("x", one.bytes)}, {}, nullptr, [&](const Call& call) {
      turns = turns_of(call);
      return std::string(call.started_at);
    });
    REQUIRE(result.calls.size() == 1);
    CHECK(result.calls[0] == one.started_at);
    CHECK(turns == one.turns);
    if (!one.doubt.empty()) CHECK(std::ranges::count(result.doubts, one.doubt) == 1);
  }
}
