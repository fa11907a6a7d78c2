// measure: a figure of the call within limits. figures.cpp has the table of figures; the figure is in every
// answer, also when it is within the limits.
#include <fmt/format.h>

#include "rules/checks/kinds.hpp"
#include "rules/figures.hpp"

namespace cortesia::rules::checks {

namespace {

class Measure final : public Check {
 public:
  const Figure* figure = nullptr;
  FigureQuestion question;
  Bounds bounds;
  std::string_view by_name;

  void evaluate(const Scope& scope, Answer& out) const override {
    if (figure->needs != Reason::none) {
      const Timeline& time = scope.scene.time;
      if (!time.measured()) return out.not_assessable(Reason::needs_times);
      if (figure->needs == Reason::needs_turn_ends && !time.has_turn_ends())
        return out.not_assessable(Reason::needs_turn_ends);
    }
    Region spare;
    const Region& region = region_of(question.window, scope, spare);
    out.estimated = false;  // a measure is never estimated
    if (region.trouble != Reason::none || region.estimated) return out.not_assessable(Reason::needs_times);
    FigureAnswer answer;
    figure->measure(question, scope, region, answer);
    if (answer.trouble != Reason::none) return out.not_assessable(answer.trouble);
    if (!answer.value) return out.not_applicable(Reason::not_asked_for);
    out.measured = answer.value;
    for (const hear::WordRange words : answer.shown) out.show(words);
    if (bounds.accepts(*answer.value)) {
      out.shown.clear();
      return out.pass(Reason::within_limit);
    }
    out.fail(Reason::outside_limit);
  }
};

}  // namespace

std::unique_ptr<Check> measure(Fields& fields, Parsing& parsing) {
  auto check = std::make_unique<Measure>();
  const Node& name = *fields.get("measure");
  std::vector<std::string_view> names;
  for (const Figure& figure : figure_table()) {
    names.push_back(figure.name);
    if (figure.name == name.text) check->figure = &figure;
  }
  if (!check->figure)
    parsing.mistakes.error(
        name, fmt::format("no figure is called \"{}\"{}", name.text, suggestion(name.text, names)));
  check->question.by = parsing.parties(fields, "by", kOrganisation);
  check->question.window = parsing.window(fields.get("in"));
  const Node* of = fields.get("of");
  if (of && of->text != "silence") check->question.moment = parsing.moment(*of);
  if (check->figure && check->figure->of_moment && !of)
    parsing.mistakes.error(
        name, fmt::format("\"{}\" is a figure of a moment or of silence; say of which: of: hold", name.text));
  if (check->figure && !check->figure->of_moment && of)
    parsing.mistakes.error(*of, fmt::format("\"{}\" is no figure of a moment; leave of: out", name.text));
  check->bounds =
      parse_bounds(fields, parsing, check->figure ? std::optional(check->figure->unit) : std::nullopt);
  if (!check->bounds.at_least && !check->bounds.at_most)
    parsing.mistakes.error(name,
                           "a measure needs a limit beside it: at_most, at_least, over, under or between");
  if (!check->figure) return nullptr;
  return check;
}

}  // namespace cortesia::rules::checks
