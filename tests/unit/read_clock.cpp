// Times of day in lists and in vCons, which count from the first where nothing tells when the call started.
#include <doctest/doctest.h>

#include "read_fixture.hpp"

using namespace cortesia;
using namespace cortesia::read_test;

TEST_CASE("times of day in a list count from the first") {
  const auto list = [](std::string_view first, std::string_view second) {
    return read_bytes(fmt::format(
        R"([{{"speaker":"agent","start":"{}","text":"Hola"}},{{"speaker":"customer","start":"{}","duration":"00:00:02","text":"Diga"}}])",
        first, second));
  };
  const Result day = list("09:00:01", "09:00:04");
  CHECK(day.calls == std::vector<std::string>{"agent 0: Hola\ncustomer 3-5: Diga\n"});
  CHECK(day.doubts.at(0).find("09:00:01") != std::string::npos);
  CHECK(list("23:59:58", "00:00:03").calls ==
        std::vector<std::string>{"agent 0: Hola\ncustomer 5-7: Diga\n"});
  const Result offsets = list("00:00:01", "01:00:04");
  CHECK(offsets.calls == std::vector<std::string>{"agent 1: Hola\ncustomer 3604-3606: Diga\n"});
  CHECK(offsets.doubts.empty());
}

TEST_CASE("a vCon's transcript that is a list tells when the call started, or only a time of day") {
  const auto vcon = [](std::string_view first, std::string_view second) {
    const Folder folder;
    const std::string json = fmt::format(
        R"({{"uuid":"u","parties":[],"dialog":[],"analysis":[{{"type":"transcript","body":[
          {{"speaker":"Agente","start":"{}","text":"Hola"}},{{"speaker":"Cliente","start":"{}","text":"Diga"}}]}}]}})",
        first, second);
    return read_paths({folder.file("a.json", json)}, {}, nullptr, [](const Call& call) {
      return fmt::format("{}\n{}", call.started_at, turns_of(call));
    });
  };
  const std::string turns = "\nagent 0: Hola\ncustomer 3: Diga\n";
  CHECK(vcon("2026-05-02T09:00:01Z", "2026-05-02T09:00:04Z").calls ==
        std::vector<std::string>{"2026-05-02T09:00:01Z" + turns});
  const Result clock = vcon("09:00:01", "09:00:04");
  CHECK(clock.calls == std::vector<std::string>{turns});
  CHECK(clock.doubts.at(0).find("09:00:01") != std::string::npos);
}
