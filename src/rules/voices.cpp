#include "rules/voices.hpp"

#include <algorithm>
#include <cmath>

namespace cortesia::rules {

namespace {

// One saying more of a side makes it e times as likely; from this on it is taken for granted.
constexpr double kSure = 0.85;
// A swap is rarer than an agent who speaks like a customer: it takes more to suspect it.
constexpr int kSwapped = 5;
constexpr int kClear = 3;               // one call of many tells as much with less
constexpr std::size_t kMostVoices = 8;  // more are no telephone call

struct Voice {
  std::string_view label;
  int leaning = 0;  // sayings of the organisation less those of the customer
  std::uint32_t words = 0;
};

int leaning_of(const hear::HeardTurn& turn, std::span<const hear::Hit> organisation,
               std::span<const hear::Hit> customer) {
  const auto inside = [&](std::span<const hear::Hit> hits) {
    return static_cast<int>(hear::first_from(hits, turn.end) - hear::first_from(hits, turn.begin));
  };
  return inside(organisation) - inside(customer);
}

std::size_t per_cent(double share) { return static_cast<std::size_t>(std::lround(100 * share)); }

// Of a call with too many voices only the first few.
std::vector<Voice> voices_of(const Voices& patterns, const hear::Heard& heard) {
  std::vector<Voice> voices;
  for (const hear::HeardTurn& turn : heard.turns) {
    if (voices.size() > kMostVoices) break;
    if (turn.party != Party::unknown || turn.begin == turn.end) continue;
    const std::string_view label = heard.call->turns[turn.first_turn].label;
    auto voice = std::find_if(voices.begin(), voices.end(), [&](const Voice& v) { return v.label == label; });
    if (voice == voices.end()) voice = voices.insert(voices.end(), {label, 0, 0});
    voice->leaning += leaning_of(turn, heard.hits(patterns.organisation), heard.hits(patterns.customer));
    voice->words += turn.end - turn.begin;
  }
  return voices;
}

}  // namespace

bool infer_parties(const Voices& patterns, const hear::Heard& heard, Call& call) {
  std::vector<Voice> voices = voices_of(patterns, heard);
  if (voices.size() < 2 || voices.size() > kMostVoices) return false;
  // The first to speak among equals keeps its place, so the same call gives the same roles.
  std::stable_sort(voices.begin(), voices.end(),
                   [](const Voice& a, const Voice& b) { return a.leaning > b.leaning; });
  const int margin = voices.front().leaning - voices.back().leaning;
  const double confidence = 1 / (1 + std::exp(-static_cast<double>(margin)));
  if (confidence < kSure) {
    call.doubts.push_back({.kind = DoubtKind::roles_not_clear, .count = per_cent(confidence)});
    return false;
  }
  const auto party_of = [&](std::string_view label) {
    if (label == voices.front().label) return Party::agent;
    if (label == voices.back().label) return Party::customer;
    for (const Voice& voice : voices)
      if (voice.label == label && voice.leaning > 0 && voice.leaning * 2 > voices.front().leaning)
        return Party::colleague;
    return Party::customer;
  };
  for (Turn& turn : call.turns)
    if (turn.party == Party::unknown) turn.party = party_of(turn.label);
  std::erase_if(call.doubts, [](const Doubt& doubt) { return doubt.kind == DoubtKind::no_role; });
  call.doubts.push_back({.kind = DoubtKind::roles_inferred,
                         .count = per_cent(confidence),
                         .text = std::string(voices.front().label),
                         .other = std::string(voices.back().label)});
  return true;
}

Sides tell_sides(const Voices& patterns, const hear::Heard& heard, Call& call) {
  int agent = 0, customer = 0;
  const auto weigh = [&](std::span<const hear::Hit> hits, int weight) {
    for (const hear::Hit& hit : hits) {
      const Party party = heard.turns[hit.turn].party;
      if (party == Party::agent) agent += weight;
      if (party == Party::customer) customer += weight;
    }
  };
  weigh(heard.hits(patterns.organisation), 1);
  weigh(heard.hits(patterns.customer), -1);
  const bool swapped = customer > 0 && agent < 0;
  if (swapped && customer - agent >= kSwapped) call.doubts.push_back({.kind = DoubtKind::roles_swapped});
  if (swapped && customer - agent >= kClear) return Sides::swapped;
  return agent - customer >= kClear ? Sides::as_told : Sides::unclear;
}

}  // namespace cortesia::rules
