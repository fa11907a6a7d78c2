// What the words of a speaker's label mean: a lexicon of Spanish, English and Portuguese.
#pragma once

#include <cstdint>
#include <string_view>

#include "model/call.hpp"

namespace cortesia::read {

enum class Meaning : std::uint8_t {
  nothing,
  voice,  // a voice that the transcriber told apart, without a role: "Speaker 0"
  agent,
  senior,  // speaks for the organisation: the colleague of an agent, or the agent when there is none
  colleague,
  customer,
  ivr,
  letter,  // "A", "C": means something beside the other letters only
};

struct Recognised {
  Meaning meaning = Meaning::nothing;
  std::string_view who;  // the number or the name beside the role
};

bool is_number(std::string_view text);  // digits alone

// Of a folded label: a role with what stands beside it, a voice, a letter, or nothing.
Recognised recognise_label(std::string_view folded);

// What a single letter means beside others: "A" beside "C" is the agent.
Meaning meaning_of_letter(std::string_view letter);

// The party that a folded label tells. A supervisor counts as a colleague.
Party party_named(std::string_view folded);

}  // namespace cortesia::read
