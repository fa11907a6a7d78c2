#include "rules/check.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rules/flow.hpp"
#include "rules/moments.hpp"
#include "rules/parsing.hpp"

namespace cortesia::rules {

namespace {

constexpr std::uint32_t kDeepest = 20;

// Stands in for a check that could not be read.
class Nothing final : public Check {
 public:
  void evaluate(const Scope&, Answer& out) const override { out.fail(Reason::none); }
};

// A check's keys, without those of the rule that it stands in.
std::string written(const CheckKind& kind, const Node& node) {
  const std::string_view own[] = {kind.name, "by",      "to",    "in",       "is",     "matches",
                                  "over",    "between", "known", "at_least", "at_most"};
  return flow(node, own);
}

}  // namespace

void Answer::clear() {
  verdict = Verdict::fail;
  reason = Reason::none;
  fraction = 0;
  estimated = false;
  measured.reset();
  shown.clear();
  looked_in.reset();
  nearest.reset();
  failed = moment = stated = wanted = {};
  suggest = {};
  parts.clear();
}

void Answer::show(hear::WordRange words) { shown.push_back({words, -1}); }

Reason Check::arises(const Scope& scope, std::vector<MomentSpan>& out) const {
  Answer answer;
  evaluate(scope, answer);
  if (answer.verdict == Verdict::not_assessable) return answer.reason;
  if (answer.verdict != Verdict::pass) return Reason::none;
  for (const Shown& shown : answer.shown)
    out.push_back(occurrence_said(scope.scene, shown.words, scope.scene.turn_of(shown.words.begin)));
  return Reason::none;
}

std::optional<bool> holds(const Check& condition, const Scope& scope, Reason* unknown) {
  Scope quiet = scope;
  quiet.explain = false;
  Answer answer;
  condition.evaluate(quiet, answer);
  if (answer.verdict == Verdict::not_assessable) {
    if (unknown) *unknown = answer.reason;
    return std::nullopt;
  }
  return answer.verdict == Verdict::pass;
}

std::unique_ptr<Check> parse_check(const Node& node, Parsing& parsing) {
  Fields fields(node, parsing.mistakes, "a check", "{say: buenos días} or {moment: hold}");
  auto check = parse_check_in(fields, parsing);
  fields.finish();
  return check;
}

std::unique_ptr<Check> parse_check_in(Fields& fields, Parsing& parsing) {
  const CheckKind* found = nullptr;
  for (const CheckKind& kind : check_kind_table()) {
    if (!fields.has(kind.name)) continue;
    if (found) {
      parsing.mistakes.error(
          *fields.get(kind.name),
          fmt::format("\"{}\" beside \"{}\": a rule makes one check; join them under all: or any:", kind.name,
                      found->name));
      continue;
    }
    found = &kind;
  }
  if (!found) {
    // One without its value is told by itself.
    const bool empty = std::ranges::any_of(
        check_kind_table(), [&](const CheckKind& kind) { return fields.node().find(kind.name) != nullptr; });
    if (fields.node().kind == Node::Kind::mapping && !empty) {
      std::string names;
      for (const CheckKind& kind : check_kind_table())
        names += (names.empty() ? "" : ", ") + std::string(kind.name);
      parsing.mistakes.error(fields.node(), fmt::format("no check here; write one of {}", names));
    }
    return std::make_unique<Nothing>();
  }
  if (parsing.depth >= kDeepest) {
    parsing.mistakes.error(fields.node(),
                           fmt::format("checks nested more than {} deep; split the rule", kDeepest));
    return std::make_unique<Nothing>();
  }
  ++parsing.depth;
  auto check = found->parse(fields, parsing);
  --parsing.depth;
  if (!check) return std::make_unique<Nothing>();
  check->written = written(*found, fields.node());
  return check;
}

}  // namespace cortesia::rules
