#include "hear/automaton.hpp"

#include <cassert>

namespace cortesia::hear {

StepId Program::add(Step step) {
  const auto id = static_cast<StepId>(steps_.size());
  assert(step.op == Step::Op::accept || step.next < id);
  steps_.push_back(step);
  return id;
}

void Program::seal(const Vocabulary& vocabulary) {
  facts_.clear();
  facts_.reserve(steps_.size());
  for (const Step& step : steps_) {
    Facts facts;
    if (step.op != Step::Op::accept) facts = facts_[step.next];
    facts.token = kNoToken;
    switch (step.op) {
      case Step::Op::word:
        facts = {.filter = vocabulary.filter(step.arg), .token = step.arg, .care = facts.after};
        break;
      case Step::Op::any:
        facts = {.filter = vocabulary.filter(kAnyWordToken), .token = kAnyWordToken, .care = facts.after};
        break;
      case Step::Op::entity:
      case Step::Op::value:
        facts = {.filter = vocabulary.filter(step.other), .token = step.other, .care = facts.after};
        if (!step.loose) break;
        facts.filter |= vocabulary.filter(kLooseNameToken);
        facts.token = kSeveralTokens;
        break;
      case Step::Op::split:
        facts.filter |= facts_[step.other].filter;
        facts.care |= facts_[step.other].care;
        facts.after |= facts_[step.other].after;
        break;
      case Step::Op::before:
        facts.care |= step.what;
        facts.token = kSeveralTokens;
        break;
      case Step::Op::after:
        facts.after |= step.what;
        break;
      case Step::Op::accept:
        break;
    }
    facts_.push_back(facts);
  }
}

}  // namespace cortesia::hear
