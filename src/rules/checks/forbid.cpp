// forbid: something must not be said, unless what stands near excuses it.
#include <algorithm>

#include <fmt/format.h>

#include "rules/checks/kinds.hpp"
#include "rules/search.hpp"

namespace cortesia::rules::checks {

namespace {

constexpr std::size_t kShown = 10;

class Forbid final : public Check {
 public:
  Forbid(Search search, std::size_t at_most, std::unique_ptr<Check> unless, std::string suggest)
      : search_(std::move(search)),
        at_most_(at_most),
        unless_(std::move(unless)),
        suggest_(std::move(suggest)) {}

  void evaluate(const Scope& scope, Answer& out) const override {
    Found found;
    listen(search_, scope, static_cast<std::size_t>(-1), found);
    out.estimated = found.estimated;
    if (found.trouble != Reason::none) return out.not_assessable(found.trouble);
    drop_excused(scope, found.hits);
    if (found.hits.size() <= at_most_) {
      Found hidden;
      listen_behind_marks(search_, scope, hidden);
      drop_excused(scope, hidden.hits);
      if (found.hits.size() + hidden.hits.size() > at_most_) return out.not_assessable(Reason::redacted);
      if (const Reason lacking = lacking_names(search_.names, scope.scene); lacking != Reason::none)
        return out.not_assessable(lacking);
      return out.pass(Reason::nothing_forbidden);
    }
    out.fail(Reason::forbidden_said);
    out.suggest = suggest_;
    for (std::size_t i = 0; i < std::min(found.hits.size(), kShown); ++i)
      out.show({found.hits[i].begin, found.hits[i].end});
  }

 private:
  void drop_excused(const Scope& scope, std::vector<hear::Hit>& hits) const {
    if (!unless_) return;
    std::erase_if(hits, [&](const hear::Hit& hit) {
      Scope near = scope;
      near.anchor = hear::WordRange{hit.begin, hit.end};
      return holds(*unless_, near).value_or(false);
    });
  }

  Search search_;
  std::size_t at_most_;
  std::unique_ptr<Check> unless_;
  std::string suggest_;
};

}  // namespace

std::unique_ptr<Check> forbid(Fields& fields, Parsing& parsing) {
  Fields inner(*fields.get("forbid"), parsing.mistakes, "forbid", "forbid: {say: buenos días}");
  Search search = parse_search(inner, parsing, true);
  std::size_t at_most = 0;
  if (const Node* node = inner.get("at_most")) {
    const std::optional<double> count = parse_count(node->text);
    if (!count)
      parsing.mistakes.error(*node,
                             fmt::format("expected how many times at most, such as 1, {}", found(*node)));
    else
      at_most = static_cast<std::size_t>(*count);
  }
  std::unique_ptr<Check> unless;
  if (const Node* node = inner.get("unless")) unless = parse_check(*node, parsing);
  std::string suggest = inner.text("suggest");
  inner.finish();
  return std::make_unique<Forbid>(std::move(search), at_most, std::move(unless), std::move(suggest));
}

}  // namespace cortesia::rules::checks
