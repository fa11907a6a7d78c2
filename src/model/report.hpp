// What the checklist found in one call: a finding for every rule, always, in checklist order.
//
// Plain data made by the rules room and read by the write room together with the call and the ChecklistInfo.
// Evidence is a byte range of the text as transcribed, never a copy of it. The views of reports and findings
// point into the checklist (window names, wanted phrases) and live as long as it does.
#pragma once

#include <array>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/checklist_info.hpp"
#include "model/measured.hpp"
#include "model/waiver.hpp"
#include "model/window_name.hpp"

namespace cortesia {

enum class Verdict : std::uint8_t { pass, partial, fail, not_applicable, not_assessable };
inline constexpr std::string_view kVerdictNames[] = {"pass", "partial", "fail", "not_applicable",
                                                     "not_assessable"};
constexpr std::string_view name_of(Verdict verdict) { return kVerdictNames[static_cast<int>(verdict)]; }

// Why the verdict is what it is: a short word for programs. model/reason.hpp has the table of their names.
enum class Reason : std::uint8_t {
  none,
  said,               // what was asked was said
  not_said,           // it was not
  forbidden_said,     // what must not be said was
  nothing_forbidden,  // it was not
  all_parts,          // every part is there
  some_parts,
  no_parts,
  in_order,
  out_of_order,
  too_few_present,  // fewer than two of the things to order are there
  asked_and_agreed,
  volunteered,  // the answer came unasked
  not_asked,
  refused,
  unanswered,
  within_limit,
  outside_limit,
  condition_holds,
  condition_fails,
  happened,  // the moment, the turn, the event or the silence that is asked for
  never_happened,
  all_occurrences,  // for_each: every occurrence passes
  some_occurrences,
  no_occurrences,  // for_each: none passes
  no_occasion,     // not applicable: `when` does not hold
  no_moment,       // not applicable: the moment of for_each never occurs
  not_asked_for,   // not applicable: the rule's own check says so
  needs_times,     // not assessable: what the transcript lacks
  needs_turn_ends,
  needs_speakers,
  needs_casing,
  needs_loudness,
  needs_ring,
  needs_local_time,
  needs_end_of_call,
  needs_hangup,
  needs_customer_id,
  needs_metadata,
  needs_company,  // nobody told what the organisation is called
  needs_archive,
  redacted,  // the thing may stand behind a redaction mark
  other_language,
  no_checklist,       // of a call: no checklist is for its language and queue
  condition_unknown,  // `assessable` does not hold
  too_many,           // a moment occurs more often than it does in any call
  empty_window,       // the window to look in does not exist in this call
  empty_call,         // no words at all
  low_coverage,       // of a call: too little of the checklist could be assessed
};

// Which clock placed the finding: times of words, of turns, estimates, or none.
enum class Clock : std::uint8_t { none, word, turn, estimated };

// Bytes [begin, end) of the text of turn `turn` of the call (from 0, in file order).
struct Evidence {
  std::uint32_t turn = 0;
  std::uint32_t begin = 0, end = 0;
  std::optional<double> time;    // seconds, of its first word; by the finding's clock
  std::int16_t part = -1;        // index into RuleInfo::parts, or -1
  std::int16_t occurrence = -1;  // index into Finding::occurrences, or -1
  std::string heard_as;  // folded, where `heard_as` of the checklist put other words there; else empty
};

// Where something was looked for and not found.
struct LookedIn {
  std::string_view by;                          // "organisation", "agent", "customer", ...
  std::string_view window;                      // as the checklist writes it: "opening", "whole call", ...
  const WindowName* name = nullptr;             // the same as plain data, where it is known
  std::uint32_t first_turn = 0, last_turn = 0;  // turns of the file, inclusive
  bool empty = true;                            // the window holds no turn
};

// The nearest miss: the longest run of at least two words of a wanted phrase that was heard in the window.
struct Nearest {
  std::string_view wanted;  // the phrase as the checklist writes it
  Evidence heard;
};

struct PartResult {
  Verdict verdict = Verdict::not_applicable;  // in the order of RuleInfo::parts
  Reason reason = Reason::none;
};

// The ways to find a moment; one occurrence may have been found in several.
enum class Way : std::uint8_t { words, event, silence, turn };
inline constexpr std::string_view kWayNames[] = {"words", "event", "silence", "turn"};
constexpr std::string_view name_of(Way way) { return kWayNames[static_cast<int>(way)]; }
class Ways {
 public:
  constexpr Ways() = default;
  constexpr Ways(Way way) : bits_(static_cast<std::uint8_t>(1u << static_cast<unsigned>(way))) {}
  constexpr bool has(Way way) const { return (bits_ >> static_cast<unsigned>(way) & 1) != 0; }
  constexpr void add(Ways others) { bits_ |= others.bits_; }
  std::vector<Way> all() const {
    std::vector<Way> ways;
    for (std::size_t i = 0; i < std::size(kWayNames); ++i)
      if (has(static_cast<Way>(i))) ways.push_back(static_cast<Way>(i));
    return ways;
  }

 private:
  std::uint8_t bits_ = 0;
};

// One occurrence of a moment that the rule was evaluated for.
struct Occurrence {
  Verdict verdict = Verdict::not_applicable;
  Reason reason = Reason::none;
  double fraction = 0;
  std::uint32_t turn = 0;  // of the file, where the moment begins
  std::optional<double> time;
  Ways found_by = {};
};

struct Finding {
  std::uint32_t rule = 0;  // index into ChecklistInfo::rules
  Verdict verdict = Verdict::not_applicable;
  Reason reason = Reason::none;
  const Waiver* waiver = nullptr;  // excuses it: it counts for nothing, as if the rule did not apply
  double fraction = 0;             // what the verdict counts: 1, the part of a partial, 0
  Clock clock = Clock::none;
  std::optional<Measured> measured;  // the figure of a measure
  std::vector<Evidence> evidence;    // in order of turn and byte
  std::optional<LookedIn> looked_in;
  std::optional<Nearest> nearest;
  std::string_view failed;   // which check of several did, or which condition, as the checklist writes it
  std::string_view moment;   // the title of the one that never happened
  std::string_view stated;   // what the call's data say that was asked of them
  std::string_view wanted;   // the phrase, where only one is and nothing came near it
  std::string_view suggest;  // the better words for what must not be said and was
  std::vector<PartResult> parts;
  std::vector<Occurrence> occurrences;
};

enum class Outcome : std::uint8_t { passed, failed, not_assessable, unreadable };
inline constexpr std::string_view kOutcomeNames[] = {"passed", "failed", "not_assessable", "unreadable"};
constexpr std::string_view name_of(Outcome outcome) { return kOutcomeNames[static_cast<int>(outcome)]; }

struct SectionScore {
  std::optional<double> score;  // per cent; none when nothing of the section was assessed
};

// What the critical rules of one kind came to in a call.
enum class Accuracy : std::uint8_t {
  unknown,     // the checklist has none, or none could be judged that might apply
  error_free,  // none of those judged failed
  error,
};

// Whether each side speaks as the side it is said to be; unclear also where nobody said.
enum class Sides : std::uint8_t { unclear, as_told, swapped };

struct Report {
  Outcome outcome = Outcome::not_assessable;
  Reason reason = Reason::none;  // why a call is not assessable as a whole
  std::optional<double> score;   // 0..100; none when nothing was assessed
  double coverage = 0;           // per cent of the applicable weight that could be assessed
  bool critical_failed = false;  // some critical rule failed, whatever the policy makes of it
  std::array<Accuracy, kCriticalKinds> critical{};  // by kind_index
  std::uint32_t noncritical_judged = 0;             // findings of other rules, labels apart
  double noncritical_earned = 0;                    // the sum of their fractions
  Sides sides = Sides::unclear;
  std::string day;                     // of the start, where the call was: "2026-05-12"; empty: unknown
  const Waivers* waivers = nullptr;    // those it was judged with; null: none
  std::vector<SectionScore> sections;  // in checklist order
  std::vector<Finding> findings;       // one a rule, in checklist order
};

}  // namespace cortesia
