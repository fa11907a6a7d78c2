// Labels of plain text before an arrow or a dash, where the text has them before colons elsewhere.
#include <doctest/doctest.h>

#include "read_fixture.hpp"

using namespace cortesia;
using namespace cortesia::read_test;

namespace {

struct Case {
  const char* name;
  const char* text;
  const char* turns;
  const char* doubt = "";
};

constexpr Case kCases[] = {
    {"one line with an arrow", "Agente: Hola.\nCliente: Quiero la baja.\nAgente -> ¿Y eso?\nCliente: Caro.\n",
     "agent: Hola.\ncustomer: Quiero la baja.\nagent: ¿Y eso?\ncustomer: Caro.\n"},
    {"one line with a dash, one word",
     "Agente: ¿Me oye?\nCliente - Sí\nAgente: Dígame.\nCliente: Voy.\nAgente: Ya.\n",
     "agent: ¿Me oye?\ncustomer: Sí\nagent: Dígame.\ncustomer: Voy.\nagent: Ya.\n"},
    {"two in a row among many",
     "Agente: Hola.\nCliente: Buenas.\nAgente: Diga.\nCliente - Sí.\nAgente - No.\nCliente: Ya.\n"
     "Agente: Bien.\nCliente: Vale.\nAgente: Adiós.\n",
     "agent: Hola.\ncustomer: Buenas.\nagent: Diga.\ncustomer: Sí.\nagent: No.\ncustomer: Ya.\n"
     "agent: Bien.\ncustomer: Vale.\nagent: Adiós.\n"},
    {"one at the end", "Agente: Hola.\nCliente: Buenas.\nAgente: Diga.\nCliente => Nada.\n",
     "agent: Hola.\ncustomer: Buenas.\nagent: Diga.\ncustomer: Nada.\n"},
    {"one with a time", "[00:02] Agente: Hola.\n[00:05] Cliente: Buenas.\n[00:09] Agente » Diga.\n",
     "agent 2: Hola.\ncustomer 5: Buenas.\nagent 9: Diga.\n"},
    {"arrows of every kind", "Agente => Hola.\nCliente >> Buenas.\nAgente » Diga.\nCliente -> Nada.\n",
     "agent: Hola.\ncustomer: Buenas.\nagent: Diga.\ncustomer: Nada.\n"},
    {"a sentence with a dash among wrapped lines",
     "Agente: Lo firman usted y el\ncliente - si lo hay - de la\ncasa.\nCliente: Ya.\n",
     "agent: Lo firman usted y el cliente - si lo hay - de la casa.\ncustomer: Ya.\n",
     "\"cliente -\" begins one line alone, in turn 1; it was taken for what is said there, not for a "
     "speaker"},
    {"behind a note", "Agente: Un momento.\n(música)\nCliente - Vale.\nAgente: Gracias.\nCliente: Sí.\n",
     "agent: Un momento.\n(music música)\nagent: Cliente - Vale.\nagent: Gracias.\ncustomer: Sí.\n",
     "\"Cliente -\" begins one line alone, in turn 2; it was taken for what is said there, not for a "
     "speaker"},
};

}  // namespace

TEST_CASE("a sign in the place of the colon that a speaker has elsewhere") {
  for (const Case& c : kCases) {
    CAPTURE(c.name);
    const Result result = read_bytes(c.text);
    REQUIRE(result.unreadable.empty());
    REQUIRE(result.calls.size() == 1);
    CHECK(result.calls[0] == c.turns);
    if (*c.doubt == '\0')
      CHECK(result.doubts.empty());
    else
      CHECK(result.doubts == std::vector<std::string>{c.doubt});
  }
}
