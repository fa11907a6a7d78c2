// The reports of a calibration, whole, on a small set of grades by two people.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "grades/report.hpp"

using namespace cortesia;
using namespace cortesia::grades;

namespace {

constexpr Verdict P = Verdict::pass, F = Verdict::fail, N = Verdict::not_applicable;

struct Sample {
  ChecklistInfo checklist;
  Grades grades;
  Calibration calibration;

  explicit Sample(std::string_view language) {
    checklist.name = "Prueba";
    checklist.version = "1.0";
    checklist.sha256 = "ab";
    checklist.language = language;
    checklist.sections = {{"apertura", "Apertura", 50}, {"espera", "Espera", 50}};
    checklist.rules.resize(2);
    checklist.rules[0].id = "apertura.saludo";
    checklist.rules[0].section = "apertura";
    checklist.rules[1].id = "espera.permiso";
    checklist.rules[1].section = "espera";
    checklist.rules[1].section_index = 1;

    grades.calls = {"uno", "dos", "tres"};
    grades.graders = {"ana", "zoe"};
    grades.other_columns = {"note", "canal"};
    grades.unfilled = 4;
    add(0, 0, P, 0);
    add(0, 0, P, 1);
    add(0, 1, F, 0);
    grades.grades.back().turn = 2;
    grades.grades.back().other = {"no pidió permiso, \"espere\"", "tel"};
    add(1, 0, F, 0);
    add(1, 1, N, 0);
    add(2, 0, P, 0);

    Judged one, two;
    one.call = 0;
    one.source = "uno.txt";
    one.verdicts = {P, P};
    Shown& shown = one.shown.emplace_back();
    shown.rule = 1;
    shown.reason = Reason::asked_and_agreed;
    shown.evidence.push_back({3, 4, 11, 12.5, "¿espera?"});
    shown.looked_in = LookedIn{"agent", "whole call", nullptr, 0, 5, false};
    shown.wanted = "me permite";
    shown.nearest = {1, 0, 5, std::nullopt, "me per"};
    shown.story = {"se preguntó", "turno 4 «¿espera?»"};
    two.call = 1;
    two.verdicts = {F, N};
    calibration = calibrate(grades, checklist, {one, two});
  }

  void add(std::uint32_t call, std::uint32_t rule, Verdict verdict, std::uint32_t grader) {
    Grade& grade = grades.grades.emplace_back();
    grade.call = call;
    grade.rule = rule;
    grade.verdict = verdict;
    grade.grader = grader;
    grade.other = {"", ""};
  }

  std::string report(std::string_view format, const ReportOptions& options = {}) const {
    std::string out;
    for (const ReportFormat& one : report_formats())
      if (one.name == format) one.write(out, {calibration, grades, checklist}, options);
    return out;
  }
};

// Of a CSV without quotation marks.
std::vector<std::vector<std::string>> cells_of(std::string_view csv) {
  std::vector<std::vector<std::string>> rows(1);
  rows[0].emplace_back();
  for (char c : csv) {
    if (c == '\n') {
      rows.emplace_back().emplace_back();
    } else if (c == ',') {
      rows.back().emplace_back();
    } else {
      rows.back().back() += c;
    }
  }
  rows.pop_back();
  return rows;
}

}  // namespace

TEST_CASE("text, in the checklist's language") {
  CHECK(Sample("es").report("text") == R"(Calibración: Prueba 1.0
2 llamadas, 6 calificaciones de ana, zoe
llamadas calificadas que no se hallaron: 1 (tres)
filas sin veredicto: 4

kappa media: —, 0 reglas
todas las reglas juntas: acuerdo 0.75, kappa 0.64 [-.34, 1]

regla              llam.          acuerdo            kappa             AC1  fallas      precisión  exhaustividad  techo
apertura.saludo *      2    1.00 [.34, 1]      1.00 [1, 1]     1.00 [1, 1]       1  1.00 [.21, 1]  1.00 [.21, 1]      —
espera.permiso *       2  0.50 [.09, .91]  0.33 [.03, .64]  0.27 [-.92, 1]       1              —  0.00 [0, .79]      —
* fuera de la media: menos de cinco calificaciones distintas de la más común

Ocasiones (llamadas)
sección  calificadas  halladas  ambas      precisión  exhaustividad
espera             1         1      1  1.00 [.21, 1]  1.00 [.21, 1]

Calificado como: hallado como
apertura.saludo  cumple 1: cumple 1; no cumple 1: no cumple 1
espera.permiso   no cumple 1: cumple 1; no se aplica 1: no se aplica 1

Desacuerdos

espera.permiso (1)
  uno: calificado no cumple (ana, turno 3), cortesia cumple
    se preguntó
    turno 4 «¿espera?»
    nota: no pidió permiso, "espere"
)");
  CHECK(Sample("en").report("text").starts_with("Calibration: Prueba 1.0\n2 calls, 6 grades by ana, zoe\n"));
}

TEST_CASE("JSON has everything") {
  CHECK(
      Sample("es").report("json") ==
      R"({"schema":1,"checklist":{"name":"Prueba","version":"1.0","sha256":"ab"},"grades":{"count":6,"graders":["ana","zoe"],"unfilled":4,"unknown_rules":[]},"calls":2,"not_found":["tres"],"mean_kappa":null,"rules_in_mean":0,"ceiling_kappa":null,"rules_in_ceiling":0,"pooled":{"agreement":0.75,"kappa":{"value":0.6364,"low":-0.3436,"high":1}},"sections":[
{"section":"espera","occasion":{"graded":1,"found":1,"both":1,"absent":1,"precision":{"value":1,"low":0.2065,"high":1},"recall":{"value":1,"low":0.2065,"high":1}}}],"rules":[
{"rule":"apertura.saludo","section":"apertura","calls":2,"in_mean":false,"agreement":{"value":1,"low":0.3424,"high":1},"kappa":{"value":1,"low":1,"high":1},"ac1":{"value":1,"low":1,"high":1},"fail":{"graded":1,"found":1,"both":1,"precision":{"value":1,"low":0.2065,"high":1},"recall":{"value":1,"low":0.2065,"high":1}},"occasion":{"graded":2,"found":2,"both":2,"absent":0,"precision":{"value":1,"low":0.3424,"high":1},"recall":{"value":1,"low":0.3424,"high":1}},"confusion":{"pass":{"pass":1},"fail":{"fail":1}},"graders":{"calls":1,"agreement":{"value":1,"low":0.2065,"high":1},"kappa":null,"ac1":{"value":1,"low":1,"high":1},"confusion":{"pass":{"pass":1}}}},
{"rule":"espera.permiso","section":"espera","calls":2,"in_mean":false,"agreement":{"value":0.5,"low":0.0945,"high":0.9055},"kappa":{"value":0.3333,"low":0.0254,"high":0.6413},"ac1":{"value":0.2727,"low":-0.9185,"high":1},"fail":{"graded":1,"found":0,"both":0,"precision":null,"recall":{"value":0,"low":0,"high":0.7935}},"occasion":{"graded":1,"found":1,"both":1,"absent":1,"precision":{"value":1,"low":0.2065,"high":1},"recall":{"value":1,"low":0.2065,"high":1}},"confusion":{"fail":{"pass":1},"not_applicable":{"not_applicable":1}},"graders":null}],"disagreements":[
{"call":"uno","source":"uno.txt","rule":"espera.permiso","graded":{"verdict":"fail","grader":"ana","turn":2,"other":{"note":"no pidió permiso, \"espere\"","canal":"tel"}},"found":{"verdict":"pass","reason":"asked_and_agreed","evidence":[{"turn":3,"begin":4,"end":11,"time":12.5,"quote":"¿espera?"}],"looked_in":{"by":"agent","window":"whole call","first_turn":0,"last_turn":5},"nearest":{"wanted":"me permite","turn":1,"begin":0,"end":5,"time":null,"quote":"me per"}}}]}
)");
}

TEST_CASE("CSV has a row a rule, as many cells as its header") {
  std::string report = Sample("es").report("csv");
  std::vector<std::vector<std::string>> rows = cells_of(report);
  REQUIRE(rows.size() == 3);
  for (const auto& row : rows) CHECK(row.size() == rows[0].size());
  auto cell = [&](std::size_t row, std::string_view column) {
    auto at = std::ranges::find(rows[0], column);
    REQUIRE(at != rows[0].end());
    return rows[row][static_cast<std::size_t>(at - rows[0].begin())];
  };
  CHECK(cell(1, "rule") == "apertura.saludo");
  CHECK(cell(1, "in_mean") == "no");
  CHECK(cell(1, "kappa") == "1");
  CHECK(cell(1, "graders_calls") == "1");
  CHECK(cell(1, "graders_kappa_low").empty());
  CHECK(cell(1, "graded_pass_found_pass") == "1");
  CHECK(cell(2, "fail_graded") == "1");
  CHECK(cell(2, "fail_precision").empty());
  CHECK(cell(2, "fail_recall_high") == "0.7935");
  CHECK(cell(2, "graded_fail_found_pass") == "1");
  CHECK(cell(2, "graded_not_applicable_found_not_applicable") == "1");
}

TEST_CASE("disagreements are a row each, with the graders' other columns") {
  CHECK(Sample("es").report("disagreements") ==
        "call,rule,graded,found,grader,turn,reason,found_turn,quote,nearest,wanted,by,window,source,note,"
        "canal\n"
        "uno,espera.permiso,fail,pass,ana,2,asked_and_agreed,3,¿espera?,me per,me permite,agent,whole "
        "call,uno.txt,"
        "\"no pidió permiso, \"\"espere\"\"\",tel\n");
}

TEST_CASE("without quotes nothing that was said or noted is shown") {
  ReportOptions options;
  options.quotes = false;
  for (std::string_view format : {"json", "disagreements"}) {
    std::string report = Sample("es").report(format, options);
    CAPTURE(report);
    CHECK(report.find("espera.permiso") != std::string::npos);
    for (std::string_view word : {"¿espera?", "me per", "pidió", "tel"})
      CHECK(report.find(word) == std::string::npos);
  }
}

TEST_CASE("as many disagreements of a rule are listed as wanted") {
  ReportOptions options;
  options.listed = 0;
  Sample sample("es");
  CHECK(sample.report("text", options).find("Desacuerdos") == std::string::npos);
  CHECK(sample.report("json", options).ends_with("\"disagreements\":[]}\n"));
}
