// Channels that hold the same voice: a recording of one channel, copied to two.
#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "read/finish.hpp"
#include "read/roles.hpp"

namespace cortesia::read {
namespace {

constexpr double kAlike = 0.9;      // of the words, and of the turns that begin together
constexpr double kTogether = 2;     // seconds
constexpr std::size_t kTells = 20;  // words from which on it is no chance

struct Channel {
  std::string_view label;
  std::size_t count = 0, bytes = 0;  // of its turns
  std::vector<const Turn*> turns;
};

bool nearly(std::size_t share, std::size_t all) {
  return static_cast<double>(share) >= kAlike * static_cast<double>(all);
}

// The two voices of the call, when there are just two, who say about as much.
std::optional<std::array<Channel, 2>> channels_of(const Call& call) {
  std::array<Channel, 2> channels;
  auto& [first, second] = channels;
  const auto channel_of = [&](const Turn& turn) -> Channel& {
    return first.count == 0 || is_same_label(first.label, turn.label) ? first : second;
  };
  for (const Turn& turn : call.turns) {
    Channel& channel = channel_of(turn);
    if (channel.count++ == 0) channel.label = turn.label;
    if (!is_same_label(channel.label, turn.label)) return std::nullopt;
    channel.bytes += turn.text.size();
  }
  const auto [fewer, more] = std::minmax(first.bytes, second.bytes);
  if (second.count == 0 || !nearly(fewer, more)) return std::nullopt;
  for (const Turn& turn : call.turns) channel_of(turn).turns.push_back(&turn);
  return channels;
}

// When a turn begins, or else when it ends, as copies of it do together, too.
std::optional<double> time_of(const Turn* turn) { return turn->start ? turn->start : turn->end; }

// Whether turns of the one begin when turns of the other do. Turns come in order of time.
bool together(const Channel& one, const Channel& other) {
  std::size_t matched = 0;
  std::size_t next = 0;
  for (const Turn* turn : one.turns) {
    const std::optional<double> time = time_of(turn);
    if (!time) return false;
    while (next < other.turns.size() && time_of(other.turns[next]).value_or(0) < *time - kTogether) ++next;
    if (next < other.turns.size() && time_of(other.turns[next]).value_or(0) <= *time + kTogether) ++matched;
  }
  return nearly(matched, one.turns.size());
}

template <typename Each>
void each_word(const Channel& channel, Each each) {
  for (const Turn* turn : channel.turns) {
    std::string_view rest = turn->text;
    while (!rest.empty()) {
      const std::string_view word = rest.substr(0, rest.find(' '));
      if (!word.empty()) each(word);
      rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    }
  }
}

bool same_words(const Channel& one, const Channel& other) {
  std::unordered_map<std::string_view, std::size_t> left;
  std::size_t all = 0;
  std::size_t shared = 0;
  each_word(one, [&](std::string_view word) { ++left[word], ++all; });
  std::size_t all_others = 0;
  each_word(other, [&](std::string_view word) {
    ++all_others;
    if (const auto found = left.find(word); found != left.end() && found->second > 0)
      --found->second, ++shared;
  });
  return all >= kTells && nearly(shared, std::max(all, all_others));
}

}  // namespace

void doubt_channels(Call& call) {
  const auto channels = channels_of(call);
  if (!channels) return;
  const auto& [one, other] = *channels;
  if (together(one, other) && together(other, one) && same_words(one, other))
    call.doubts.push_back({.kind = DoubtKind::channels_alike});
}

}  // namespace cortesia::read
