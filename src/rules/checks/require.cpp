// require: something must be said. `say:` is the same in short, for conditions and moments.
#include <fmt/format.h>

#include "rules/checks/kinds.hpp"
#include "rules/moments.hpp"
#include "rules/search.hpp"

namespace cortesia::rules::checks {

namespace {

constexpr std::size_t kShown = 3;  // of a rule that is met early and often, the first few

class Require final : public Check {
 public:
  Require(Search search, std::size_t at_least) : search_(std::move(search)), at_least_(at_least) {
    limits_.low = static_cast<double>(at_least);
  }

  void evaluate(const Scope& scope, Answer& out) const override {
    Found found;
    listen(search_, scope, std::max(at_least_, kShown), found);
    out.estimated = found.estimated;
    if (found.trouble != Reason::none) return out.not_assessable(found.trouble);
    for (const hear::Hit& hit : found.hits) out.show({hit.begin, hit.end});
    if (found.hits.size() >= at_least_) return out.pass(Reason::said);
    if (may_be_hidden(search_, scope)) return out.not_assessable(Reason::redacted);
    if (const Reason lacking = lacking_names(search_.names, scope.scene); lacking != Reason::none)
      return out.not_assessable(lacking);
    out.fail(Reason::not_said);
    if (at_least_ > 1) out.measured = Measured{static_cast<double>(found.hits.size()), &limits_};
    explain_absence(search_, scope, out);
  }

  Reason arises(const Scope& scope, std::vector<MomentSpan>& out) const override {
    Found found;
    listen(search_, scope, static_cast<std::size_t>(-1), found, scope.useful);
    for (const hear::Hit& hit : found.hits)
      out.push_back(occurrence_said(scope.scene, {hit.begin, hit.end}, hit.turn));
    return found.trouble;
  }

 private:
  Search search_;
  std::size_t at_least_;
  Limits limits_;
};

std::size_t count_of(Fields& fields, Parsing& parsing) {
  const Node* node = fields.get("at_least");
  if (!node) return 1;
  const std::optional<double> count = parse_count(node->text);
  if (!count || *count < 1 || *count > 1000) {
    parsing.mistakes.error(*node, fmt::format("expected how many times, such as 2, {}", found(*node)));
    return 1;
  }
  return static_cast<std::size_t>(*count);
}

}  // namespace

std::unique_ptr<Check> say(Fields& fields, Parsing& parsing) {
  Search search = parse_search(fields, parsing, false);
  return std::make_unique<Require>(std::move(search), count_of(fields, parsing));
}

std::unique_ptr<Check> require(Fields& fields, Parsing& parsing) {
  Fields inner(*fields.get("require"), parsing.mistakes, "require", "require: {say: buenos días}");
  auto check = say(inner, parsing);
  inner.finish();
  return check;
}

}  // namespace cortesia::rules::checks
