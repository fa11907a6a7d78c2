// The clock of one call: when each word was said.
//
// A word's time is its own when the transcript has word times, else interpolated by word index between the
// start and the end of its turn; a missing end is the next turn's start. Without times there is no clock,
// unless the checklist allows an estimate from the number of words (for windows only, never for measures or
// silences). Seconds from the start of the recording. Borrows the heard call.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "hear/heard.hpp"
#include "model/report.hpp"

namespace cortesia::rules {

struct ClockSettings {
  bool estimate = false;
  double words_per_second = 2.6;
};

class Timeline {
 public:
  // Starts over with another call and keeps the memory.
  void reset(const hear::Heard& heard, const ClockSettings& settings);

  Clock clock() const { return clock_; }
  bool measured() const { return clock_ == Clock::word || clock_ == Clock::turn; }
  bool has_turn_ends() const { return has_turn_ends_; }

  double turn_start(std::uint32_t heard_turn) const { return starts_[heard_turn]; }
  double turn_end(std::uint32_t heard_turn) const { return ends_[heard_turn]; }
  double word_time(std::uint32_t word, std::uint32_t heard_turn) const;
  // Where the clock of windows starts: the first turn of the agent after any IVR.
  double origin() const { return origin_; }
  double end() const { return end_; }

  // Calls visit(turn, from, to) for each heard turn with words but the first: from when everybody before it
  // has stopped to when it begins, which comes first where it begins over another.
  template <typename Visit>
  void each_gap(Visit visit) const {
    double latest = 0;
    bool spoken = false;
    for (std::uint32_t i = 0; i < heard_->turns.size(); ++i) {
      if (heard_->turns[i].begin == heard_->turns[i].end) continue;
      if (spoken) visit(i, latest, turn_start(i));
      latest = spoken ? std::max(latest, turn_end(i)) : turn_end(i);
      spoken = true;
    }
  }

 private:
  void fill_times();

  const hear::Heard* heard_ = nullptr;
  std::vector<double> starts_, ends_;  // by heard turn; empty without a clock
  double words_per_second_ = 2.6;
  double origin_ = 0, end_ = 0;
  Clock clock_ = Clock::none;
  bool has_turn_ends_ = false;
};

}  // namespace cortesia::rules
