// The night: what all the reports of a run come to.
//
// Each worker counts its block, the drain merges the blocks in input order, so that the same input gives the
// same totals whatever the number of threads. Memory is bounded: the lists keep the first or the worst few.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/call.hpp"
#include "model/report.hpp"
#include "model/unreadable.hpp"

namespace cortesia {

struct RuleTotals {
  std::uint64_t pass = 0, partial = 0, fail = 0, not_applicable = 0, not_assessable = 0;
};

struct CallScore {
  std::string id, source;
  double score = 0;
};

struct Totals {
  static constexpr std::size_t kListed = 20;  // worst calls and unreadable inputs kept by name

  std::uint64_t calls = 0;  // all of the four below
  std::uint64_t passed = 0, failed = 0, not_assessable = 0, unreadable = 0;
  std::uint64_t skipped_files = 0;  // plainly no transcripts
  std::uint64_t critical_failed = 0;
  double score_sum = 0;
  std::uint64_t scored = 0;
  std::vector<RuleTotals> rules;             // in checklist order
  std::vector<CallScore> worst;              // lowest score first, then input order
  std::vector<Unreadable> unreadable_first;  // in input order

  void add(const Call& call, const Report& report);
  void add(const Unreadable& input);
  void merge(const Totals& later);  // `later` comes after this in input order
};

}  // namespace cortesia
