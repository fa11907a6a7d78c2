// The checklist as other rooms have it: loaded, compiled, and its insides kept to this room.
#include <fmt/format.h>

#include "rules/compiled.hpp"
#include "rules/score.hpp"

namespace cortesia::rules {

Checklist::Checklist(std::unique_ptr<Compiled> compiled) : compiled_(std::move(compiled)) {}
Checklist::Checklist(Checklist&&) noexcept = default;
Checklist& Checklist::operator=(Checklist&&) noexcept = default;
Checklist::~Checklist() = default;
Checklist Checklist::from(std::unique_ptr<Compiled> compiled) { return Checklist(std::move(compiled)); }
const ChecklistInfo& Checklist::info() const { return compiled_->info; }

Checklist Checklist::load(const LoadOptions& options) {
  Mistakes mistakes;
  return Checklist(load_and_compile(options, false, mistakes).compiled);
}

LoadedAndCompiled load_and_compile(const LoadOptions& options, bool keep_examples, Mistakes& mistakes,
                                   std::optional<std::uint32_t> settings_of) {
  LoadedAndCompiled made;
  made.loaded = load(options.rules, options.language, keep_examples, mistakes, settings_of);
  mistakes.settle();
  made.compiled = compile(made.loaded, mistakes);
  mistakes.throw_if_any();
  made.compiled->timezone = options.timezone;
  if (options.fail_under) made.compiled->info.pass_mark = hundredths(*options.fail_under);
  return made;
}

std::vector<CheckInfo> check_kinds() {
  std::vector<CheckInfo> kinds;
  for (const CheckKind& kind : check_kind_table()) kinds.push_back({kind.name, kind.about});
  return kinds;
}

}  // namespace cortesia::rules
