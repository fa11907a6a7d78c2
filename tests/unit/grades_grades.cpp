// Rows of a table of grades, and the mistakes people make in them.
#include "grades/grades.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "base/error.hpp"

using namespace cortesia;
using namespace cortesia::grades;

namespace {

using Rows = std::vector<std::vector<std::string>>;

ChecklistInfo checklist_of(const std::vector<std::string>& ids) {
  ChecklistInfo info;
  for (const std::string& id : ids) {
    RuleInfo rule;
    rule.id = id;
    rule.section = id.substr(0, id.find('.'));
    info.rules.push_back(rule);
  }
  info.sections = {{"apertura", "Apertura", 50}, {"espera", "Espera", 50}};
  return info;
}

Grades parse_rows(const Rows& rows, ParseOptions options = {}) {
  options.file = "notas.csv";
  std::size_t at = 0;
  return parse(
      [&](std::vector<std::string>& fields, std::uint64_t& line) {
        if (at == rows.size()) return false;
        fields = rows[at++];
        line = at;
        return true;
      },
      checklist_of({"apertura.saludo", "espera.permiso", "espera.gracias"}), options);
}

std::string error_of(const Rows& rows) {
  try {
    parse_rows(rows);
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

const std::vector<std::string> kHeader = {"call", "rule", "verdict", "turn", "grader"};

}  // namespace

TEST_CASE("grades come in order of call, rule and grader, whatever the order of columns") {
  Grades grades = parse_rows({{"grader", "note", "verdict", "rule", "call", "turn"},
                              {"zoe", "tarde", "fail", "espera.permiso", "ll-2", "4"},
                              {"ana", "", "pass", "espera.permiso", "ll-2", ""},
                              {"zoe", "", "Not applicable", "apertura.saludo", "ll-1", ""},
                              {"ana", "", "", "apertura.saludo", "ll-1", ""},
                              {"", "", "", "", "", ""},
                              {"ana", "breve", "partial", "apertura.saludo", "ll-2"}});
  CHECK(grades.calls == std::vector<std::string>{"ll-2", "ll-1"});
  CHECK(grades.graders == std::vector<std::string>{"ana", "zoe"});
  CHECK(grades.other_columns == std::vector<std::string>{"note"});
  CHECK(grades.unfilled == 1);
  REQUIRE(grades.grades.size() == 4);
  CHECK(grades.grades[0].rule == 0);
  CHECK(grades.grades[0].verdict == Verdict::partial);
  CHECK(grades.grades[0].other == std::vector<std::string>{"breve"});
  CHECK(grades.grades[1].verdict == Verdict::pass);
  CHECK(grades.grades[2].verdict == Verdict::fail);
  CHECK(grades.grades[2].turn == 4);
  CHECK(grades.grades[2].grader == 1);
  CHECK(grades.grades[3].verdict == Verdict::not_applicable);
  CHECK(grades.first(0) == 0);
  CHECK(grades.first(1) == 3);
  CHECK(grades.first(2) == 4);
}

TEST_CASE("a call whose id looks like a formula is the call that sample wrote") {
  Grades grades = parse_rows({{"call", "rule", "verdict"}, {"'-12", "apertura.saludo", "pass"}});
  CHECK(grades.calls == std::vector<std::string>{"-12"});
  CHECK(grades.graders == std::vector<std::string>{""});
}

TEST_CASE("verdicts may be in the words of the Spanish report, or of auditors") {
  struct Row {
    std::string_view word;
    Verdict verdict;
  };
  const Row rows[] = {
      {"cumple", Verdict::pass},
      {"Cumple", Verdict::pass},
      {"SÍ", Verdict::pass},
      {"si", Verdict::pass},
      {"Sí cumple", Verdict::pass},
      {"cumple en parte", Verdict::partial},
      {"Cumple parcialmente", Verdict::partial},
      {"Parcial", Verdict::partial},
      {"NO CUMPLE", Verdict::fail},
      {"no_cumple", Verdict::fail},
      {"NO", Verdict::fail},
      {"no aplica", Verdict::not_applicable},
      {"no se aplica", Verdict::not_applicable},
      {"N/A", Verdict::not_applicable},
      {"NA", Verdict::not_applicable},
      {"Not-applicable", Verdict::not_applicable},
      {"no se puede evaluar", Verdict::not_assessable},
      {"No evaluable", Verdict::not_assessable},
  };
  for (const Row& row : rows) {
    INFO(row.word);
    Grades grades = parse_rows({kHeader, {"a", "espera.permiso", std::string(row.word)}});
    REQUIRE(grades.grades.size() == 1);
    CHECK(grades.grades[0].verdict == row.verdict);
  }
}

TEST_CASE("columns may have the headers of the Spanish report, or of auditors") {
  for (const std::vector<std::string>& header :
       {std::vector<std::string>{"Llamada", "Regla", "Veredicto", "nota", "Turno", "Evaluador"},
        std::vector<std::string>{"ID de llamada", "Criterio", "Resultado", "Nº", "Turno", "Auditor"}}) {
    INFO(header[0]);
    Grades grades = parse_rows({header, {"a", "espera.permiso", "pass", "x", "3,0", "ana"}});
    REQUIRE(grades.grades.size() == 1);
    CHECK(grades.grades[0].turn == 3);
    CHECK(grades.graders == std::vector<std::string>{"ana"});
    CHECK(grades.other_columns == std::vector<std::string>{header[3]});
  }
  CHECK(error_of({{"call", "rule", "verdict", "turn"}, {"a", "espera.permiso", "no", "1,5"}}) ==
        "notas.csv:2: expected the number of a turn, from 0, found \"1,5\"");
  // The surest name is the column, and the other one that the grader likes.
  Grades both = parse_rows({{"Archivo", "call", "Regla", "Resultado", "Veredicto"},
                            {"x", "a", "espera.permiso", "resuelto", "cumple"}});
  CHECK(both.calls == std::vector<std::string>{"a"});
  CHECK(both.other_columns == std::vector<std::string>{"Archivo", "Resultado"});
}

TEST_CASE("rules and sections can be asked for alone") {
  ParseOptions options;
  options.only = {"espera"};
  Rows rows = {kHeader,
               {"a", "espera.permiso", "pass"},
               {"a", "apertura.saludo", "pass"},
               {"a", "espera.gracias", "fail"}};
  CHECK(parse_rows(rows, options).grades.size() == 2);
  options.only = {"apertura.saludo"};
  CHECK(parse_rows(rows, options).grades.size() == 1);

  ChecklistInfo checklist = checklist_of({"apertura.saludo"});
  CHECK_NOTHROW(check_wanted({"espera", "apertura.saludo"}, checklist));
  CHECK_THROWS_WITH_AS(check_wanted({"apertura.salud"}, checklist),
                       "unknown rule \"apertura.salud\"; did you mean \"apertura.saludo\"?", Error);
}

TEST_CASE("unknown rules are passed over and counted when that is asked for") {
  ParseOptions options;
  options.pass_over_unknown = true;
  Grades grades = parse_rows({kHeader,
                              {"a", "cierre.adios", "pass"},
                              {"b", "cierre.adios", "pass"},
                              {"a", "espera.permiso", "pass"}},
                             options);
  CHECK(grades.grades.size() == 1);
  CHECK(grades.unknown_rules == std::vector<std::string>{"cierre.adios"});
}

TEST_CASE("each mistake is told with its line and remedy") {
  struct Row {
    Rows rows;
    std::string_view error;
  };
  const Row rows[] = {
      {{}, "notas.csv: no header line; expected call,rule,verdict,turn,grader"},
      {{{"call", "rule", "turn"}},
       "notas.csv: no column \"verdict\"; expected a header line with call,rule,verdict,turn,grader (or "
       "llamada,regla,veredicto,turno,evaluador), and others if you like, found call,rule,turn"},
      {{{"call", "rule", "verdict", "Rule"}}, "notas.csv: column \"Rule\" is there twice"},
      {{kHeader, {"a", "espera.permiso", "pas"}},
       "notas.csv:2: unknown verdict \"pas\"; did you mean \"pass\"?"},
      {{{"call", "regla", "rule", "verdict"}}, "notas.csv: column \"rule\" is there twice"},
      {{kHeader, {"a", "espera.permiso", "no cunple"}},
       "notas.csv:2: unknown verdict \"no cunple\"; did you mean \"no cumple\"?"},
      {{kHeader, {"a", "espera.permiso", "bien"}},
       "notas.csv:2: unknown verdict \"bien\"; expected one of pass, partial, fail, not_applicable, "
       "not_assessable, or of cumple, parcial, no cumple, no aplica, no se puede evaluar"},
      {{kHeader, {"a", "espera.premiso", "pass"}, {"a", "reclamo.datos", "pass"}},
       "notas.csv:2: unknown rule \"espera.premiso\"; did you mean \"espera.permiso\"?\n"
       "notas.csv:3: unknown rule \"reclamo.datos\"; `cortesia list rules` names them all"},
      {{kHeader, {"", "espera.permiso", "pass"}}, "notas.csv:2: no call is named in this row"},
      {{kHeader, {"a", "espera.permiso", "pass", "tres"}},
       "notas.csv:2: expected the number of a turn, from 0, found \"tres\""},
      {{kHeader, {"a", "espera.permiso", "pass", "3", "ana", "sobra"}},
       "notas.csv:2: expected 5 fields, found 6; a field with a separator in it stands in double quotes"},
      {{kHeader, {"a", "espera.permiso", "pass", "", "ana"}, {"a", "espera.permiso", "fail", "", "ana"}},
       "notas.csv:3: call \"a\" and rule \"espera.permiso\" are graded in line 2 already, by \"ana\" too; "
       "leave one "
       "of them"},
      {{{"call", "rule", "verdict"}, {"a", "espera.permiso", "pass"}, {"a", "espera.permiso", "pass"}},
       "notas.csv:3: call \"a\" and rule \"espera.permiso\" are graded in line 2 already; leave one of them"},
  };
  for (const Row& row : rows) CHECK(error_of(row.rows) == row.error);

  Rows many = {kHeader};
  for (int i = 0; i < 30; ++i) many.push_back({"a", "espera.permiso", "bien"});
  CHECK(error_of(many).ends_with("\nand 10 more"));
}

TEST_CASE("one grader is one, however spelt") {
  Grades grades = parse_rows({kHeader,
                              {"a", "espera.permiso", "pass", "", "Ana  María"},
                              {"b", "espera.permiso", "pass", "", "ana maría"},
                              {"c", "espera.permiso", "pass", "", " ANA MARÍA "},
                              {"c", "espera.permiso", "pass", "", "Ana (2)"}});
  CHECK(grades.graders == std::vector<std::string>{"Ana  María", "Ana (2)"});
  CHECK(error_of({kHeader,
                  {"a", "espera.permiso", "pass", "", "Ana"},
                  {"a", "espera.permiso", "fail", "", " ana"}}) ==
        "notas.csv:3: call \"a\" and rule \"espera.permiso\" are graded in line 2 already, by \"Ana\" too; "
        "leave one of them");
}

TEST_CASE("a rule may be given by its title") {
  ChecklistInfo checklist = checklist_of({"apertura.saludo", "espera.permiso", "espera.gracias"});
  checklist.rules[0].title = "Saluda al cliente";
  checklist.rules[1].title = checklist.rules[2].title = "Cuida la espera";
  const auto rule_of = [&](std::string title) {
    Rows rows = {{"call", "rule", "verdict"}, {"a", std::move(title), "pass"}};
    ParseOptions options;
    options.file = "notas.csv";
    std::size_t at = 0;
    return parse(
               [&](std::vector<std::string>& fields, std::uint64_t& line) {
                 if (at == rows.size()) return false;
                 fields = rows[at++];
                 line = at;
                 return true;
               },
               checklist, options)
        .grades.at(0)
        .rule;
  };
  CHECK(rule_of("Saluda al cliente") == 0);
  CHECK(rule_of("saluda al cliente.") == 0);
  CHECK_THROWS_WITH_AS(rule_of("Cuida la espera"),
                       "notas.csv:2: several rules have the title \"Cuida la espera\"; name one by its id",
                       Error);
}
