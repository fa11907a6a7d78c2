#include "commands/inputs.hpp"

#include <algorithm>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/output.hpp"
#include "base/suggest.hpp"
#include "base/utf8.hpp"
#include "commands/values.hpp"
#include "model/reason.hpp"
#include "read/language.hpp"
#include "read/role_file.hpp"
#include "read/roles.hpp"
#include "rules/waivers.hpp"

namespace cortesia {

namespace {

Party parse_party(std::string_view role) {
  if (const std::optional<Party> party = read::role_named(role)) return *party;
  refuse_unknown("role", role, std::span(kPartyNames).subspan(1));  // not `unknown`
}

using LabelRoles = std::vector<std::pair<std::string, Party>>;

// Throws Error when the label, as labels are compared, has another role already.
void add_role(LabelRoles& roles, std::string_view option, std::string label, Party party) {
  for (const auto& [other, known] : roles)
    if (known != party && read::fold_label(other) == read::fold_label(label))
      throw Error("{}: \"{}={}\" and \"{}={}\" contradict each other; leave one of them", option, other,
                  kPartyNames[static_cast<std::size_t>(known)], label,
                  kPartyNames[static_cast<std::size_t>(party)]);
  roles.emplace_back(std::move(label), party);
}

void take_role(std::string_view text, LabelRoles& roles) {
  std::size_t sign = text.rfind('=');
  if (sign == std::string_view::npos)
    throw Error("--role: expected LABEL=ROLE, such as \"Ana=agent\", found \"{}\"", text);
  add_role(roles, "--role", std::string(text.substr(0, sign)), parse_party(text.substr(sign + 1)));
}

// The comma behind which the next column begins, as a word and a sign do, or which is the last. A header may
// hold others.
std::size_t find_next_column(std::string_view text) {
  const auto in_word = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
  for (std::size_t comma = text.find(','); comma < text.size(); comma = text.find(',', comma + 1)) {
    const std::string_view rest = trimmed(text.substr(comma + 1));
    if (rest.empty()) return comma;
    const std::size_t word = static_cast<std::size_t>(std::ranges::find_if_not(rest, in_word) - rest.begin());
    if (rest.substr(word).starts_with('=')) return comma;
  }
  return text.size();
}

void take_columns(std::string_view text, std::vector<std::pair<std::string, std::string>>& columns) {
  while (!text.empty()) {
    const std::size_t end = find_next_column(text);
    const std::string_view one = trimmed(text.substr(0, end));
    const std::size_t sign = one.find('=');
    if (sign == std::string_view::npos || sign == 0 || sign + 1 == one.size())
      throw Error("--columns: expected MEANING=HEADER, such as \"text=Frase\", found \"{}\"", one);
    columns.emplace_back(trimmed(one.substr(0, sign)), trimmed(one.substr(sign + 1)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

// A channel goes by the labels that the readers and Amazon give it.
void take_channels(std::string_view text, LabelRoles& roles) {
  while (!text.empty()) {
    const std::string_view one = text.substr(0, text.find(','));
    text.remove_prefix(std::min(one.size() + 1, text.size()));
    const std::size_t sign = one.find('=');
    const std::string number(sign == std::string_view::npos ? "" : one.substr(sign + 1));
    if (number.empty() || number.find_first_not_of("0123456789") != std::string::npos)
      throw Error("--channels: expected ROLE=NUMBER, such as \"agent=0,customer=1\", found \"{}\"", one);
    const Party party = parse_party(one.substr(0, sign));
    add_role(roles, "--channels", "channel " + number, party);
    add_role(roles, "--channels", "ch_" + number, party);
  }
}

std::string parse_language(std::string_view text) {
  std::string tag = read::language_tag(text);
  if (read::is_language_tag(tag)) return tag;
  if (const std::string_view near = read::nearest_language(text); !near.empty())
    throw Error("unknown language \"{}\"; did you mean \"{}\"?", text, near);
  throw Error("--language: expected a code such as es, es-CO or en, found \"{}\"", text);
}

// The whole name that is nearest, or else the one whose city is: "Bogota" is in America.
[[noreturn]] void refuse_timezone(std::string_view text) {
  const std::vector<std::string> all = clock::timezone_names();
  std::vector<std::string_view> names(all.begin(), all.end()), cities;
  for (const std::string_view name : names) cities.push_back(name.substr(name.rfind('/') + 1));
  std::string_view near = nearest_name(text, names);
  if (const std::string_view city = nearest_name(text, cities); near.empty() && !city.empty())
    near = names[static_cast<std::size_t>(std::ranges::find(cities, city) - cities.begin())];
  if (!near.empty()) throw Error("unknown time zone \"{}\"; did you mean \"{}\"?", text, near);
  throw Error("unknown time zone \"{}\"; expected a name such as America/Bogota, or an offset such as -05:00",
              text);
}

void take_names(std::string_view text, std::vector<std::string>& names) {
  while (true) {
    std::size_t bar = text.find('|');
    if (std::string_view name = text.substr(0, bar); !name.empty()) names.emplace_back(name);
    if (bar == std::string_view::npos) return;
    text.remove_prefix(bar + 1);
  }
}

}  // namespace

std::vector<Option> checklist_options(rules::LoadOptions& options) {
  auto take_timezone = [&options](std::string_view text) {
    if (!clock::use_timezone(text)) refuse_timezone(text);
    options.timezone = text;
  };
  return {
      {"--rules", "FILE", "checklist, or shipped:NAME (./rules.yaml)", into(options.rules)},
      {"--timezone", "ZONE", "of times without a zone: America/Bogota, -05:00", take_timezone},
  };
}

std::vector<Option> reading_options(read::Options& options) {
  return {
      {"--metadata", "FILE", "CSV of what the telephone system knows, by call", into(options.metadata)},
      {"--role", "LABEL=ROLE", "who a label is: agent, colleague, customer, ivr",
       [&](std::string_view text) { take_role(text, options.roles); }},
      {"--roles", "FILE", "CSV of who a label is: label,role and call",
       [&](std::string_view text) { options.role_file = read::RoleFile::load(std::string(text)); }},
      {"--channels", "ROLE=N", "who is on a channel: agent=0,customer=1",
       [&](std::string_view text) { take_channels(text, options.roles); }},
      {"--columns", "MEANING=HEADER", "of a table: text=Frase, speaker=Quién, start=...",
       [&](std::string_view text) { take_columns(text, options.columns); }},
      {"--company", "NAME", "the organisation's name; others after | or again",
       [&](std::string_view text) { take_names(text, options.company); }},
      {"--language", "CODE", "of calls that do not say theirs: es, es-CO, en",
       [&](std::string_view text) { options.language = parse_language(text); }},
      {"--max-call", "SIZE", "refuse a call that is longer (64MiB)",
       [&](std::string_view text) { options.max_call = parse_size(text, "--max-call"); }},
  };
}

Arguments path_arguments(std::vector<std::string>& paths, std::string_view about) {
  return {"PATH...", about, 1, SIZE_MAX, [&](std::string_view path) { paths.emplace_back(path); }};
}

Option jobs_option(unsigned& jobs) {
  constexpr unsigned kMostJobs = 1024;
  return {"-j,--jobs", "N", "threads (as many as processors)",
          [&](std::string_view text) { jobs = parse_count(text, "--jobs", kMostJobs); }};
}

std::vector<Option> waiver_options(WaiverOptions& options) {
  auto take_day = [&options](std::string_view text) {
    if (!clock::is_date(text)) throw Error("--as-of: expected a day such as 2026-12-31, found \"{}\"", text);
    options.as_of = text;
  };
  return {
      {"--waivers", "FILE", "findings that are excused, in YAML", into(options.file)},
      {"--as-of", "DATE", "the day by which waivers expire (today)", take_day},
  };
}

void refuse_to_replace(std::string_view option, const std::string& target,
                       const std::vector<std::string>& inputs,
                       std::initializer_list<std::string_view> others) {
  const auto refuse = [&] {
    throw Error("{} would replace \"{}\", which is read; name another file", option, target);
  };
  for (const std::string_view other : others)
    if (same_file(target, other)) refuse();
  for (const std::string& input : inputs)
    if (same_file(target, input) || lies_in(target, input)) refuse();
}

std::optional<Waivers> load_waivers(const WaiverOptions& options,
                                    const std::vector<rules::Checklist>& checklists) {
  if (options.file.empty()) {
    if (options.as_of.empty()) return std::nullopt;
    throw Error("--as-of is the day by which waivers are judged; name their file with --waivers");
  }
  return rules::load_waivers(options.file, checklists,
                             options.as_of.empty() ? clock::today() : options.as_of);
}

std::vector<Option> input_options(Inputs& inputs) {
  std::vector<Option> options = checklist_options(inputs.rules);
  for (Option& option : reading_options(inputs.read)) {
    // The language chooses the shipped checklist, too.
    if (option.names == "--language")
      option.take = [&](std::string_view text) {
        inputs.read.language = parse_language(text);
        inputs.rules.language = inputs.read.language.substr(0, inputs.read.language.find('-'));
      };
    options.push_back(std::move(option));
  }
  return options;
}

}  // namespace cortesia
