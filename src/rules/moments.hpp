// Moments: named points or spans of a call that rules hang on - a hold, a transfer, a complaint.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "rules/check.hpp"
#include "rules/scene.hpp"

namespace cortesia::rules {

// One way to find a moment: a check, what must follow it, and what excuses it.
struct MomentSource {
  std::unique_ptr<Check> check;
  std::vector<std::unique_ptr<Check>> then;  // any of these must follow ...
  double then_within = 3;                    // ... within so many heard turns
  bool then_beside = false;                  // some window of these stands beside the match
  std::unique_ptr<Check> unless;             // relative to the match
};

struct Moment {
  std::string name;
  std::vector<MomentSource> sources;
  // Occurrences at most so many heard turns apart are one: announced, then seen on the line.
  double merge_turns = 0;
};

// All occurrences in the call, in order, merged; ends filled in. Why they cannot be told, where none of the
// ways to find them can.
Reason find_moment(const Moment& moment, const Scope& scope, std::vector<MomentSpan>& out);

// What some words of a heard turn said is an occurrence.
MomentSpan occurrence_said(const Scene& scene, hear::WordRange words, std::uint32_t heard_turn);

// A wait that begins before word `begin`: it ends when the next organisation turn begins.
MomentSpan wait_before(const Scene& scene, std::uint32_t begin, std::uint32_t heard_turn);

}  // namespace cortesia::rules
