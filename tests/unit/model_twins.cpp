// Calls that are there more than once, told by their prints.
#include <map>
#include <string>

#include <doctest/doctest.h>

#include "model/twins.hpp"

using namespace cortesia;

namespace {

Call call(std::string_view id, std::initializer_list<std::string_view> texts, double first = 0) {
  Call made;
  made.id = made.arena.keep(id);
  for (const std::string_view text : texts) {
    Turn turn;
    turn.text = made.arena.keep(text);
    turn.start = first++;
    made.turns.push_back(turn);
  }
  return made;
}

}  // namespace

TEST_CASE("what a call is to those before it") {
  Prints prints;
  const auto see = [&](const Call& one) { return prints.see(print_of(one)); };
  CHECK(see(call("a", {"uno", "dos", "tres", "cuatro"})) == std::nullopt);
  CHECK(see(call("b", {"cinco", "seis", "siete", "ocho"})) == std::nullopt);
  CHECK(see(call("a", {"uno", "dos", "tres", "cuatro"})) == TwinKind::copy);
  CHECK(see(call("c", {"uno", "dos", "tres", "cuatro"})) == TwinKind::copy);
  CHECK(see(call("a", {"uno", "[PII]", "tres", "cuatro"})) == TwinKind::redacted);
  CHECK(see(call("a", {"otra", "cosa"}, 7)) == TwinKind::same_id);
  CHECK(see(call("d", {"buenas", "adiós"})) == std::nullopt);
  CHECK(see(call("e", {"buenas", "adiós"})) == std::nullopt);  // too few turns to be told apart
  Call unnamed = call("a", {"sin", "id", "en", "los", "datos"});
  unnamed.id_is_name = true;
  CHECK(see(unnamed) == std::nullopt);
  Call alike = call("f", {"hola"});
  alike.doubts.push_back({.kind = DoubtKind::channels_alike});
  CHECK(see(alike) == TwinKind::channels_alike);
}

TEST_CASE("many prints are told apart as a map tells them") {
  Prints prints;
  std::map<std::uint64_t, std::size_t> seen;
  std::uint64_t state = 1;
  for (std::size_t i = 0; i < 50'000; ++i) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    const std::uint64_t id = (1 + (state >> 33) % 40'000) * 0x9E3779B97F4A7C15u;
    const bool before = seen[id]++ > 0;
    if (prints.see({.id = id, .times = 3}).has_value() != before) {
      CAPTURE(i);
      REQUIRE(prints.see({.id = id, .times = 3}).has_value() == before);
    }
  }
}

TEST_CASE("the first few are listed, all are counted") {
  Twins twins;
  for (int i = 0; i < 30; ++i)
    twins.add({i % 2 == 0 ? TwinKind::copy : TwinKind::same_id, "c", std::to_string(i)});
  CHECK(twins.all() == 30);
  CHECK(twins.counts[0] == 15);
  CHECK(twins.first.size() == Twins::kListed);
  CHECK(twins.first.back().source == "19");
}
