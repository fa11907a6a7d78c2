// The names of reasons, and of the other enumerations of calls and reports, as reports for programs write
// them.
#pragma once

#include <iterator>
#include <span>
#include <string_view>

#include "model/call.hpp"
#include "model/report.hpp"

namespace cortesia {

inline constexpr Reason kLastReason = Reason::low_coverage;
inline constexpr std::string_view kReasonNames[] = {
    "none",
    "said",
    "not_said",
    "forbidden_said",
    "nothing_forbidden",
    "all_parts",
    "some_parts",
    "no_parts",
    "in_order",
    "out_of_order",
    "too_few_present",
    "asked_and_agreed",
    "volunteered",
    "not_asked",
    "refused",
    "unanswered",
    "within_limit",
    "outside_limit",
    "condition_holds",
    "condition_fails",
    "happened",
    "never_happened",
    "all_occurrences",
    "some_occurrences",
    "no_occurrences",
    "no_occasion",
    "no_moment",
    "not_asked_for",
    "needs_times",
    "needs_turn_ends",
    "needs_speakers",
    "needs_casing",
    "needs_loudness",
    "needs_ring",
    "needs_local_time",
    "needs_end_of_call",
    "needs_hangup",
    "needs_customer_id",
    "needs_metadata",
    "needs_company",
    "needs_archive",
    "redacted",
    "other_language",
    "no_checklist",
    "condition_unknown",
    "too_many",
    "empty_window",
    "empty_call",
    "low_coverage",
};
static_assert(std::size(kReasonNames) == static_cast<std::size_t>(kLastReason) + 1,
              "a reason without a name");
// Whether it is something that the transcript or the call's data lack.
constexpr bool is_lack(Reason reason) {
  return reason >= Reason::needs_times && reason <= Reason::needs_archive;
}
constexpr std::string_view name_of(Reason reason) { return kReasonNames[static_cast<std::size_t>(reason)]; }

inline constexpr std::string_view kClockNames[] = {"none", "word", "turn", "estimated"};
constexpr std::string_view name_of(Clock clock) { return kClockNames[static_cast<std::size_t>(clock)]; }

inline constexpr std::string_view kPartyNames[] = {"unknown", "agent", "colleague", "customer", "ivr"};
constexpr std::string_view name_of(Party party) { return kPartyNames[static_cast<std::size_t>(party)]; }

inline constexpr std::string_view kEventNames[] = {"hold", "transfer",     "silence", "music",
                                                   "note", "interruption", "other"};
constexpr std::string_view name_of(EventKind kind) { return kEventNames[static_cast<std::size_t>(kind)]; }
// Of the kinds that have a name of ours; `other` is for the system's own.
inline constexpr std::span<const std::string_view> kOwnEventNames =
    std::span(kEventNames).first(static_cast<std::size_t>(EventKind::other));

inline constexpr std::string_view kDirectionNames[] = {"unknown", "inbound", "outbound", "internal"};
constexpr std::string_view name_of(Direction direction) {
  return kDirectionNames[static_cast<std::size_t>(direction)];
}

}  // namespace cortesia
