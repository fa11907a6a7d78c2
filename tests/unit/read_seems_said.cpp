// What lies in a folder and is of no known format: told, when it seems to hold a dialogue, and else skipped.
#include <doctest/doctest.h>

#include "read_fixture.hpp"

using namespace cortesia;
using namespace cortesia::read_test;

namespace {

struct Case {
  const char* about;
  std::string_view bytes;
};

const Case kTold[] = {
    {"a table with headers that nobody knows",
     "Voz;Lo dicho;Momento\nAgente;Buenas;00:01\nCliente;Hola;00:05\n"},
    {"a table with speakers and no texts that are known", "speaker;lo dicho\nA1;Buenas\nB2;Hola\n"},
    {"a wall of text",
     "Buenos días, gracias por llamar a Nogal, le atiende Iris. Hola, quería saber cuánto debo.\n"},
    {"what a recogniser heard, without labels",
     "nogal buenas tardes habla con iris en qué le puedo colaborar\nhola es que me llegó cara\nme regala "
     "el número por fa\nbueno chao\n"},
    {"roles on lines of their own", "Asesora\nNogal, diga\n\nCliente\nNo tengo luz\n\nAsesora\nYa miro\n"},
    {"a wall of text in English",
     "Good morning, thank you for calling. Hi, I lost my card. Oh, I am sorry.\n"},
    {"JSON with a dialogue in a key that nobody knows",
     R"({"a":1,"b":{"c":{"d":"Agente: Buenas.\nCliente: Hola.\nAgente: Diga."}}})"},
    {"JSON with what is said on the telephone",
     R"({"x":[{"y":"Buenas tardes, gracias por llamar a Nogal."},{"y":"Hola, mire."}]})"},
    {"a list of what somebody says", R"({"charla":[{"tono":"x","text":"Hola"}]})"},
};

const Case kSkipped[] = {
    {"a note on what lies there",
     "Llamadas de abril\n\nUna carpeta por día. Preguntas: calidad@ejemplo.invalid\n"},
    {"a manual that quotes",
     "# Guía\n\n- Salude: «Buenos días, gracias por llamar».\n- Ofrezca: «¿en qué le puedo ayudar?»\n"},
    {"a list with dashes",
     "Turnos de la semana\nAna - mañana\nLuis - tarde\nAna - noche\nAsesora - la que atiende\n"},
    {"who is who", "Asesora\nCliente\nSupervisor\n"},
    {"a letter", "Buenas tardes, señora Gil:\n\nGracias por escribirnos. Su pedido sale mañana.\n"},
    {"a checklist",
     "cortesia: 1\nname: Nogal\nphrases:\n  saludo:\n    - buenos días\n    - gracias por llamar\nrules: "
     "[]\n"},
    {"what the telephone system knows",
     "call;company;agent;ended_by\nuno;Gas del Valle Alto;a1;agent\ndos;Casa de la Luz;a2;customer\n"},
    {"grades", "call,rule,verdict,turn,grader\nuno,apertura.saludo,pass,0,ana\n"},
    {"figures of the day", "agente,llamadas,nota\nAna,12,80\nLeo,9,77\n"},
    {"a list of files",
     R"({"calls":[{"id":1,"transcript":"noche/uno.json"},{"id":2,"transcript":"noche/dos.json"}]})"},
    {"settings",
     R"({"name":"paquete","version":[1,2],"description":"Lee transcripciones de llamadas y las guarda"})"},
    {"a summary", R"({"calls":12,"passed":9,"by_agent":[{"agent":"Ana","score":80}]})"},
    {"a program", "import sys\nfor line in sys.stdin:\n    print('Buenos días, gracias por llamar', line)\n"},
};

}  // namespace

TEST_CASE("what seems to hold a dialogue is told, and what lies beside it is skipped") {
  for (const Case& one : kTold) {
    CAPTURE(one.about);
    const Folder folder;
    folder.file("x", one.bytes);
    const Result result = read_paths({folder.path()});
    CHECK(result.unreadable.size() == 1);
    CHECK(result.skipped == 0);
  }
  for (const Case& one : kSkipped) {
    CAPTURE(one.about);
    const Folder folder;
    folder.file("x", one.bytes);
    const Result result = read_paths({folder.path()});
    CHECK(result.calls.empty());
    CHECK(result.unreadable.empty());
    CHECK(result.skipped == 1);
  }
}
