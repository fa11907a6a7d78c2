#include "rules/lint.hpp"

#include <cmath>
#include <set>

#include <fmt/format.h>

#include "rules/compiled.hpp"
#include "rules/examples.hpp"
#include "rules/fields.hpp"

namespace cortesia::rules {

namespace {

void unused(const Linting& linting, std::string_view part, std::string_view what,
            const std::set<std::string, std::less<>>& used) {
  const Node* all = linting.checklist.find(part);
  if (!all) return;
  for (const auto& [name, value] : all->fields)
    if (linting.own(name) && !used.contains(name.text))
      linting.mistakes.warning(
          name, fmt::format("no rule uses the {} {}; take it out, or use it", what, quote(name.text)));
}

double weight_of(const Node& node) {
  const Node* weight = node.find("weight");
  const auto quantity = weight ? parse_quantity(weight->text) : std::nullopt;
  return quantity ? quantity->value : 1;
}

void lint_names(const Linting& linting) {
  unused(linting, "phrases", "list of phrases", linting.uses.lists);
  unused(linting, "moments", "moment", linting.uses.moments);
  unused(linting, "windows", "window", linting.uses.windows);
}

void lint_sections(const Linting& linting) {
  const Node* sections = linting.checklist.find("sections");
  const Node* rules = linting.checklist.find("rules");
  if (!sections || sections->items.empty()) return;
  std::set<std::string_view> used;
  if (rules)
    for (const Node& rule : rules->items)
      if (const Node* section = rule.find("section")) used.insert(section->text);
  double sum = 0;
  bool own = false;
  for (const Node& section : sections->items) {
    sum += weight_of(section);
    own = own || linting.own(section);
    const Node* id = section.find("id");
    if (id && linting.own(*id) && !used.contains(id->text))
      linting.mistakes.warning(*id,
                               fmt::format("the section {} has no rules, so its weight counts for nothing; "
                                           "take it out",
                                           quote(id->text)));
  }
  if (own && std::abs(sum - 100) > 0.01)
    linting.mistakes.warning(
        sections->items.front(),
        fmt::format(
            "the weights of the sections add up to {:g}; make it 100, for people read them as per cent",
            sum));
}

}  // namespace

void lint(const Loaded& loaded, Mistakes& mistakes) {
  const Uses uses = uses_of(loaded);
  const Linting linting{loaded, loaded.root, uses, mistakes};
  lint_names(linting);
  lint_phrases(linting);
  lint_signs(linting);
  lint_sections(linting);
  lint_rules(linting);
}

Linted lint(const LoadOptions& options) {
  Mistakes mistakes;
  const Loaded loaded = load_and_compile(options, true, mistakes).loaded;
  read_examples(loaded, mistakes);
  mistakes.throw_if_any();
  lint(loaded, mistakes);
  return {mistakes.render(), mistakes.all().size()};
}

}  // namespace cortesia::rules
