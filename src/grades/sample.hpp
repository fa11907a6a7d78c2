// Which calls to grade next: a random draw within strata (by agent, queue or day) that anybody can repeat.
//
// Every call has a lot, made of the seed and its id by SHA-256; each stratum keeps the calls with the lowest
// lots. So there is no generator whose state matters: the same seed and calls give the same draw on every
// machine, in every order of the input, with any number of threads. Memory is bounded by strata x size,
// however many calls there are.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace cortesia::grades {

struct Candidate {
  std::string lot;  // of lot_of()
  std::string id, source, agent;
  std::string stratum;  // empty: not known, or there is only one
};

// Sixteen hexadecimal digits.
std::string lot_of(std::uint64_t seed, std::string_view id);

struct Drawn {
  Candidate call;
  std::uint64_t stratum_calls = 0;  // the calls of its stratum
  std::uint64_t stratum_drawn = 0;  // those that were drawn of it
};

// How many of each stratum: in proportion to its calls, at least one of each, `size` in all (or all calls, if
// there are fewer). What proportions leave over goes to the largest remainders, the first of equals. Throws
// nothing; expects size >= the number of strata, none of which is empty.
std::vector<std::uint64_t> allocate(const std::vector<std::uint64_t>& strata, std::uint64_t size);

class Draw {
 public:
  explicit Draw(std::uint64_t size) : size_(size) {}

  // Calls that share an id share a lot; the first to come stands for them.
  void add(Candidate call);

  std::uint64_t population() const { return population_; }
  std::size_t strata() const { return strata_.size(); }
  // In order of their lots: who grades the first few of them has graded a sample too. Throws Error when there
  // are more strata than calls to draw.
  std::vector<Drawn> drawn() const;

 private:
  struct ByLot {
    bool operator()(const Candidate& a, const Candidate& b) const {
      return std::tie(a.lot, a.id) < std::tie(b.lot, b.id);
    }
  };
  struct Stratum {
    std::uint64_t calls = 0;
    std::set<Candidate, ByLot> lowest;  // at most size_
  };

  std::uint64_t size_;
  std::uint64_t population_ = 0;
  std::map<std::string, Stratum, std::less<>> strata_;
};

}  // namespace cortesia::grades
