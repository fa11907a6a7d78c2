// Tables as spreadsheets write them: rows without times, numbers with commas, dates beside hours.
#include <doctest/doctest.h>

#include "read/decimals.hpp"
#include "read_fixture.hpp"

using namespace cortesia;
using namespace cortesia::read_test;

namespace {

struct Case {
  const char* about;
  std::string_view csv, started_at, turns;
  std::vector<std::string> doubts = {};
};

const Case kCases[] = {
    {"a row without a time stays behind the one above it",
     "hablante;inicio;texto\nAgente;0,5;uno\nCliente;4,2;dos\nAgente;;tres\nCliente;8,0;cuatro\n", "",
     "agent 0.5: uno\ncustomer 4.2: dos\nagent: tres\ncustomer 8: cuatro\n"},
    {"a row whose time is none stays there too, and is told",
     "hablante;inicio;texto\nAgente;0,5;uno\nCliente;4,2;dos\nAgente;#VALOR!;tres\nCliente;8,0;cuatro\n",
     "",
     "agent 0.5: uno\ncustomer 4.2: dos\nagent: tres\ncustomer 8: cuatro\n",
     {"1 cell of a time is no time; it is not used"}},
    {"numbers order rows that have not all a time",
     "turno;hablante;inicio;texto\n3;Agente;;tres\n2;Cliente;4,2;dos\n1;Agente;0,5;uno\n", "",
     "agent 0.5: uno\ncustomer 4.2: dos\nagent: tres\n"},
    {"a place among rows that were put in order is a guess",
     "hablante;inicio;texto\nAgente;8,5;tres\nCliente;;cuatro\nCliente;4,5;dos\nAgente;0,5;uno\n",
     "",
     "agent 0.5: uno\ncustomer 4.5: dos\nagent 8.5: tres\ncustomer: cuatro\n",
     {"1 cell of a time is no time; it is not used"}},
    {"thousands with points, beside decimals with commas",
     "hablante;inicio;texto\nAgente;0,5;uno\nCliente;985,25;dos\nAgente;1.000;tres\nCliente;1.234,5;cuatro\n",
     "", "agent 0.5: uno\ncustomer 985.25: dos\nagent 1000: tres\ncustomer 1234.5: cuatro\n"},
    {"thousands with points, beside hundreds without any sign",
     "hablante;inicio;texto\nAgente;5;uno\nCliente;985;dos\nAgente;1.000;tres\n", "",
     "agent 5: uno\ncustomer 985: dos\nagent 1000: tres\n"},
    {"thousands with commas, beside decimals with points",
     "speaker;start;text\nAgent;0.5;uno\nCustomer;\"1,234.5\";dos\nAgent;\"2,000\";tres\n", "",
     "agent 0.5: uno\ncustomer 1234.5: dos\nagent 2000: tres\n"},
    {"milliseconds behind a comma or a point",
     "hablante;inicio;texto\nAgente;0,500;uno\nCliente;4,250;dos\nAgente;12,125;tres\n", "",
     "agent 0.5: uno\ncustomer 4.25: dos\nagent 12.125: tres\n"},
    {"rows that are empty are none", "llamada;hablante;texto\nz;Agente;uno\nz;Cliente;dos\n;;\n;;;;\n ; ; \n",
     "", "agent: uno\ncustomer: dos\n"},
    {"a day", "hablante;fecha;texto\nAgente;12/03/2026;uno\nCliente;12/03/2026;dos\n", "2026-03-12",
     "agent: uno\ncustomer: dos\n"},
    {"a day and an hour", "hablante;fecha;texto\nAgente;14/05/2026 9:12;uno\nCliente;14/05/2026 9:12;dos\n",
     "2026-05-14T09:12:00", "agent: uno\ncustomer: dos\n"},
    {"a day in a column and the hour in another",
     "Fecha;Hora;Hablante;Texto\n14/05/2026;9:12:05;Agente;uno\n14/05/2026;9:12:09;Cliente;dos\n",
     "2026-05-14T09:12:05",
     "agent 0: uno\ncustomer 4: dos\n",
     {"the stamps are taken for times of day; seconds are counted from the first, \"9:12:05\""}},
    {"an hour beside offsets",
     "Fecha;Hora;Hablante;Inicio;Texto\n14/05/2026;9:12;Agente;0,5;uno\n14/05/2026;9:12;Cliente;4;dos\n",
     "2026-05-14T09:12:00", "agent 0.5: uno\ncustomer 4: dos\n"},
    {"midnight, which spreadsheets write behind a day",
     "Fecha;Hora;Hablante;Texto\n14/05/2026 0:00:00;9:12:05;Agente;uno\n14/05/2026 "
     "0:00:00;9:12:09;Cliente;dos\n",
     "2026-05-14T09:12:05",
     "agent 0: uno\ncustomer 4: dos\n",
     {"the stamps are taken for times of day; seconds are counted from the first, \"9:12:05\""}},
    {"over midnight",
     "Hablante;Inicio;Fin;Texto\nAgente;23:59:50;0:00:02;uno\nCliente;0:00:03;0:00:05;dos\n",
     "",
     "agent 0-12: uno\ncustomer 13-15: dos\n",
     {"the stamps are taken for times of day; seconds are counted from the first, \"23:59:50\""}},
    {"offsets beside a day leave the hour open",
     "Fecha;Inicio;Hablante;Texto\n14/05/2026;0:00:05;Agente;uno\n14/05/2026;0:00:09;Cliente;dos\n",
     "2026-05-14", "agent 5: uno\ncustomer 9: dos\n"},
    {"what is no day is told",
     "hablante;fecha;texto\nAgente;ayer;uno\nCliente;ayer;dos\n",
     "",
     "agent: uno\ncustomer: dos\n",
     {"\"started_at\" is \"ayer\", which is nothing that it can be; it is not used"}},
};

}  // namespace

TEST_CASE("tables as spreadsheets write them") {
  for (const Case& one : kCases) {
    CAPTURE(one.about);
    const Folder folder;
    std::string turns;
    const Result result = read_paths({folder.file("x.csv", one.csv)}, {}, nullptr, [&](const Call& call) {
      turns = turns_of(call);
      return std::string(call.started_at);
    });
    REQUIRE(result.calls.size() == 1);
    CHECK(result.calls[0] == one.started_at);
    CHECK(turns == one.turns);
    CHECK(result.doubts == one.doubts);
  }
}

TEST_CASE("a row a call tells its hour beside its day") {
  const Folder folder;
  const Result result =
      read_paths({folder.file("x.csv",
                              "llamada;fecha;hora;texto\na;14/05/2026;9:12;\"Agente: uno\nCliente: dos\"\n"
                              "b;14/05/2026;21:40:05;\"Agente: uno\nCliente: dos\"\n;;;\n")},
                 {}, nullptr, [](const Call& call) { return std::string(call.started_at); });
  CHECK(result.calls == std::vector<std::string>{"2026-05-14T09:12:00", "2026-05-14T21:40:05"});
}

TEST_CASE("what the signs in numbers are, is told by all of them") {
  struct Number {
    std::string_view others, cell;
    double is;
  };
  const Number numbers[] = {
      {"", "1.000", 1},           {"", "1,000", 1},
      {"", "1.234,5", 1234.5},    {"", "1,234.5", 1234.5},
      {"4,2", "1.000", 1000},     {"4.2", "1,000", 1000},
      {"4,2", "1.5", 1.5},        {"1.234.567", "1.000", 1000},
      {"0.500", "1.000", 1},      {"0.500", "1,000", 1000},
      {"985", "1.015", 1015},     {"985", "1,015", 1015},
      {"985", "1.015,5", 1015.5}, {"4,2", "-1.000", -1000},
      {"4,2", "12", 12},
  };
  for (const Number& one : numbers) {
    CAPTURE(one.others);
    CAPTURE(one.cell);
    read::Decimals decimals;
    for (const std::string_view cell : {one.others, one.cell, std::string_view("ayer")}) decimals.see(cell);
    CHECK(decimals.number_in(one.cell) == doctest::Approx(one.is));
  }
  read::Decimals decimals;
  for (const std::string_view cell : {"4,2", "4.2"}) decimals.see(cell);
  CHECK(decimals.number_in("4,2") == 4.2);
  for (const std::string_view cell : {"1.234,5", "", ".", ",", "-", "1.2.3", "1,2.3,4"}) {
    CAPTURE(cell);
    CHECK(!decimals.number_in(cell));
  }
}
