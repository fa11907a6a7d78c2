#include "model/comparison.hpp"

#include <algorithm>

namespace cortesia {

std::optional<CallChange> change_of(const JudgedCall& before, const JudgedCall& after) {
  std::vector<Flip> flips;
  const std::size_t both = std::min(before.findings.size(), after.findings.size());
  for (std::size_t i = 0; i < both; ++i) {
    const std::optional<Counted> from = before.findings[i], to = after.findings[i];
    if (from && to && from != to) flips.push_back({static_cast<std::uint32_t>(i), *from, *to});
  }
  if (flips.empty() && before.outcome == after.outcome) return std::nullopt;
  return CallChange{after.id,     after.source, before.outcome,  after.outcome,
                    before.score, after.score,  std::move(flips)};
}

std::uint64_t ComparedRule::flipped() const {
  std::uint64_t sum = 0;
  for (const auto& row : flips)
    for (std::uint64_t count : row) sum += count;
  return sum;
}

void Comparison::add(const CallChange& change) {
  ++changed;
  if (change.before != change.after)
    ++outcomes[static_cast<std::size_t>(change.before)][static_cast<std::size_t>(change.after)];
  for (const Flip& flip : change.flips)
    ++rules[flip.rule].flips[static_cast<std::size_t>(flip.before)][static_cast<std::size_t>(flip.after)];
}

std::uint32_t Comparison::rule(std::string_view id) {
  const auto [at, fresh] = by_id_.try_emplace(std::string(id), static_cast<std::uint32_t>(rules.size()));
  if (fresh) rules.emplace_back().id = id;
  return at->second;
}

}  // namespace cortesia
