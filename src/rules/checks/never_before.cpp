// never_before: one thing is not said before another (nor ever, if the other never comes).
#include <algorithm>

#include "rules/checks/kinds.hpp"
#include "rules/search.hpp"

namespace cortesia::rules::checks {

namespace {

class NeverBefore final : public Check {
 public:
  NeverBefore(Search search, std::unique_ptr<Check> until)
      : search_(std::move(search)), until_(std::move(until)) {}

  void evaluate(const Scope& scope, Answer& out) const override {
    std::vector<MomentSpan> spans;
    const Reason unknown = until_->arises(scope, spans);
    std::uint32_t limit = scope.scene.word_count();
    for (const MomentSpan& span : spans) limit = std::min(limit, span.begin);
    Found found;
    listen(search_, scope, 1, found);
    out.estimated = found.estimated;
    if (found.trouble != Reason::none) return out.not_assessable(found.trouble);
    if (found.hits.empty() || found.hits.front().begin >= limit) {
      Found hidden;
      listen_behind_marks(search_, scope, hidden);
      if (!hidden.hits.empty() && hidden.hits.front().begin < limit)
        return out.not_assessable(Reason::redacted);
      if (const Reason lacking = lacking_names(search_.names, scope.scene); lacking != Reason::none)
        return out.not_assessable(lacking);
      return out.pass(Reason::in_order);
    }
    if (unknown != Reason::none) return out.not_assessable(unknown);
    out.fail(Reason::out_of_order);
    out.show({found.hits.front().begin, found.hits.front().end});
  }

 private:
  Search search_;
  std::unique_ptr<Check> until_;
};

}  // namespace

std::unique_ptr<Check> never_before(Fields& fields, Parsing& parsing) {
  Fields inner(*fields.get("never_before"), parsing.mistakes, "never_before",
               "never_before: {say: su saldo, until: su cédula}");
  Search search = parse_search(inner, parsing, true);
  const Node* until = inner.require("until");
  std::unique_ptr<Check> check;
  if (until && until->kind == Node::Kind::mapping) {
    check = parse_check(*until, parsing);
  } else if (until) {
    // A phrase or a list of phrases, said by the same party.
    Node mapping;
    mapping.kind = Node::Kind::mapping;
    mapping.place = until->place;
    Node key;
    key.kind = Node::Kind::scalar;
    key.text = "say";
    key.place = until->place;
    mapping.fields.emplace_back(key, *until);
    check = parse_check(mapping, parsing);
  }
  inner.finish();
  if (!check) return nullptr;
  return std::make_unique<NeverBefore>(std::move(search), std::move(check));
}

}  // namespace cortesia::rules::checks
