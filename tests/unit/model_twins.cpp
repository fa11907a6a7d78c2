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
  int number = 0;
  const auto see = [&](const Call& one) -> std::string {
    const std::optional<Prints::Seen> seen = prints.see(print_of(one), std::to_string(number++) + ".json");
    return seen ? std::string(name_of(seen->kind)) + ' ' + std::string(seen->of) : "";
  };
  CHECK(see(call("a", {"uno", "dos", "tres", "cuatro"})).empty());
  CHECK(see(call("b", {"cinco", "seis", "siete", "ocho"})).empty());
  CHECK(see(call("a", {"uno", "dos", "tres", "cuatro"})) == "copy 0.json");
  CHECK(see(call("c", {"cinco", "seis", "siete", "ocho"})) == "copy 1.json");
  for (const std::string_view masked : {"[PII]", "mi [CARD-NUMBER-1]", "{{NAME}}", "el ****", "el ####"})
    CHECK(see(call("a", {"uno", masked, "tres", "cuatro"})) == "redacted_twin 0.json");
  // A word that differs, or one in brackets that nobody masked, is another call.
  for (const std::string_view other : {"dos y medio", "[risas]", "[A", "* *"})
    CHECK(see(call("a", {"uno", other, "tres", "cuatro"})) == "same_id 0.json");
  CHECK(see(call("a", {"otra", "cosa"}, 7)) == "same_id 0.json");
  CHECK(see(call("d", {"buenas", "adiós"})).empty());
  CHECK(see(call("e", {"buenas", "adiós"})).empty());  // too few turns to be told apart
  CHECK(see(call("d", {"buenas", "adiós"})) == "copy 14.json");
  Call unnamed = call("a", {"sin", "id", "en", "los", "datos"});
  unnamed.id_is_name = true;
  CHECK(see(unnamed).empty());
  Call alike = call("f", {"hola"});
  alike.doubts.push_back({.kind = DoubtKind::channels_alike});
  CHECK(see(alike) == "channels_alike ");
}

TEST_CASE("many prints are told apart as a map tells them") {
  Prints prints;
  std::map<std::uint64_t, std::string> first;
  std::uint64_t state = 1;
  for (std::size_t i = 0; i < 50'000; ++i) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    const std::uint64_t id = (1 + (state >> 33) % 40'000) * 0x9E3779B97F4A7C15u;
    const std::string source = std::to_string(i);
    const auto [known, fresh] = first.try_emplace(id, source);
    const std::optional<Prints::Seen> seen = prints.see({.id = id, .times = 3}, source);
    CAPTURE(i);
    REQUIRE((seen ? seen->of : "") == (fresh ? "" : known->second));
  }
}

TEST_CASE("the first few are listed, all are counted") {
  Twins twins;
  for (int i = 0; i < 30; ++i)
    twins.add({i % 2 == 0 ? TwinKind::copy : TwinKind::same_id, "c", std::to_string(i), "0"});
  CHECK(twins.all() == 30);
  CHECK(twins.counts[0] == 15);
  CHECK(twins.first.size() == Twins::kListed);
  CHECK(twins.first.back().source == "19");
}
