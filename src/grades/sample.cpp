#include "grades/sample.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

#include "base/error.hpp"
#include "base/sha256.hpp"

namespace cortesia::grades {

namespace {

constexpr std::size_t kLotDigits = 16;

// size * calls / population as a whole number and what is left over, exactly.
struct Share {
  std::uint64_t whole, rest;
};

Share share_of(std::uint64_t size, std::uint64_t calls, std::uint64_t population) {
  __extension__ using Wide = unsigned __int128;
  Wide product = Wide{size} * calls;
  return {static_cast<std::uint64_t>(product / population), static_cast<std::uint64_t>(product % population)};
}

}  // namespace

std::string lot_of(std::uint64_t seed, std::string_view id) {
  return sha256_hex(fmt::format("{}\n{}", seed, id)).substr(0, kLotDigits);
}

std::vector<std::uint64_t> allocate(const std::vector<std::uint64_t>& strata, std::uint64_t size) {
  std::uint64_t population = std::accumulate(strata.begin(), strata.end(), std::uint64_t{0});
  if (size >= population) return strata;
  std::vector<std::uint64_t> take, rest;
  for (std::uint64_t calls : strata) {
    Share share = share_of(size, calls, population);
    // One that has less than a whole call gets it, and has nothing more to ask for.
    take.push_back(std::max<std::uint64_t>(share.whole, 1));
    rest.push_back(share.whole > 0 ? share.rest : 0);
  }
  std::vector<std::size_t> order(strata.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(
      order, [&](std::size_t a, std::size_t b) { return std::tie(rest[b], a) < std::tie(rest[a], b); });

  // A round gives each stratum at most one more, or takes at most one from it.
  std::uint64_t taken = std::accumulate(take.begin(), take.end(), std::uint64_t{0});
  while (taken < size) {
    for (std::size_t i : order) {
      if (taken == size) break;
      if (take[i] == strata[i]) continue;
      ++take[i];
      ++taken;
    }
  }
  while (taken > size) {
    // The ones that each stratum is sure of came out of the share of the large.
    auto largest = std::ranges::max_element(take);
    --*largest;
    --taken;
  }
  return take;
}

void Draw::add(Candidate call) {
  ++population_;
  Stratum& stratum = strata_[call.stratum];
  ++stratum.calls;
  stratum.lowest.insert(std::move(call));
  if (stratum.lowest.size() > size_) stratum.lowest.erase(std::prev(stratum.lowest.end()));
}

std::vector<Drawn> Draw::drawn() const {
  if (strata_.size() > size_)
    throw Error(
        "--size {} is less than the {} strata, which need a call each; draw at least {}, or leave out --by",
        size_, strata_.size(), strata_.size());
  std::vector<std::uint64_t> calls;
  calls.reserve(strata_.size());
  for (const auto& [name, stratum] : strata_) calls.push_back(stratum.calls);
  std::vector<std::uint64_t> take = allocate(calls, size_);
  std::vector<Drawn> all;
  std::size_t i = 0;
  for (const auto& [name, stratum] : strata_) {
    std::uint64_t drawn = std::min<std::uint64_t>(take[i++], stratum.lowest.size());
    auto call = stratum.lowest.begin();
    for (std::uint64_t n = 0; n < drawn; ++n, ++call) all.push_back({*call, stratum.calls, drawn});
  }
  std::ranges::sort(all, [](const Drawn& a, const Drawn& b) {
    return std::tie(a.call.lot, a.call.id) < std::tie(b.call.lot, b.call.id);
  });
  return all;
}

}  // namespace cortesia::grades
