// `cortesia check`: what in a checklist loads and will not do what was meant. It reads no calls.
#include <memory>

#include <fmt/format.h>

#include "base/output.hpp"
#include "commands/command.hpp"
#include "commands/values.hpp"
#include "rules/rules.hpp"

namespace cortesia {

namespace {

struct CheckOptions {
  rules::LoadOptions rules;
  bool strict = false;
};

int check(const CheckOptions& options) {
  const rules::Linted linted = rules::lint(options.rules);
  Output out("");
  if (linted.count > 0) out.write(linted.warnings + "\n\n");
  out.write(linted.count == 0   ? std::string("no warnings\n")
            : linted.count == 1 ? std::string("1 warning\n")
                                : fmt::format("{} warnings\n", linted.count));
  out.finish();
  return options.strict && linted.count > 0 ? 1 : 0;
}

}  // namespace

Usage check_usage() {
  auto options = std::make_shared<CheckOptions>();
  Usage usage;
  usage.arguments = {"[RULES]", "checklist, or shipped:NAME (./rules.yaml)", 0, 1,
                     into(options->rules.rules)};
  usage.options = {
      {"--strict", "", "exit with 1 when there are warnings", into(options->strict)},
      {"--rules", "FILE", "the same as RULES", into(options->rules.rules)},
      {"--language", "CODE", "of the shipped checklist", into(options->rules.language)},
  };
  usage.note = "Exit status: 0 it can be used, 1 warnings (with --strict), 2 it cannot.";
  usage.run = [options] { return check(*options); };
  return usage;
}

}  // namespace cortesia
