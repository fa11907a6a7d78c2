// Entities in figures and in words: tables of what is read as what.
#include "hear_entities.hpp"

using namespace cortesia;
using namespace cortesia::hear;
using test::check_entities;
using test::entities;
using test::hits;
using test::said;

TEST_CASE("numbers") {
  check_entities("number", {{"son dos mil quinientos", "dos mil quinientos=2500"},
                            {"treinta y dos casos", "treinta y dos=32"},
                            {"ciento veintiuno", "ciento veintiuno=121"},
                            {"un millón doscientos mil", "un millon doscientos mil=1200000"},
                            {"mil cien", "mil cien=1100"},
                            {"el 2.500", "2.500=2500"},
                            {"el 2,5", "2,5=2.5"},
                            {"1.234,56 y 1,234.56", "1.234,56=1234.56 / 1,234.56=1234.56"},
                            {"unos 20 mil", "20 mil=20000"},
                            {"caso cuatro cinco seis", "cuatro cinco seis=456"},
                            {"un caso, una duda", ""},
                            {"cero", "cero=0"},
                            {"a las 15:30", ""},
                            {"doscientas siete", "doscientas siete=207"},
                            {"no hay ninguno", ""}});
}

TEST_CASE("telephones") {
  check_entities(
      "phone", {{"tres cero cinco cuatro cuatro dos", "tres cero cinco cuatro cuatro dos=305442"},
                {"305 44 2", "305 44 2=305442"},
                {"al 305-442-1090", "305 442 1090=3054421090"},
                {"ocho cero nueve, cinco cinco cinco, cero uno, sesenta y seis",
                 "ocho cero nueve cinco cinco cinco cero uno sesenta y seis=8095550166"},
                {"seis doble cuatro dos triple siete", "seis doble cuatro dos triple siete=6442777"},
                {"seiscientos doce treinta cuarenta", "seiscientos doce treinta cuarenta=6123040"},
                {"llame al 6123040", "6123040=6123040"},
                {"el código 4512", ""},
                {"el 2026-05-12", ""},
                {"tres cero cinco", ""},
                {"cinco cinco dos uno cuatro cinco dos minutos", "cinco cinco dos uno cuatro cinco=552145"}});
}

TEST_CASE("a dictation goes on over back-channels and echoes") {
  CHECK(entities("phone", {"A: tres cero cinco", "C: ajá", "A: cuatro cuatro dos"}) ==
        "tres cero cinco aja cuatro cuatro dos=305442");
  CHECK(entities("phone", {"A: es el tres cero cinco", "C: tres cero cinco", "A: cuatro cuatro", "C: sí, ok",
                           "A: dos uno, gracias"}) ==
        "tres cero cinco tres cero cinco cuatro cuatro si ok dos uno=3054421" + std::string());
  CHECK(
      entities("phone", {"A: tres cero cinco", "C: espere, no anoté nada", "A: cuatro cuatro dos"}).empty());
}

TEST_CASE("times of day") {
  check_entities("time", {{"mañana a las tres y media", "mañana a las tres y media=3:30"},
                          {"las 15:30", "las 15:30=15:30"},
                          {"a las tres de la tarde", "a las tres de la tarde=15:00"},
                          {"a la una menos cuarto", "a la una menos cuarto=0:45"},
                          {"a las ocho y veinte", "a las ocho y veinte=8:20"},
                          {"a las tres treinta", "a las tres treinta=3:30"},
                          {"tipo las cinco", "las cinco=5:00"},
                          {"el lunes por la tarde", "el lunes por la tarde=tarde"},
                          {"esta noche", "esta noche=noche"},
                          {"al mediodía", "al mediodia=12:00"},
                          {"3 pm", "3 pm=15:00"},
                          {"a las 9 a. m.", "a las 9 a m=9:00 am"},
                          {"10:15h", "10:15h=10:15"},
                          {"las tres opciones que hay", ""},
                          {"tengo tres", ""},
                          {"buenas tardes", ""},
                          {"la mañana fue larga", ""},
                          {"el 45:70", ""}});
}

TEST_CASE("dates") {
  check_entities("date", {{"el lunes 5 de mayo", "el lunes 5 de mayo=lunes 05-05"},
                          {"el cinco de mayo de 2026", "el cinco de mayo de 2026=2026-05-05"},
                          {"12/05/2026", "12/05/2026=2026-05-12"},
                          {"2026-05-12", "2026 05 12=2026-05-12"},
                          {"mañana", "mañana=+1"},
                          {"pasado mañana", "pasado mañana=+2"},
                          {"manana le aviso", "manana=+1"},
                          {"por la mañana", ""},
                          {"la semana que viene", "la semana que viene=+semana"},
                          {"el próximo jueves", "el proximo jueves=jueves"},
                          {"el día 15", "el dia 15=*-15"},
                          {"este viernes", "este viernes=viernes"},
                          {"el cliente", ""},
                          {"el 45 de mayo", "mayo=05"}});
}

TEST_CASE("durations") {
  check_entities("duration", {{"un par de minutos", "un par de minutos=120"},
                              {"dos minutos", "dos minutos=120"},
                              {"media hora", "media hora=1800"},
                              {"hora y media", "hora y media=5400"},
                              {"dos horas y cuarto", "dos horas y cuarto=8100"},
                              {"una hora y media", "una hora y media=5400"},
                              {"24 a 48 horas", "24 a 48 horas=172800"},
                              {"cinco o diez minutos", "cinco o diez minutos=600"},
                              {"un cuarto de hora", "un cuarto de hora=900"},
                              {"tres cuartos de hora", "tres cuartos de hora=2700"},
                              {"unos minutos", "unos minutos=180"},
                              {"unos cinco minuticos", "unos cinco minuticos=300"},
                              {"2min", "2min=120"},
                              {"tres días hábiles", "tres dias=259200"},
                              {"dos horas y diez minutos", "dos horas y diez minutos=7800"},
                              {"un minuto", "un minuto=60"},
                              {"un momento", ""},
                              {"un segundito", ""},
                              {"un segundo", ""},
                              {"un ratito", ""},
                              {"un minutito", ""},
                              {"una hora", "una hora=3600"}});
}

TEST_CASE("money") {
  check_entities("money", {{"dos mil quinientos pesos", "dos mil quinientos pesos=2500 peso"},
                           {"diez euros con veinte", "diez euros con veinte=10.2 eur"},
                           {"diez euros y veinte céntimos", "diez euros y veinte centimos=10.2 eur"},
                           {"$2.500", "2.500=2500 $"},
                           {"19,90 €", "19,90=19.9 eur"},
                           {"USD 20", "usd 20=20 usd"},
                           {"un millón y medio de pesos", "un millon y medio de pesos=1500000 peso"},
                           {"veinte lucas", "veinte lucas=20000 peso"},
                           {"cincuenta centavos", "cincuenta centavos=0.5"},
                           {"dos mil clientes", ""},
                           {"el peso", ""}});
}

TEST_CASE("English amounts") {
  check_entities("number",
                 {{"one hundred and two", "one hundred and two=102"}, {"thirty two", "thirty two=32"}}, "en");
  check_entities("phone", {{"five five five oh one six six", "five five five oh one six six=5550166"}}, "en");
  check_entities("time",
                 {{"tomorrow at three thirty", "tomorrow at three thirty=3:30"},
                  {"half past three", "half past three=3:30"},
                  {"a quarter to five", "a quarter to five=4:45"},
                  {"at 3 pm", "at 3 pm=15:00"}},
                 "en");
  check_entities("date",
                 {{"on Monday", "monday=monday"},
                  {"may 5th", "may 5th=05-05"},
                  {"you may go", ""},
                  {"next week", "next week=+week"}},
                 "en");
  check_entities("duration",
                 {{"a couple of minutes", "a couple of minutes=120"},
                  {"half an hour", "half an hour=1800"},
                  {"a second", ""}},
                 "en");
  check_entities("money", {{"twenty dollars", "twenty dollars=20 usd"}, {"$19.90", "19.90=19.9 $"}}, "en");
}

TEST_CASE("entities in phrases") {
  CHECK(hits(said({"llame al <phone>"}), {"A: llame al 305 442 10 por favor"}) == "llame al 305 442 10");
  CHECK(hits(said({"le llamo <time>"}), {"A: le llamo mañana a las tres"}) == "le llamo mañana a las tres");
  CHECK(hits(said({"en <duration> ... llamo"}), {"A: en un par de minutos yo le llamo"}) ==
        "en un par de minutos yo le llamo");
  CHECK(hits(said({"<number> (pesos|euros)"}), {"C: pagué treinta y dos euros, no tres"}) ==
        "treinta y dos euros");
  CHECK(hits(said({"mi número es <phone>", "<phone> $"}),
             {"A: tres cero cinco", "C: ajá", "A: cuatro cuatro dos"}) ==
        "tres cero cinco aja cuatro cuatro dos");
}

TEST_CASE("redaction marks match their entity") {
  CHECK(hits(said({"llame al <phone>"}), {"A: llame al [PHONE] hoy"}) == "llame al [phone]");
  CHECK(hits(said({"soy <name>"}), {"A: soy [NOMBRE_CLIENTE], diga"}) == "soy [name]");
  CHECK(hits(said({"soy _"}), {"A: soy [NOMBRE]"}) == "soy [name]");
  CHECK(hits(said({"soy name"}), {"A: soy [NAME]"}).empty());
  CHECK(hits(said({"llame al <phone>"}), {"A: llame al [PII] hoy"}).empty());
}
