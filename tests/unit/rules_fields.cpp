// Asking a mapping for its keys: values of the wrong kind, keys nobody asked for, quantities with their
// units.
#include <functional>
#include <string>

#include <doctest/doctest.h>

#include "rules/fields.hpp"

using namespace cortesia::rules;

namespace {

// The messages that come of asking `text`, a mapping.
std::string asked(const std::string& text, const std::function<void(Fields&)>& ask) {
  Mistakes mistakes;
  const Node root = parse_document(text, mistakes.file("r.yaml", text), mistakes);
  Fields fields(root, mistakes, "a rule");
  ask(fields);
  fields.finish();
  std::string all;
  for (const Mistake& mistake : mistakes.all()) all += (all.empty() ? "" : "\n") + mistake.message;
  return all;
}

}  // namespace

TEST_CASE("values of the right kind are given") {
  const std::string mistakes = asked(
      "id: a\nweight: 2.5\nless: -1\non: true\noff: false\nkind: agent\nlist: [x, 'y']\none: z\nnothing:\n",
      [](Fields& fields) {
        CHECK(fields.text("id") == "a");
        CHECK(fields.text("title", "none") == "none");
        CHECK(fields.number("weight") == 2.5);
        CHECK(fields.number("less") == -1);
        CHECK(!fields.number("height"));
        CHECK(fields.boolean("on") == true);
        CHECK(fields.boolean("off") == false);
        CHECK(!fields.boolean("maybe"));
        CHECK(fields.choice("kind", {"customer", "agent"}) == std::size_t{1});
        CHECK(fields.texts("list") == std::vector<std::string>{"x", "y"});
        CHECK(fields.texts("one") == std::vector<std::string>{"z"});
        CHECK(fields.texts("none").empty());
        CHECK(fields.get("nothing") == nullptr);
        CHECK(!fields.has("nothing"));
        CHECK(fields.has("id"));
        CHECK(fields.require("one")->text == "z");
      });
  CHECK(mistakes == "");
}

TEST_CASE("values of the wrong kind are reported with what was expected and found") {
  const struct {
    const char* text;
    std::function<void(Fields&)> ask;
    const char* mistake;
  } table[] = {
      {"a: [x]", [](Fields& f) { f.text("a"); },
       "expected a text for a:, found a list; a text that begins with \"[\" or \"- \" needs quotation marks"},
      {"a: {saludo}", [](Fields& f) { f.text("a"); },
       "expected a text for a:, found a mapping; a text that begins with \"{\" needs quotation marks; write "
       "'{saludo}'"},
      {"a: {b: c}", [](Fields& f) { f.texts("a"); },
       "expected a text in a:, found a mapping; a text that begins with \"{\" or has \": \" in it needs "
       "quotation marks"},
      {"a: [x, ~]", [](Fields& f) { f.texts("a"); }, "expected a text in a:, found nothing"},
      {"a: five", [](Fields& f) { f.number("a"); }, "expected a number for a:, found \"five\""},
      {"a: '5'", [](Fields& f) { f.number("a"); },
       "expected a number for a:, found \"5\" in quotation marks"},
      {"a: inf", [](Fields& f) { f.number("a"); }, "expected a number for a:, found \"inf\""},
      {"a: 5s", [](Fields& f) { f.number("a"); }, "expected a number for a:, found \"5s\""},
      {"a: yes", [](Fields& f) { f.boolean("a"); }, "expected true or false for a:, found \"yes\""},
      {"by: agnet", [](Fields& f) { f.choice("by", {"agent", "customer"}); },
       "unknown by \"agnet\"; did you mean \"agent\"?"},
      {"by: nobody", [](Fields& f) { f.choice("by", {"agent", "customer"}); },
       "unknown by \"nobody\"; expected one of agent, customer"},
      {"x: 1", [](Fields& f) { f.get("x"), f.require("id"); }, "expected id: in a rule"},
      {"wheight: 1", [](Fields& f) { f.get("weight"); },
       "unknown key \"wheight\" in a rule; did you mean \"weight\"?"},
      {"colour: 1", [](Fields& f) { f.get("id"), f.get("title"); },
       "unknown key \"colour\" in a rule; expected one of id, title"},
      {"- a\n", [](Fields& f) { f.require("id"); }, "expected a rule as \"key: value\" lines, found a list"},
  };
  for (const auto& row : table) {
    CAPTURE(row.text);
    CHECK(asked(row.text, row.ask) == row.mistake);
  }
}

TEST_CASE("quantities have their unit in them") {
  using enum Quantity::Unit;
  const struct {
    const char* text;
    double value;
    Quantity::Unit unit;
  } table[] = {
      {"3", 3, none},
      {"30s", 30, seconds},
      {"30 s", 30, seconds},
      {"2min", 120, seconds},
      {"1.5min", 90, seconds},
      {"500ms", 0.5, seconds},
      {"1h", 3600, seconds},
      {"20%", 20, per_cent},
      {"3 turns", 3, turns},
      {"1 turn", 1, turns},
      {"2 agent turns", 2, agent_turns},
      {"2 customer turns", 2, customer_turns},
      {"5 words", 5, words},
  };
  for (const auto& row : table) {
    CAPTURE(row.text);
    const auto quantity = parse_quantity(row.text);
    REQUIRE(quantity.has_value());
    CHECK(quantity->value == doctest::Approx(row.value));
    CHECK(quantity->unit == row.unit);
  }
  for (const char* wrong : {"", " ", "s", "-3s", "+3", "3 ", "3x", "30seg", "1,5s", "inf", "nan", "1e3",
                            "3  turns", "3 turn s", "0x10", ".5s", "30s "}) {
    CAPTURE(wrong);
    CHECK(!parse_quantity(wrong).has_value());
  }
}
