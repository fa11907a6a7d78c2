// Reading YAML strictly: what is a tree, where its nodes stand, and what is refused that yaml-cpp lets pass.
#include <string>

#include <doctest/doctest.h>

#include "rules/document.hpp"
#include "rules/mistakes.hpp"
#include "rules/text_check.hpp"

using namespace cortesia::rules;

namespace {

// The tree on one line, to compare: scalars quoted as they are, `~` for null.
std::string shown(const Node& node) {
  std::string text;
  switch (node.kind) {
    case Node::Kind::null:
      return "~";
    case Node::Kind::scalar:
      return node.quoted ? "'" + node.text + "'" : node.text;
    case Node::Kind::sequence:
      for (const Node& item : node.items) text += (text.empty() ? "" : ", ") + shown(item);
      return "[" + text + "]";
    case Node::Kind::mapping:
      for (const auto& [key, value] : node.fields)
        text += (text.empty() ? "" : ", ") + shown(key) + ": " + shown(value);
      return "{" + text + "}";
  }
  return text;
}

struct Read {
  Mistakes mistakes;
  Node root;

  explicit Read(const std::string& text) {
    const std::uint32_t file = mistakes.file("r.yaml", text);
    root = parse_document(text, file, mistakes);
  }
  // "line:column message", one a line
  std::string all() const {
    std::string text;
    for (const Mistake& mistake : mistakes.all())
      text += (text.empty() ? "" : "\n") + std::to_string(mistake.place.line) + ":" +
              std::to_string(mistake.place.column) + " " + mistake.message;
    return text;
  }
};

const Node& at(const Node& node, std::string_view key) {
  const Node* found = node.find(key);
  REQUIRE(found != nullptr);
  return *found;
}

}  // namespace

TEST_CASE("a document is read as a tree") {
  const struct {
    const char* text;
    const char* tree;
  } table[] = {
      {"a: 1\nb: [x, 'y', \"z\"]\n", "{a: 1, b: [x, 'y', 'z']}"},
      {"---\na: {b: c}\n...\n", "{a: {b: c}}"},
      {"a:\nb: ~\nc: null\nd: 'null'\n", "{a: ~, b: ~, c: ~, d: 'null'}"},
      {"a: no\nb: 010\nc: =tú\nd: ~movistar\ne: ^ hola\n",
       "{a: no, b: 010, c: =tú, d: ~movistar, e: ^ hola}"},
      {"- ayud* ... $\n- (le|lo) puedo [usted]\n- <name> {x}\n",
       "[ayud* ... $, (le|lo) puedo [usted], <name> {x}]"},
      {"a: >-\n  uno\n  dos\nb: |\n  uno\n  dos\n", "{a: uno dos, b: uno\ndos\n}"},
      {"a: 'it''s'\nb: \"tab\\t\"\n", "{a: 'it's', b: 'tab\t'}"},
      {"\xEF\xBB\xBF"
       "a: b\r\nc: d\r\n",
       "{a: b, c: d}"},
      {"# nothing else\na: b # more\n", "{a: b}"},
      {"{\"a\": [1, true, {\"b\": \"c\"}]}", "{'a': [1, true, {'b': 'c'}]}"},
  };
  for (const auto& row : table) {
    CAPTURE(row.text);
    const Read read(row.text);
    CHECK(read.all() == "");
    CHECK(shown(read.root) == row.tree);
  }
}

TEST_CASE("every node has its place, in code points from 1") {
  const Read read(
      "\xEF\xBB\xBFseñal: {clave: 'ñandú', x: [ñ, \"q\"]}\nvacío:\nlista:\n  -\n  # nada\n  - b\n");
  REQUIRE(read.all() == "");
  const auto place = [](const Node& node) {
    return std::to_string(node.place.line) + ":" + std::to_string(node.place.column);
  };
  const Node& inner = at(read.root, "señal");
  CHECK(place(read.root) == "1:1");
  CHECK(place(inner) == "1:8");
  CHECK(place(at(inner, "clave")) == "1:17");  // inside the quotation marks
  CHECK(place(at(inner, "x").items[0]) == "1:29");
  CHECK(place(at(inner, "x").items[1]) == "1:33");
  CHECK(place(at(read.root, "vacío")) == "2:1");  // what is not there stands at its key
  CHECK(place(at(read.root, "lista").items[0]) == "4:3");
  CHECK(place(at(read.root, "lista").items[1]) == "6:5");
}

TEST_CASE("verbatim is what stands in the file letter by letter") {
  const Read read("a: hola\nb: 'hola'\nc: 'it''s'\nd: \"\\t\"\ne: |\n  x\nf: uno\n  dos\n");
  REQUIRE(read.all() == "");
  CHECK(at(read.root, "a").verbatim);
  CHECK(at(read.root, "b").verbatim);
  CHECK(!at(read.root, "c").verbatim);
  CHECK(!at(read.root, "d").verbatim);
  CHECK(!at(read.root, "e").verbatim);
  CHECK(!at(read.root, "f").verbatim);
}

TEST_CASE("what yaml-cpp lets pass is refused") {
  const struct {
    const char* text;
    const char* mistake;
  } table[] = {
      {"a: 1\nb: 2\na: 3\n", "3:1 \"a\" is here twice, first on line 1; keep one"},
      {"a: \"x\nb: 1\n", "1:4 expected a closing \""},
      {"a: 1\nb\n", "2:1 expected \":\" behind \"b\""},
      {"a: 1\n---\nb: 2\n",
       "2:1 expected one YAML document, found a second one; put it in a file of its own and include it"},
      {"a: 1\n...\nb: 2\n",
       "3:1 expected one YAML document, found a second one; put it in a file of its own and include it"},
      {"- a\n-b\n", "2:1 expected a space after \"-\""},
      {"- a\nb: 1\n",
       "2:1 expected the end of the checklist: what is above is complete; is this line indented like the "
       "others of "
       "its kind?"},
      {"%YAML 1.2\n---\na: 1\n", "1:1 checklists have no YAML directives; delete this line"},
      {"a: !!str x\n",
       "1:4 checklists have no YAML tags; a text that begins with \"!\" needs quotation marks"},
      {"<<: x\n",
       "1:1 checklists have no YAML merge keys; what several rules share has a name under phrases:, windows: "
       "or "
       "moments:"},
      {"? a\n: b\n", "1:3 expected \"key: value\"; a text that begins with \"? \" needs quotation marks"},
      {"{[a]: b}\n", "1:2 expected a name before \":\"; a phrase with brackets needs quotation marks"},
      {"~: b\n", "1:1 expected a name before \":\"; a phrase with brackets needs quotation marks"},
      {"a: \"\\e[2J\"\n",
       "1:5 expected text, found an escape that stands for a control character; delete it"},
      {"", "0:0 expected a checklist, found an empty file; \"cortesia init\" writes one"},
      {"# only\n", "0:0 expected a checklist, found an empty file; \"cortesia init\" writes one"},
  };
  for (const auto& row : table) {
    CAPTURE(row.text);
    CHECK(Read(row.text).all() == row.mistake);
  }
}

TEST_CASE("an alias is refused, and never expanded") {
  std::string bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n";
  for (char c = 'b'; c <= 'z'; ++c) {
    bomb += std::string(1, c) + ": &" + c + " [";
    for (int i = 0; i < 9; ++i) bomb += std::string("*") + static_cast<char>(c - 1) + ", ";
    bomb += "x]\n";
  }
  const Read read(bomb);
  CHECK(read.mistakes.any_error());
  CHECK(read.all().find("checklists have no YAML aliases, found \"*a\"") != std::string::npos);
  CHECK(serialize(read.root).size() < 4000);
}

TEST_CASE("bytes that are no text are refused") {
  const struct {
    std::string text;
    const char* mistake;
  } table[] = {
      {"a: caf\xE9\n", "1:7 expected UTF-8, found the byte 0xe9; save the file as UTF-8"},
      {std::string("a: b\0c\n", 7),
       "1:5 expected text, found a NUL byte; save the checklist as plain text in UTF-8"},
      {"a: b\x04\nc: d\n", "1:5 expected text, found the control character 0x04; delete it"},
      {std::string("\xFF\xFE"
                   "a\0:\0",
                   6),
       "0:0 expected UTF-8, found UTF-16; save the file as UTF-8"},
      {std::string("a\0:\0 \0b\0", 8), "0:0 expected UTF-8, found UTF-16; save the file as UTF-8"},
      {"a: b\rc: d\r",
       "1:5 expected a line end, found a lone carriage return; save the file with LF or CRLF line ends"},
      {"a:\n\u00A0 b: c\n",
       "2:1 expected spaces, found a no-break space in the indentation; replace it by a plain space"},
      {"a: " + std::string(70'000, 'x'),
       "1:1 expected lines of at most 65536 bytes; break this line in several"},
      {std::string(kLargestChecklist + 1, '\n'),
       "0:0 expected a checklist of at most 2097152 bytes, found 2097153; split it or leave out what is not "
       "used"},
  };
  for (const auto& row : table) CHECK(Read(row.text).all() == row.mistake);
}

TEST_CASE("an unquoted phrase is told to be quoted, all of a file in one run") {
  const Read read(
      "- [muchas] gracias\n"
      "- {saludo} señor\n"
      "- *aste\n"
      "- @company\n"
      "- x: 'it's'\n"
      "- say: [hola, {saludo} don, bien]\n"
      "- b: \"\\d\"\n");
  CHECK(read.all() ==
        "1:3 a text that begins with \"[\" needs quotation marks; write '[muchas] gracias'\n"
        "2:3 a text that begins with \"{\" needs quotation marks; write '{saludo} señor'\n"
        "3:3 a text that begins with \"*\" needs quotation marks; write '*aste'\n"
        "4:3 a text that begins with \"@\" needs quotation marks; write '@company'\n"
        "5:6 expected nothing behind the closing \"'\"; an apostrophe between '...' is written twice: ''\n"
        "6:15 a text that begins with \"{\" needs quotation marks; write '{saludo} don'\n"
        "7:7 \"\\d\" means nothing between \"...\"; put the text between '...', where a backslash is only a "
        "backslash");
  CHECK(read.root.kind == Node::Kind::null);
}

TEST_CASE("broken YAML is named where it is broken") {
  const struct {
    const char* text;
    const char* mistake;
  } table[] = {
      {"a: 'hola\nb: 1\nc: 'x'\n", "1:4 expected a closing ' on this line"},
      {"a: [1, 2\nb: 3\n", "1:4 expected a closing \"]\""},
      {"a: {b: 1\nc: 3\n", "1:4 expected a closing \"}\""},
      {"a:\n\tb: 1\n", "2:1 expected spaces, found a tab in the indentation; indent with spaces"},
      {"a:\n  - x\n\t- y\n", "3:1 expected spaces, found a tab in the indentation; indent with spaces"},
      {"a:1\nb: 2\n", "1:2 expected a space after \":\""},
      {"a: 1\nb\nc: 2\n", "2:1 expected \"key: value\", found \"b\""},
      {"a:\n  b: 1\n c: 2\n",
       "3:2 expected another \"key: value\" in the column of those above, found \"c: 2\"; check the "
       "indentation"},
      {"a:\n  b: 1\n   c: 2\n",
       "3:4 expected a line in the column of the one above, found one indented deeper; a line that has a "
       "value has "
       "nothing below it"},
      {"a: Diga: hola\n", "1:4 a text with \": \" in it needs quotation marks; write 'Diga: hola'"},
      {"a: - b\n",
       "1:4 a list begins on the line below its key; a text that begins with \"- \" needs quotation marks; "
       "write '- b'"},
      {"a: \"hola\" señor\n",
       "1:4 expected nothing behind the closing quotation mark; put the whole text in one pair; write "
       "'\"hola\" señor'"},
      {"a: [hola [x] y, b]\n",
       "1:5 a text with brackets needs quotation marks in a list on one line; write 'hola [x] y'"},
      {"a: 'uno\n  dos'\nb: [x] y\n",
       "3:4 a text that begins with \"[\" needs quotation marks; write '[x] y'"},
  };
  for (const auto& row : table) {
    CAPTURE(row.text);
    CHECK(Read(row.text).all() == row.mistake);
  }
}

TEST_CASE("what is nested without end or has too many values is refused") {
  CHECK(Read(std::string(60'000, '[')).all().find("expected at most 64 levels") != std::string::npos);
  CHECK(Read(std::string(60'000, '{')).all().find("expected at most 64 levels") != std::string::npos);
  std::string list;
  for (int i = 0; i < 150'000; ++i) list += "- a\n";
  CHECK(Read(list).all() ==
        "100000:3 expected at most 100000 values in a checklist; split it or leave out what is not used");
}

TEST_CASE("a tree written as bytes reads back the same, places and all") {
  const std::string text =
      "cortesia: 1\nname: Ñandú\nrules:\n  - {id: a, x: [1, 'dos', ~]}\n  -\n  - id: b\n    advice: |\n      "
      "uno\n      dos\n";
  const Read read(text);
  REQUIRE(read.all() == "");
  const std::string bytes = serialize(read.root);
  const Node back = deserialize(bytes, 7);
  CHECK(shown(back) == shown(read.root));
  CHECK(serialize(back) == bytes);
  CHECK(back.place.file == 7);
  const Node& id = at(at(back, "rules").items[0], "id");
  CHECK(id.place.file == 7);
  CHECK(id.place.line == 4);
  CHECK(id.place.column == 10);
  CHECK(at(back, "name").verbatim);
}

TEST_CASE("examples are dropped from rules and labels, and from nothing else") {
  Read read("rules: [{id: a, examples: [x]}, b]\nlabels: [{examples: [y], id: c}]\nexamples: [z]\n");
  drop_examples(read.root);
  CHECK(shown(read.root) == "{rules: [{id: a}, b], labels: [{id: c}], examples: [z]}");
}
