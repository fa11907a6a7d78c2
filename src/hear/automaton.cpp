#include "hear/automaton.hpp"

#include <cassert>

namespace cortesia::hear {

StepId Program::add(Step step) {
  const auto id = static_cast<StepId>(steps_.size());
  Facts facts;
  switch (step.op) {
    case Step::Op::word:
      facts.filter = filter_bit(step.arg);
      facts.care = facts_[step.next].after;
      break;
    case Step::Op::any:
      facts.filter = filter_bit(kAnyWordToken);
      facts.care = facts_[step.next].after;
      break;
    case Step::Op::split:
      assert(step.next < id && step.other < id);
      facts.filter = facts_[step.next].filter | facts_[step.other].filter;
      facts.care = facts_[step.next].care | facts_[step.other].care;
      facts.after = facts_[step.next].after | facts_[step.other].after;
      break;
    case Step::Op::before:
      facts.filter = facts_[step.next].filter;
      facts.care = facts_[step.next].care | step.what;
      break;
    case Step::Op::after:
      facts.filter = facts_[step.next].filter;
      facts.care = facts_[step.next].care;
      facts.after = facts_[step.next].after | step.what;
      break;
    case Step::Op::entity:
    case Step::Op::value:
      facts.filter = filter_bit(step.other);
      if (step.loose) facts.filter |= filter_bit(kLooseNameToken);
      facts.care = facts_[step.next].after;
      break;
    case Step::Op::accept:
      break;
  }
  steps_.push_back(step);
  facts_.push_back(facts);
  return id;
}

}  // namespace cortesia::hear
