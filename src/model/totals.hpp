// The night: what all the reports of a run come to.
//
// Each worker counts its block, the drain merges the blocks in input order, so that the same input gives the
// same totals whatever the number of threads. Memory is bounded: the lists keep the first or the worst few,
// and a block of the input has no more groups than calls.
#pragma once

#include <array>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

#include "model/call.hpp"
#include "model/report.hpp"
#include "model/tally.hpp"
#include "model/twins.hpp"
#include "model/unreadable.hpp"

namespace cortesia {

struct RuleTotals {
  std::uint64_t pass = 0, partial = 0, fail = 0, not_applicable = 0, not_assessable = 0;
  std::uint64_t waived = 0;  // excused, and none of the others
};

struct CallScore {
  std::string id, source;
  double score = 0;
};

struct Totals : Tally {
  static constexpr std::size_t kListed = 20;  // worst calls and unreadable inputs kept by name

  std::uint64_t unreadable = 0;                         // inputs, which count as calls too
  std::uint64_t skipped_files = 0;                      // plainly no transcripts
  std::uint64_t sides_clear = 0, sides_swapped = 0;     // calls whose sides the words tell, and contradict
  std::array<Groups, std::size(kGroupByNames)> groups;  // by GroupBy; of what could be read
  std::vector<RuleTotals> rules;                        // in checklist order
  const Waivers* waivers = nullptr;                     // those of the reports; null: none
  std::vector<std::uint64_t> excused;                   // findings, by waiver
  std::vector<CallScore> worst;                         // lowest score first, then input order
  std::vector<Unreadable> unreadable_first;             // in input order
  Twins twins;  // calls that are there more than once; of the whole run

  // Whether swapped channels are worth a word: a stray call that only sounds so is not.
  bool looks_swapped() const { return sides_swapped >= 2 && sides_swapped * 10 >= sides_clear; }

  void add(const Call& call, const Report& report);
  void add(const Unreadable& input);
  void merge(const Totals& later);  // `later` comes after this in input order
};

}  // namespace cortesia
