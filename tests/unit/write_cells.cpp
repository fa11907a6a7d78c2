// Small things of the writers: cells of CSV, times, messages without their quotes, marked transcripts.
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>

#include <doctest/doctest.h>

#include "write/csv.hpp"
#include "write/excerpt.hpp"
#include "write/labels.hpp"
#include "write/page.hpp"
#include "write_fixture.hpp"

using namespace cortesia;

namespace {

// The first cell of the row of a call with this id.
std::string cell(std::string_view id) {
  ChecklistInfo checklist = fixture::checklist();
  checklist.rules.resize(1);
  Call call = fixture::call();
  Report report = fixture::report(call);
  report.findings.resize(1);
  call.id = id;
  std::string out;
  write::make_csv(checklist, {})->call(out, call, report);
  return out.substr(0, out.find(",apertura.saludo,pass,0,"));
}

}  // namespace

TEST_CASE("no cell is a formula, and every cell can be read back") {
  struct Case {
    std::string_view given, wanted;
  };
  for (const Case& c : {
           Case{"d-001", "d-001"},
           Case{"=1+1", "\"'=1+1\""},
           Case{"+573001112233", "\"'+573001112233\""},
           Case{"-1", "\"'-1\""},
           Case{"@SUM(A1)", "\"'@SUM(A1)\""},
           Case{"\t=1", "\"' =1\""},
           Case{"\r=1", "\"' =1\""},
           Case{"a,b", "\"a,b\""},
           Case{"a;b", "\"a;b\""},
           Case{"dijo \"no\"", "\"dijo \"\"no\"\"\""},
           Case{"uno\ndos", "uno dos"},
           Case{" espacio", "\" espacio\""},
       }) {
    CHECK(cell(c.given) == c.wanted);
  }
}

TEST_CASE("what a message quotes can be left out") {
  CHECK(write::without_quotes("no role for \"Rosa\" here") == "no role for \"…\" here");
  CHECK(write::without_quotes("nothing quoted") == "nothing quoted");
  CHECK(write::without_quotes("\"Rosa\" and \"Luz\" differ") == "\"…\" differ");
  CHECK(write::without_quotes("found \"she said \"Rosa\" twice\"") == "found \"…\"");
  CHECK(write::without_quotes("cut off: \"Ros") == "cut off: …");
  CHECK(write::without_quotes("expected \"turns\", found none") == "expected \"turns\", found none");
  CHECK(write::without_quotes("\"text\" of \"Rosa\" and \"Luz\"; see \"cortesia list formats\"") ==
        "\"text\" of \"…\"; see \"cortesia list formats\"");
  CHECK(write::without_quotes("found \"a \"text\" b\"") == "found \"…\"");
  CHECK(write::without_quotes("found \"a \"text\"\"") == "found \"…\"");
}

TEST_CASE("the program's own words in the messages of readers are no quotes") {
  const std::regex own(R"re(\\"([[:alnum:]_.\[][^{}"\\]*)\\")re");
  std::size_t seen = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(CORTESIA_SOURCE_DIR "/src/read")) {
    if (entry.path().extension() != ".cpp") continue;
    std::ifstream file(entry.path());
    for (std::string line; std::getline(file, line);)
      for (std::sregex_iterator at(line.begin(), line.end(), own), none; at != none; ++at, ++seen) {
        const std::string message = "expected \"" + at->str(1) + "\" here";
        CHECK(write::without_quotes(message) == message);
      }
  }
  CHECK(seen > 40);
}

TEST_CASE("times and dates as people read them") {
  struct Case {
    double seconds;
    std::string_view wanted;
  };
  for (const Case& c : {Case{0, "00:00"}, Case{59.99, "00:59"}, Case{61, "01:01"}, Case{3599, "59:59"},
                        Case{3600, "1:00:00"}, Case{36061, "10:01:01"}, Case{-3, "00:00"}}) {
    std::string out;
    write::append_clock_time(out, c.seconds);
    CHECK(out == c.wanted);
  }
  CHECK(write::day_and_minute("2026-05-12T15:41:08-03:00") == "2026-05-12 15:41");
  CHECK(write::day_and_minute("2026-05-12T15:41:08Z") == "2026-05-12 15:41 UTC");
  CHECK(write::day_and_minute("2026-05-12") == "2026-05-12");
  CHECK(write::day_and_minute("ayer") == "ayer");
}

TEST_CASE("whose words are meant") {
  CHECK(write::is_meant(Party::colleague, "organisation"));
  CHECK(write::is_meant(Party::agent, "organisation"));
  CHECK(!write::is_meant(Party::colleague, "agent"));
  CHECK(!write::is_meant(Party::customer, "organisation"));
  CHECK(write::is_meant(Party::ivr, "any"));
}

TEST_CASE("lines are broken at spaces and indented") {
  std::string out = "> ";
  write::wrap(out, "uno dos  tres cuatro", 2, 4, 12);
  CHECK(out == "> uno dos\n    tres\n    cuatro\n");
  out.clear();
  write::wrap(out, "larguísimapalabra y otra", 0, 2, 10);
  CHECK(out == "larguísimapalabra\n  y otra\n");
  out.clear();
  write::wrap(out, "", 0, 2, 10);
  CHECK(out == "\n");
}

TEST_CASE("a figure is told as finely as it is compared") {
  const auto told = [](double value, const Limits& limits, std::string_view figure) {
    return write::measured_words({value, &limits, figure}, write::labels("es"));
  };
  const Limits ring{.unit = FigureUnit::seconds, .high = 10};
  CHECK(told(12.34, ring, "ring_time") == "tiempo de timbre: 12.3 s; se pide máximo 10 s");
  CHECK(told(10.01, ring, "ring_time") == "tiempo de timbre: 10.01 s; se pide máximo 10 s");
  CHECK(told(10.004, ring, "ring_time") == "tiempo de timbre: 10.004 s; se pide máximo 10 s");
  CHECK(told(10, ring, "ring_time") == "tiempo de timbre: 10 s; se pide máximo 10 s");
  const Limits night{.unit = FigureUnit::time_of_day, .low = 22 * 60, .high = 6 * 60};
  CHECK(told(550, night, "local_time") == "hora local: 09:10; se pide entre 22:00 y 06:00");
}
