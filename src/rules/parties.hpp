// Sets of parties, as `by:` and `to:` name them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/call.hpp"

namespace cortesia::rules {

class Parties {
 public:
  constexpr Parties() = default;
  constexpr Parties(std::initializer_list<Party> parties) {
    for (Party party : parties) bits_ = static_cast<std::uint8_t>(bits_ | bit(party));
  }
  constexpr bool has(Party party) const { return (bits_ & bit(party)) != 0; }
  constexpr bool none() const { return bits_ == 0; }
  constexpr std::uint8_t bits() const { return bits_; }  // 1 << Party each
  constexpr bool operator==(const Parties&) const = default;

 private:
  static constexpr std::uint8_t bit(Party party) {
    return static_cast<std::uint8_t>(1u << static_cast<unsigned>(party));
  }
  std::uint8_t bits_ = 0;
};

inline constexpr Parties kAgent{Party::agent};
inline constexpr Parties kOrganisation{Party::agent, Party::colleague};
inline constexpr Parties kCustomer{Party::customer};
inline constexpr Parties kAnyone{Party::unknown, Party::agent, Party::colleague, Party::customer};

inline constexpr std::string_view kPartySetNames[] = {"agent",    "colleague", "organisation",
                                                      "customer", "ivr",       "any"};
inline constexpr Parties kPartySets[] = {kAgent,    {Party::colleague}, kOrganisation,
                                         kCustomer, {Party::ivr},       kAnyone};

}  // namespace cortesia::rules
