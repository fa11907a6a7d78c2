// When two entities are the same value, and `@value` of a phrase with it.
#include "hear/same_value.hpp"
#include "hear_entities.hpp"

using namespace cortesia::hear;
using test::hits;
using test::said;

TEST_CASE("values that are the same") {
  const struct {
    EntityKind kind;
    const char* a;
    const char* b;
    bool same;
  } table[] = {
      {EntityKind::time, "3:30", "15:30", true},
      {EntityKind::time, "3:30", "3:30 am", true},
      {EntityKind::time, "3:30 am", "15:30", false},
      {EntityKind::time, "12:15", "0:15", true},
      {EntityKind::time, "3:30", "3:45", false},
      {EntityKind::time, "tarde", "tarde", true},
      {EntityKind::time, "tarde", "15:00", false},
      {EntityKind::date, "03-04", "2026-03-04", true},
      {EntityKind::date, "*-04", "2026-03-04", true},
      {EntityKind::date, "*-04", "03-04", true},
      {EntityKind::date, "2025-03-04", "2026-03-04", false},
      {EntityKind::date, "03", "05-03", false},
      {EntityKind::date, "+1", "-1", false},
      {EntityKind::date, "martes", "martes 4", true},
      {EntityKind::date, "martes", "martes 03-04", true},
      {EntityKind::date, "martes", "jueves 03-04", false},
      {EntityKind::date, "martes 4", "*-04", true},
      {EntityKind::date, "martes 4", "03-04", true},
      {EntityKind::date, "martes 4", "martes 03-05", false},
      {EntityKind::date, "martes 4", "2026-03-04", true},
      {EntityKind::date, "martes 03-04", "2026-03-04", true},
      {EntityKind::date, "martes", "03-04", false},
      {EntityKind::date, "*-04", "04-05", false},
      {EntityKind::date, "03-04", "04-04", false},
      {EntityKind::date, "+semana", "-semana", false},
      {EntityKind::date, "=semana", "semana@31", false},
      {EntityKind::money, "20 usd", "20 eur", false},
      {EntityKind::money, "20 $", "20 usd", true},
      {EntityKind::money, "20 $", "20 peso", true},
      {EntityKind::money, "20 $", "20 eur", false},
      {EntityKind::money, "20", "20 eur", true},
      {EntityKind::money, "20 eur", "30 eur", false},
      {EntityKind::number, "142", "0142", false},
      {EntityKind::number, "573105550142", "3105550142", false},
      {EntityKind::phone, "573105550142", "3105550142", true},
      {EntityKind::phone, "00573105550142", "3105550142", true},
      {EntityKind::phone, "0445512345678", "5512345678", true},
      {EntityKind::phone, "3105550142", "5550142", false},
      {EntityKind::phone, "573105550142", "3105550143", false},
  };
  for (const auto& row : table) {
    CAPTURE(std::string(row.a));
    CAPTURE(std::string(row.b));
    CHECK(is_same_value(row.kind, row.a, row.b) == row.same);
    CHECK(is_same_value(row.kind, row.b, row.a) == row.same);
    if (row.same) CHECK(same_value_key(row.kind, row.a) == same_value_key(row.kind, row.b));
  }
}

TEST_CASE("what is remembered is heard again by its value, in figures and in words") {
  const struct {
    const char* kind;
    const char* first;
    const char* again;
    const char* heard;
  } table[] = {
      {"money", "Anoto veinte dólares.", "Bien, 20 dólares.", "20 dolares"},
      {"money", "Anoto veinte dólares.", "Bien, $20.", "20"},
      {"money", "Anoto veinte dólares.", "Bien, veinte euros.", ""},
      {"money", "Anoto 1 234 euros.", "Bien, mil doscientos treinta y cuatro euros.",
       "mil doscientos treinta y cuatro euros"},
      {"money", "Anoto $ 2.500.", "Bien, dos mil quinientos pesos.", "dos mil quinientos pesos"},
      {"money", "Anoto 12345,67 €.", "Bien, 12345,71 €.", ""},
      {"money", "Anoto doce euros con cincuenta.", "Bien, 12,50 €.", "12,50"},
      {"money", "Anoto 12,50 €.", "Bien, doce euros con cincuenta.", "doce euros con cincuenta"},
      {"money", "Anoto doce con cincuenta euros.", "Bien, 12,5 €.", "12,5"},
      {"money", "Anoto doce euros con cincuenta céntimos.", "Bien, 12.50 euros.", "12.50 euros"},
      {"money", "anoto doce euros con cincuenta", "bien 12,50 euros", "12,50 euros"},
      {"time", "Anoto a las 15h30.", "Bien, a las tres y media.", "a las tres y media"},
      {"time", "Anoto a las 9h05.", "Bien, las nueve y cinco.", "las nueve y cinco"},
      {"number", "Anoto 0142.", "Bien, cero uno cuatro dos.", "cero uno cuatro dos"},
      {"number", "Anoto 142.", "Bien, cero uno cuatro dos.", ""},
      {"number", "Anoto 2,5 kilos.", "Bien, dos coma cinco.", "dos coma cinco"},
      {"number", "Anoto 35 casos.", "Bien, treintaicinco.", "treintaicinco"},
      {"time", "Anoto a las tres y media.", "Bien, 15:30.", "15:30"},
      {"time", "Anoto a las tres y media de la mañana.", "Bien, 15:30.", ""},
      {"time", "Anoto a las ocho menos cuarto.", "Bien, un cuarto para las ocho.", "un cuarto para las ocho"},
      {"date", "Anoto el cuatro de marzo.", "Bien, 04/03/2026.", "04/03/2026"},
      {"date", "Anoto el día cuatro.", "Bien, el 4 de marzo.", "el 4 de marzo"},
      {"date", "Anoto el cinco de marzo.", "Bien, 4 mar 2026.", ""},
      {"date", "Anoto el martes.", "Bien, el martes 4.", "el martes 4"},
      {"date", "Anoto el martes.", "Bien, el martes cuatro de marzo.", "el martes cuatro de marzo"},
      {"date", "Anoto el martes 4.", "Bien, el 4 de marzo.", "el 4 de marzo"},
      {"date", "Anoto el martes 4.", "Bien, el jueves 4.", ""},
      {"date", "Anoto el 15 de mayo.", "Bien, quince del cinco.", "quince del cinco"},
      {"date", "Anoto el 15 de mayo.", "Bien, el quince del seis.", ""},
      {"duration", "Anoto una hora.", "Bien, 60 minutos.", "60 minutos"},
      {"duration", "Anoto media hora.", "Bien, treinta minutos.", "treinta minutos"},
      {"phone", "Anoto (305) 442-1090.", "Bien, tres cero cinco cuatro cuatro dos diez noventa.",
       "tres cero cinco cuatro cuatro dos diez noventa"},
  };
  for (const auto& row : table) {
    CAPTURE(std::string(row.first));
    CAPTURE(std::string(row.again));
    Phrasebook::Builder builder("es");
    std::vector<BookError> errors;
    builder.pattern(said({std::string("anoto <") + row.kind + ":one>"}), errors);
    const PatternId id = builder.pattern(said({"bien @one"}), errors);
    REQUIRE(errors.empty());
    const Phrasebook book = builder.build();
    Ear ear(book);
    cortesia::Call call;
    test::add(call, std::string("A: ") + row.first);
    test::add(call, std::string("C: ") + row.again);
    const Heard& heard = ear.listen(call, {});
    std::string found;
    for (const Hit& hit : heard.hits(id)) found += test::words(heard, hit.begin + 1, hit.end);
    CHECK(found == std::string(row.heard));
  }
}

TEST_CASE("of the names that may begin at a word the longest is remembered") {
  Phrasebook::Builder builder("es");
  std::vector<BookError> errors;
  // The words behind the name may take its surname too.
  builder.pattern(said({"soy <name:one> [_] [_]"}), errors);
  const PatternId id = builder.pattern(said({"gracias @one"}), errors);
  REQUIRE(errors.empty());
  const Phrasebook book = builder.build();
  Ear ear(book);
  cortesia::Call call;
  test::add(call, "C: soy elena ferreyra de salto");
  test::add(call, "A: gracias elena ferreyra");
  const Heard& heard = ear.listen(call, {});
  REQUIRE(heard.hits(id).size() == 1);
  CHECK(test::words(heard, heard.hits(id)[0].begin, heard.hits(id)[0].end) == "gracias elena ferreyra");
}
