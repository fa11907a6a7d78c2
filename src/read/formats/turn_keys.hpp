// What the keys of a turn mean, in files of nobody's product: names in English or Spanish, however they are
// cased, and some with the unit of a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace cortesia::read {

enum class Part : std::uint8_t {
  text,
  speaker,
  role,
  channel,
  start,
  end,
  length,
  words,
  interrupted,
  type,  // of a row, which may be no turn
  none
};

// What a key means, and the unit that its name tells: "start_ms".
struct KeyMeaning {
  Part part = Part::none;
  std::size_t rank = SIZE_MAX;  // of several keys of one part the one of the lowest rank counts
  double unit = 1;
};
KeyMeaning meaning_of(std::string_view key);

// Whether it is of a speaker and of nothing else, as "name" and "from" may be.
bool is_speakers_own(const KeyMeaning& meaning);

// Names of keys are compared plain: "startTime", "start_time" and "StartTime" are "starttime".
std::string plain(std::string_view key);

// Names of lists of turns, plain.
std::span<const std::string_view> lists_of_turns();
bool is_list_of_turns(std::string_view key);

}  // namespace cortesia::read
