#include "write/excerpt.hpp"

#include <iterator>

#include <fmt/format.h>

#include "model/reason.hpp"

namespace cortesia::write {

std::string without_quotes(std::string_view message) {
  // From the first mark to the last: what is quoted may hold marks of its own.
  std::size_t first = message.find('"');
  std::size_t last = message.rfind('"');
  if (first == last) return std::string(message.substr(0, first));
  return fmt::format("{}\"…\"{}", message.substr(0, first), message.substr(last + 1));
}

void append_clock_time(std::string& out, double seconds) {
  auto whole = static_cast<std::uint64_t>(seconds > 0 ? seconds : 0);
  if (whole >= 3600) {
    fmt::format_to(std::back_inserter(out), "{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
  } else {
    fmt::format_to(std::back_inserter(out), "{:02}:{:02}", whole / 60, whole % 60);
  }
}

std::string day_and_minute(std::string_view stamp) {
  constexpr std::string_view kShape = "0000-00-00T00:00";
  if (stamp.size() < kShape.size() || (stamp[10] != 'T' && stamp[10] != ' ')) return std::string(stamp);
  std::string out(stamp.substr(0, kShape.size()));
  out[10] = ' ';
  return out;
}

bool is_meant(Party party, std::string_view by) {
  if (by == "organisation") return speaks_for_organisation(party);
  return by.empty() || by == "any" || by == name_of(party);
}

}  // namespace cortesia::write
