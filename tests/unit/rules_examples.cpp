// The examples of a checklist: what runs, what is told of what nothing tests, and the run as JUnit XML.
#include <filesystem>
#include <fstream>
#include <unistd.h>

#include <doctest/doctest.h>

#include "base/error.hpp"
#include "commands/example_reader.hpp"
#include "commands/test_junit.hpp"

namespace cortesia::rules {
namespace {

constexpr std::string_view kList = R"(cortesia: 1
sections: [{id: s, weight: 100}]
phrases:
  gracias: [gracias, 'muchas gracias', 'le agradezco']
  saludo: {say: ['buenos días', buenas], except: [buenas noticias]}
rules:
  - id: da.gracias
    section: s
    say: '{gracias}'
    examples:
      - pass: 'A: Muchas gracias.'
      - fail: 'A: Adiós.'
      - pass: 'A: Muy agradecida.'
        known_gap: true
      - pass: 'A: "Ya" & <listo>'
  - id: da.saludo
    section: s
    say: ['{saludo}', '{gracias} a usted', 'a la orden']
    examples:
      - fail: 'A: Le tengo buenas noticias.'
      - partial: 0.5
        text: 'A: Hola.'
  - id: otra
    section: s
    say: hola
)";

struct File {
  std::string path =
      (std::filesystem::temp_directory_path() / ("cortesia-examples-" + std::to_string(getpid()) + ".yaml"))
          .string();
  explicit File(std::string_view text) { std::ofstream(path) << text; }
  ~File() { std::filesystem::remove(path); }
};

ExamplesRun run(const File& file, const std::vector<std::string>& only = {}) {
  ExampleReader reader;
  return run_examples({file.path, {}, {}, {}}, std::ref(reader), only);
}

}  // namespace

TEST_CASE("each example is judged by its own rule") {
  const File file(kList);
  const ExamplesRun all = run(file);
  std::string told;
  for (const ExampleResult& one : all.results)
    told += one.place.substr(file.path.size()) + " " + one.rule + " " + one.expected + " " + one.found +
            (one.ok ? " ok" : "") + (one.known_gap ? " gap" : "") + "\n";
  CHECK(told ==
        ":11:9 da.gracias pass pass ok\n"
        ":12:9 da.gracias fail fail ok\n"
        ":13:9 da.gracias pass fail gap\n"
        ":15:9 da.gracias pass fail\n"
        ":20:9 da.saludo fail fail ok\n"
        ":21:9 da.saludo partial 0.5 fail\n");
  CHECK(all.rules_without_pass == std::vector<std::string>{"da.saludo", "otra"});
  CHECK(all.rules_without_fail == std::vector<std::string>{"otra"});
}

TEST_CASE("phrases that no example says") {
  const File file(kList);
  const ExamplesRun all = run(file);
  std::string told;
  for (const UnheardPhrase& one : all.unheard)
    told += one.place.substr(file.path.size()) + " " + one.list + ": " + one.written + "\n";
  // "gracias" is said inside "muchas gracias"; "buenas" only where its context cancels it.
  CHECK(told ==
        ":4:41 gracias: le agradezco\n"
        ":5:19 saludo: buenos días\n"
        ":5:33 saludo: buenas\n"
        ":18:24 : {gracias} a usted\n"
        ":18:45 : a la orden\n");
  CHECK(all.phrases == 8);
}

TEST_CASE("a rule that waits for the archive needs no example that passes or fails") {
  const File file(R"(cortesia: 1
sections: [{id: s, weight: 100}]
rules:
  - id: cumplido
    section: s
    needs: [archive]
    say: la llamo
    examples:
      - not_assessable: 'A: Yo la llamo.'
  - id: otra
    section: s
    needs: [times]
    say: la llamo
)");
  const ExamplesRun all = run(file);
  CHECK(all.results.at(0).ok);
  CHECK(all.rules_without_pass == std::vector<std::string>{"otra"});
  CHECK(all.rules_without_fail == std::vector<std::string>{"otra"});
}

TEST_CASE("only the rules that are asked for") {
  const File file(kList);
  CHECK(run(file, {"da.saludo"}).results.size() == 2);
  CHECK(run(file, {"da.*"}).results.size() == 6);
  CHECK(run(file, {"da.saludo", "otra"}).rules_without_pass == std::vector<std::string>{"da.saludo", "otra"});
  CHECK_THROWS_WITH_AS(run(file, {"da.salud"}), "no rule is called \"da.salud\"; did you mean \"da.saludo\"?",
                       Error);
}

TEST_CASE("a wrong example is refused with its place") {
  const auto refused = [](std::string_view example) {
    const File file(
        "cortesia: 1\nsections: [{id: s}]\nrules:\n  - {id: r, section: s, say: hola, examples: [" +
        std::string(example) + "]}\n");
    try {
      run(file);
    } catch (const Error& error) {
      const std::string text = error.what();
      return text.substr(file.path.size(), text.find('\n') - file.path.size());
    }
    return std::string("accepted");
  };
  CHECK(refused("{pass: 'A: hola'}") == "accepted");
  CHECK(refused("{pass: 'A: hola', fail: 'A: no'}") ==
        ":4:72: an example expects one verdict; write another example for the other");
  CHECK(refused("{text: 'A: hola'}") ==
        ":4:47: an example starts with the verdict it expects: pass, partial, fail, not_applicable or "
        "not_assessable");
  CHECK(refused("{pass: {call: {loudness: [1, 2]}, text: 'A: hola'}}") ==
        ":4:72: expected at most 1 figures for loudness:, one a turn, found 2");
  CHECK(refused("{pass: {call: {turn_ends: [pronto]}, text: 'A: hola'}}") ==
        ":4:74: expected a figure in turn_ends:, found \"pronto\"");
  CHECK(refused("{pass: {call: {loudness: [-20.5]}, text: 'A: hola'}}") == "accepted");
}

TEST_CASE("the run as JUnit XML") {
  const File file(kList);
  ExamplesRun all = run(file);
  for (ExampleResult& one : all.results) one.place = one.place.substr(file.path.size() + 1);
  CHECK(junit(all) == R"(<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="cortesia test" tests="9" failures="2" errors="0" skipped="4">
  <testsuite name="da.gracias" tests="4" failures="1" errors="0" skipped="1">
    <testcase classname="da.gracias" name="11:9: pass"/>
    <testcase classname="da.gracias" name="12:9: fail"/>
    <testcase classname="da.gracias" name="13:9: pass"><skipped message="known gap"/></testcase>
    <testcase classname="da.gracias" name="15:9: pass"><failure message="expected pass, found fail">not_said; looked in whole call by organisation</failure></testcase>
  </testsuite>
  <testsuite name="da.saludo" tests="2" failures="1" errors="0" skipped="0">
    <testcase classname="da.saludo" name="20:9: fail"/>
    <testcase classname="da.saludo" name="21:9: partial 0.5"><failure message="expected partial 0.5, found fail">not_said; looked in whole call by organisation</failure></testcase>
  </testsuite>
  <testsuite name="not tested" tests="3" failures="0" errors="0" skipped="3">
    <testcase classname="da.saludo" name="passes"><skipped message="no example passes; write one"/></testcase>
    <testcase classname="otra" name="passes"><skipped message="no example passes; write one"/></testcase>
    <testcase classname="otra" name="fails"><skipped message="no example fails; write one"/></testcase>
  </testsuite>
</testsuites>
)");
  ExamplesRun hostile;
  hostile.results.push_back({"a<b", "x&y.yaml:1:1", "pass", "", false, false, "\"\x1b[31m\" >"});
  CHECK(
      junit(hostile).find("<testcase classname=\"a&lt;b\" name=\"x&amp;y.yaml:1:1: pass\"><failure "
                          "message=\"expected pass, found nothing\">&quot;\uFFFD[31m&quot; &gt;</failure>") !=
      std::string::npos);
}

}  // namespace cortesia::rules
