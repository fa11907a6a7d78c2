// The same calls judged twice, by two checklists or on two nights: which verdicts flipped.
//
// A verdict flips when a rule that both sides have comes out otherwise, or is excused on one side. Rules of
// one side alone are named, and flip nothing. Only changed calls are passed on, so that memory does not grow
// with the calls.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/checklist_info.hpp"
#include "model/report.hpp"

namespace cortesia {

// What a finding counts as: its verdict, or nothing when a waiver excuses it.
enum class Counted : std::uint8_t { pass, partial, fail, not_applicable, not_assessable, waived };
inline constexpr std::string_view kCountedNames[] = {"pass",           "partial",        "fail",
                                                     "not_applicable", "not_assessable", "waived"};
static_assert(std::ranges::equal(kVerdictNames, std::span(kCountedNames).first(std::size(kVerdictNames))));

constexpr Counted counted(Verdict verdict, bool waived) {
  return waived ? Counted::waived : static_cast<Counted>(verdict);
}
constexpr std::string_view name_of(Counted counted) {
  return kCountedNames[static_cast<std::size_t>(counted)];
}

// One call as one side judged it.
struct JudgedCall {
  std::string id, source;
  Outcome outcome = Outcome::not_assessable;
  std::optional<double> score;
  std::vector<std::optional<Counted>> findings;  // by Comparison::rules index; may be shorter
};

struct Flip {
  std::uint32_t rule = 0;  // index into Comparison::rules
  Counted before = Counted::pass, after = Counted::pass;
};

// A call of which some verdict or the outcome changed.
struct CallChange {
  std::string id, source;
  Outcome before = Outcome::not_assessable, after = Outcome::not_assessable;
  std::optional<double> score_before, score_after;
  std::vector<Flip> flips;  // in order of the rules
};

// Nothing when nothing changed; a score alone is no change.
std::optional<CallChange> change_of(const JudgedCall& before, const JudgedCall& after);

struct ComparedRule {
  std::string id, title;
  bool before = false, after = false;  // which sides have it
  std::array<std::array<std::uint64_t, std::size(kCountedNames)>, std::size(kCountedNames)> flips{};

  std::uint64_t flipped() const;
};

// What a checklist makes of its verdicts: an outcome may change where none of them flips.
struct ComparedScoring {
  double pass_mark = 0, minimum_coverage = 0;  // per cent
  CriticalPolicy critical = CriticalPolicy::report_only;
};

// Of one side; empty where a run does not say.
struct ComparedSide {
  std::string name, version, sha256, language;
  std::optional<ComparedScoring> scoring = {};
};

struct Comparison {
  ComparedSide before, after;
  std::vector<ComparedRule> rules;
  std::uint64_t calls = 0;                        // judged by both sides
  std::uint64_t changed = 0;                      // of them
  std::uint64_t only_before = 0, only_after = 0;  // runs: calls of one side alone
  std::array<std::array<std::uint64_t, std::size(kOutcomeNames)>, std::size(kOutcomeNames)> outcomes{};

  void add(const CallChange& change);
  std::uint32_t rule(std::string_view id);  // its index; a new one is put at the end

 private:
  std::unordered_map<std::string, std::uint32_t> by_id_;
};

}  // namespace cortesia
