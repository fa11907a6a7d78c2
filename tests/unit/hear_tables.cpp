// What the ear takes for the same or for a question, and its fast ways beside their slow twins.
#include <array>
#include <random>
#include <string>

#include "hear/glyphs.hpp"
#include "hear/sounds.hpp"
#include "hear_call.hpp"

using namespace cortesia;
using namespace cortesia::hear;
using test::hits;
using test::said;

TEST_CASE("words that sound alike") {
  const struct {
    std::string word;
    std::string other;
    bool alike;
  } table[] = {
      {"vaca", "baca", true},
      {"zeta", "seta", true},
      {"cita", "sita", true},
      {"casa", "sasa", false},
      {"calle", "caye", true},
      {"gente", "jente", true},
      {"gato", "jato", false},
      {"guia", "gia", false},  // that would be said with a j
      {"hola", "ola", true},
      {"queso", "keso", true},
      {"carro", "caro", true},  // letters written twice do not count
      {"phone", "fone", true},
      {"show", "chow", true},
      {"envio", "embio", true},
      {"rey", "rei", true},
      {"año", "ano", false},
      {"luz", "luces", false},
      // From five letters on one may be wrong, missing, or have changed places with its neighbour.
      {"movistar", "mobistar", true},
      {"movistar", "movista", true},
      {"movistar", "movisatr", true},
      {"movistar", "mogistar", true},
      {"movistar", "mogista", false},
      {"claro", "claros", true},
      {"clar", "clara", false},
      {"pollo", "polio", true},  // by the letters, not by the sound
      {"pollo", "folio", false},
      // An x is a j at the beginning and in some names, and ks or s elsewhere.
      {"xime", "jime", true},
      {"ximena", "gimena", true},
      {"jimena", "ximena", true},
      {"ximena", "himena", true},
      {"ximena", "jimeno", true},
      {"ximena", "jimenos", false},
      {"xochitl", "sochitl", true},
      {"mexico", "mejico", true},
      {"mexico", "mecsico", true},
      {"alex", "alecs", true},
      {"accion", "axion", true},
      {"extra", "estra", true},
      {"taxi", "tasa", false},
  };
  for (const auto& row : table) {
    CAPTURE(row.word);
    CAPTURE(row.other);
    CHECK(Sound(row.word).like(row.other, sound_key(row.other)) == row.alike);
  }
}

TEST_CASE("one edit") {
  const struct {
    std::string a;
    std::string b;
    bool within;
  } table[] = {
      {"", "", true},          {"", "a", true},       {"", "ab", false},      {"abc", "abc", true},
      {"abc", "abd", true},    {"abc", "bac", true},  {"abc", "cba", false},  {"abc", "abcd", true},
      {"abcd", "bcd", true},   {"abcd", "acd", true}, {"abcd", "abdc", true}, {"abcd", "badc", false},
      {"abcd", "axcx", false}, {"ab", "ba", true},    {"a", "b", true},       {"abc", "abcde", false},
  };
  for (const auto& row : table) {
    CAPTURE(row.a);
    CAPTURE(row.b);
    CHECK(within_one_edit(row.a, row.b) == row.within);
    CHECK(within_one_edit(row.b, row.a) == row.within);
  }
}

TEST_CASE("questions, with question marks and without any punctuation") {
  const struct {
    std::string phrase;
    std::string turn;
    std::string heard;
  } table[] = {
      {"permite un momento ?", "A: ¿me permite un momento?", "permite un momento"},
      {"permite un momento ?", "A: me permite un momento.", ""},
      {"permite un momento ?", "A: me permite un momento", "permite un momento"},
      {"un momento ?", "A: espere un momento", ""},
      {"su nombre ?", "A: cuál es su nombre", "su nombre"},
      {"su nombre ?", "A: anoto su nombre", ""},
      {"desea pagar ?", "A: cómo desea pagar", "desea pagar"},
      {"viene ?", "A: cuándo viene", "viene"},
      {"viene ?", "A: cuando viene", ""},  // without its accent it is no interrogative
      {"viene ?", "A: ya viene", ""},
      // A verb asks unless its subject or a "no" goes before it.
      {"puede esperar ?", "A: puede esperar un momento", "puede esperar"},
      {"puede esperar ?", "A: señor Mateo puede esperar un momento", "puede esperar"},
      {"puede esperar ?", "A: usted puede esperar un momento", ""},
      {"puede esperar ?", "A: ella también puede esperar", ""},
      {"puede esperar ?", "A: el señor ya puede esperar en la sala", ""},
      {"puede esperar ?", "A: por la línea puede esperar", "puede esperar"},
      {"puede esperar ?", "A: no puede esperar más", ""},
      {"podria ?", "A: no podría esperar", "podria"},
      {"podria ?", "A: usted no podría esperar", ""},
      {"me permite ?", "A: el sistema no me permite entrar", ""},
      {"me permite ?", "A: eso no me permite", ""},
      {"me permite ?", "A: por eso me permite su cédula", "me permite"},
      {"me permite ?", "A: el sistema no me permite entrar me permite un momento", "me permite"},
      {"me permite ?", "A: no me permite entrar cuál es su número", ""},
      {"su numero ?", "A: es su número verdad y lo anoto", "su numero"},
      {"lo anoto ?", "A: es su número verdad y lo anoto", ""},
  };
  for (const auto& row : table) {
    CAPTURE(row.phrase);
    CAPTURE(row.turn);
    CHECK(hits(said({row.phrase}), {row.turn}) == row.heard);
  }
}

TEST_CASE("what was heard does not depend on the words met before") {
  Phrasebook::Builder builder("es");
  std::vector<BookError> errors;
  const PatternId id = builder.pattern(said({"pal* ... gracias", "=tú ~movistar"}), errors);
  REQUIRE(errors.empty());
  const Phrasebook book = builder.build();
  Call small;
  test::add(small, "A: palabra por la que gracias, tú mobistar");
  const auto heard_by = [&](Ear& ear) {
    const Heard& heard = ear.listen(small, {});
    std::string found;
    for (const Hit& hit : heard.hits(id)) found += test::words(heard, hit.begin, hit.end) + " / ";
    return found;
  };
  Ear fresh(book);
  const std::string expected = heard_by(fresh);
  CHECK(expected == "palabra por la que gracias / tu mobistar / ");

  // More different words than an ear keeps, three times over.
  Ear worn(book);
  for (int round = 0; round < 3; ++round) {
    Call large;
    std::string turn = "A: ";
    for (int i = 0; i < 150'000; ++i) turn += "pal" + std::to_string(round * 150'000 + i) + "x ";
    test::add(large, turn);
    CHECK(worn.listen(large, {}).words.size() == 150'000);
    CHECK(heard_by(worn) == expected);
  }
}

TEST_CASE("blocks are folded as byte by byte") {
  std::mt19937 random(3);
  constexpr std::string_view kSome = "aAzZ09mM@[`{/: \xC3\xA1";
  for (int round = 0; round < 20'000; ++round) {
    std::array<char, kBlock> from{}, fast{}, slow{};
    for (char& c : from)
      c = round % 2 == 0 ? kSome[random() % (random() % 8 == 0 ? kSome.size() : 8)]
                         : static_cast<char>(random());
    const int plain = copy_plain(from.data(), fast.data());
    REQUIRE(plain == copy_plain_by_bytes(from.data(), slow.data()));
    const auto size = static_cast<std::size_t>(plain);
    CHECK(std::string_view(fast.data(), size) == std::string_view(slow.data(), size));
  }
}
