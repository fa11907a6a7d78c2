#include "hear/overlaid.hpp"

#include <algorithm>

#include "hear/dfa.hpp"

namespace cortesia::hear {
namespace {

using Op = Step::Op;

bool takes(const Step& step, const Span& span) {
  if (step.op == Op::value) return span.want == kWantsValue && span.name == step.arg;
  return step.op == Op::entity && (span.want == wants_bit(static_cast<EntityKind>(step.what)) ||
                                   (step.loose && span.want == kWantsLooseName));
}

bool is_token(const Line& line, std::uint32_t at, TokenId token) {
  return std::ranges::binary_search(line.classes.tokens(line.symbols[at] >> kMarkBits), token);
}

// Whether a phrase that began at `begin` may go on with the word at `at`: not into the next turn.
bool goes_on(const Line& line, std::uint32_t begin, std::uint32_t at) {
  return at < line.symbols.size() && (at == begin || (line.symbols[at] & kTurnStart) == 0);
}

}  // namespace

void Overlaid::put(StepId step, std::uint32_t position) {
  const std::size_t index = position - base_;
  if (index >= at_.size()) at_.resize(index + 1);
  at_[index].push_back(step);
  last_ = std::max(last_, index);
}

void Overlaid::jump(const Line& line, StepId id, std::uint32_t at) {
  todo_.push_back(id);
  while (!todo_.empty()) {
    const Step& step = program_[todo_.back()];
    todo_.pop_back();
    if (step.op == Op::before && (line.symbols[at] & step.what) != 0) {
      todo_.push_back(step.next);
    } else if (step.op == Op::split) {
      todo_.push_back(step.other);
      todo_.push_back(step.next);
    } else if (step.op == Op::entity || step.op == Op::value) {
      for (const Span& span : line.spans.at(at)) {
        if (takes(step, span)) put(step.next, span.end);
      }
    }
  }
}

void Overlaid::follow(const Line& line, std::span<const StepId> waiting, std::uint32_t at,
                      std::vector<Accepted>& accepted) {
  base_ = at;
  last_ = 0;
  const std::uint16_t begins = line.spans.begins(at);
  for (const StepId step : waiting) {
    if ((program_.wants(step) & begins) != 0) jump(line, step, at);
  }
  for (std::size_t index = 1; index <= last_; ++index) {
    if (at_[index].empty()) continue;
    const auto position = static_cast<std::uint32_t>(base_ + index);
    const std::uint32_t marks_before = line.symbols[position - 1] & kMarkMask;
    ++round_;
    waiting_.clear();
    todo_.swap(at_[index]);
    while (!todo_.empty()) {
      const StepId id = todo_.back();
      todo_.pop_back();
      if (visited_[id] == round_) continue;
      visited_[id] = round_;
      const Step& step = program_[id];
      switch (step.op) {
        case Op::split:
          todo_.push_back(step.other);
          todo_.push_back(step.next);
          break;
        case Op::after:
          if ((marks_before & step.what) != 0) todo_.push_back(step.next);
          break;
        case Op::accept:
          accepted.push_back({step.arg, position});
          break;
        default:
          waiting_.push_back(id);
          break;
      }
    }
    if (!goes_on(line, base_, position)) continue;
    const std::uint32_t marks = line.symbols[position] & kMarkMask;
    for (const StepId first : waiting_) {
      if ((program_.wants(first) & line.spans.begins(position)) != 0) jump(line, first, position);
      todo_.push_back(first);  // what an anchor holds back may branch
      while (!todo_.empty()) {
        const Step& step = program_[todo_.back()];
        todo_.pop_back();
        switch (step.op) {
          case Op::split:
            todo_.push_back(step.other);
            todo_.push_back(step.next);
            break;
          case Op::before:
            if ((marks & step.what) != 0) todo_.push_back(step.next);
            break;
          case Op::any:
            put(step.next, position + 1);
            break;
          case Op::word:
            if (is_token(line, position, step.arg)) put(step.next, position + 1);
            break;
          default:
            break;
        }
      }
    }
  }
}

bool Overlaid::trace(const Line& line, StepId entry, std::uint32_t begin, std::uint32_t end,
                     std::vector<Taken>& taken) {
  begin_ = begin;
  dead_ends_.clear();
  taken.clear();
  return trace_from(line, entry, begin, end, taken);
}

bool Overlaid::trace_from(const Line& line, StepId id, std::uint32_t at, std::uint32_t end,
                          std::vector<Taken>& taken) {
  const std::uint64_t here = (std::uint64_t{id} << 32) | at;
  if (dead_ends_.contains(here)) return false;

  const Step& step = program_[id];
  bool arrived = false;
  const bool on = at < end && goes_on(line, begin_, at);
  switch (step.op) {
    case Op::accept:
      arrived = at == end;
      break;
    case Op::split:
      arrived = trace_from(line, step.next, at, end, taken) || trace_from(line, step.other, at, end, taken);
      break;
    case Op::before:
      arrived = on && (line.symbols[at] & step.what) != 0 && trace_from(line, step.next, at, end, taken);
      break;
    case Op::after:
      arrived = at > begin_ && (line.symbols[at - 1] & step.what) != 0 &&
                trace_from(line, step.next, at, end, taken);
      break;
    case Op::any:
      arrived = on && trace_from(line, step.next, at + 1, end, taken);
      break;
    case Op::word:
      arrived = on && is_token(line, at, step.arg) && trace_from(line, step.next, at + 1, end, taken);
      break;
    case Op::entity:
    case Op::value:
      if (!on) break;
      for (const Span& span : line.spans.at(at)) {
        if (span.end > end || !takes(step, span)) continue;
        taken.push_back({step.op == Op::entity ? step.arg : 0, span});
        if ((arrived = trace_from(line, step.next, span.end, end, taken))) break;
        taken.pop_back();
      }
      break;
  }
  if (!arrived) dead_ends_.insert(here);
  return arrived;
}

}  // namespace cortesia::hear
