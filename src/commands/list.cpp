// `cortesia list`: what the tables of the program and the rules of a checklist hold.
#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/output.hpp"
#include "base/terminal.hpp"
#include "commands/inputs.hpp"
#include "commands/values.hpp"
#include "write/write.hpp"

namespace cortesia {

namespace {

struct ListOptions {
  rules::LoadOptions rules;
  std::string what;
};

struct Row {
  std::string name, about;
};

std::vector<Row> rule_rows(const ListOptions& options) {
  rules::Checklist checklist = rules::Checklist::load(options.rules);
  std::vector<Row> rows;
  for (const RuleInfo& rule : checklist.info().rules) {
    std::string kind = rule.label ? std::string("label") : fmt::format("weight {}", rule.weight);
    if (!rule.label && rule.critical != Critical::none)
      kind += fmt::format(", critical: {}", name_of(rule.critical));
    rows.push_back({rule.id, fmt::format("{} ({})", rule.title, kind)});
  }
  return rows;
}

template <typename Infos>
std::vector<Row> rows_of(const Infos& infos) {
  std::vector<Row> rows;
  rows.reserve(infos.size());
  for (const auto& info : infos) rows.push_back({std::string(info.name), std::string(info.about)});
  return rows;
}

struct Listing {
  std::string_view name;
  std::vector<Row> (*rows)(const ListOptions&);
};
constinit const Listing kListings[] = {
    {"rules", rule_rows},
    {"formats", [](const ListOptions&) { return rows_of(read::formats()); }},
    {"reports", [](const ListOptions&) { return rows_of(write::formats()); }},
    {"checks", [](const ListOptions&) { return rows_of(rules::check_kinds()); }},
};

int list(const ListOptions& options) {
  const std::vector<Row> rows = find_named("list", options.what, kListings).rows(options);
  std::size_t width = 0;
  for (const Row& row : rows) width = std::max(width, columns(row.name));
  Output out("");
  for (const Row& row : rows) {
    std::string line;
    append_printable(line, row.name);
    line.append(width - columns(row.name) + 2, ' ');
    append_printable(line, row.about);
    out.write(line + "\n");
  }
  out.finish();
  return 0;
}

}  // namespace

Usage list_usage() {
  auto options = std::make_shared<ListOptions>();
  Usage usage;
  usage.arguments = {"WHAT", "rules, formats, reports or checks", 1, 1, into(options->what)};
  usage.options = {
      {"--rules", "FILE", "checklist, or shipped:NAME (./rules.yaml)", into(options->rules.rules)},
      {"--language", "CODE", "of the shipped checklist", into(options->rules.language)},
  };
  usage.note =
      "rules: of the checklist; formats: of transcripts; reports: their formats;\n"
      "checks: what a rule can ask.";
  usage.run = [options] { return list(*options); };
  return usage;
}

}  // namespace cortesia
