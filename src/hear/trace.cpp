#include "hear/trace.hpp"

#include <algorithm>

namespace cortesia::hear {
namespace {

using Op = Step::Op;

bool takes(const Step& step, const Span& span) {
  return span.token == step.other || (step.loose && span.token == kLooseNameToken);
}

bool is_token(const Line& line, std::uint32_t at, TokenId token) {
  return std::ranges::binary_search(line.classes.tokens(line.symbols[at] >> kMarkBits), token);
}

// Whether a phrase that began at `begin` may go on with the word at `at`: not into the next turn.
bool goes_on(const Line& line, std::uint32_t begin, std::uint32_t at) {
  return at < line.symbols.size() && (at == begin || (line.symbols[at] & kTurnStart) == 0);
}

}  // namespace

bool Trace::find(const Line& line, StepId entry, std::uint32_t begin, std::uint32_t end,
                 std::vector<Taken>& taken) {
  begin_ = begin;
  if (!dead_ends_.empty()) dead_ends_.clear();
  taken.clear();
  return from(line, entry, begin, end, taken);
}

bool Trace::from(const Line& line, StepId id, std::uint32_t at, std::uint32_t end,
                 std::vector<Taken>& taken) {
  const bool on = at < end;
  // Most branches of a list are told apart by the next word.
  if (on && (!goes_on(line, begin_, at) || (program_.filter(id) & line.next(at)) == 0)) return false;
  const Step& step = program_[id];
  // Ways meet at other steps too, but they part only here.
  const bool parts = step.op == Op::split || step.op == Op::entity || step.op == Op::value;
  const std::uint64_t here = (std::uint64_t{id} << 32) | at;
  if (parts && dead_ends_.contains(here)) return false;

  bool arrived = false;
  switch (step.op) {
    case Op::accept:
      arrived = at == end;
      break;
    case Op::split:
      arrived = from(line, step.next, at, end, taken) || from(line, step.other, at, end, taken);
      break;
    case Op::before:
      arrived = on && (line.symbols[at] & step.what) != 0 && from(line, step.next, at, end, taken);
      break;
    case Op::after:
      arrived =
          at > begin_ && (line.symbols[at - 1] & step.what) != 0 && from(line, step.next, at, end, taken);
      break;
    case Op::any:
      arrived = on && from(line, step.next, at + 1, end, taken);
      break;
    case Op::word:
      arrived = on && is_token(line, at, step.arg) && from(line, step.next, at + 1, end, taken);
      break;
    case Op::entity:
    case Op::value:
      if (!on) break;
      for (const Span& span : line.spans.at(at)) {
        if (span.end > end || !takes(step, span)) continue;
        taken.push_back({step.op == Op::entity ? step.arg : 0, span});
        arrived = from(line, step.next, span.end, end, taken);
        if (arrived) break;
        taken.pop_back();
      }
      break;
  }
  if (parts && !arrived) dead_ends_.insert(here);
  return arrived;
}

}  // namespace cortesia::hear
