// What several formats say of a call in the same way: quotes, times, texts that may not be shown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "model/call.hpp"
#include "model/report.hpp"

namespace cortesia::write {

// The words that evidence points at, as transcribed.
inline std::string_view quote_of(const Call& call, const Evidence& evidence) {
  if (evidence.turn >= call.turns.size()) return {};
  std::string_view text = call.turns[evidence.turn].text;
  std::size_t begin = evidence.begin < text.size() ? evidence.begin : text.size();
  std::size_t end = evidence.end < text.size() ? evidence.end : text.size();
  return begin < end ? text.substr(begin, end - begin) : std::string_view();
}

// A message or doubt with what it quotes from the input taken out: `speaker "Rosa" is no role` -> `speaker
// "…" is no role`. Messages put the user's text in double quotes; the program's own words, such as "turns",
// stay.
std::string without_quotes(std::string_view message);

// "00:07", "12:05", "1:02:03"
void append_clock_time(std::string& out, double seconds);

// "2026-05-12T15:41:08-03:00" -> "2026-05-12 15:41"; what does not look so, as it is.
std::string day_and_minute(std::string_view stamp);

// How turns are shown to people: counted from 1.
constexpr std::uint64_t shown(std::uint32_t turn) { return std::uint64_t{turn} + 1; }

// True when the words of `party` are meant by a LookedIn::by.
bool is_meant(Party party, std::string_view by);

}  // namespace cortesia::write
