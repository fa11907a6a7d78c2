// --metadata as telephone systems export it in Spanish, and as spreadsheets leave it.
#include <doctest/doctest.h>

#include "read_metadata_fixture.hpp"

using namespace cortesia;
using namespace cortesia::read_test;

namespace {

std::string joined(const read::Metadata& metadata, std::string_view id) {
  Call call;
  call.id = id;
  metadata.join(call, {});
  return known_of(call);
}

}  // namespace

TEST_CASE("headers in Spanish; what means nothing is passed over and told") {
  const auto metadata = read::Metadata::parse(
      "ID de llamada;Empresa;Agente;Nombre del agente;Cola;Cliente;Fecha;Hora;Sentido;Timbre (s);Quién colgó;"
      "Idioma;Duración;Extensión;Troncal;Estado;Resultado;Hora fin;_nota;Tiempo de espera\n"
      "c-1;Andifibra;a1;Laura Gómez;Altas;600112233;14/05/2026;9:12;Llamada entrante;00:00:08;Cliente;"
      "Español;120;55;SIP;OK;x;9:14;n;3\n",
      "m.csv");
  CHECK(joined(metadata, "c-1") ==
        "[Andifibra]|a1|Laura Gómez|Altas|600112233|2026-05-14T09:12:00|1|8|customer|Español");
  CHECK(metadata.passed_over() ==
        "\"Duración\", \"Extensión\", \"Troncal\", \"Estado\", \"Resultado\", \"Hora fin\", \"Tiempo de "
        "espera\"");
}

TEST_CASE("of several names of a column the surest is it") {
  const auto metadata = read::Metadata::parse("Archivo,Llamada,call,Campaña,queue\na,b,c,x,y\n", "m.csv");
  CHECK(joined(metadata, "c") == "|||y|||0|-||");
  CHECK(joined(metadata, "b") == "||||||0|-||");
  CHECK(metadata.passed_over() == "\"Archivo\", \"Llamada\", \"Campaña\"");
  CHECK(error_of("Llamada,llamada\n") == "m.csv: column \"llamada\" is there twice");
}

TEST_CASE("durations, directions and hours as people write them") {
  for (const std::string ring : {"8", "8,0", "00:00:08", "0:08", "8 s", "8s", "8 seg", "8 segundos"}) {
    CAPTURE(ring);
    CHECK(joined(read::Metadata::parse("call;ring_seconds\na;" + ring + "\n", "m.csv"), "a") ==
          "||||||0|8||");
  }
  CHECK(joined(read::Metadata::parse("call;ring_seconds\na;1.200,5\n", "m.csv"), "a") == "||||||0|1200.5||");
  for (const std::string direction :
       {"Llamada entrante", "ENTRANTE", "Inbound call", "incoming", "Recibida"}) {
    CAPTURE(direction);
    CHECK(joined(read::Metadata::parse("call;direction\na;" + direction + "\n", "m.csv"), "a") ==
          "||||||1|-||");
  }
  CHECK(error_of("call;ring_seconds\na;8 horas\n") ==
        "m.csv:2: expected seconds, such as 8 or 0:08, in \"ring_seconds\", found \"8 horas\"");
  CHECK(error_of("call;ring_seconds\na;14/05/2026 0:00:08\n") ==
        "m.csv:2: expected seconds, such as 8 or 0:08, in \"ring_seconds\", found \"14/05/2026 0:00:08\"");
  CHECK(error_of("call;fecha;hora\na;14/05/2026;tarde\n") ==
        "m.csv:2: expected a time of day such as 9:12 in \"hour\", found \"tarde\"");
  CHECK(joined(read::Metadata::parse("call;fecha;hora\na;14/05/2026 10:00;9:12\n", "m.csv"), "a") ==
        "|||||2026-05-14T10:00:00|0|-||");
}

TEST_CASE("a number without its zeros is the call's whose number it is, where that is one") {
  const auto metadata = read::Metadata::parse("call;queue\n18;a\n19;b\n0020;c\n", "m.csv");
  CHECK(joined(metadata, "00018") == "|||a|||0|-||");
  CHECK(joined(metadata, "18a") == "||||||0|-||");
  CHECK(joined(metadata, "00020") == "||||||0|-||");
  CHECK(joined(metadata, "20") == "||||||0|-||");
  CHECK(metadata.shortened().empty());
  Call call;
  call.id = "19x";
  metadata.join(call, read::file_names("calls/0019.txt", "0019.txt"));
  CHECK(call.queue == "b");
  CHECK(metadata.shortened().empty());
  joined(metadata, "018");
  CHECK(metadata.shortened() == std::vector<std::string>{"18"});
  joined(metadata, "19");
  CHECK(metadata.shortened() == std::vector<std::string>{"18", "19"});
}

TEST_CASE("rows that are empty are none") {
  CHECK(read::Metadata::parse("call;queue\na;b\n;;\n;;;;\n", "m.csv").unused().size() == 1);
}
