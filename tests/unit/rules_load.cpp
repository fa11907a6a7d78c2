// From a file and all it includes to one tree: what is found, how it is merged, what a stranger cannot reach.
#include <filesystem>
#include <fstream>
#include <string>

#include <doctest/doctest.h>

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "folder.hpp"
#include "rules/load.hpp"
#include "rules/rules.hpp"
#include "rules/shipped.hpp"

using namespace cortesia;
using namespace cortesia::rules;
using fixture::Folder;

namespace fs = std::filesystem;

namespace {

std::string shown(const Node& node) {
  std::string text;
  switch (node.kind) {
    case Node::Kind::null:
      return "~";
    case Node::Kind::scalar:
      return node.text;
    case Node::Kind::sequence:
      for (const Node& item : node.items) text += (text.empty() ? "" : ", ") + shown(item);
      return "[" + text + "]";
    case Node::Kind::mapping:
      for (const auto& [key, value] : node.fields)
        text += (text.empty() ? "" : ", ") + key.text + ": " + shown(value);
      return "{" + text + "}";
  }
  return text;
}

// What `key` of the merged tree is, or the messages of the mistakes.
std::string merged(const std::string& base, const std::string& own, std::string_view key) {
  const Folder folder;
  folder.write("base.yaml", "cortesia: 1\n" + base);
  const std::string path = folder.write("own.yaml", "cortesia: 1\ninclude: base.yaml\n" + own);
  Mistakes mistakes;
  std::string messages;
  try {
    const Loaded loaded = load(path, "", true, mistakes);
    for (const Mistake& mistake : mistakes.all()) messages += mistake.message + "\n";
    if (!messages.empty()) return messages;
    const Node* found = loaded.root.find(key);
    return found == nullptr ? "nothing" : shown(*found);
  } catch (const Error&) {
    for (const Mistake& mistake : mistakes.all()) messages += mistake.message + "\n";
    return messages;
  }
}

std::string error_of(const std::string& path) {
  Mistakes mistakes;
  try {
    load(path, "", false, mistakes);
    mistakes.throw_if_any();
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("one file over another") {
  const struct {
    const char* base;
    const char* own;
    const char* key;
    const char* expected;
  } table[] = {
      {"name: A\nversion: 1", "name: B", "name", "B"},
      {"name: A\nversion: 1", "name: B", "version", "1"},
      {"name: A", "disable: []", "include", "nothing"},
      {"scoring: {pass_mark: 80, critical: report_only}", "scoring: {pass_mark: 70}", "scoring",
       "{pass_mark: 70, critical: report_only}"},
      {"windows: {opening: first 30s, closing: last 30s}", "windows: {opening: first 45s, mid: after 10s}",
       "windows", "{opening: first 45s, closing: last 30s, mid: after 10s}"},
      {"sections: [{id: a, title: A, weight: 1}, {id: b}]", "sections: [{id: a, weight: 5}, {id: c}]",
       "sections", "[{id: a, title: A, weight: 5}, {id: b}, {id: c}]"},
      {"rules: [{id: a}, {id: b}]", "rules: [{id: c}]", "rules", "[{id: a}, {id: b}, {id: c}]"},
      {"rules: [{id: a}, {id: b}]", "disable: [a]", "rules", "[{id: b}]"},
      {"rules: [{id: a}]\nlabels: [{id: t}]", "disable: t", "labels", "[]"},
      {"rules: [{id: a, title: A, require: {say: x}}, {id: b}]",
       "rules: [{id: a, override: true, require: {say: y}}]", "rules",
       "[{id: a, title: A, require: {say: y}}, {id: b}]"},
      {"rules: [{id: a, title: A, measure: hold, at_most: 3}]",
       "rules: [{id: a, override: true, weight: 2, require: {say: y}}]", "rules",
       "[{id: a, title: A, weight: 2, require: {say: y}}]"},
      {"rules: [{id: a.x}, {id: b}, {id: a.y}]", "disable: ['a.*']", "rules", "[{id: b}]"},
      {"rules: [{id: a, measure: words, between: [1, 9]}]", "rules: [{id: a, override: true, at_most: 12}]",
       "rules", "[{id: a, measure: words, at_most: 12}]"},
      {"rules: [{id: a, measure: words, at_least: 2, under: 9}]",
       "rules: [{id: a, override: true, at_most: 12}]", "rules",
       "[{id: a, measure: words, at_least: 2, at_most: 12}]"},
      {"rules: [{id: a, measure: words, over: 2}]", "rules: [{id: a, override: true, between: [1, 3]}]",
       "rules", "[{id: a, measure: words, between: [1, 3]}]"},
      {"rules: [{id: a, critical: customer}]", "rules: [{id: a, override: true, critical: none}]", "rules",
       "[{id: a, critical: ~}]"},
      {"rules: [{id: a, critical: customer}]", "rules: [{id: a, override: true, critical: no}]", "rules",
       "[{id: a, critical: ~}]"},
      {"labels: [{id: t, say: x}]", "labels: [{id: t, override: true, title: T}]", "labels",
       "[{id: t, say: x, title: T}]"},
      {"phrases: {s: [a, b]}", "phrases: {s: {add: [c]}, n: [d]}", "phrases", "{s: [a, b, c], n: [d]}"},
      {"phrases: {s: {say: [a, b], except: [x]}}", "phrases: {s: {add: c, except: y, remove: [a]}}",
       "phrases", "{s: {say: [b, c], except: [x, y]}}"},
      {"phrases: {s: a}", "phrases: {s: {add: b}}", "phrases", "{s: [a, b]}"},
      {"phrases: {s: [a]}", "phrases: {s: {except: [x], add: [b]}}", "phrases",
       "{s: {say: [a, b], except: [x]}}"},
      {"phrases: {s: [a]}", "phrases: {s: {except: [x]}}", "phrases", "{s: {say: [a], except: [x]}}"},
      {"phrases: {s: [a]}", "phrases: {s: {add: [], except: x}}", "phrases", "{s: {say: [a], except: [x]}}"},
      {"phrases: {s: {say: [a], except: [x]}}", "phrases: {s: {replace: [c]}}", "phrases", "{s: [c]}"},
      {"moments: {hold: {any: [{event: hold}], merge: 4 turns}}", "moments: {hold: {add: [{event: note}]}}",
       "moments", "{hold: {any: [{event: hold}, {event: note}], merge: 4 turns}}"},
      {"moments: {hold: {event: hold}}", "moments: {hold: {add: {event: note}}}", "moments",
       "{hold: {any: [{event: hold}, {event: note}]}}"},
      {"moments: {hold: {title: la espera, event: hold, merge: 4 turns}}",
       "moments: {hold: {add: {event: note}}}", "moments",
       "{hold: {title: la espera, merge: 4 turns, any: [{event: hold}, {event: note}]}}"},
      {"moments: {hold: {event: hold}}", "moments: {hold: {replace: {event: note}}}", "moments",
       "{hold: {event: note}}"},
      {"settings: {x: 5s}\nrules: [{id: a, at_most: $x, title: 'no más de $x.', say: hola $}]",
       "settings: {x: 9s}", "rules", "[{id: a, at_most: 9s, title: no más de 9s., say: hola $}]"},
      {"settings: {bye: [b, c]}\nphrases: {s: [a, $bye, d]}\nrules: [{id: a, say: $bye}]", "name: x",
       "phrases", "{s: [a, b, c, d]}"},
      {"settings: {bye: [b, c]}\nphrases: {s: [a, $bye, d]}\nrules: [{id: a, say: $bye}]", "name: x", "rules",
       "[{id: a, say: [b, c]}]"},
      {"settings: {x: 1}\nphrases: {s: [/a $x/, '$5', 'a $']}", "name: x", "phrases",
       "{s: [/a $x/, $5, a $]}"},
      {"name: A", "settings: {mine: 1}\nversion: $mine", "version", "1"},
  };
  for (const auto& row : table) {
    CAPTURE(row.base);
    CAPTURE(row.own);
    CHECK(merged(row.base, row.own, row.key) == row.expected);
  }
}

TEST_CASE("nothing that has a name is changed by accident") {
  const struct {
    const char* base;
    const char* own;
    const char* mistake;
  } table[] = {
      {"rules: [{id: a.saludo}]", "disable: [a.salud]",
       "no included checklist has a rule \"a.salud\"; did you mean \"a.saludo\"?\n"},
      {"rules: [{id: a}]", "disable: [b]\nrules: [{id: b}]",
       "\"b\" is a rule of this file; disable: is for those of included checklists\n"},
      {"rules: [{id: a.saludo}]", "rules: [{id: a.salud, override: true}]",
       "no included checklist has a rule \"a.salud\"; did you mean \"a.saludo\"?\n"},
      {"rules: [{id: a}]", "disable: a\nrules: [{id: a, override: true}]",
       "\"a\" is disabled on line 3, so there is nothing to override\n"},
      {"name: x", "rules: [{id: a}, {id: a, override: true}]",
       "\"a\" is a rule of this file (line 3); change it there, override: is for those of included "
       "checklists\n"},
      {"rules: [{id: a}]", "rules: [{id: a, override: yes}]",
       "expected true for override:, found \"yes\"; a new rule goes without it\n"},
      {"rules: [{id: a}]", "rules: [{override: true}]",
       "expected id: beside override:, the id of the rule to change\n"},
      {"phrases: {saludo: [a]}", "phrases: {salud: {add: b}}",
       "no included checklist has a list of phrases \"salud\"; did you mean \"saludo\"?\n"},
      {"phrases: {s: [a]}", "phrases: {s: {add: b, replace: c}}",
       "replace: stands alone; put all that the new list has into it\n"},
      {"phrases: {s: [a]}", "phrases: {s: {add: b, foo: c}}",
       "unknown key \"foo\" in a change of a list of phrases; expected one of replace, add, remove, "
       "except\n"},
      {"phrases: {s: ['buenos días']}", "phrases: {s: {remove: [buenos dias]}}",
       "the list has no phrase \"buenos dias\"; did you mean \"buenos días\"?\n"},
      {"settings: {hold_limit: 5s}", "settings: {hold_limt: 5s}",
       "no included checklist has a setting \"hold_limt\", and nothing here uses it as $hold_limt; did you "
       "mean "
       "\"hold_limit\"?\n"},
      {"settings: {hold_limit: 5s}", "name: $hold_limt",
       "no setting is called \"hold_limt\"; did you mean \"hold_limit\"?\n"},
      {"settings: {a_b: [x]}", "name: uno $a_b",
       "\"a_b\" is no single value, so it cannot stand inside a text\n"},
      {"settings: {a: x, b: $a}", "name: x",
       "a setting cannot be made of other settings; write its value out\n"},
      {"settings: {Abc: x}", "name: x",
       "a setting's name is small letters a to z, digits and _, found \"Abc\"\n"},
      {"settings: [x]", "name: x", "expected settings as \"name: value\", found a list\n"},
  };
  for (const auto& row : table) {
    CAPTURE(row.base);
    CAPTURE(row.own);
    CHECK(merged(row.base, row.own, "") == row.mistake);
  }
}

TEST_CASE("a name that is taken is reported with the place that took it") {
  const std::string rule = merged("rules: [{id: a}]", "rules: [{id: a, title: x}]", "");
  CHECK(rule.find("\"a\" is a rule of an included checklist already (") == 0);
  CHECK(rule.find("base.yaml:2:9); add override: true to change it, or give this one an id of its own\n") !=
        std::string::npos);
  const std::string list = merged("phrases: {s: [a]}", "phrases: {s: [b]}", "");
  CHECK(
      list.find("base.yaml:2:11); write s: {add: [...]} to extend it or s: {replace: ...} to replace it\n") !=
      std::string::npos);
}

TEST_CASE("a merged node keeps the place it was written at") {
  const Folder folder;
  folder.write("base.yaml", "cortesia: 1\nsettings: {x: 1}\nrules:\n  - {id: a, title: A, weight: $x}\n");
  const std::string path = folder.write(
      "own.yaml", "cortesia: 1\ninclude: base.yaml\nrules:\n  - {id: a, override: true, title: B}\n");
  Mistakes mistakes;
  const Loaded loaded = load(path, "", true, mistakes);
  const Node& rule = loaded.root.find("rules")->items[0];
  CHECK(mistakes.where(rule.place) == (folder.path / "base.yaml:4:5").string());
  CHECK(mistakes.where(rule.find("title")->place) == path + ":4:36");
  CHECK(mistakes.where(rule.find("weight")->place) == (folder.path / "base.yaml:2:15").string());
}

TEST_CASE("the hash is over the bytes of all files, and a file is taken once") {
  const Folder folder;
  const std::string d = "cortesia: 1\nphrases: {d: [x]}\n";
  const std::string b = "cortesia: 1\ninclude: d.yaml\nphrases: {d: {add: [b]}}\n";
  const std::string c = "cortesia: 1\ninclude: sub/../d.yaml\n";
  const std::string good_c = "cortesia: 1\ninclude: ./d.yaml\nphrases: {d: {add: [c]}}\n";
  const std::string a = "cortesia: 1\ninclude: [b.yaml, c.yaml]\nphrases: {d: {add: [a]}}\n";
  folder.write("d.yaml", d);
  folder.write("b.yaml", b);
  folder.write("c.yaml", good_c);
  const std::string path = folder.write("a.yaml", a);
  Mistakes mistakes;
  const Loaded loaded = load(path, "", false, mistakes);
  CHECK(mistakes.render() == "");
  CHECK(loaded.name == path);
  CHECK(loaded.sha256 == sha256_hex(a + b + d + good_c));
  CHECK(shown(*loaded.root.find("phrases")) == "{d: [x, b, c, a]}");
  folder.write("c.yaml", c);
  CHECK(error_of(path).find("expected a file beside this one") != std::string::npos);
}

TEST_CASE("a checklist reaches only the files beside it") {
  const Folder outside;
  const std::string secret = outside.write("secret.yaml", "cortesia: 1\nname: secret\n");
  const Folder folder;
  fs::create_symlink(secret, folder.path / "link.yaml");
  fs::create_directory_symlink(outside.path, folder.path / "door");
  folder.write("sub/inner.yaml", "cortesia: 1\n");
  fs::create_symlink(folder.path / "sub/inner.yaml", folder.path / "inside.yaml");
  const auto including = [&](const std::string& name) {
    return error_of(folder.write("own.yaml", "cortesia: 1\ninclude: ['" + name + "']\n"));
  };
  CHECK(including("sub/inner.yaml") == "");
  CHECK(including("inside.yaml") == "");
  for (const std::string& name :
       {secret, std::string("../") + secret, std::string(""), std::string("sub/../own.yaml")})
    CHECK(including(name).find("expected a file beside this one, in its folder or one below") !=
          std::string::npos);
  CHECK(including("link.yaml").find("is a link that leads out of the checklist's folder") !=
        std::string::npos);
  CHECK(including("door/secret.yaml").find("is a link that leads out of the checklist's folder") !=
        std::string::npos);
  CHECK(including("sub").find("is no file with a checklist") != std::string::npos);
  CHECK(including("none.yaml").find("no file \"") != std::string::npos);
  CHECK(including("own.yaml").find("includes this file, straight or through others") != std::string::npos);
  CHECK(including("shipped:ex").find("no checklist is shipped as \"ex\"; did you mean \"es\"?") !=
        std::string::npos);
}

TEST_CASE("includes have an end") {
  const Folder folder;
  folder.write("a.yaml", "cortesia: 1\ninclude: b.yaml\n");
  folder.write("b.yaml", "cortesia: 1\ninclude: c.yaml\n");
  folder.write("c.yaml", "cortesia: 1\ninclude: a.yaml\n");
  CHECK(error_of((folder.path / "a.yaml").string()).find("c.yaml:2:10: \"") != std::string::npos);

  for (int i = 0; i < 20; ++i)
    folder.write("deep" + std::to_string(i) + ".yaml",
                 "cortesia: 1\ninclude: deep" + std::to_string(i + 1) + ".yaml\n");
  folder.write("deep20.yaml", "cortesia: 1\n");
  CHECK(error_of((folder.path / "deep0.yaml").string())
            .find("expected at most 8 files that include one another, found one more") != std::string::npos);

  std::string wide = "cortesia: 1\ninclude:\n";
  for (int i = 0; i < 60; ++i) {
    wide += "  - w" + std::to_string(i) + ".yaml\n";
    folder.write("w" + std::to_string(i) + ".yaml", "cortesia: 1\n");
  }
  CHECK(error_of(folder.write("wide.yaml", wide)).find("expected at most 50 included files") !=
        std::string::npos);

  const std::string padding = "cortesia: 1\n" + std::string(1'200'000, '\n');
  folder.write("half.yaml", padding);
  CHECK(error_of(folder.write("both.yaml", padding + "include: half.yaml\n"))
            .find("expected a checklist of at most 2097152 bytes with all it includes") != std::string::npos);
}

TEST_CASE("settings cannot make a checklist grow without end") {
  std::string text = "settings:\n  x: " + std::string(10'000, 'a') + "\nphrases:\n  s:\n";
  for (int i = 0; i < 1000; ++i) text += "    - $x b$x c\n";
  CHECK(merged(text, "name: x", "phrases") == "expected settings to add at most 1048576 bytes, found more\n");
}

TEST_CASE("two languages make no one checklist") {
  const Folder folder;
  const std::string both =
      error_of(folder.write("own.yaml", "cortesia: 1\ninclude: [shipped:es, shipped:en]\n"));
  CHECK(both.find("own.yaml:2:23: \"shipped:en\" is for calls in \"en\", and what is included before it for "
                  "calls in \"es\"; write a file with checklists:") != std::string::npos);
  CHECK(both.find("shipped:en:") == std::string::npos);
}

TEST_CASE("limits that contradict an included one are shown where they are written") {
  const Folder folder;
  folder.write("base.yaml",
               "cortesia: 1\nsections: [{id: s}]\n"
               "rules: [{id: a, section: s, measure: words, at_most: 9}]\n");
  const std::string own = folder.write(
      "own.yaml", "cortesia: 1\ninclude: base.yaml\nrules: [{id: a, override: true, at_least: 12}]\n");
  LoadOptions options;
  options.rules = own;
  try {
    Checklist::load(options);
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(std::string(error.what()).find("own.yaml:3:43: the lower limit is above the upper one") !=
          std::string::npos);
  }
}

TEST_CASE("a checklist that is not there says what to do") {
  const Folder folder;
  const std::string none = (folder.path / "none.yaml").string();
  CHECK(error_of(none) == "no checklist \"" + none +
                              "\"; \"cortesia init\" writes one, --rules shipped:es takes the shipped one");
  CHECK(error_of(folder.path.string()).find("expected a checklist, found the folder \"") == 0);
  CHECK(error_of("shipped:em") == "no checklist is shipped as \"em\"; did you mean \"es\"?");
  CHECK(error_of("/dev/zero").find("/dev/zero: expected a checklist of at most 2097152 bytes") == 0);
  CHECK(error_of(folder.write("list.yaml", "- a\n"))
            .find("list.yaml:1:1: expected a checklist as \"key: value\" lines") != std::string::npos);
  CHECK(error_of(folder.write("null.yaml", "~\n")).find("expected a checklist, found nothing") !=
        std::string::npos);
  CHECK(error_of(folder.write("old.yaml", "name: x\n")).find("begin the file with cortesia: 1") !=
        std::string::npos);
  CHECK(error_of(folder.write("new.yaml", "cortesia: 2\n"))
            .find("new.yaml:1:11: this program reads checklists of language version 1, found \"2\"") !=
        std::string::npos);
}

TEST_CASE("a shipped checklist is the same tree embedded, parsed, and as a copy of the file") {
  const Folder folder;
  for (const Shipped& each : shipped())
    if (each.name.empty()) folder.write(std::string(each.path), std::string(each.text));
  for (const Shipped& each : shipped()) {
    if (each.name.empty()) continue;
    CAPTURE(each.name);
    Mistakes mistakes;
    std::string bytes(each.text);
    const Node tree = parse_document(bytes, mistakes.file("", bytes), mistakes);
    if (const Node* parts = tree.find("include"))
      for (const Node& part : parts->items)
        for (const Shipped& other : shipped())
          if (other.path == part.text) bytes += other.text;
    CHECK(each.sha256 == sha256_hex(bytes));
    const Loaded embedded = load("shipped:" + std::string(each.name), "", false, mistakes);
    CHECK(embedded.sha256 == each.sha256);
    const Loaded copied = load(folder.write("copy.yaml", std::string(each.text)), "", false, mistakes);
    CHECK(copied.sha256 == each.sha256);
    Loaded parsed = load("shipped:" + std::string(each.name), "", true, mistakes);
    if (each.name == "es") CHECK(serialize(parsed.root) != serialize(embedded.root));  // it has its examples
    drop_examples(parsed.root);
    CHECK(serialize(parsed.root) == serialize(embedded.root));
    CHECK(serialize(copied.root) == serialize(embedded.root));
    CHECK(mistakes.render() == "");
  }
}

TEST_CASE("examples come where they are wanted") {
  const Folder folder;
  const std::string path = folder.write("a.yaml", "cortesia: 1\nrules: [{id: a, examples: [{pass: x}]}]\n");
  Mistakes mistakes;
  CHECK(shown(*load(path, "", true, mistakes).root.find("rules")) == "[{id: a, examples: [{pass: x}]}]");
  CHECK(shown(*load(path, "", false, mistakes).root.find("rules")) == "[{id: a}]");
}

TEST_CASE("the shipped checklist of a language") {
  const Folder folder;
  const fs::path here = fs::current_path();
  fs::current_path(folder.path);
  Mistakes mistakes;
  CHECK(load("", "", false, mistakes).name == "shipped:es");
  CHECK(load("", "es", false, mistakes).name == "shipped:es");
  CHECK_THROWS_WITH_AS(
      load("", "et", false, mistakes),
      "no checklist is shipped for the language \"et\"; did you mean \"es\"?; name yours with --rules",
      Error);
  folder.write("rules.yaml", "cortesia: 1\nname: own\n");
  CHECK(load("", "es", false, mistakes).name == "rules.yaml");
  fs::current_path(here);
}
