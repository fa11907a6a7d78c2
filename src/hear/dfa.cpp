#include "hear/dfa.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace cortesia::hear {
namespace {

using Op = Step::Op;

constexpr std::uint32_t kManySteps = 64;  // from here on a state's steps are looked up by token
constexpr std::size_t kMostStates = 1 << 16, kMostSteps = 1 << 21, kMostMoves = 1 << 18;

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
  constexpr std::size_t kFirst = 1 << 12;
  moves_.assign(kFirst, {});
  mask_ = kFirst - 1;
  shift_ = 64 - std::countr_zero(kFirst);
  used_ = 0;
  states_.assign(1, {});  // the dead state
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
        if (token_seen_[step.arg] == round_) arrive(step.next, marks);
        break;
      case Op::any:
        if (mode_ == Mode::phrases) arrive(step.next, marks);
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
    const Step& step = program_[id];
    if (step.op == Op::word)
      index.words.emplace_back(step.arg, id);
    else if (step.op == Op::any || step.op == Op::before)
      index.others.push_back(id);
  }
  std::ranges::sort(index.words);
  return index;
}

Dfa::State Dfa::work_out(State from, std::uint64_t key) {
  ++round_;
  waiting_.clear();
  accepting_.clear();
  const auto symbol = static_cast<std::uint32_t>(key);
  for (const TokenId token : classes_.tokens(symbol >> kMarkBits)) token_seen_[token] = round_;
  // By index: steps_ may grow, but only in intern().
  const Info info = states_[from];
  const auto marks = static_cast<std::uint8_t>(symbol & kMarkMask);
  if (info.step_count < kManySteps) {
    for (std::uint32_t i = 0; i < info.step_count; ++i) take(steps_[info.steps + i], marks);
  } else {
    const ByToken& index = by_token(from);
    for (const TokenId token : classes_.tokens(symbol >> kMarkBits)) {
      auto at = std::ranges::lower_bound(index.words, std::pair(token, StepId{0}));
      for (; at != index.words.end() && at->first == token; ++at) take(at->second, marks);
    }
    for (const StepId id : index.others) take(id, marks);
  }
  const State to = intern();

  if (2 * (used_ + 1) > moves_.size()) {
    std::vector<Move> old(2 * moves_.size());
    old.swap(moves_);
    mask_ = moves_.size() - 1;
    --shift_;
    for (const Move& move : old) {
      if (move.key == 0) continue;
      std::size_t at = slot(move.key);
      while (moves_[at].key != 0) at = (at + 1) & mask_;
      moves_[at] = move;
    }
  }
  std::size_t at = slot(key);
  while (moves_[at].key != 0) at = (at + 1) & mask_;
  moves_[at] = {key, to};
  ++used_;
  full_ = used_ > kMostMoves || states_.size() > kMostStates || steps_.size() > kMostSteps;
  return to;
}

Dfa::State Dfa::intern() {
  if (waiting_.empty() && accepting_.empty()) return kDead;
  std::ranges::sort(waiting_, {}, [this](StepId id) { return std::pair(program_.wants(id) == 0, id); });
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
  Info info;
  info.steps = static_cast<std::uint32_t>(steps_.size());
  info.step_count = static_cast<std::uint32_t>(waiting_.size());
  info.streams = static_cast<std::uint32_t>(accepted_.size());
  info.stream_count = static_cast<std::uint32_t>(accepting_.size());
  for (const StepId id : waiting_) {
    info.filter |= program_.filter(id);
    if (mode_ == Mode::phrases) info.care |= program_.care(id);
    info.wants |= program_.wants(id);
    info.overlay_count += program_.wants(id) != 0;
  }
  steps_.insert(steps_.end(), waiting_.begin(), waiting_.end());
  accepted_.insert(accepted_.end(), accepting_.begin(), accepting_.end());
  const auto state = static_cast<State>(states_.size());
  states_.push_back(info);
  known_.emplace(hash, state);
  return state;
}

}  // namespace cortesia::hear
