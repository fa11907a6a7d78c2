// How the mistakes of a checklist look, and that a hostile one cannot make them many.
#include <string>

#include <doctest/doctest.h>

#include "base/error.hpp"
#include "rules/mistakes.hpp"

using namespace cortesia::rules;

namespace {

Node scalar(std::string text, std::uint32_t line, std::uint32_t column) {
  Node node;
  node.kind = Node::Kind::scalar;
  node.text = std::move(text);
  node.place = {0, line, column};
  return node;
}

}  // namespace

TEST_CASE("a mistake shows its place, its line and a caret") {
  Mistakes mistakes;
  mistakes.file("rules.yaml", "a: 1\n  wheight: 5\n");
  mistakes.error(scalar("wheight", 2, 3), "unknown key \"wheight\"; did you mean \"weight\"?");
  CHECK(mistakes.render() ==
        "rules.yaml:2:3: unknown key \"wheight\"; did you mean \"weight\"?\n"
        "    2 |   wheight: 5\n"
        "      |   ^^^^^^^");
}

TEST_CASE("the caret stands under the right letter") {
  const struct {
    const char* line;
    std::uint32_t column;
    std::uint32_t length;
    const char* shown;
  } table[] = {
      {"señal: [x]", 8, 1, "    1 | señal: [x]\n      |        ^"},
      {"an\u0303o: x", 6, 1, "    1 | an\u0303o: x\n      |     ^"},  // the accent is a character of its own
      {"\ta: x", 2, 1, "    1 |  a: x\n      |  ^"},
      {"a: b", 9, 3, "    1 | a: b\n      |     ^"},  // beyond the end
      {"a: b", 1, 99, "    1 | a: b\n      | ^^^^"},
      {"a\x1b[2J: b", 3, 1, "    1 | a\uFFFD[2J: b\n      |   ^"},
      {"\xE9: b", 2, 1, "    1 | \uFFFD: b\n      |  ^"},
  };
  for (const auto& row : table) {
    CAPTURE(row.line);
    Mistakes mistakes;
    mistakes.file("r.yaml", std::string(row.line) + "\n");
    mistakes.error(Place{0, 1, row.column}, row.length, "x");
    CHECK(mistakes.render() == "r.yaml:1:" + std::to_string(row.column) + ": x\n" + row.shown);
  }
}

TEST_CASE("a long line is cut round the caret") {
  Mistakes mistakes;
  const std::string line = std::string(150, 'a') + "MISTAKE" + std::string(150, 'b');
  mistakes.file("r.yaml", line);
  mistakes.error(Place{0, 1, 151}, 7, "x");
  CHECK(mistakes.render() == "r.yaml:1:151: x\n    1 | …" + std::string(60, 'a') + "MISTAKE" +
                                 std::string(33, 'b') + "…\n      | " + std::string(61, ' ') + "^^^^^^^");
}

TEST_CASE("a place inside a scalar is found where the scalar is verbatim") {
  Mistakes mistakes;
  mistakes.file("r.yaml", "- 'día {saluda} x'\n- |\n  {saluda}\n");
  mistakes.error_in(scalar("día {saluda} x", 1, 4), 5, 8, "one");
  Node block = scalar("{saluda}\n", 2, 3);
  block.verbatim = false;
  mistakes.error_in(block, 5, 8, "two");
  CHECK(mistakes.render() ==
        "r.yaml:1:8: one\n    1 | - 'día {saluda} x'\n      |        ^^^^^^^^\n"
        "r.yaml:2:3: two\n    2 | - |\n      |   ^");
}

TEST_CASE("mistakes come in order of place, each once, and warnings do not refuse the checklist") {
  Mistakes mistakes;
  const std::uint32_t first = mistakes.file("a.yaml", "x\ny\n");
  const std::uint32_t second = mistakes.file("b.yaml", "\xEF\xBB\xBFz\n");
  mistakes.warning(scalar("y", 2, 1), "later");
  CHECK(!mistakes.any_error());
  CHECK_NOTHROW(mistakes.throw_if_any());
  mistakes.error(Place{second, 1, 1}, 1, "other file");
  mistakes.error(Place{first, 1, 1}, 1, "first");
  mistakes.error(Place{first, 1, 1}, 1, "first");
  mistakes.error(Place{first, 1, 1}, 1, "second");
  mistakes.error(Place{second, 0, 0}, 1, "no place");
  CHECK(mistakes.render() ==
        "a.yaml:1:1: first\n    1 | x\n      | ^\n"
        "a.yaml:1:1: second\n    1 | x\n      | ^\n"
        "a.yaml:2:1: warning: later\n    2 | y\n      | ^\n"
        "b.yaml: no place\n"
        "b.yaml:1:1: other file\n    1 | z\n      | ^");
  CHECK_THROWS_AS(mistakes.throw_if_any(), cortesia::Error);
}

TEST_CASE("a million mistakes are fifty shown and the others counted") {
  Mistakes mistakes;
  mistakes.file("r.yaml", "x\n");
  for (std::uint32_t i = 0; i < 1'000'000; ++i) mistakes.error(Place{0, 1 + i, 1}, 1, "x");
  CHECK(mistakes.full());
  CHECK(mistakes.all().size() == Mistakes::kMost);
  CHECK(mistakes.render().ends_with("\nand 999950 more (mend these first: some may go with them)"));
}

TEST_CASE("a name near a known one is suggested, a short list is listed") {
  const std::string_view few[] = {"weight", "title", "section"};
  CHECK(suggestion("wheight", few) == "; did you mean \"weight\"?");
  CHECK(suggestion("Title", few) == "; did you mean \"title\"?");
  CHECK(suggestion("colour", few) == "; expected one of weight, title, section");
  CHECK(suggestion("colour", std::span(few).first(1)) == "; expected weight");
  CHECK(suggestion("colour", {}) == "");
  const std::vector<std::string_view> many(50, "weight");
  CHECK(suggestion("colour", many) == "");
}

TEST_CASE("the user's text in a message is one short line") {
  CHECK(quote("hola") == "\"hola\"");
  CHECK(quote("a\nb\x1b[2J") == "\"a b\uFFFD[2J\"");
  CHECK(quote(std::string(80, 'x')) == "\"" + std::string(59, 'x') + "…\"");
}
