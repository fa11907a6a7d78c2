// The schema of checklists against the loader: what one accepts the other accepts, and both refuse what is
// wrong with the shape of a file.
#include <filesystem>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include <doctest/doctest.h>

#include "golden.hpp"
#include "json_schema.hpp"
#include "model/reason.hpp"
#include "rules/checks/kinds.hpp"
#include "rules/compiled.hpp"
#include "rules/figures.hpp"
#include "rules/needs.hpp"
#include "rules/schema.hpp"

namespace cortesia::rules {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

// As editors read a checklist: YAML 1.2, where yes, no and dates are texts.
json json_of(const Node& node) {
  static const std::regex number("-?[0-9]+([.][0-9]+)?");
  switch (node.kind) {
    case Node::Kind::null:
      return nullptr;
    case Node::Kind::scalar:
      if (node.quoted) return node.text;
      if (node.text == "true" || node.text == "false") return node.text == "true";
      if (std::regex_match(node.text, number)) return std::stod(node.text);
      return node.text;
    case Node::Kind::sequence: {
      json items = json::array();
      for (const Node& item : node.items) items.push_back(json_of(item));
      return items;
    }
    case Node::Kind::mapping:
      break;
  }
  json fields = json::object();
  for (const auto& [key, value] : node.fields) fields[key.text] = json_of(value);
  return fields;
}

fixture::Schema& schema() {
  static fixture::Schema made(checklist_schema());
  return made;
}

// Empty when the checklist has the right shape, else what is wrong with it.
std::string trouble(const Node& checklist) { return schema().trouble(json_of(checklist)); }

struct Read {
  Node tree;
  Mistakes mistakes;
};

// As loaded from a file without includes.
void read(const std::string& text, Read& out) {
  out.tree = parse_document(text, out.mistakes.file("prueba.yaml", text), out.mistakes);
}

bool compiles(const Node& tree, Mistakes& mistakes) {
  Loaded loaded;
  loaded.root = tree;
  return compile(loaded, mistakes) != nullptr;
}

// A whole checklist round the keys of one rule.
std::string checklist(std::string_view rule) {
  return "cortesia: 1\nsections: [{id: s}]\nwindows: {opening: first 30s}\n"
         "phrases: {yes: [sí], no: ['no'], saludo: [hola]}\nmoments: {hold: {event: hold}}\n"
         "rules:\n  - {id: r, section: s, " +
         std::string(rule) + "}\n";
}

constexpr std::string_view kGoodRules[] = {
    "require: {say: hola}",
    "require: {say: [hola, buenas], by: customer, to: colleague, in: opening, except: hola hola, at_least: "
    "2}",
    "forbid: {say: '=tú', at_most: 1, suggest: usted, unless: {say: cita, in: same turn}}",
    "parts: [{name: a, say: hola}, {name: b, require: {say: adiós}}], enough: 1",
    "order: [{say: a}, {moment: hold}, {turn: {by: colleague}}], at_least: 3",
    "never_before: {say: precio, until: [nombre, apellido]}",
    "never_before: {say: precio, until: {moment: hold}}",
    "sequence: [{say: a}, {say: b, by: customer, within: 2 turns}, {silence: over 2s, within: 20 words}]",
    "ask: {say: me permite}, answer: {yes: claro, no: ni hablar, by: customer, within: 3}",
    "ask: {say: me permite}, answer: {volunteered: {say: le doy permiso, by: customer}}",
    "ask: {say: me permite}",
    "measure: ring_time, at_most: 10.2s",
    "measure: share, of: hold, under: 20%",
    "measure: longest, of: silence, between: [0s, 1min], in: [opening, last 30s]",
    "field: queue, matches: ['ventas*', 'soporte*']",
    "field: local_time, between: ['05:00', '12:59']",
    "field: local_time, at_least: '24:00'",
    "field: loudness, at_most: -6",
    "measure: loudness, between: [-30, '-6']",
    "measure: talk_share, between: [30%, 70%]",
    "field: local_time, between: ['22:00', '06:00']",
    "turn: {by: customer, words: 15}",
    "sequence: [{say: a}, {not: {say: b, by: any}}, {say: c}]",
    "measure: words_per_minute, over: 110.5",
    "order: [{say: a}, {say: b}], at_least: 2",
    "field: ring_seconds, at_most: 17s",
    "field: agent.name, known: false",
    "all: [{say: a}, {any: [{say: b}, {not: {cut: true}}]}]",
    "cut: false",
    "event: [hold, music]",
    "silence: at least 1.5s, ended_by: agent",
    "turn: {by: colleague, in: {between: [hold, hold]}, at_least: 2}",
    "say: hola, in: [{before: hold, within: 4 turns}, {during: hold}, next 2 customer turns]",
    "say: hola, in: {after: hold, within: 2 agent turns}",
    "say: hola, in: {timed: first 30s, untimed: [first 20%, first turn]}",
    "say: 33, title: 12, source: ~, weight: 2.5, critical: customer, when: {moment: hold}",
    "say: hola, needs: [times, 'loudness|casing'], assessable: {cut: false}, for_each: hold, advice:",
    "say: hola, examples: [{pass: 'A: hola'}, {partial: 0.4, text: 'A: a'}, {partial: {fraction: 0.4, "
    "text: 'A: a'}}, {pass: {text: 'A: a'}, call: {queue: v}}, {fail: {text: 'A: a', call: "
    "{ring_seconds: 3, events: [{type: hold, start: 1}]}}, known_gap: true}]",
};

constexpr std::string_view kBadRules[] = {
    "requires: {say: hola}",
    "require: {say: hola}, forbid: {say: hola}",
    "require: {say: hola}, forbid:",
    "title: nada",
    "require:",
    "require: hola",
    "require: {by: agent}",
    "require: {say: {a: b}}",
    "require: {say: []}",
    "require: {say: [[muchas], gracias]}",
    "require: {say: hola, by: agente}",
    "require: {say: hola, in: []}",
    "require: {say: hola, in: {within: 3 turns}}",
    "require: {say: hola, in: {before: hold, after: hold}}",
    "require: {say: hola, in: {between: [hold]}}",
    "require: {say: hola, in: {timed: first 30s}}",
    "require: {say: hola, in: {before: hold, within: muchos}}",
    "require: {say: hola, in: {before: hold, within: 20%}}",
    "forbid: {say: hola, at_least: 2}",
    "forbid: {say: hola, suggest: [buenas, buenos días]}",
    "parts: []",
    "parts: [{say: hola}]",
    "parts: {a: {say: hola}}",
    "require: {say: hola}, enough: 1",
    "order: [{say: hola}]",
    "never_before: {say: hola}",
    "sequence: [{say: a}]",
    "sequence: [{say: a}, {say: b, within: 4}]",
    "answer: {yes: claro}",
    "ask: {say: a}, answer: {si: claro}",
    "measure: rings, at_most: 3",
    "measure: words",
    "measure: longest, at_most: 3s",
    "measure: words, of: hold, at_most: 3",
    "measure: words, at_most: muchas",
    "measure: words, between: [1]",
    "measure: words, at_most: 3s",
    "measure: words, at_most: -3",
    "measure: ring_time, at_most: 10",
    "measure: ring_time, at_most: 10%",
    "measure: ring_time, at_most: 3 turns",
    "measure: longest, of: hold, between: [1s, 20]",
    "measure: count, of: hold, at_most: 2 turns",
    "measure: share, of: hold, under: 20s",
    "measure: loudness, at_most: 6s",
    "measure: words_per_minute, at_most: 2min",
    "field: ring_seconds, at_most: 17",
    "field: local_time, between: [5, 12]",
    "field: local_time, at_most: '25:00'",
    "field: local_time, at_most: '12:60'",
    "field: loudness, at_most: 10s",
    "say: hola, at_least: 0",
    "say: hola, at_least: 1.5",
    "require: {say: hola, at_least: 2000}",
    "require: {say: hola, at_least: 2s}",
    "forbid: {say: hola, at_most: 0.5}",
    "forbid: {say: hola, at_most: -1}",
    "order: [{say: a}, {say: b}], at_least: 1.5",
    "order: [{say: a}, {say: b}], at_least: 2 turns",
    "parts: [{name: a, say: a}, {name: b, say: b}], enough: 1.5",
    "parts: [{name: a, say: a}, {name: b, say: b}], enough: 50%",
    "field: cola, is: ventas",
    "field: queue",
    "field: queue, is: ventas, matches: 'v*'",
    "all: {say: hola}",
    "any: []",
    "not: [{say: hola}]",
    "cut: tal vez",
    "event: espera",
    "event: []",
    "silence: 20s",
    "silence: over 20%",
    "turn: {in: opening}",
    "turn: {by: customer, words: 0}",
    "turn: {by: customer, words: muchas}",
    "turn: {by: customer, at_least: 1.5}",
    "measure: talk_share, at_most: 0.7",
    "turn: colleague",
    "say: hola, at_most: 2",
    "say: hola, weight: mucho",
    "say: hola, weight: -1",
    "say: hola, critical: sí",
    "say: hola, needs: [tiempos]",
    "say: hola, when: {}",
    "say: hola, when: [{moment: hold}]",
    "say: hola, override: yes",
};

// What the loader reads when the examples are run: tests/mistakes/example_mistakes.yaml.
constexpr std::string_view kBadExamples[] = {
    "{partial: 1.5, text: 'A: a'}",
    "{partial: 0.5s, text: 'A: a'}",
    "{partial: {fraction: 0, text: 'A: a'}}",
    "{pass: {fraction: 0.5, text: 'A: a'}}",
    "{pass: 'A: hola', text: 'A: a'}",
    "{pass: {text: 'A: hola'}, text: 'A: a'}",
    "{pass: {text: 'A: hola', call: {queue: v}}, call: {queue: w}}",
};

constexpr std::string_view kGoodFiles[] = {
    "cortesia: '1'\nname:\nversion: 2026.11\nlanguage: en\ncompany: {names: Andifibra}\n",
    "cortesia: 1\nclock: {estimate: true, words_per_second: 2.5}\nheard_as: {movi estar: movistar}\n",
    "cortesia: 1\nscoring: {pass_mark: 75.5, minimum_coverage: 40%, critical: zero_score}\n",
    "cortesia: 1\nphrases: {a: hola, b: [hola, 2], c: {say: hola, except: hola hola}}\n",
    "cortesia: 1\nmoments: {a: {any: [{event: hold}, {say: x, then: {silence: over 10s, within: 3 turns}, "
    "unless: {say: y}}]}, b: {say: z, merge: 4 turns}, c: {say: q, then: {any: [{say: r}], within: 2 "
    "turns}}}\n",
    "cortesia: 1\nlabels: [{id: l, say: hola}]\n",
    "cortesia: 1\nvoices: {organisation: [dígame], customer: quisiera}\n",
};

// What only a file that includes another may hold, and the loader merges away; and one that chooses.
constexpr std::string_view kGoodIncluding[] = {
    "cortesia: 1\ninclude: shipped:es\ndisable: [a, b]\nsettings: {hold_limit: 120s, adioses: [chao]}\n",
    "cortesia: 1\ninclude: [shipped:es]\nphrases: {saludo: {add: quiubo, remove: [hola], except: [x]}, "
    "gracias: {replace: [mil gracias]}}\nmoments: {hold: {add: [{event: note}]}, message: {replace: {say: "
    "recado}}}\n",
    "cortesia: 1\ninclude: [shipped:es]\nphrases: {saludo: {except: [x]}, gracias: {add: [], except: x}}\n",
    "cortesia: 1\nchecklists:\n  - {language: es, queue: 'ventas*', use: v.yaml}\n  - {use: shipped:es}\n",
    "cortesia: 1\nrules: [{id: a, override: true, weight: 3, critical: none}, {id: b, override: true, "
    "measure: words, at_most: $words_limit}]\nscoring: {pass_mark: $mark}\n",
};

constexpr std::string_view kBadFiles[] = {
    "name: sin versión\n",
    "cortesia: 2\n",
    "cortesia: 1\nreglas: []\n",
    "cortesia: 1\nlanguage: fr\n",
    "cortesia: 1\nlanguage: [es]\n",
    "cortesia: 1\ncompany: [Andifibra]\n",
    "cortesia: 1\nclock: {words_per_second: 100}\n",
    "cortesia: 1\nwindows: [first 30s]\n",
    "cortesia: 1\nheard_as: [a, b]\n",
    "cortesia: 1\nheard_as: {a: [b]}\n",
    "cortesia: 1\nphrases: [hola]\n",
    "cortesia: 1\nphrases: {a: {say: hola, exept: x}}\n",
    "cortesia: 1\nphrases: {a: }\n",
    "cortesia: 1\nmoments: [a]\n",
    "cortesia: 1\nmoments: {a: {any: []}}\n",
    "cortesia: 1\nmoments: {a: {event: hold, margin: 3}}\n",
    "cortesia: 1\nmoments: {a: {then: {say: b}}}\n",
    "cortesia: 1\nmoments: {a: {say: a, then: {say: b, within: 30s}}}\n",
    "cortesia: 1\nmoments: {a: {event: hold, merge: 20s}}\n",
    "cortesia: 1\nvoices: {organisation: [dígame]}\n",
    "cortesia: 1\nscoring: {pass_mark: 800}\n",
    "cortesia: 1\nscoring: {minimum_coverage: 150%}\n",
    "cortesia: 1\nscoring: {minimum_coverage: 50s}\n",
    "cortesia: 1\nscoring: {critical: fail}\n",
    "cortesia: 1\nsections: [apertura]\n",
    "cortesia: 1\nsections: [{title: Apertura}]\n",
    "cortesia: 1\nsections: {apertura: 20}\n",
    "cortesia: 1\nrules: {a: {say: hola}}\n",
    "cortesia: 1\nrules: [{id: a, say: hola}]\n",
    "cortesia: 1\nlabels: [{id: a, weight: 2, say: hola}]\n",
};

// Files that choose among checklists.
constexpr std::string_view kBadChoices[] = {
    "cortesia: 1\nchecklists: []\n",
    "cortesia: 1\nchecklists: [{language: es}]\n",
    "cortesia: 1\nchecklists: [{use: a.yaml, cola: ventas}]\n",
    "cortesia: 1\nchecklists: [{use: a.yaml}]\nrules: []\n",
    "checklists: [{use: a.yaml}]\n",
};

// A file may lack what a rule needs round it.
constexpr std::string_view kRest = "rules: [{id: r, section: s, say: hola}]\nsections: [{id: s}]\n";

std::string completed(std::string_view file) {
  std::string text(file);
  if (text.find("\nrules:") == std::string::npos) text += kRest.substr(0, kRest.find('\n') + 1);
  if (text.find("\nsections:") == std::string::npos) text += kRest.substr(kRest.find('\n') + 1);
  return text;
}

}  // namespace

TEST_CASE("a checklist that loads has the shape of the schema") {
  std::vector<std::string> texts;
  for (const std::string_view rule : kGoodRules) texts.push_back(checklist(rule));
  for (const std::string_view file : kGoodFiles) texts.push_back(completed(file));
  for (const std::string& text : texts) {
    INFO(text);
    Read one;
    read(text, one);
    CHECK(compiles(one.tree, one.mistakes));
    CHECK(one.mistakes.render() == "");
    CHECK(trouble(one.tree) == "");
  }
  for (const std::string_view text : kGoodIncluding) {
    INFO(text);
    Read one;
    read(std::string(text), one);
    CHECK(trouble(one.tree) == "");
  }
}

TEST_CASE("a choice of checklists of another shape is refused by the schema") {
  for (const std::string_view text : kBadChoices) {
    INFO(text);
    Read one;
    read(std::string(text), one);
    CHECK(trouble(one.tree) != "");
  }
}

TEST_CASE("what has another shape is refused by the schema and by the loader") {
  std::vector<std::string> texts;
  for (const std::string_view rule : kBadRules) texts.push_back(checklist(rule));
  for (const std::string_view file : kBadFiles) texts.push_back(completed(file));
  for (const std::string& text : texts) {
    INFO(text);
    Read one;
    read(text, one);
    REQUIRE_FALSE(one.mistakes.any_error());
    CHECK_FALSE(compiles(one.tree, one.mistakes));
    CHECK(trouble(one.tree) != "");
  }
}

TEST_CASE("examples of another shape are refused by the schema") {
  for (const std::string_view text : kBadExamples) {
    INFO(text);
    Read one;
    read(checklist("say: hola, examples: [" + std::string(text) + "]"), one);
    REQUIRE_FALSE(one.mistakes.any_error());
    CHECK(trouble(one.tree) != "");
  }
}

TEST_CASE("the checklists of the project have the shape of the schema") {
  const fs::path root = CORTESIA_SOURCE_DIR;
  std::vector<fs::path> files{root / "rules.yaml"};
  for (const fs::path& folder : {root / "phrases", root / "packs"})
    for (const auto& entry : fs::recursive_directory_iterator(folder))
      if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  for (const fs::path& file : files) {
    INFO(file.string());
    Read one;
    read(completed(fixture::contents(file)), one);  // phrases are for others to include
    REQUIRE_FALSE(one.mistakes.any_error());
    CHECK(trouble(one.tree) == "");
  }
}

// What a schema cannot see: names that must meet, phrases and windows inside their texts, the world outside
// the file. Every other mistake of the gallery must be one that the schema finds too.
const std::regex kNotOfShape(
    // names
    "no (included checklist|section|moment|window|setting|rule|list of phrases) |unknown (list|manner)|two "
    "(rules|sections) are "
    "called|already "
    "\\(|"
    "is a rule of this file|is disabled on|the list has no phrase|hangs on itself|is defined by itself|in a "
    "circle|"
    "a setting cannot be made of|is no single value|"
    // phrases
    "words?, |expected words|so it would be heard everywhere|stands at the end|regular expression|"
    "with its lists unfolded|a gap |without the bracket|unknown entity|brackets nest|is never closed|"
    "a phrase has at most|stands at |no word follows|nothing is remembered|stands for part|a name after|"
    // windows
    "is no window|a window has at most|in a chain of more than|"
    // files
    "expected a file beside|includes this file|beside this checklist|is shipped as|no file with|"
    "a text that begins with");

TEST_CASE("the schema refuses the gallery of mistakes, where the shape is wrong") {
  const fs::path gallery = CORTESIA_SOURCE_DIR "/tests/mistakes";
  const std::regex place("[^ ]+[.]yaml(:[0-9]+:[0-9]+)?: (.*)");
  std::size_t refused = 0;
  for (const auto& entry : fs::directory_iterator(gallery)) {
    if (entry.path().extension() != ".yaml") continue;
    Read one;
    read(fixture::contents(entry.path()), one);
    if (one.mistakes.any_error()) continue;  // not YAML, or too much of it: nothing to hold to a schema
    if (!trouble(one.tree).empty()) {
      ++refused;
      continue;
    }
    std::istringstream messages(fixture::contents(fs::path(entry.path()).replace_extension(".txt")));
    for (std::string line; std::getline(messages, line);) {
      std::smatch match;
      if (!std::regex_match(line, match, place)) continue;
      INFO(entry.path().string() << ": " << line);
      CHECK(std::regex_search(match[2].first, match[2].second, kNotOfShape));
    }
  }
  CHECK(refused > 30);
}

TEST_CASE("the schema knows every entry of the tables") {
  const json& definitions = schema().document()["definitions"];
  const json& rule = definitions["rule"]["properties"];
  for (const CheckKind& kind : check_kind_table()) {
    INFO(kind.name);
    CHECK(rule.contains(kind.name));
    CHECK(definitions["kind_" + std::string(kind.name)]["description"] == kind.about);
  }
  CHECK(definitions["kind_field"]["anyOf"][0]["enum"] == json(checks::field_names()));
  CHECK(definitions["kind_event"]["anyOf"][0]["enum"] == json(kOwnEventNames));
  CHECK(definitions["need"]["examples"] == json(need_names()));
  for (const Figure& figure : figure_table()) {
    INFO(figure.name);
    bool found = false;
    for (const json& one : definitions["kind_measure"]["anyOf"])
      found = found || (one.value("const", "") == figure.name && one["description"] == figure.about);
    CHECK(found);
  }
}

}  // namespace cortesia::rules
