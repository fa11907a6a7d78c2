#include "rules/voices.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "base/quoted.hpp"

namespace cortesia::rules {

namespace {

// One saying more of a side makes it e times as likely; from this on it is taken for granted.
constexpr double kSure = 0.85;
// A swap is rarer than an agent who speaks like a customer: it takes more to suspect it of one call.
constexpr int kSwapped = 4;
constexpr int kClear = 3;               // one call of many tells as much with less
constexpr int kServes = 2;              // a further voice is a colleague's
constexpr std::size_t kMostVoices = 8;  // more are no telephone call
constexpr int kTold = 1;                // to speak with a side that is told is as much as a saying
constexpr int kAnswers = 1;             // and so is to answer the telephone, of two

struct Voice {
  std::string_view label;
  int leaning = 0;          // sayings of the organisation less those of the customer
  std::uint32_t words = 0;  // said in all
  std::uint32_t turns = 0;
};

struct VoicesOfCall {
  std::vector<Voice> unknown;            // of a call with too many only the first few
  std::optional<Voice> agent, customer;  // whom the transcript tells
};

int leaning_of(const hear::HeardTurn& turn, std::span<const hear::Hit> organisation,
               std::span<const hear::Hit> customer) {
  const auto inside = [&](std::span<const hear::Hit> hits) {
    return static_cast<int>(hear::first_from(hits, turn.end) - hear::first_from(hits, turn.begin));
  };
  return inside(organisation) - inside(customer);
}

std::size_t per_cent(double share) { return static_cast<std::size_t>(std::lround(100 * share)); }

VoicesOfCall voices_of(const Voices& patterns, const hear::Heard& heard) {
  VoicesOfCall voices;
  const auto voice_of = [&](Party party, std::string_view label) -> Voice* {
    if (party == Party::agent) return voices.agent ? &*voices.agent : &voices.agent.emplace(Voice{label});
    if (party == Party::customer)
      return voices.customer ? &*voices.customer : &voices.customer.emplace(Voice{label});
    if (party != Party::unknown) return nullptr;
    const auto voice = std::ranges::find(voices.unknown, label, &Voice::label);
    return voice != voices.unknown.end() ? &*voice : &voices.unknown.emplace_back(Voice{label});
  };
  for (const hear::HeardTurn& turn : heard.turns) {
    if (voices.unknown.size() > kMostVoices) break;
    if (turn.begin == turn.end) continue;
    if (Voice* voice = voice_of(turn.party, heard.call->turns[turn.first_turn].label)) {
      voice->leaning += leaning_of(turn, heard.hits(patterns.organisation), heard.hits(patterns.customer));
      voice->words += turn.end - turn.begin;
      ++voice->turns;
    }
  }
  return voices;
}

// Of several, somebody who speaks more than once, as a menu and a word thrown in do not. Of equals the one
// who says most; turns without a label may be anybody's.
const Voice& least_serving(std::span<const Voice> voices) {
  return *std::ranges::max_element(voices, {}, [several = voices.size() > 2](const Voice& voice) {
    const bool takes_part = several && voice.turns > 1 && voice.leaning <= 0;
    return std::tuple(takes_part, -voice.leaning, !voice.label.empty(), voice.words);
  });
}

// Of several who serve, beside whoever serves least, the first to speak: who takes over a call often says
// more than who answered it. A menu speaks once.
const Voice& most_serving(std::span<const Voice> voices) {
  const auto most = std::ranges::max_element(voices, {}, &Voice::leaning);
  const Voice& least = least_serving(voices);
  const auto serves = [&least](const Voice& voice) {
    return &voice != &least && voice.leaning >= kServes && voice.turns > 1;
  };
  const auto first = std::ranges::find_if(voices, serves);
  return first != voices.end() ? *first : *most;
}

// What the voices beside the two are taken for.
void tell_further(std::span<const Voice> voices, const auto& party_of, const Voice& agent,
                  const Voice& customer, Call& call) {
  static constexpr std::pair<Party, DoubtKind> kFurther[] = {{Party::unknown, DoubtKind::no_role},
                                                             {Party::colleague, DoubtKind::further_colleague},
                                                             {Party::customer, DoubtKind::further_customer}};
  for (const auto& [party, kind] : kFurther) {
    Doubt doubt{.kind = kind};
    for (const Voice& voice : voices) {
      if (voice.label.empty() || voice.label == agent.label || voice.label == customer.label) continue;
      if (party_of(voice) != party) continue;
      append_quoted(doubt.text, voice.label);
      if (doubt.other.empty() && kind == DoubtKind::no_role)
        doubt.other = fmt::format("{}={}", voice.label, voice.turns > 1 ? "colleague" : "ivr");
    }
    if (!doubt.text.empty()) call.doubts.push_back(std::move(doubt));
  }
}

}  // namespace

bool infer_parties(const Voices& patterns, const hear::Heard& heard, Call& call) {
  auto [voices, told_agent, told_customer] = voices_of(patterns, heard);
  if (voices.empty() || voices.size() > kMostVoices || (told_agent && told_customer)) return false;
  if (!told_agent && !told_customer && voices.size() < 2) return false;
  // Whoever is called speaks first.
  if (voices.size() == 2 && !told_agent && !told_customer)
    voices.front().leaning += call.direction == Direction::outbound ? -kAnswers : kAnswers;
  const Voice agent = told_agent ? *told_agent : most_serving(voices);
  const Voice customer = told_customer ? *told_customer : least_serving(voices);
  const int margin = (told_agent ? kTold : agent.leaning) + (told_customer ? kTold : -customer.leaning);
  const double confidence = 1 / (1 + std::exp(-static_cast<double>(margin)));
  if (confidence < kSure) {
    call.doubts.push_back({.kind = DoubtKind::roles_not_clear, .count = per_cent(confidence)});
    return false;
  }
  const auto party_of = [&](const Voice& voice) {
    if (!told_agent && voice.label == agent.label) return Party::agent;
    if ((!told_customer && voice.label == customer.label) || voice.leaning < 0) return Party::customer;
    // A menu, a word thrown in: of a further voice that says little it is not known.
    const bool serves = voice.leaning >= kServes || voice.leaning * 2 > agent.leaning;
    return voice.leaning > 0 && serves ? Party::colleague : Party::unknown;
  };
  for (Turn& turn : call.turns) {
    if (turn.party != Party::unknown) continue;
    const auto voice = std::ranges::find(voices, turn.label, &Voice::label);
    turn.party = voice == voices.end() ? Party::customer : party_of(*voice);  // who says no word
  }
  std::erase_if(call.doubts, [](const Doubt& doubt) { return doubt.kind == DoubtKind::no_role; });
  tell_further(voices, party_of, agent, customer, call);
  call.doubts.push_back({.kind = DoubtKind::roles_inferred,
                         .count = per_cent(confidence),
                         .text = std::string(agent.label),
                         .other = std::string(customer.label)});
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
  if (customer > 0 && agent <= 0 && customer - agent >= kSwapped)
    call.doubts.push_back({.kind = DoubtKind::roles_swapped});
  if (customer - agent >= kClear) return Sides::swapped;
  return agent - customer >= kClear ? Sides::as_told : Sides::unclear;
}

}  // namespace cortesia::rules
