// What messengers, meeting programs and people write plain text like: whose words are whose, and what is
// nobody's.
#include <vector>

#include <doctest/doctest.h>

#include "read/text_lines.hpp"
#include "read_fixture.hpp"

using namespace cortesia;
using namespace cortesia::read_test;

namespace {

// The turns with their labels, and the notes between them.
std::string labelled(const Call& call) {
  std::string out;
  std::size_t event = 0;
  for (std::uint32_t i = 0; i <= call.turns.size(); ++i) {
    for (; event < call.events.size() && call.events[event].before_turn == i; ++event)
      out += fmt::format("({} {})\n", name_of(call.events[event].kind), call.events[event].detail);
    if (i == call.turns.size()) break;
    const Turn& turn = call.turns[i];
    out += fmt::format("{}{}: {}\n", turn.start ? time_of(turn.start) + " " : "", turn.label, turn.text);
  }
  return out;
}

Result read_labelled(std::string_view text, const std::string& name = "llamada.txt") {
  const Folder folder;
  return read_paths({folder.file(name, text)}, {}, nullptr, labelled);
}

std::string one_call(std::string_view text, const std::string& name = "llamada.txt") {
  const Result result = read_labelled(text, name);
  for (const Unreadable& unreadable : result.unreadable) MESSAGE(unreadable.error);
  REQUIRE(result.calls.size() == 1);
  return result.calls[0];
}

}  // namespace

TEST_CASE("a telephone number is a speaker's label") {
  CHECK(one_call("12/3/26, 9:34 - Laura: Buenos días.\n12/3/26, 9:35 - +34 600 11 22 33: Hola.\n"
                 "12/3/26, 9:36 - Laura: ¿Me permite?\n12/3/26, 9:37 - +34 600 11 22 33: Sí.\n") ==
        "0 Laura: Buenos días.\n60 +34 600 11 22 33: Hola.\n120 Laura: ¿Me permite?\n"
        "180 +34 600 11 22 33: Sí.\n");
  CHECK(one_call("Operadora 1: Hola.\n+34 600 11 22 33: Buenas.\nOperadora 1: Diga.\n") ==
        "Operadora 1: Hola.\n+34 600 11 22 33: Buenas.\nOperadora 1: Diga.\n");
  CHECK(one_call("[1/2/26, 9:34:01] Ana: Hola.\n[1/2/26, 9:34:05] \u202A+57 300 111 2233\u202C: Buenas.\n") ==
        "0 Ana: Hola.\n4 +57 300 111 2233: Buenas.\n");
}

TEST_CASE("whoever a stamped line names begins a turn") {
  CHECK(one_call("12/3/26, 9:34 - Laura: Hola.\n12/3/26, 9:35 - el del cable, 2º B: Buenas.\nya está\n"
                 "12/3/26, 9:36 - Laura: Diga.\n") ==
        "0 Laura: Hola.\n60 el del cable, 2º B: Buenas. ya está\n120 Laura: Diga.\n");
  CHECK(one_call("[00:01] Laura: Hola.\n[00:04] iPhone de mi tía: Buenas.\n[00:07] Laura: Diga.\n") ==
        "1 Laura: Hola.\n4 iPhone de mi tía: Buenas.\n7 Laura: Diga.\n");
  CHECK(
      one_call("[00:01] Laura: Hola.\n[00:04] le explico: son tres.\n[00:07] Luis: Ya.\n[00:09] Sigo aquí.\n"
               "[00:12] Laura: Bien.\n[00:15] Luis: Bien.\n") ==
      "1 Laura: Hola.\n4 Laura: le explico: son tres.\n7 Luis: Ya.\n9 Luis: Sigo aquí.\n12 Laura: Bien.\n"
      "15 Luis: Bien.\n");
}

TEST_CASE("whoever a cue names speaks, where every cue names somebody") {
  CHECK(one_call("WEBVTT\n\n00:01.000 --> 00:03.000\nLaura Gil: Hola.\n\n00:04.000 --> 00:05.000\n"
                 "+34 600 11 22 33: Hola.\n\n00:06.000 --> 00:07.000\nLaura Gil: ¿Sí?\n\n"
                 "00:08.000 --> 00:09.000\niPhone de mi tía (invitado): Claro.\n",
                 "llamada.vtt") ==
        "1 Laura Gil: Hola.\n4 +34 600 11 22 33: Hola.\n6 Laura Gil: ¿Sí?\n8 iPhone de mi tía (invitado): "
        "Claro.\n");
}

TEST_CASE("what a messenger tells of itself is nobody's words") {
  CHECK(one_call("12/3/26, 9:33 - Los mensajes y las llamadas están cifrados de extremo a extremo.\n"
                 "12/3/26, 9:34 - Laura: Hola.\n12/3/26, 9:35 - Luis añadió a Eva\n"
                 "12/3/26, 9:35 - Luis: Buenas.\n12/3/26, 9:36 - Llamada perdida\n"
                 "12/3/26, 9:37 - Luis cambió su código de seguridad. Toca para obtener más información.\n"
                 "12/3/26, 9:37 - Luis: <Multimedia omitido>\n12/3/26, 9:38 - Luis: \u200Eimagen omitida\n"
                 "12/3/26, 9:38 - Luis: Eliminaste este mensaje.\n12/3/26, 9:39 - Laura: Diga.\n") ==
        "(note Los mensajes y las llamadas están cifrados de extremo a extremo.)\n60 Laura: Hola.\n"
        "(note Luis añadió a Eva)\n120 Luis: Buenas.\n(note Llamada perdida)\n"
        "(note Luis cambió su código de seguridad. Toca para obtener más información.)\n"
        "(note Luis: <Multimedia omitido>)\n(note Luis: \u200Eimagen omitida)\n(note Luis: Eliminaste este "
        "mensaje.)\n"
        "360 Laura: Diga.\n");
}

TEST_CASE("a clock of twelve hours") {
  CHECK(one_call("9:34 AM Agente: Hola.\n9:35 AM Cliente: Sí.\n1:02 PM Agente: Diga.\n") ==
        "0 Agente: Hola.\n60 Cliente: Sí.\n12480 Agente: Diga.\n");
  CHECK(one_call("Agente (12:05 a. m.): Hola.\nCliente 12:06 AM: Sí.\n") ==
        "0 Agente: Hola.\n60 Cliente: Sí.\n");
  CHECK(one_call("Agente: Hola.\nCliente: Voy a las\n9:34 a mi casa: ya.\n") ==
        "Agente: Hola.\nCliente: Voy a las 9:34 a mi casa: ya.\n");
}

TEST_CASE("dates with the month first") {
  const auto none = [](std::string_view first, std::string_view second) {
    return fmt::format("{}, 11:58 PM - Laura: Hola.\n{}, 12:01 AM - Luis: Sí.\n", first, second);
  };
  const std::string turns = "0 Laura: Hola.\n180 Luis: Sí.\n";
  CHECK(one_call(none("3/13/26", "3/14/26")) == turns);
  CHECK(one_call(none("3/5/26", "3/6/26")) == turns);
  CHECK(one_call(none("3/12/26", "3/13/26")) == turns);
  CHECK(one_call(none("12-03-26", "13-03-26")) == turns);
  CHECK(one_call(none("5.3.2026", "6.3.2026")) == turns);
  const std::vector<std::string> doubts = read_labelled(none("3/5/26", "3/6/26")).doubts;
  REQUIRE(doubts.size() == 2);
  CHECK(doubts[0] + doubts[1] ==
        "the stamps are dates and times; seconds are counted from the first, \"3/5/26, 11:58 PM = "
        "2026-03-05T23:58:00\"nothing tells the role of \"Laura\", \"Luis\"; say it with --role "
        "\"Laura=agent\"");
  const auto started = [](const Call& call) { return std::string(call.started_at); };
  const Folder folder;
  CHECK(read_paths({folder.file("a.txt", none("3/5/26", "3/6/26"))}, {}, nullptr, started).calls.at(0) ==
        "2026-03-05T23:58:00");
}

TEST_CASE("what is written above and below a dialogue is nobody's words") {
  CHECK(one_call("Ana Gil  0:03\nHola.\n\nLuis Paz  0:09\nBuenas.\n\nAna Gil detuvo la transcripción\n") ==
        "3 Ana Gil: Hola.\n9 Luis Paz: Buenas.\n(note Ana Gil detuvo la transcripción)\n");
  CHECK(one_call("Agente: Hola.\nCliente: Sí.\nLa transcripción terminó después de 00:06:22\n") ==
        "Agente: Hola.\nCliente: Sí.\n(note La transcripción terminó después de 00:06:22)\n");
  CHECK(one_call("Agente: Hola.\nCliente: Sí.\n\nObservaciones: quedó contento\ny no volverá a llamar\n") ==
        "Agente: Hola.\nCliente: Sí.\n(note Observaciones: quedó contento)\n(note y no volverá a llamar)\n");
}

TEST_CASE("calls that a text counts are calls of their own") {
  const auto calls = [](std::string_view text) { return read_labelled(text).calls; };
  const std::vector<std::string> two = {"Agente: Hola.\nCliente: Sí.\n", "Agente: Buenas.\nCliente: No.\n"};
  CHECK(calls("LLAMADA 1\nAgente: Hola.\nCliente: Sí.\nLLAMADA 2\nAgente: Buenas.\nCliente: No.\n") == two);
  CHECK(calls("Agente: Hola.\nCliente: Sí.\n----\n=== Llamada 2 ===\nAgente: Buenas.\nCliente: No.\n") ==
        two);
  CHECK(
      calls("Llamada N.º 1: 14/05/26\nAgente: Hola.\nCliente: Sí.\n\nLlamada N.º 2 (tarde)\nAgente: Buenas.\n"
            "Cliente: No.\n") == two);
  CHECK(read_labelled("LLAMADA 1\nAgente: Hola.\nCliente: Sí.\nLLAMADA 2\nAgente: Buenas.\nCliente: No.\n")
            .ids == std::vector<std::string>{"llamada#1", "llamada#2"});
  CHECK(one_call("Agente: Hola.\nCliente: Sí.\nLLAMADA 7\nAgente: Buenas.\nCliente: No.\n") ==
        "Agente: Hola.\nCliente: Sí.\n(note LLAMADA 7)\nAgente: Buenas.\nCliente: No.\n");
  CHECK(one_call("Agente: Hola.\nCliente: Hice una\nllamada 2 veces.\nAgente: Bien.\n") ==
        "Agente: Hola.\nCliente: Hice una llamada 2 veces.\nAgente: Bien.\n");
}

TEST_CASE("names and times above what is said") {
  const std::string turns = "3 Ana Gil: Hola, buenas.\n9 Luis Paz: Buenas. Diga.\n15 Ana Gil: ¿Me permite?\n";
  CHECK(one_call(
            "0:0:3.0 --> 0:0:8.990\nAna Gil\nHola, buenas.\n0:0:9.0 --> 0:0:12.0\nLuis Paz\nBuenas.\nDiga.\n"
            "0:0:15.0 --> 0:0:16.0\nAna Gil\n¿Me permite?\n") == turns);
  CHECK(one_call("Ana Gil\n00:03\nHola, buenas.\n\nLuis Paz\n00:09\nBuenas.\nDiga.\n\nAna Gil\n00:15\n¿Me "
                 "permite?\n") == turns);
  CHECK(one_call("00:00:03 Ana Gil\nHola, buenas.\n\n00:00:09 Luis Paz\nBuenas.\nDiga.\n\n00:00:15 Ana Gil\n"
                 "¿Me permite?\n") == turns);
  CHECK(one_call("(00:03 - 00:08) AGENTE\nHola.\n(00:09 - 00:12) CLIENTE\nBuenas.\n") ==
        "3 AGENTE: Hola.\n9 CLIENTE: Buenas.\n");
  const std::string of_day =
      "0 Ana Gil: Hola, buenas.\n60 Luis Paz: Buenas. Diga.\n240 Ana Gil: ¿Me permite?\n";
  CHECK(one_call(
            "[Ana Gil] 14:30:03\nHola, buenas.\n\n[Luis Paz] 14:31:03\nBuenas.\nDiga.\n\n[Ana Gil] 14:34:03\n"
            "¿Me permite?\n") == of_day);
  CHECK(one_call("Ana Gil  [11:58 a. m.]\nHola, buenas.\n\nLuis Paz  [11:59 a. m.]\nBuenas.\nDiga.\n\n"
                 "Ana Gil  [12:02 p. m.]\n¿Me permite?\n") == of_day);
}

TEST_CASE("words alone with a time are said, where they tell no speaker") {
  CHECK(one_call("[00:01] Ana: Hola.\n[00:03] Sí\n[00:05] Luis: Gracias.\n[00:07] Claro\n[00:09] Ana: Sí.\n"
                 "[00:11] Luis: No.\n") ==
        "1 Ana: Hola.\n3 Ana: Sí\n5 Luis: Gracias.\n7 Luis: Claro\n9 Ana: Sí.\n11 Luis: No.\n");
}

TEST_CASE("titles before names, and dialogues with dashes") {
  CHECK(one_call("Srta. Laura (Andifibra): Hola.\nSra. Pérez: Buenas.\nSrta. Laura (Andifibra): Diga.\nSra. "
                 "Pérez: Sí.\n") ==
        "Srta. Laura (Andifibra): Hola.\nSra. Pérez: Buenas.\nSrta. Laura (Andifibra): Diga.\nSra. Pérez: "
        "Sí.\n");
  CHECK(one_call("– Agente. Buenos días.\n– Cliente. Hola.\n—Agente. ¿Me permite?\n") ==
        "Agente: Buenos días.\nCliente: Hola.\nAgente: ¿Me permite?\n");
}

TEST_CASE("turns of which nobody is told, as cortesia writes them") {
  CHECK(one_call("[00:00:03] ?: Hola.\n[00:00:05] ?: Buenas.\n") == "3 : Hola.\n5 : Buenas.\n");
  CHECK(one_call("?: Hola.\n?: Buenas.\n") == ": Hola.\n: Buenas.\n");
  CHECK(one_call("Agente: Hola.\nCliente: Buenas.\n(?) no se oye\n") ==
        "Agente: Hola.\nCliente: Buenas. (?) no se oye\n");
}

TEST_CASE("letters as in HTML, and Unicode's line ends") {
  const Result result =
      read_labelled("Agente: Buenos d&iacute;as, Ruiz &amp; Gil, R&D.\nMar&#237;a (cliente): S&iacute;\n");
  REQUIRE(result.calls.size() == 1);
  CHECK(result.calls[0] == "Agente: Buenos días, Ruiz & Gil, R&D.\nMaría (cliente): Sí\n");
  CHECK(one_call("Agente: Hola.\u2028Cliente: Sí.\u2029Agente: Bien.\u0085") ==
        "Agente: Hola.\nCliente: Sí.\nAgente: Bien.\n");
}

TEST_CASE("lines in several encodings, and text encoded three times") {
  const auto read = [](std::string_view text) {
    const Result result = read_labelled(text);
    return result.calls.at(0) + (result.doubts.empty() ? "" : result.doubts[0]);
  };
  CHECK(read("Agente: Información.\nCliente: Ma\xF1"
             "ana, s\xED.\nAgente: Atención.\n") ==
        "Agente: Información.\nCliente: Mañana, sí.\nAgente: Atención.\n"
        "the text has bytes that are no UTF-8, the first at byte 33 of it; they were replaced");
  CHECK(read("Agente: informaciÃƒÂ³n\nCliente: sÃƒÂ­\n") ==
        "Agente: información\nCliente: sí\nthe text had been encoded as UTF-8 more than once (\"Ã³\" for "
        "\"ó\"); "
        "it was put right");
}

TEST_CASE("a name in the last line heads nothing, and nothing is read behind it") {
  const std::string_view name = "Laura Pinos";
  // As long as the text and no byte longer, so that a sanitizer sees what is read behind it.
  const std::vector<char> last(name.begin(), name.end());
  std::string_view rest(last.data(), last.size());
  const read::Line line = read::next_line(rest);
  CHECK(line.whole == name);
  CHECK_FALSE(line.two_lines);
  CHECK(rest.empty());
}
