#include "read/hangup.hpp"

#include <algorithm>
#include <string>

#include "model/reason.hpp"
#include "read/lexicon.hpp"
#include "read/roles.hpp"

namespace cortesia::read {
namespace {

// Folded. What says that nobody knows.
constexpr std::string_view kNobody[] = {"unknown", "desconocido", "desconhecido", "undefined",
                                        "none",    "null",        "n/a",          "na"};
// Small words before the party.
constexpr std::string_view kBefore[] = {"el ", "la ", "the ", "o ", "by ", "por ", "colgo ", "cuelga "};

std::string_view name_or_nothing(Party party) {
  return party == Party::unknown ? std::string_view{} : name_of(party);
}

// A party by its label, name or id in the call.
Party party_called(std::string_view folded, const Call& call) {
  const auto is = [folded](std::string_view name) { return !name.empty() && fold_label(name) == folded; };
  const bool agent = is(call.agent.id) || is(call.agent.name);
  const bool customer = is(call.customer.id) || is(call.customer.name);
  if (agent != customer) return agent ? Party::agent : Party::customer;
  const auto turn = std::ranges::find_if(call.turns, [&](const Turn& one) { return is(one.label); });
  return turn == call.turns.end() ? Party::unknown : turn->party;
}

}  // namespace

std::string_view party_that_ended(std::string_view value) {
  for (const Party party : {Party::agent, Party::customer})
    if (value == name_of(party)) return value;
  std::string folded = fold_label(value);
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view word : kBefore)
      if (folded.starts_with(word)) folded.erase(0, word.size()), more = true;
  }
  return name_or_nothing(party_named(folded));
}

void settle_ended_by(Call& call) {
  if (call.ended_by.empty()) return;
  const std::string_view value = call.ended_by;
  call.ended_by = party_that_ended(value);
  if (!call.ended_by.empty()) return;
  const std::string folded = fold_label(value);
  call.ended_by = name_or_nothing(party_called(folded, call));
  if (call.ended_by.empty() && std::ranges::find(kNobody, folded) == std::end(kNobody))
    call.doubts.push_back({.kind = DoubtKind::no_value, .text = std::string(value), .other = "ended_by"});
}

}  // namespace cortesia::read
