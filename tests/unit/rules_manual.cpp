// man/cortesia-rules.5: every example in it loads and its own examples come out as they say, and every entry
// of the tables has its place in it.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <unistd.h>

#include <doctest/doctest.h>

#include "base/error.hpp"
#include "commands/example_reader.hpp"
#include "model/reason.hpp"
#include "rules/checks/kinds.hpp"
#include "rules/compiled.hpp"
#include "rules/figures.hpp"
#include "rules/needs.hpp"

namespace cortesia::rules {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> lines_of_page() {
  std::ifstream file(CORTESIA_SOURCE_DIR "/man/cortesia-rules.5");
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

struct Block {
  std::size_t line = 0;  // of the page
  std::string text;
};

// The literal blocks, as they are printed.
std::vector<Block> blocks() {
  std::vector<Block> out;
  const std::vector<std::string> lines = lines_of_page();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].starts_with(".Bd -literal")) continue;
    Block block{i + 1, {}};
    for (++i; i < lines.size() && lines[i] != ".Ed"; ++i) {
      std::string line = std::regex_replace(lines[i], std::regex(R"(\\e)"), "\\");
      block.text += std::regex_replace(line, std::regex(R"(\\&)"), "") + "\n";
    }
    out.push_back(std::move(block));
  }
  return out;
}

bool has_key(const std::string& text, std::string_view key) {
  return ("\n" + text).find("\n" + std::string(key) + ":") != std::string::npos;
}

// What "Reading this page" says that an example may leave out.
std::string completed(std::string text) {
  std::string head;
  if (!has_key(text, "cortesia")) head += "cortesia: 1\n";
  if (!has_key(text, "language")) head += "language: es\n";
  if (!has_key(text, "sections") && !has_key(text, "include"))
    head += "sections: [{id: trato, title: Trato, weight: 100}]\n";
  if (!has_key(text, "rules") && !has_key(text, "labels") && !has_key(text, "include"))
    text += "rules: [{id: algo, section: trato, say: hola}]\n";
  return head + text;
}

// The words that stand after `macro` somewhere in the page: `.It Cm name , version`.
std::vector<std::string> named(const std::regex& line) {
  std::vector<std::string> names;
  for (const std::string& text : lines_of_page()) {
    std::smatch match;
    if (!std::regex_match(text, match, line)) continue;
    std::istringstream words(match[1].str());
    for (std::string word; words >> word;)
      if (word != ",") names.push_back(word);
  }
  return names;
}

bool among(std::string_view name, const std::vector<std::string>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

TEST_CASE("the examples of the manual come out as they say") {
  const fs::path path = fs::temp_directory_path() / ("cortesia-manual-" + std::to_string(getpid()) + ".yaml");
  std::size_t run = 0;
  ExampleReader reader;
  for (const Block& block : blocks()) {
    INFO("man/cortesia-rules.5:" << block.line << "\n" << block.text);
    std::ofstream(path) << completed(block.text);
    ExamplesRun examples;
    CHECK_NOTHROW(examples = run_examples({path.string(), {}, {}, {}}, std::ref(reader)));
    for (const ExampleResult& result : examples.results) {
      if (result.place.find("cortesia-manual") == std::string::npos) continue;  // of an included checklist
      INFO(result.place << ": " << result.rule << " expected " << result.expected << " found " << result.found
                        << ": " << result.why);
      CHECK(result.ok != result.known_gap);
      ++run;
    }
  }
  fs::remove(path);
  CHECK(blocks().size() > 30);
  CHECK(run > 100);
}

TEST_CASE("the manual describes every entry of the tables") {
  const std::vector<std::string> items = named(std::regex(R"(\.It Cm (.*))"));
  const std::vector<std::string> sections = named(std::regex(R"(\.Ss (.*))"));
  std::string page;
  for (const std::string& line : lines_of_page()) page += line + "\n";
  for (const CheckKind& kind : check_kind_table()) {
    INFO(kind.name);
    CHECK((among(kind.name, sections) || among(std::string(kind.name) + ",", sections)));
  }
  const auto described = [&](std::string_view name) {
    INFO(name);
    CHECK(among(name, items));
  };
  for (const Figure& figure : figure_table()) {
    described(figure.name);
    CHECK(page.find("measure: " + std::string(figure.name) + ",") != std::string::npos);
  }
  for (const std::string_view name : checks::field_names()) described(name);
  for (const std::string_view name : need_names()) described(name);
  for (const std::string_view name : kPartySetNames) described(name);
  for (const std::string_view name : cortesia::kOwnEventNames) {
    INFO(name);
    CHECK(std::regex_search(page, std::regex("\n[.]Cm " + std::string(name) + "( [,.])?\n")));
  }
  for (const std::string_view name : {"number", "phone", "time", "date", "money", "duration", "name"}) {
    INFO(name);
    CHECK(page.find("\n.Ql <" + std::string(name) + ">") != std::string::npos);
  }
  // Every form of window and every way of writing a phrase.
  std::string forms;
  for (const std::string& line : lines_of_page())
    if (line.starts_with(".It Ql ") || line.starts_with(".It So "))
      forms += " , " + std::regex_replace(line.substr(4), std::regex(R"(Ql |So | Sc|\\&)"), "") + " , ";
  for (const std::string_view form : {"whole call",
                                      "first 30s",
                                      "last 30s",
                                      "after 30s",
                                      "first 3 turns",
                                      "last 2 agent turns",
                                      "first 20%",
                                      "last 50 words",
                                      "same turn",
                                      "next customer turn",
                                      "previous 2 agent turns",
                                      "{before: hold, within: 4 turns}",
                                      "{after: hold}",
                                      "{during: hold}",
                                      "{between: [hold, transfer]}",
                                      "opening",
                                      "muchas gracias",
                                      "(le|lo) puedo ayudar",
                                      "[muchas] gracias",
                                      "ayud*",
                                      "*aste",
                                      "gracias ... llamar",
                                      "_",
                                      "{saludo}",
                                      "=tú",
                                      "~telefónica",
                                      "^",
                                      "^^",
                                      "$",
                                      "puede esperar ?",
                                      "/regular expression/"}) {
    INFO(form);
    CHECK(forms.find(" , " + std::string(form) + " , ") != std::string::npos);
  }
}

}  // namespace cortesia::rules
