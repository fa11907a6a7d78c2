// order: the first occurrences of several things come in this order; absent ones are skipped.
#include <algorithm>

#include <fmt/format.h>

#include "rules/checks/kinds.hpp"

namespace cortesia::rules::checks {

namespace {

constexpr std::size_t kMost = 20;

class Order final : public Check {
 public:
  Order(std::vector<std::unique_ptr<Check>> things, std::size_t at_least)
      : things_(std::move(things)), at_least_(at_least) {}

  void evaluate(const Scope& scope, Answer& out) const override {
    std::vector<MomentSpan> spans;
    std::uint32_t last = 0;
    bool in_order = true;
    Reason unknown = Reason::none;
    for (const auto& thing : things_) {
      spans.clear();
      if (const Reason reason = thing->arises(scope, spans); reason != Reason::none) unknown = reason;
      if (spans.empty()) continue;
      const auto first = std::min_element(spans.begin(), spans.end(),
                                          [](const auto& a, const auto& b) { return a.begin < b.begin; });
      if (!out.shown.empty() && first->begin < last) in_order = false;
      last = std::max(last, first->begin);
      out.show({first->begin, first->end});
    }
    if (in_order && unknown != Reason::none) {
      out.shown.clear();
      return out.not_assessable(unknown);
    }
    if (out.shown.size() < at_least_) {
      out.shown.clear();
      return out.not_applicable(Reason::too_few_present);
    }
    if (in_order)
      out.pass(Reason::in_order);
    else
      out.fail(Reason::out_of_order);
  }

 private:
  std::vector<std::unique_ptr<Check>> things_;
  std::size_t at_least_;
};

}  // namespace

std::unique_ptr<Check> order(Fields& fields, Parsing& parsing) {
  const Node& list = *fields.get("order");
  if (list.kind != Node::Kind::sequence || list.items.size() < 2) {
    parsing.mistakes.error(list, "expected at least two things to order: [{say: ...}, {say: ...}]");
    return nullptr;
  }
  if (list.items.size() > kMost) {
    parsing.mistakes.error(
        list, fmt::format("expected at most {} things to order, found {}; write several rules", kMost,
                          list.items.size()));
    return nullptr;
  }
  std::vector<std::unique_ptr<Check>> things;
  for (const Node& item : list.items) things.push_back(parse_check(item, parsing));
  std::size_t at_least = 2;
  if (const Node* node = fields.get("at_least")) {
    const std::optional<double> count = parse_count(node->text);
    if (!count || *count < 2 || *count > static_cast<double>(things.size()))
      parsing.mistakes.error(*node, fmt::format("expected how many must be there, 2 to {}", things.size()));
    else
      at_least = static_cast<std::size_t>(*count);
  }
  return std::make_unique<Order>(std::move(things), at_least);
}

}  // namespace cortesia::rules::checks
