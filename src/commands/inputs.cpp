#include "commands/inputs.hpp"

#include <iterator>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "commands/values.hpp"
#include "model/reason.hpp"

namespace cortesia {

namespace {

std::pair<std::string, Party> parse_role(std::string_view text) {
  std::size_t sign = text.rfind('=');
  if (sign == std::string_view::npos || sign == 0)
    throw Error("--role: expected LABEL=ROLE, such as \"Ana=agent\", found \"{}\"", text);
  std::string_view role = text.substr(sign + 1);
  std::span<const std::string_view> roles = std::span(kPartyNames).subspan(1);  // not `unknown`
  for (std::size_t i = 0; i < roles.size(); ++i)
    if (roles[i] == role) return {std::string(text.substr(0, sign)), static_cast<Party>(i + 1)};
  refuse_unknown("role", role, roles);
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
    if (!clock::known_timezone(text))
      throw Error(
          "unknown time zone \"{}\"; expected a name such as America/Bogota, or an offset such as -05:00",
          text);
    options.timezone = text;
  };
  return {
      {"--rules", "FILE", "checklist, or shipped:NAME (./rules.yaml)", into(options.rules)},
      {"--timezone", "ZONE", "of times without a zone: America/Bogota, -05:00", take_timezone},
  };
}

std::vector<Option> input_options(Inputs& inputs) {
  std::vector<Option> options = checklist_options(inputs.rules);
  std::vector<Option> more = {
      {"--metadata", "FILE", "CSV of what the telephone system knows, by call", into(inputs.read.metadata)},
      {"--role", "LABEL=ROLE", "who a label is: agent, colleague, customer, ivr",
       [&](std::string_view text) { inputs.read.roles.push_back(parse_role(text)); }},
      {"--company", "NAME", "the organisation's name; others after | or again",
       [&](std::string_view text) { take_names(text, inputs.read.company); }},
      {"--language", "CODE", "of calls that do not say theirs: es, es-CO, en",
       [&](std::string_view text) { inputs.read.language = inputs.rules.language = text; }},
      {"--max-call", "SIZE", "refuse a call that is longer (64MiB)",
       [&](std::string_view text) { inputs.read.max_call = parse_size(text, "--max-call"); }},
  };
  options.insert(options.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  return options;
}

}  // namespace cortesia
