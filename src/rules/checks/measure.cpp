// measure: a figure of the call within limits. figures.cpp has the table of figures; the figure is in every
// answer, also when it is within the limits.
#include <cmath>

#include <fmt/format.h>

#include "rules/checks/kinds.hpp"
#include "rules/figures.hpp"
#include "rules/limits.hpp"

namespace cortesia::rules::checks {

namespace {

class Measure final : public Check {
 public:
  const Figure* figure = nullptr;
  FigureQuestion question;
  Limits limits;
  std::string of;  // the title of its moment

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
    // To thousandths, as it is shown: what sums leave behind that is no figure.
    *answer.value = std::round(*answer.value * 1000) / 1000;
    out.measured = Measured{*answer.value, &limits, figure->name, of};
    for (const hear::WordRange words : answer.shown) out.show(words);
    if (limits.accepts(*answer.value)) {
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
  check->figure = find_figure(name.text);
  if (!check->figure) {
    std::vector<std::string_view> names;
    for (const Figure& figure : figure_table()) names.push_back(figure.name);
    parsing.mistakes.error(
        name, fmt::format("no figure is called {}{}", quote(name.text), suggestion(name.text, names)));
    for (const std::string_view key : {"by", "in", "of", "at_most", "at_least", "over", "under", "between"})
      fields.get(key);
    return nullptr;
  }
  const Figure& figure = *check->figure;
  const auto refuse = [&](std::string_view key, std::string_view why) {
    if (const Node* node = fields.get(key))
      parsing.mistakes.error(*node, fmt::format("{} {}; leave {}: out", quote(figure.name), why, key));
  };
  if (figure.of == FigureOf::party)
    check->question.by = parsing.parties(fields, "by", kOrganisation);
  else
    refuse("by", "is nobody's figure");
  if (figure.of != FigureOf::call)
    check->question.window = parsing.window(fields.get("in"));
  else {
    refuse("in", "is a figure of the whole call");
    check->question.window = parsing.window(nullptr);
  }
  if (figure.of == FigureOf::moment) {
    const Node* of = fields.get("of");
    if (!of)
      parsing.mistakes.error(name,
                             fmt::format("{} is a figure of a moment or of silence; say of which: of: hold",
                                         quote(figure.name)));
    else if (of->text != "silence")
      check->question.moment = parsing.moment(*of);
    if (check->question.moment) check->of = parsing.title_of(*check->question.moment);
  } else {
    refuse("of", "is no figure of a moment");
  }
  if (figure.listening && parsing.has_list(kBackChannels))
    check->question.listening = parsing.pattern(fmt::format("{{{}}}", kBackChannels), name, kAnyone);
  if (!has_limits(fields))
    parsing.mistakes.error(name,
                           "a measure needs a limit beside it: at_most, at_least, over, under or between");
  check->limits = parse_limits(fields, parsing.mistakes, figure.unit);
  return check;
}

}  // namespace cortesia::rules::checks
