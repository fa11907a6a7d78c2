// all, any, not: checks made of checks. What is not applicable drops out; what cannot be told counts only
// when the others do not settle it.
#include <algorithm>

#include "rules/checks/kinds.hpp"

namespace cortesia::rules::checks {

namespace {

using List = std::vector<std::unique_ptr<Check>>;

void keep_shown(const Answer& from, Answer& to) {
  to.shown.insert(to.shown.end(), from.shown.begin(), from.shown.end());
  to.estimated = to.estimated || from.estimated;
}

class All final : public Check {
 public:
  explicit All(List checks) : checks_(std::move(checks)) {}

  void evaluate(const Scope& scope, Answer& out) const override {
    Reason met = Reason::none, unknown = Reason::none;
    Answer answer;
    for (const auto& check : checks_) {
      answer.clear();
      check->evaluate(scope, answer);
      switch (answer.verdict) {
        case Verdict::fail:
        case Verdict::partial: {
          const auto said = std::move(out.shown);
          out = answer;
          out.shown.insert(out.shown.begin(), said.begin(), said.end());
          // What was forbidden and said is quoted.
          if (out.failed.empty() && out.reason != Reason::forbidden_said) out.failed = check->written;
          out.verdict = Verdict::fail;
          out.fraction = 0;
          return;
        }
        case Verdict::pass:
          met = met == Reason::none || met == answer.reason ? answer.reason : Reason::condition_holds;
          out.measured = answer.measured;
          keep_shown(answer, out);
          break;
        case Verdict::not_assessable:
          unknown = answer.reason;
          break;
        case Verdict::not_applicable:
          break;
      }
    }
    if (unknown != Reason::none) return out.not_assessable(unknown);
    if (met == Reason::none) return out.not_applicable(Reason::not_asked_for);
    out.pass(met);
  }

 private:
  List checks_;
};

class Any final : public Check {
 public:
  explicit Any(List checks) : checks_(std::move(checks)) {}

  void evaluate(const Scope& scope, Answer& out) const override {
    // Only the first is explained, and only when none is met.
    Scope quiet = scope;
    quiet.explain = false;
    const Check* first_failed = nullptr;
    Reason unknown = Reason::none;
    for (const auto& check : checks_) {
      out.clear();
      check->evaluate(quiet, out);
      switch (out.verdict) {
        case Verdict::pass:
          return;
        case Verdict::fail:
        case Verdict::partial:
          if (!first_failed) first_failed = check.get();
          break;
        case Verdict::not_assessable:
          unknown = out.reason;
          break;
        case Verdict::not_applicable:
          break;
      }
    }
    out.clear();
    if (unknown != Reason::none) return out.not_assessable(unknown);
    if (!first_failed) return out.not_applicable(Reason::not_asked_for);
    first_failed->evaluate(scope, out);
    out.failed = {};  // none was met, and no one of them had to be
    out.moment = {};
    out.verdict = Verdict::fail;
    out.fraction = 0;
  }

  Reason arises(const Scope& scope, std::vector<MomentSpan>& out) const override {
    Reason unknown = Reason::none;
    const auto first = static_cast<std::ptrdiff_t>(out.size());
    for (const auto& check : checks_)
      if (const Reason reason = check->arises(scope, out); reason != Reason::none) unknown = reason;
    std::stable_sort(out.begin() + first, out.end(),
                     [](const MomentSpan& a, const MomentSpan& b) { return a.begin < b.begin; });
    return unknown;
  }

 private:
  List checks_;
};

class Not final : public Check {
 public:
  explicit Not(std::unique_ptr<Check> check) : check_(std::move(check)) {}

  void evaluate(const Scope& scope, Answer& out) const override {
    Scope quiet = scope;
    quiet.explain = false;
    check_->evaluate(quiet, out);
    if (out.verdict == Verdict::pass) {
      const bool said = out.reason == Reason::said;  // it is quoted
      out.fail(said ? Reason::forbidden_said : Reason::condition_fails);
      out.failed = said ? std::string_view() : written;
    } else if (out.verdict == Verdict::fail || out.verdict == Verdict::partial) {
      out.pass(out.reason == Reason::not_said ? Reason::nothing_forbidden : Reason::condition_holds);
      out.failed = out.moment = out.stated = {};
      out.shown.clear();
    }
    out.looked_in.reset();
    out.measured.reset();  // its limits are those of what must not be
  }

 private:
  std::unique_ptr<Check> check_;
};

List list_of(std::string_view key, Fields& fields, Parsing& parsing) {
  const Node& node = *fields.get(key);
  List checks;
  if (node.kind != Node::Kind::sequence || node.items.empty()) {
    parsing.mistakes.error(node, "expected a list of checks: [{say: ...}, {moment: ...}]");
    return checks;
  }
  for (const Node& item : node.items) checks.push_back(parse_check(item, parsing));
  return checks;
}

}  // namespace

std::unique_ptr<Check> all(Fields& fields, Parsing& parsing) {
  return std::make_unique<All>(list_of("all", fields, parsing));
}

std::unique_ptr<Check> any(Fields& fields, Parsing& parsing) {
  return std::make_unique<Any>(list_of("any", fields, parsing));
}

std::unique_ptr<Check> negation(Fields& fields, Parsing& parsing) {
  return std::make_unique<Not>(parse_check(*fields.get("not"), parsing));
}

}  // namespace cortesia::rules::checks
