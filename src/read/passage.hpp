// A part of a call that is read by itself, as one of its recordings is: with a beginning of its own, from
// which its times count.
#pragma once

#include <cstdint>
#include <vector>

#include "model/call.hpp"

namespace cortesia::read {

struct Passage {
  std::vector<Turn> turns;
  std::vector<WordTime> words;  // see Call::word_times
  std::vector<Event> events;
  std::vector<std::uint32_t> events_by_time;  // see Desk

  void count_from(double zero);  // takes it off all times

  // Puts the other behind this.
  void append(const Passage& other);
};

}  // namespace cortesia::read
