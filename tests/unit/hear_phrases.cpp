// Phrases heard in small calls, and the mistakes of phrases.
#include "hear_call.hpp"

using namespace cortesia;
using namespace cortesia::hear;
using test::hits;
using test::said;
using test::Setting;

TEST_CASE("folding: accents, punctuation, capitals, composed or not") {
  CHECK(hits(said({"en qué le puedo ayudar"}), {"A: ¿EN QUÉ le PUEDO, ayudar?"}) == "en que le puedo ayudar");
  CHECK(hits(said({"en qué"}), {"A: en que\xCC\x81 puedo"}) == "en que");
  CHECK(hits(said({"don't"}), {"A: I don't know"}) == "dont");
  CHECK(hits(said({"e-mail"}), {"A: su e-mail"}) == "e mail");
  CHECK(hits(said({"un momento por favor"}), {"A: un momento (pausa) por [inaudible] favor"}) ==
        "un momento por favor");
}

TEST_CASE("ñ is a letter of its own where a call writes it") {
  CHECK(hits(said({"año"}), {"A: el ano pasado"}) == "ano");
  CHECK(hits(said({"año"}), {"A: el ano pasado, mañana"}).empty());
  CHECK(hits(said({"año"}), {"A: el an\xCC\x83o"}) == "año");
  CHECK(hits(said({"señal*"}), {"A: las senales de"}) == "senales");
  CHECK(hits(said({"señal*"}), {"A: las senales de mañana"}).empty());
  CHECK(hits(said({"señal*"}), {"A: las señales"}) == "señales");
  CHECK(hits(said({"*ñado"}), {"A: va acompanado"}) == "acompanado");
  CHECK(hits(said({"*ñado"}), {"A: va acompanado mañana"}).empty());
}

TEST_CASE("exact words") {
  CHECK(hits(said({"=tú"}), {"A: tú dijiste que tu hermano"}) == "tu");
  CHECK(hits(said({"=tú"}), {"A: tu dijiste"}) == "tu");
  Said forbidden = said({"=tú"});
  forbidden.exact_falls_back = false;
  CHECK(hits(forbidden, {"A: tu dijiste"}).empty());
}

TEST_CASE("contexts cancel the matches they overlap") {
  const Said what = said({"un momento"}, {"un momento por favor"});
  CHECK(hits(what, {"A: un momento", "C: sí", "A: un momento por favor"}) == "un momento");
}

TEST_CASE("joined turns are heard as one, a change of speaker is not crossed") {
  CHECK(hits(said({"muchas gracias"}), {"A: muchas", "A: gracias"}) == "muchas gracias");
  CHECK(hits(said({"muchas gracias"}), {"A: muchas", "C: gracias"}).empty());
  CHECK(hits(said({"^^ gracias"}), {"A: muchas", "A: gracias"}).empty());
}

TEST_CASE("names and values") {
  Setting setting;
  setting.values = {{"company", {"Luz del Norte", "Movistar"}}};
  CHECK(hits(said({"@company"}), {"A: gracias por llamar a movi star, se fue la luz del norte"}, setting) ==
        "movi star / luz del norte");
  CHECK(hits(said({"@company"}), {"C: se me fue la luz"}, setting).empty());
  CHECK(hits(said({"le habla <name>"}), {"A: hola, le habla Diego Martínez."}) == "le habla diego martinez");
  CHECK(hits(said({"el señor <name:customer>", "sí @customer"}),
             {"A: el señor Pérez", "C: ajá", "A: sí Pérez"}) == "el señor perez / si perez");
}

TEST_CASE("repairs") {
  Setting setting;
  setting.heard_as = {{"andi fibra", "andifibra"}};
  CHECK(hits(said({"andifibra"}), {"A: de andi fibra, buenas"}, setting) == "andifibra");
}

TEST_CASE("mistakes of phrases say where and what") {
  struct Row {
    const char* written;
    std::uint32_t offset;
  };
  for (const Row& row : {Row{"", 0}, Row{"gracias (por", 8}, Row{"[hola]", 0}, Row{"hola ...", 5},
                         Row{"<fone>", 0}, Row{"a | b", 2}, Row{"/a(/", 1}, Row{"hola )", 5}}) {
    CAPTURE(std::string(row.written));
    const auto result = parse_phrase(row.written);
    const auto* error = std::get_if<PhraseError>(&result);
    REQUIRE(error != nullptr);
    CHECK(error->offset == row.offset);
    CHECK_FALSE(error->message.empty());
  }
}

TEST_CASE("circles and unknown lists are mistakes of the book") {
  Phrasebook::Builder builder("es");
  builder.list("a", said({"{b}"}));
  builder.list("b", said({"{a}"}));
  std::vector<BookError> errors;
  builder.pattern(said({"{a}"}), errors);
  builder.pattern(said({"{c}"}), errors);
  REQUIRE(errors.size() == 2);
  CHECK(errors[0].message ==
        "these lists use each other in a circle: {a} uses {b} uses {a}; take one use out");
  CHECK(errors[1].message.starts_with("unknown list \"c\""));
}
