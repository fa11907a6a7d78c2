#include "hear/dfa.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace cortesia::hear {
namespace {

using Op = Step::Op;

constexpr std::size_t kMostStates = 1 << 15, kMostSteps = 1 << 22, kMostMoves = 1 << 20;

}  // namespace

Dfa::Dfa(const Phrasebook::Compiled& book, const Classes& classes, Mode mode)
    : program_(book.program),
      classes_(classes),
      mode_(mode),
      reached_(book.program.size()),
      parted_(book.program.size()),
      token_seen_(book.vocabulary.size(), 0) {
  clear();
}

void Dfa::clear() {
  states_.assign(1, {});  // the dead state
  parts_.assign(1, {});
  for (std::vector<std::uint64_t>& plain : plain_) plain.clear();
  moves_.assign(1, {});
  steps_.clear();
  accepted_.clear();
  known_.clear();
  first_steps_.clear();
  full_ = false;
}

void Dfa::arrive(StepId at, std::uint8_t marks) {
  const Program program = program_;
  const bool runs = mode_ == Mode::runs;
  for (;;) {
    const Step& step = program[at];
    bool goes_on = false;
    switch (step.op) {
      case Op::split:
        goes_on = parted_.add(at);
        if (goes_on) todo_.push_back(step.other);
        break;
      case Op::after:
        goes_on = runs || (marks & step.what) != 0;
        break;
      case Op::before:
        goes_on = runs;
        if (!runs) reached_.add(at);
        break;
      case Op::accept:
        // In runs it waits for nothing, but tells that the phrase was followed to here.
        if (runs)
          reached_.add(at);
        else
          accepting_.push_back(step.arg);
        break;
      default:
        reached_.add(at);
    }
    if (goes_on) {
      at = step.next;
    } else if (!todo_.empty()) {
      at = todo_.back();
      todo_.pop_back();
    } else {
      return;
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
  accepting_.clear();
  for (const StepId entry : entries) arrive(entry, 0);
  return settle();
}

Dfa::State Dfa::start(const FirstSteps& first) {
  const State state = add({.filter = first.filter, .kept = kept_with(first.care)}, {});
  first_steps_.resize(state + 1);
  first_steps_[state] = first.by_token;
  return state;
}

bool Dfa::find_takers(State from, ClassId id) {
  if (++round_ == 0) {
    std::ranges::fill(token_seen_, std::uint8_t{0});
    ++round_;
  }
  // As they might change meanwhile, the members would be read anew for each.
  const Program program = program_;
  const std::uint8_t round = round_;
  std::uint8_t* const seen = token_seen_.data();
  const std::span<const TokenId> tokens = classes_.tokens(id);
  for (const TokenId token : tokens) seen[token] = round;
  seen[kSeveralTokens] = round;
  takers_.clear();
  bool asks = false;
  const auto add_taker = [&](StepId step, TokenId token) {
    takers_.push_back(step);
    asks |= token != kAnyWordToken;
  };
  for (const StepId step : steps(from)) {
    const TokenId token = program.token(step);
    if (seen[token] == round) add_taker(step, token);
  }
  if (from >= first_steps_.size()) return asks;
  const std::span<const FirstStep> first = first_steps_[from];
  for (const TokenId token : tokens) {
    auto at = std::ranges::lower_bound(first, FirstStep{token, 0});
    for (; at != first.end() && at->token == token; ++at) add_taker(at->step, token);
  }
  return asks;
}

Dfa::State Dfa::work_out(State from, std::uint32_t symbol) {
  accepting_.clear();
  State to = kDead;
  if ((symbol & kMerge) != 0) {
    const State other = symbol & ~kMerge;
    waiting_.clear();
    std::ranges::set_union(steps(from), steps(other), std::back_inserter(waiting_));
    std::ranges::set_union(accepted(from), accepted(other), std::back_inserter(accepting_));
    to = intern();
  } else {
    const ClassId id = symbol >> kMarkBits;
    if (!find_takers(from, id) && id != 0 && id < kMostAsked) {
      std::vector<std::uint64_t>& plain = plain_[id / 64];
      if (from >= plain.size()) plain.resize(states_.size());
      plain[from] |= std::uint64_t{1} << (id % 64);
      return move(from, symbol);
    }
    for (const StepId step : takers_) take(step, static_cast<std::uint8_t>(symbol & kMarkMask));
    to = settle();
  }
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

Dfa::State Dfa::settle() {
  waiting_.clear();
  reached_.take_out([this](StepId step) { waiting_.push_back(step); });
  parted_.clear();
  std::ranges::sort(accepting_);
  accepting_.erase(std::ranges::unique(accepting_).begin(), accepting_.end());
  return intern();
}

Dfa::State Dfa::intern() {
  if (waiting_.empty() && accepting_.empty()) return kDead;
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
  info.kept = kept_with(mode_ == Mode::runs ? 0 : care);
  steps_.insert(steps_.end(), waiting_.begin(), waiting_.end());
  accepted_.insert(accepted_.end(), accepting_.begin(), accepting_.end());
  const State state = add(info, parts);
  known_.emplace(hash, state);
  return state;
}

Dfa::State Dfa::add(const Info& info, const Parts& parts) {
  states_.push_back(info);
  parts_.push_back(parts);
  return static_cast<State>(states_.size() - 1);
}

}  // namespace cortesia::hear
