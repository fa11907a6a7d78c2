// How a phrase that was wanted is told in a report.
#include <doctest/doctest.h>

#include "write/wording.hpp"

namespace cortesia::write {
namespace {

TEST_CASE("a wanted phrase is told in one wording, the one nearest to what was heard") {
  struct Row {
    std::string_view phrase, heard, wording;
  };
  for (const Row& row : {
           Row{"muchas gracias", "muchas", "muchas gracias"},
           Row{"(qué|en qué) [le|lo] puedo (ayudar|colaborar)", "qué pena", "qué puedo ayudar"},
           Row{"(qué|en qué) [le|lo] puedo (ayudar|colaborar)", "en que lo", "en qué lo puedo ayudar"},
           Row{"{lo} (llamo|marco|devuelvo) ...10 o (se queda|si prefiere|me espera)", "Me espera",
               "‹lo› llamo … o me espera"},
           Row{"(buenas tardes|@company) con <name> <name>", "El Trébol con",
               "buenas tardes con ‹nombre› ‹nombre›"},
           Row{"<name:quien> de @agent", "de", "‹nombre› de ‹agente›"},
           Row{"^^ _ _ ... =tú ~movistar agrade* *emos ?", "tu", "… tú movistar agrade… …emos"},
           Row{"{nombre_de_negocio} y", "y", "‹nombre de negocio› y"},
           Row{"/[a-z]{3}/", "abc", "/[a-z]{3}/"},
           Row{"que [le|lo|se] [lo|la] vaya", "usted lo", "que lo vaya"},
           Row{"(sin cerrar", "sin", "(sin cerrar"},
       }) {
    CAPTURE(row.phrase);
    CHECK(wording_of(row.phrase, row.heard, labels("es")) == row.wording);
  }
  CHECK(wording_of("<money> (per|a) _", "a", labels("en")) == "‹amount› a …");
}

}  // namespace
}  // namespace cortesia::write
