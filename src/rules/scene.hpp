// One call while it is judged: what was heard, its clock, and the moments found in it. A Scope is the place
// in the scene from which a check looks: the whole call, one occurrence of a moment, or the words of a match.
//
// One Scene a thread, started over for each call; borrows the checklist and the heard call.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "hear/ear.hpp"
#include "hear/heard.hpp"
#include "model/report.hpp"
#include "rules/parties.hpp"
#include "rules/timeline.hpp"

namespace cortesia::rules {

struct Moment;
using MomentId = std::uint32_t;
using WindowId = std::uint32_t;

// One time that a moment arises: words [begin, end) of the call. A wait between two turns holds no words:
// begin == end, the first word after it.
struct MomentSpan {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t turn = 0;  // heard turn that holds `begin` (the first after the wait, for a wait)
  bool ended = true;       // false: lasts to its next occurrence or the end of the call
  std::optional<double> begin_time, end_time;  // seconds; measured clocks and events only
  std::vector<hear::WordRange> evidence;       // what was said that shows it
  Ways found_by;
};

// Where to look: ranges of words in order, disjoint.
struct Region {
  std::vector<hear::WordRange> ranges;
  Reason trouble = Reason::none;  // the window cannot be placed in this call: needs_times
  bool estimated = false;         // placed by an estimated clock

  void clear() {
    ranges.clear();
    trouble = Reason::none;
    estimated = false;
  }
  void add(std::uint32_t begin, std::uint32_t end);  // in order; joins what touches
  // What begins in it; a wait between two turns, which holds no words, also at its end.
  bool holds(std::uint32_t begin, std::uint32_t end) const;
};

struct Scene {
  const hear::Heard* heard = nullptr;
  const hear::Ear* ear = nullptr;
  const Call* call = nullptr;
  Timeline time;
  std::string_view timezone;
  std::string_view company;  // the first of the organisation's names, as the call or else the checklist says
  const std::vector<Moment>* moments = nullptr;  // the checklist's

  // By MomentId, found when first asked for.
  struct Found {
    bool known = false;
    Reason trouble = Reason::none;  // none of the ways to find it can tell
    std::vector<MomentSpan> spans;
  };
  mutable std::vector<Found> found;
  // By WindowId: windows that stand still during a call, resolved when first asked for.
  struct Resolved {
    bool known = false;
    Region region;
  };
  mutable std::vector<Resolved> windows;
  mutable std::optional<bool> cut;

  // By Party: the heard turns that have words, in order.
  std::array<std::vector<std::uint32_t>, hear::kParties> turns_of;

  // Starts over with another call.
  void listen_to(const hear::Heard& words);
  const Found& found_of(MomentId moment) const;
  const std::vector<MomentSpan>& spans(MomentId moment) const { return found_of(moment).spans; }
  std::uint32_t word_count() const { return static_cast<std::uint32_t>(heard->words.size()); }
  // The heard turn that holds a word; word_count() belongs to the last.
  std::uint32_t turn_of(std::uint32_t word) const;
  // The first turn with words that one of these speaks, from `turn` on, and the last before it.
  std::optional<std::uint32_t> turn_from(std::uint32_t turn, Parties by) const;
  std::optional<std::uint32_t> turn_before(std::uint32_t turn, Parties by) const;
};

struct Scope {
  const Scene& scene;
  MomentId moment = 0;                    // of `span`
  const MomentSpan* span = nullptr;       // for_each: the occurrence at hand
  std::optional<hear::WordRange> anchor;  // the match or step just named: `same turn`, `next customer turn`
  bool explain = false;                   // what is missing is worth telling of: not inside conditions
  // What begins elsewhere is of no use to who asks when a check arises; a hint, for speed.
  hear::WordRange useful = {0, UINT32_MAX};
};

}  // namespace cortesia::rules
