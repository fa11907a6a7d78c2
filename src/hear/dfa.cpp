#include "hear/dfa.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace cortesia::hear {
namespace {

using Op = Step::Op;

constexpr std::uint32_t kManySteps = 256;  // from here on a state's steps are looked up by token
constexpr std::size_t kMostStates = 1 << 15, kMostSteps = 1 << 22, kMostMoves = 1 << 20;

}  // namespace

Dfa::Dfa(const Phrasebook::Compiled& book, const Classes& classes, Mode mode)
    : program_(book.program),
      classes_(classes),
      mode_(mode),
      visited_(book.program.size(), 0),
      token_seen_(book.vocabulary.size(), 0) {
  clear();
}

void Dfa::clear() {
  states_.assign(1, {});  // the dead state
  parts_.assign(1, {});
  asked_.assign(1, {});
  moves_.assign(1, {});
  steps_.clear();
  accepted_.clear();
  known_.clear();
  by_token_.clear();
  full_ = false;
}

bool Dfa::visit(StepId at) {
  if (visited_[at] == round_) return false;
  visited_[at] = round_;
  return true;
}

void Dfa::arrive(StepId at, std::uint8_t marks) {
  todo_.push_back(at);
  while (!todo_.empty()) {
    const StepId id = todo_.back();
    todo_.pop_back();
    if (!visit(id)) continue;
    const Step& step = program_[id];
    const bool runs = mode_ == Mode::runs;
    switch (step.op) {
      case Op::split:
        todo_.push_back(step.other);
        todo_.push_back(step.next);
        break;
      case Op::after:
        if (runs || (marks & step.what) != 0) todo_.push_back(step.next);
        break;
      case Op::before:
        if (runs) {
          todo_.push_back(step.next);
        } else {
          waiting_.push_back(id);
        }
        break;
      case Op::word:
        waiting_.push_back(id);
        break;
      case Op::any:
      case Op::entity:
      case Op::value:
        waiting_.push_back(id);
        break;
      case Op::accept:
        if (runs) {
          waiting_.push_back(id);  // it waits for nothing, but tells that the phrase was followed to here
        } else {
          accepting_.push_back(step.arg);
        }
        break;
    }
  }
}

bool Dfa::takes(const Step& step) const {
  if (step.op == Op::word) return seen(step.arg);
  if (mode_ == Mode::runs) return false;
  if (step.op == Op::any) return seen(kAnyWordToken);
  const bool overlaid = step.op == Op::entity || step.op == Op::value;
  return overlaid && (seen(step.other) || (step.loose && seen(kLooseNameToken)));
}

void Dfa::take(StepId at, std::uint8_t marks) {
  // What a start anchor holds back is looked at now that the next word is known: its steps take the word at
  // once.
  before_.push_back(at);
  while (!before_.empty()) {
    const StepId id = before_.back();
    before_.pop_back();
    const Step& step = program_[id];
    switch (step.op) {
      case Op::word:
      case Op::any:
      case Op::entity:
      case Op::value:
        if (takes(step)) arrive(step.next, marks);
        break;
      case Op::before:
        if ((marks & step.what) != 0) before_.push_back(step.next);
        break;
      case Op::split:
        before_.push_back(step.other);
        before_.push_back(step.next);
        break;
      default:
        break;
    }
  }
}

Dfa::State Dfa::start(std::span<const StepId> entries) {
  ++round_;
  waiting_.clear();
  accepting_.clear();
  for (const StepId entry : entries) arrive(entry, 0);
  return intern();
}

const Dfa::ByToken& Dfa::by_token(State state) {
  const auto [at, added] = by_token_.try_emplace(state);
  ByToken& index = at->second;
  if (!added) return index;
  for (const StepId id : steps(state)) {
    before_.assign(1, id);
    while (!before_.empty()) {
      const Step& step = program_[before_.back()];
      before_.pop_back();
      switch (step.op) {
        case Op::word:
          index.emplace_back(step.arg, id);
          break;
        case Op::any:
          index.emplace_back(kAnyWordToken, id);
          break;
        case Op::entity:
        case Op::value:
          index.emplace_back(step.other, id);
          if (step.loose) index.emplace_back(kLooseNameToken, id);
          break;
        case Op::split:
          before_.push_back(step.other);
          before_.push_back(step.next);
          break;
        case Op::before:
          before_.push_back(step.next);
          break;
        default:
          break;
      }
    }
  }
  std::ranges::sort(index);
  index.erase(std::ranges::unique(index).begin(), index.end());
  return index;
}

bool Dfa::find_takers(State from, ClassId id) {
  const std::span<const TokenId> tokens = classes_.tokens(id);
  for (const TokenId token : tokens) token_seen_[token] = round_;
  token_seen_[kSeveralTokens] = round_;
  takers_.clear();
  bool asks = false;
  if (parts_[from].step_count < kManySteps) {
    for (const StepId step : steps(from)) {
      const TokenId token = program_.token(step);
      if (!seen(token)) continue;
      takers_.push_back(step);
      asks |= token != kAnyWordToken;
    }
  } else {
    const ByToken& index = by_token(from);
    for (const TokenId token : tokens) {
      auto at = std::ranges::lower_bound(index, std::pair(token, StepId{0}));
      for (; at != index.end() && at->first == token; ++at) {
        takers_.push_back(at->second);
        asks |= token != kAnyWordToken;
      }
    }
  }
  return asks;
}

Dfa::State Dfa::work_out(State from, std::uint32_t symbol) {
  ++round_;
  waiting_.clear();
  accepting_.clear();
  if ((symbol & kMerge) != 0) {
    const State other = symbol & ~kMerge;
    std::ranges::set_union(steps(from), steps(other), std::back_inserter(waiting_));
    std::ranges::set_union(accepted(from), accepted(other), std::back_inserter(accepting_));
  } else {
    const ClassId id = symbol >> kMarkBits;
    if (!find_takers(from, id) && id != 0 && id < kMostAsked) {
      asked_[from].reset(id);
      return move(from, symbol);
    }
    for (const StepId step : takers_) take(step, static_cast<std::uint8_t>(symbol & kMarkMask));
  }
  const State to = intern();
  keep(from, symbol, to);
  full_ = moves_.size() > kMostMoves || states_.size() > kMostStates || steps_.size() > kMostSteps;
  return to;
}

void Dfa::keep(State from, std::uint32_t symbol, State to) {
  Info& info = states_[from];
  const auto place = [&](const Move& move) {
    std::uint32_t at = slot(move.key - 1) & info.row_mask;
    while (moves_[info.row + at].key != 0) at = (at + 1) & info.row_mask;
    moves_[info.row + at] = move;
  };
  // A row is never more than half full. One that grew leaves its place empty until everything is cleared.
  if (2 * (info.moves + 1) > info.row_mask + 1) {
    const std::vector<Move> old(moves_.begin() + info.row, moves_.begin() + info.row + info.row_mask + 1);
    info.row = static_cast<std::uint32_t>(moves_.size());
    info.row_mask = 2 * (info.row_mask + 1) - 1;
    moves_.resize(moves_.size() + info.row_mask + 1);
    for (const Move& move : old) {
      if (move.key != 0) place(move);
    }
  }
  place({symbol + 1, to});
  ++info.moves;
  if (symbol == 0) info.passed = to;
}

Dfa::State Dfa::intern() {
  if (waiting_.empty() && accepting_.empty()) return kDead;
  if (!std::ranges::is_sorted(waiting_)) std::ranges::sort(waiting_);  // thousands that start phrases are
  std::ranges::sort(accepting_);
  accepting_.erase(std::ranges::unique(accepting_).begin(), accepting_.end());
  std::uint64_t hash = 0;
  const auto mix = [&](std::uint64_t value) { hash = (hash ^ value ^ (hash >> 31)) * 0x9E3779B97F4A7C15; };
  for (const StepId step : waiting_) mix(step);
  mix(UINT64_MAX);
  for (const std::uint32_t stream : accepting_) mix(stream);
  const auto [first, last] = known_.equal_range(hash);
  for (auto at = first; at != last; ++at) {
    if (std::ranges::equal(steps(at->second), waiting_) &&
        std::ranges::equal(accepted(at->second), accepting_)) {
      return at->second;
    }
  }
  const Parts parts{.steps = static_cast<std::uint32_t>(steps_.size()),
                    .step_count = static_cast<std::uint32_t>(waiting_.size()),
                    .streams = static_cast<std::uint32_t>(accepted_.size()),
                    .stream_count = static_cast<std::uint32_t>(accepting_.size())};
  Info info{.accepts = !accepting_.empty()};
  std::uint32_t care = 0;
  for (const StepId id : waiting_) {
    if (mode_ == Mode::runs && program_[id].op != Op::word) continue;
    info.filter |= program_.filter(id);
    care |= program_.care(id);
  }
  info.kept = ~(kMarkMask & ~(mode_ == Mode::runs ? 0 : care));
  steps_.insert(steps_.end(), waiting_.begin(), waiting_.end());
  accepted_.insert(accepted_.end(), accepting_.begin(), accepting_.end());
  const auto state = static_cast<State>(states_.size());
  states_.push_back(info);
  parts_.push_back(parts);
  asked_.emplace_back().set();
  known_.emplace(hash, state);
  return state;
}

}  // namespace cortesia::hear
