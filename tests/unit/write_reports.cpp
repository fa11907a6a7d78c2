// Every report format against its golden file: one fixture, a file a format. Add a format, and the first case
// asks for its file.
#include <string>

#include <doctest/doctest.h>

#include "golden.hpp"
#include "write/comparison.hpp"
#include "write/labels.hpp"
#include "write/write.hpp"
#include "write_fixture.hpp"

using namespace cortesia;

namespace {

// A whole report of the fixture: the call, the unreadable input, the call again.
std::string rendered(const write::FormatInfo& info, const write::Style& style) {
  ChecklistInfo checklist = fixture::checklist();
  Call call = fixture::call();
  Report report = fixture::report(call);
  auto format = info.make(checklist, style);
  std::string out;
  format->head(out);
  format->call(out, call, report);
  out += format->between();
  format->unreadable(out, fixture::unreadable());
  out += format->between();
  format->call(out, call, report);
  format->tail(out);
  format->night(out, fixture::totals(call, report));
  return out;
}

// What must not be in any report without quotes: words of the call, names of people.
void check_private(const std::string& report) {
  for (std::string_view secret :
       {"Diego", "Marta", "Rosa", "la central", "Raúl", "buenas tardes", "tiene que", "dígame", "recado a"}) {
    INFO("secret: ", secret);
    CHECK(report.find(secret) == std::string::npos);
  }
}

}  // namespace

TEST_CASE("every report format writes what its golden file holds") {
  for (const write::FormatInfo& info : write::formats()) {
    std::string name(info.name);
    fixture::check_golden("report." + name, rendered(info, {}));
    write::Style style;
    style.quotes = false;
    std::string without = rendered(info, style);
    check_private(without);
    fixture::check_golden("report-no-quotes." + name, without);
  }
}

TEST_CASE("the night and the explanation write what their golden files hold") {
  ChecklistInfo checklist = fixture::checklist();
  Call call = fixture::call();
  Report report = fixture::report(call);
  Totals totals = fixture::totals(call, report);
  std::string night, night_json, night_csv, explained, one_rule;
  write::summary(night, checklist, totals, {});
  fixture::check_golden("night.text", night);
  write::summary_json(night_json, checklist, totals, {});
  fixture::check_golden("night.json", night_json);
  write::summary_csv_head(night_csv);
  write::summary_csv(night_csv, checklist, totals, {});
  fixture::check_golden("night.csv", night_csv);
  write::explain(explained, checklist, call, report, {}, {});
  fixture::check_golden("explain.text", explained);
  write::explain(one_rule, checklist, call, report, {},
                 std::vector<std::string>{"apertura.pregunta-palanca"});
  fixture::check_golden("explain-rule.text", one_rule);

  write::Style style;
  style.quotes = false;
  std::string without;
  write::summary(without, checklist, totals, style);
  write::summary_json(without, checklist, totals, style);
  write::summary_csv(without, checklist, totals, style);
  check_private(without);
}

TEST_CASE("every format of comparisons writes what its golden file holds") {
  for (const write::ComparisonFormat& format : write::comparison_formats()) {
    std::vector<CallChange> changes;
    Comparison comparison = fixture::comparison(changes);
    std::string out;
    format.head(out, comparison);
    for (const CallChange& change : changes) {
      format.call(out, comparison, change, {}, comparison.changed == 0);
      comparison.add(change);
    }
    format.tail(out, comparison, {});
    for (char c : out) REQUIRE((static_cast<unsigned char>(c) >= 0x20 || c == '\n'));
    fixture::check_golden(std::string("compare.") + std::string(format.name), out);
  }
}

TEST_CASE("every reason has its words in every language") {
  for (std::string_view language : {"es", "en"})
    for (std::size_t reason = 1; reason < std::size(kReasonNames); ++reason) {
      INFO(language, " ", kReasonNames[reason]);
      CHECK(!write::labels(language).reasons[reason].empty());
    }
}

TEST_CASE("a checklist in English is reported in English") {
  ChecklistInfo checklist = fixture::checklist();
  checklist.language = "en";
  Call call = fixture::call();
  std::string out;
  write::explain(out, checklist, call, fixture::report(call), {}, {});
  CHECK(out.find("looked in the opening, turns 1 to 3") != std::string::npos);
  CHECK(out.find("turno") == std::string::npos);
}

TEST_CASE("no control character of a transcript reaches a report") {
  for (const write::FormatInfo& info : write::formats()) {
    std::string report = rendered(info, {});
    for (char c : report) REQUIRE((static_cast<unsigned char>(c) >= 0x20 || c == '\n'));
    CHECK(report.find('\x7F') == std::string::npos);
  }
}

TEST_CASE("colours come and go and leave the text alone") {
  ChecklistInfo checklist = fixture::checklist();
  Call call = fixture::call();
  Report report = fixture::report(call);
  write::Style colour;
  colour.colour = true;
  std::string painted, plain;
  const write::FormatInfo& text = write::formats().front();
  text.make(checklist, colour)->call(painted, call, report);
  text.make(checklist, {})->call(plain, call, report);
  CHECK(painted != plain);
  std::string stripped;
  for (std::size_t at = 0; at < painted.size(); ++at) {
    if (painted[at] == '\x1b') {
      at = painted.find('m', at);
    } else {
      stripped += painted[at];
    }
  }
  CHECK(stripped == plain);
}

TEST_CASE("no line of the text report is wider than the page, at any width") {
  ChecklistInfo checklist = fixture::checklist();
  Call call = fixture::call();
  Report report = fixture::report(call);
  for (unsigned width : {0U, 60U, 80U, 100U, 200U}) {
    write::Style style;
    style.width = width;
    std::string out;
    write::formats().front().make(checklist, style)->call(out, call, report);
    std::size_t at = 0;
    while (at < out.size()) {
      std::size_t end = out.find('\n', at);
      std::size_t columns = 0;
      for (char c : out.substr(at, end - at)) columns += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
      INFO("line: ", out.substr(at, end - at));
      CHECK(columns <= std::max(width, 60U));
      at = end + 1;
    }
  }
}
