#include "hear/word_cache.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "hear/automaton.hpp"

namespace cortesia::hear {

void Classes::clear() {
  known_.clear();
  with_.clear();
  pool_.clear();
  ranges_.assign(1, 0);
  filters_.clear();
  std::vector<TokenId> word{kAnyWordToken};
  intern(word);
}

ClassId Classes::intern(std::vector<TokenId>& tokens) {
  std::ranges::sort(tokens);
  tokens.erase(std::ranges::unique(tokens).begin(), tokens.end());
  const auto [known, is_new] = known_.try_emplace(tokens, static_cast<ClassId>(filters_.size()));
  if (is_new) {
    pool_.insert(pool_.end(), tokens.begin(), tokens.end());
    ranges_.push_back(pool_.size());
    std::uint64_t filter = 0;
    for (const TokenId token : tokens) {
      if (!vocabulary_.is_choice(token)) filter |= vocabulary_.filter(token);
    }
    filters_.push_back(filter);
  }
  return known->second;
}

ClassId Classes::with(ClassId from, TokenId token) {
  if (token >= with_.size()) with_.resize(token + 1);
  std::vector<ClassId>& known = with_[token];
  const std::size_t at = from == kNone ? 0 : from + 1;
  if (at >= known.size()) known.resize(std::max(at + 1, 2 * known.size()), kNone);
  if (known[at] == kNone) {
    std::vector<TokenId> all;
    if (from != kNone) all.assign(tokens(from).begin(), tokens(from).end());
    all.push_back(token);
    known[at] = intern(all);
  }
  return known[at];
}

void WordCache::clear() {
  constexpr std::size_t kFirst = 1 << 12;
  slots_.assign(kFirst, {});
  mask_ = kFirst - 1;
  shift_ = 64 - std::countr_zero(kFirst);
  facts_.clear();
  texts_.clear();
  long_.clear();
  sounds_.clear();
}

void WordCache::place(const Known& known) {
  std::size_t at = slot(known.key);
  while (slots_[at].key != 0) at = (at + 1) & mask_;
  slots_[at] = known;
}

WordCache::Known WordCache::add(std::uint64_t key, std::string_view word, ClassId word_class,
                                const WordFacts& facts, std::string sound) {
  if (2 * (facts_.size() + 1) > slots_.size()) {
    std::vector<Known> old(2 * slots_.size());
    old.swap(slots_);
    mask_ = slots_.size() - 1;
    --shift_;
    for (const Known& known : old) {
      if (known.key != 0) place(known);
    }
  }
  const Known made{key, static_cast<Id>(facts_.size()), word_class};
  facts_.push_back(facts);
  sounds_.push_back(std::move(sound));
  long_.emplace_back();
  if (word.size() > 8) {
    long_.back() = {static_cast<std::uint32_t>(texts_.size()), static_cast<std::uint32_t>(word.size())};
    texts_ += word;
  }
  place(made);
  return made;
}

}  // namespace cortesia::hear
