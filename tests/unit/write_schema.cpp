// The JSON reports against their schema, and against the reasons and fields that the program may write.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include <doctest/doctest.h>

#include "golden.hpp"
#include "json_schema.hpp"
#include "model/reason.hpp"
#include "write/json.hpp"
#include "write_fixture.hpp"

using namespace cortesia;
using nlohmann::json;

namespace {

// Of the folder of golden reports.
fixture::Schema schema_of(const std::string& file) {
  return fixture::Schema(fixture::contents(CORTESIA_SOURCE_DIR "/tests/reports/" + file));
}

struct Spoilt {
  const char* what;
  void (*spoil)(json&);
};

void check_refused(fixture::Schema& schema, const json& good, std::initializer_list<Spoilt> all) {
  REQUIRE(schema.trouble(good) == "");
  for (const Spoilt& spoilt : all) {
    json bad = good;
    spoilt.spoil(bad);
    INFO("spoilt: ", spoilt.what);
    CHECK(schema.trouble(bad) != "");
  }
}

json report_of(const Report& report, const Call& call) {
  std::string out;
  write::make_jsonl(fixture::checklist(), {})->call(out, call, report);
  return json::parse(out);
}

}  // namespace

TEST_CASE("the JSON reports are as their schema says") {
  fixture::Schema schema = schema_of("schema.json");
  for (const char* name : {"report.jsonl", "report-no-quotes.jsonl"}) {
    std::istringstream lines(fixture::contents(std::string(CORTESIA_SOURCE_DIR "/tests/reports/") + name));
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count) CHECK(schema.trouble(json::parse(line)) == "");
    CHECK(count == 3);
  }
  for (const char* name : {"report.json", "report-no-quotes.json"}) {
    json array = json::parse(fixture::contents(std::string(CORTESIA_SOURCE_DIR "/tests/reports/") + name));
    REQUIRE(array.size() == 3);
    for (const json& report : array) CHECK(schema.trouble(report) == "");
  }
}

TEST_CASE("the summary is as its schema says, which is no yes-man") {
  fixture::Schema schema = schema_of("summary.schema.json");
  const json good = json::parse(fixture::contents(CORTESIA_SOURCE_DIR "/tests/reports/night.json"));
  check_refused(
      schema, good,
      {
          {"no accuracy", [](json& night) { night.erase("accuracy"); }},
          {"an unknown kind", [](json& night) { night["accuracy"]["agent"] = nullptr; }},
          {"a share over 100", [](json& night) { night["accuracy"]["noncritical"]["high"] = 101; }},
          {"no interval", [](json& night) { night["accuracy"]["customer"].erase("low"); }},
          {"groups by something else", [](json& night) { night["groups"]["team"] = json::array(); }},
          {"a group without name", [](json& night) { night["groups"]["agent"][0].erase("name"); }},
          {"an empty name", [](json& night) { night["groups"]["agent"][0]["name"] = ""; }},
          {"a rule without counts", [](json& night) { night["rules"][0].erase("fail"); }},
      });
}

TEST_CASE("a comparison is as its schema says, which is no yes-man") {
  fixture::Schema schema = schema_of("compare.schema.json");
  const json good = json::parse(fixture::contents(CORTESIA_SOURCE_DIR "/tests/reports/compare.json"));
  check_refused(
      schema, good,
      {
          {"no side", [](json& all) { all.erase("old"); }},
          {"a change without outcome", [](json& all) { all["changes"][0].erase("outcome"); }},
          {"an unknown verdict", [](json& all) { all["changes"][0]["findings"][0]["new"] = "passed"; }},
          {"an unknown outcome", [](json& all) { all["outcomes"][0]["new"] = "pass"; }},
          {"a flip without count", [](json& all) { all["rules"][0]["flips"][0].erase("calls"); }},
          {"an unknown key", [](json& all) { all["same"] = 1; }},
      });
}

TEST_CASE("the schema is no yes-man") {
  fixture::Schema schema = schema_of("schema.json");
  Call call = fixture::call();
  const json good = report_of(fixture::report(call), call);
  check_refused(
      schema, good,
      {
          {"no schema number", [](json& report) { report.erase("schema"); }},
          {"another schema number", [](json& report) { report["schema"] = 2; }},
          {"a score of text", [](json& report) { report["score"] = "66"; }},
          {"a score over 100", [](json& report) { report["score"] = 101; }},
          {"an unknown outcome", [](json& report) { report["outcome"] = "fine"; }},
          {"a readable call with an error", [](json& report) { report["error"] = "broken"; }},
          {"an unreadable call without one", [](json& report) { report["outcome"] = "unreadable"; }},
          {"an unknown field", [](json& report) { report["grade"] = 1; }},
          {"a call without id", [](json& report) { report["call"].erase("id"); }},
          {"a finding without clock", [](json& report) { report["findings"][0].erase("clock"); }},
          {"a finding without nearest", [](json& report) { report["findings"][1].erase("nearest"); }},
          {"a turn below 0", [](json& report) { report["findings"][0]["evidence"][0]["turn"] = -1; }},
          {"evidence of what does not apply", [](json& report) { report["findings"][6]["clock"] = "turn"; }},
      });
}

TEST_CASE("every verdict, reason and clock has a name that the schema takes") {
  fixture::Schema schema = schema_of("schema.json");
  Call call = fixture::call();
  Report report = fixture::report(call);
  for (std::size_t reason = 0; reason < std::size(kReasonNames); ++reason) {
    CHECK(kReasonNames[reason] != "");
    for (std::size_t other = 0; other < reason; ++other) CHECK(kReasonNames[reason] != kReasonNames[other]);
    report.findings[0].reason = static_cast<Reason>(reason);
    report.findings[0].verdict = static_cast<Verdict>(reason % std::size(kVerdictNames));
    report.findings[0].clock = static_cast<Clock>(reason % std::size(kClockNames));
    CHECK(schema.trouble(report_of(report, call)) == "");
  }
}

TEST_CASE("a quote is the bytes that its place names") {
  Call call = fixture::call();
  json report = report_of(fixture::report(call), call);
  std::size_t quotes = 0;
  for (const json& finding : report["findings"]) {
    if (!finding.contains("evidence")) continue;
    for (const json& evidence : finding["evidence"]) {
      std::string text(call.turns[evidence["turn"].get<std::size_t>()].text);
      auto begin = evidence["begin"].get<std::size_t>(), end = evidence["end"].get<std::size_t>();
      CHECK(text.substr(begin, end - begin) == evidence["quote"].get<std::string>());
      ++quotes;
    }
  }
  CHECK(quotes == 7);
}

TEST_CASE("the manual names every field of the JSON report") {
  const std::string page = fixture::contents(CORTESIA_SOURCE_DIR "/man/cortesia.1");
  const std::size_t begin = page.find("A JSON object has these fields"), end = page.find("\n.Sh", begin);
  REQUIRE(end != std::string::npos);
  std::string section = page.substr(begin, end - begin);
  std::ranges::replace(section, '\n', ' ');
  const json schema = json::parse(fixture::contents(CORTESIA_SOURCE_DIR "/tests/reports/schema.json"));
  for (const json& object : {schema, schema["definitions"]["judged"]})
    for (const auto& [field, about] : object["properties"].items()) {
      INFO(field);
      CHECK(section.find(" " + field + " ") != std::string::npos);
    }
}
