// Every notation of plain text, to the turns it must give.
#include <doctest/doctest.h>

#include "read_fixture.hpp"

using namespace cortesia;
using namespace cortesia::read_test;

namespace {

struct Case {
  const char* name;
  std::string_view text;
  std::string_view turns;
};

constexpr Case kNotations[] = {
    {"labels", "Agente: Hola.\nCliente: Buenas.\n", "agent: Hola.\ncustomer: Buenas.\n"},
    {"no space behind the colon of a known label", "AGENTE:Hola.\nCLIENTE:Buenas.\n",
     "agent: Hola.\ncustomer: Buenas.\n"},
    {"English", "Agent: Hi.\nCustomer: Hello.\n", "agent: Hi.\ncustomer: Hello.\n"},
    {"Portuguese", "Atendente: Bom dia.\nCliente: Bom dia.\n", "agent: Bom dia.\ncustomer: Bom dia.\n"},
    {"letters", "A: Hola.\nC: Buenas.\n", "agent: Hola.\ncustomer: Buenas.\n"},
    {"the agent's letter alone", "A: ¿Sí? Dígame.\n", "agent: ¿Sí? Dígame.\n"},
    {"a heading that names the voice", "SPEAKER: S1\nHola.\nSPEAKER: S2\nBuenas.\nSPEAKER: S1\nBien.\n",
     "unknown: Hola.\nunknown: Buenas.\nunknown: Bien.\n"},
    {"short labels", "OP: Hola.\nCL: Buenas.\n", "agent: Hola.\ncustomer: Buenas.\n"},
    {"time in brackets before", "[00:00:02] Agente: Hola.\n[00:01:10.5] Cliente: Buenas.\n",
     "agent 2: Hola.\ncustomer 70.5: Buenas.\n"},
    {"time in parentheses before", "(00:02) Agente: Hola.\n(01:10) Cliente: Buenas.\n",
     "agent 2: Hola.\ncustomer 70: Buenas.\n"},
    {"time before a dash", "00:02 - Agente: Hola.\n01:10 – Cliente: Buenas.\n",
     "agent 2: Hola.\ncustomer 70: Buenas.\n"},
    {"bare time before", "0:02 Agente: Hola.\n1:10 Cliente: Buenas.\n",
     "agent 2: Hola.\ncustomer 70: Buenas.\n"},
    {"time behind the label", "AGENTE (00:02): Hola.\nCLIENTE (01:10): Buenas.\n",
     "agent 2: Hola.\ncustomer 70: Buenas.\n"},
    {"bare time behind the label", "Agente 00:02: Hola.\nCliente 01:10: Buenas.\n",
     "agent 2: Hola.\ncustomer 70: Buenas.\n"},
    {"bracketed time behind the label", "Agente [00:02]: Hola.\nCliente [01:10]: Buenas.\n",
     "agent 2: Hola.\ncustomer 70: Buenas.\n"},
    {"name and time on a line, text below", "Agente  0:03\nHola, buenas.\n\nCliente  0:09\nHola.\n",
     "agent 3: Hola, buenas.\ncustomer 9: Hola.\n"},
    {"a stamp alone on its line", "[00:03]\nAgente: Hola.\n[00:05]\nCliente: Sí.\n",
     "agent 3: Hola.\ncustomer 5: Sí.\n"},
    {"a span of time", "[00:02 - 00:04] Agente: Hola.\n[00:05 - 00:06] Cliente: Sí.\n",
     "agent 2-4: Hola.\ncustomer 5-6: Sí.\n"},
    {"label alone, quotes", "Agente:\n\"Hola.\"\n\nCliente:\n«Buenas.»\n",
     "agent: Hola.\ncustomer: Buenas.\n"},
    {"Markdown", "**Agente:** Hola.\n\n**Cliente**: Buenas.\n", "agent: Hola.\ncustomer: Buenas.\n"},
    {"Markdown with a name", "**Agente (Marta):** Hola.\n**Cliente:** Buenas.\n",
     "agent: Hola.\ncustomer: Buenas.\n"},
    {"a Markdown list", "- Agente: Hola.\n- Cliente: Buenas.\n", "agent: Hola.\ncustomer: Buenas.\n"},
    {"title and rules", "# Llamada 7\n---\nAgente: Hola.\n\nCliente: Buenas.\n---\n",
     "agent: Hola.\ncustomer: Buenas.\n"},
    {"a label in brackets on a line of its own",
     "[Agente Marta]\nHola.\n[Cliente 2]\nBuenas.\n[IVR]\nMarque.\n",
     "agent: Hola.\ncustomer: Buenas.\nivr: Marque.\n"},
    {"notes that end in a role's word",
     "Agente: Hola.\n(transferencia a soporte)\n[habla con el cliente]\n(agente consulta el "
     "sistema)\nCliente: "
     "Bien.\n",
     "agent: Hola.\n(transfer soporte)\n(note habla con el cliente)\n(note agente consulta el sistema)\n"
     "customer: Bien.\n"},
    {"a transfer to nobody that is named",
     "Agente: Hola.\n(transferencia)\n[se transfiere la llamada]\nCliente: Bien.\n",
     "agent: Hola.\n(transfer)\n(transfer)\ncustomer: Bien.\n"},
    {"arrows behind the labels", "Agente > Hola.\nCliente > Buenas.\nAgente -> Diga.\nCliente \u2192 Nada.\n",
     "agent: Hola.\ncustomer: Buenas.\nagent: Diga.\ncustomer: Nada.\n"},
    {"times behind labels before a dash",
     "Agente (00:02) \u2013 Hola.\nCliente (00:05) \u2013 A las 10:30.\n",
     "agent 2: Hola.\ncustomer 5: A las 10:30.\n"},
    {"times in a numbered list", "1. [00:02] Agente: Hola.\n2) 00:05 Cliente: Buenas.\n3. Agente: Diga.\n",
     "agent 2: Hola.\ncustomer 5: Buenas.\nagent: Diga.\n"},
    {"a script", "AGENTE.- Hola.\nCLIENTE.- Buenas.\n", "agent: Hola.\ncustomer: Buenas.\n"},
    {"full-width colon", "Agente：Hola.\nCliente：Buenas.\n", "agent: Hola.\ncustomer: Buenas.\n"},
    {"numbered voices", "Speaker 0: Hola.\nSpeaker 1: Buenas.\n", "unknown: Hola.\nunknown: Buenas.\n"},
    {"diarisation labels", "[SPEAKER_00]: Hola.\nSPEAKER_01: Buenas.\n",
     "unknown: Hola.\nunknown: Buenas.\n"},
    {"voices in parentheses", "(speaker 0) Hola.\n(speaker 1) Buenas.\n",
     "unknown: Hola.\nunknown: Buenas.\n"},
    {"lettered voices", "Speaker A: Hola.\nSpeaker B: Buenas.\n", "unknown: Hola.\nunknown: Buenas.\n"},
    {"A and B are no agent", "A: Hola.\nB: Buenas.\n", "unknown: Hola.\nunknown: Buenas.\n"},
    {"names", "Marta: Hola.\nLuis: Buenas.\nMarta: Diga.\nLuis: Nada.\n",
     "unknown: Hola.\nunknown: Buenas.\nunknown: Diga.\nunknown: Nada.\n"},
    {"a recogniser's console", "[00:00.000 --> 00:06.560]  Hola.\n[00:06.560 --> 00:08.000]  Buenas.\n",
     "unknown 0-6.56: Hola.\nunknown 6.56-8: Buenas.\n"},
    {"fields in brackets", "[turn=1 | 00:00:07.6 | AGENT]: Hola.\n[turn=2 | 00:00:09 | CUSTOMER]: Buenas.\n",
     "agent 7.6: Hola.\ncustomer 9: Buenas.\n"},
    {"many turns on one line",
     "[turn=1 | 00:00:07.6 | AGENT]: Hola. [turn=2 | 00:00:09 | CUSTOMER]: Buenas [risas]. [turn=3 | "
     "00:00:11 | "
     "AGENT]: Diga.",
     "agent 7.6: Hola.\ncustomer 9: Buenas [risas].\nagent 11: Diga.\n"},
    {"many stamped turns on one line", "[00:07] Agente: Hola [tos], [10:30] buenas. [00:09] Cliente: Sí.\n",
     "agent 7: Hola [tos], [10:30] buenas.\ncustomer 9: Sí.\n"},
    {"telephone numbers instead of names, as messengers have them",
     "[12/11/26, 9:34:01 a. m.] Marta Ruiz: Hola\n[12/11/26, 9:34:03 a. m.] \xE2\x80\xAA+34 600 11 22 "
     "33\xE2\x80\xAC: Sí\n"
     "[12/11/26, 9:34:05 a. m.] +57 300 123 4567: Yo\n[12/11/26, 9:34:06 a. m.] Marta Ruiz: Bien\n",
     "unknown 0: Hola\nunknown 2: Sí\nunknown 4: Yo\nunknown 5: Bien\n"},
    {"seconds alone, two in brackets",
     "[0.50 - 4.20] SPEAKER_00: Hola [3.5].\n[4.50 - 5.00] SPEAKER_01: Sí.\n",
     "unknown 0.5-4.2: Hola [3.5].\nunknown 4.5-5: Sí.\n"},
    {"titles before names",
     "Marta (Asesora): Hola.\nSr. Paz (Cliente): Sí.\nDra. Gil: Yo.\nMarta (Asesora): Bien.\nDra. Gil: Ya.\n",
     "agent: Hola.\ncustomer: Sí.\nunknown: Yo.\nagent: Bien.\nunknown: Ya.\n"},
    {"family names first",
     "Ruiz, Marta: Hola.\nLuis: Sí.\nRuiz, Marta: Diga.\nBueno, Marta: mire.\nLuis: Nada.\n",
     "unknown: Hola.\nunknown: Sí.\nunknown: Diga. Bueno, Marta: mire.\nunknown: Nada.\n"},
    {"labels and times in columns", "Speaker 0    00:00:01    Hola: diga.\n\nAna Gil\t00:00:03\tBuenas.\n",
     "unknown 1: Hola: diga.\nunknown 3: Buenas.\n"},
    {"turns on one line, with bold labels",
     "**Transcripción** **Agente:** Hola. **Cliente (Ana):** Dígame **ya**. **Servicio al Cliente**: Sí.",
     "agent: Hola.\ncustomer: Dígame **ya**.\nagent: Sí.\n"},
    {"turns on one line, with labels alone",
     "Agente: Hola, le explico: son tres. Cliente: Buenas claro Agente: Diga. Speaker 2: Sí.",
     "agent: Hola, le explico: son tres.\ncustomer: Buenas claro\nagent: Diga.\nunknown: Sí.\n"},
    {"a sentence that tells of somebody", "Agente: Le leo la nota. Cliente: pide la baja.",
     "agent: Le leo la nota. Cliente: pide la baja.\n"},
    {"line breaks that are written out", "Agente: Hola.\\nCliente: Sí.<br/>Agente: Diga.",
     "agent: Hola.\ncustomer: Sí.\nagent: Diga.\n"},
    {"a header, closed by a blank line",
     "Llamada de la mañana\n\nAgente: Marta Ruiz\nCola: ventas\nDuración: 03:20\n\nAgente: Hola.\nCliente: "
     "Sí.\n",
     "agent: Hola.\ncustomer: Sí.\n"},
    {"a header that nothing closes",
     "Fecha: 7 de abril\nAgente: Marta Ruiz\nCliente: Ana\nCola: ventas\nAgente: Hola.\nCliente: Sí.\n",
     "agent: Hola.\ncustomer: Sí.\n"},
    {"a header without a form's words, above turns with times",
     "Agente: Marta Ruiz\nCliente: Sra. Ana Gil\n\n[00:01] Agente: Hola.\n[00:02] Cliente: Sí.\n",
     "agent 1: Hola.\ncustomer 2: Sí.\n"},
    {"the same, and no blank line",
     "Agente: Marta Ruiz\nCliente: Ana\nDuración: 4 min 12 s\nAgente (00:01): Hola.\nCliente (00:02): Sí.\n",
     "agent 1: Hola.\ncustomer 2: Sí.\n"},
    {"a role beside a voice's number", "Speaker 1 (Agente): Hola.\nSpeaker 2 (Cliente): Sí.\n",
     "agent: Hola.\ncustomer: Sí.\n"},
    {"the agent's other side", "Asesor: Hola.\nAna Gil: Sí.\nIVR: Espere.\nAsesor: ¿Segura?\nAna Gil: Sí.\n",
     "agent: Hola.\ncustomer: Sí.\nivr: Espere.\nagent: ¿Segura?\ncustomer: Sí.\n"},
    {"two others", "Asesor: Hola.\nAna Gil: Sí.\nLuz Gil: No.\nAsesor: ¿Sí?\nAna Gil: Sí.\nLuz Gil: No.\n",
     "agent: Hola.\nunknown: Sí.\nunknown: No.\nagent: ¿Sí?\nunknown: Sí.\nunknown: No.\n"},
    {"dashes behind labels", "Asesora - Hola, mire: diga.\nCliente – Sí - claro.\nAsesora - Bien.\n",
     "agent: Hola, mire: diga.\ncustomer: Sí - claro.\nagent: Bien.\n"},
    {"dashes behind names, beside a role",
     "Asesora - Hola.\nAna Gil - Sí.\nAsesora - ¿Segura?\nAna Gil - Sí.\n",
     "agent: Hola.\ncustomer: Sí.\nagent: ¿Segura?\ncustomer: Sí.\n"},
    {"tabs behind names, beside a role", "Ana\tHola.\nCliente\tSí.\nAna\t¿Segura?\nCliente\tSí.\n",
     "unknown: Hola.\ncustomer: Sí.\nunknown: ¿Segura?\ncustomer: Sí.\n"},
    {"angle brackets", "<Ana> Hola.\n<Cliente> Sí.\n<Ana> ¿Segura?\n<Cliente> Sí.\n",
     "unknown: Hola.\ncustomer: Sí.\nunknown: ¿Segura?\ncustomer: Sí.\n"},
    {"bold and no colon", "**Agente** Hola.\n**Cliente** Sí.\n**Agente** ¿Segura?\n",
     "agent: Hola.\ncustomer: Sí.\nagent: ¿Segura?\n"},
    {"bold with a time", "**ANA (00:01)** Hola.\n**CLIENTE (00:04)** Sí.\n**ANA (00:06)** Ya.\n",
     "unknown 1: Hola.\ncustomer 4: Sí.\nunknown 6: Ya.\n"},
    {"bold words in what is said", "Agente: Hola.\n**Muy** bien.\nCliente: Sí.\n**Muy** mal.\n",
     "agent: Hola. **Muy** bien.\ncustomer: Sí. **Muy** mal.\n"},
    {"a dash in what is said", "Agente: Hola.\nCliente: Sí.\nSoporte - eso quiero.\nAgente: Bien.\n",
     "agent: Hola.\ncustomer: Sí. Soporte - eso quiero.\nagent: Bien.\n"},
    {"a name, a dash and a time", "Marta Ruiz - 0:03\nHola.\nAna Gil - 0:05\nSí.\n",
     "unknown 3: Hola.\nunknown 5: Sí.\n"},
    {"a messenger's export, in brackets",
     "[7/4/26, 9:34:01\u202Fa.\u00A0m.] Asesora: Hola.\n[7/4/26, 12:34:03 p. m.] Cliente: Sí.\n",
     "agent 0: Hola.\ncustomer 10802: Sí.\n"},
    {"a messenger's export, with a dash",
     "7/4/26, 9:34 - Los mensajes están cifrados.\n7/4/26, 9:34 - Asesora: Hola.\n7/4/26, 9:35 PM - "
     "Cliente: Sí.\n",
     "(note 0 Los mensajes están cifrados.)\nagent 0: Hola.\ncustomer 43260: Sí.\n"},
    {"a label met once between others'", "Agente: Hola.\nMarta: Diga.\nAgente: Ya.\n",
     "agent: Hola.\nunknown: Diga.\nagent: Ya.\n"},
    {"a person met once between others'",
     "Agente: Hola.\nCliente: Sí.\n\nPadre: Ya voy yo.\nAgente: Ya.\nCliente: Bien.\n",
     "agent: Hola.\ncustomer: Sí.\nunknown: Ya voy yo.\nagent: Ya.\ncustomer: Bien.\n"},
    {"what is written down between turns is no speaker's",
     "Agente: Tome nota.\nCorreo: ayuda de Nogal.\nCliente: Sí.\nImportante: no lo pierda.\nAgente: "
     "Ya.\n",
     "agent: Tome nota. Correo: ayuda de Nogal.\ncustomer: Sí. Importante: no lo pierda.\nagent: Ya.\n"},
    {"words before a note are no header", "Agente: Hola.\nCliente: Sí.\nNota: se ríen\n\nAgente: Diga.\n",
     "agent: Hola.\ncustomer: Sí. Nota: se ríen\nagent: Diga.\n"},
    {"a note among the first words is no header", "Agente: Hola.\nNota: El cliente ríe.\nCliente: Sí.\n",
     "agent: Hola. Nota: El cliente ríe.\ncustomer: Sí.\n"},
    {"whisper.cpp marks turns and does not know who speaks",
     "(speaker 0) Hola. [SPEAKER_TURN]\n(speaker ?) Buenas.\n(speaker 1) Sí.[SPEAKER_TURN]\n",
     "unknown: Hola.\nunknown: Buenas.\nunknown: Sí.\n"},
    {"the menu", "IVR: Marque uno.\nAgente: Hola.\nCliente: Sí.\n",
     "ivr: Marque uno.\nagent: Hola.\ncustomer: Sí.\n"},
    {"wrapped lines", "Agente: Hola, le habla\n  Marta de la tienda.\nCliente: Sí.\n",
     "agent: Hola, le habla Marta de la tienda.\ncustomer: Sí.\n"},
    {"CR LF", "Agente: Hola.\r\nCliente: Buenas.\r\n", "agent: Hola.\ncustomer: Buenas.\n"},
    {"CR", "Agente: Hola.\rCliente: Buenas.\r", "agent: Hola.\ncustomer: Buenas.\n"},
    {"byte order mark",
     "\xEF\xBB\xBF"
     "Agente: Hola.\nCliente: Buenas.\n",
     "agent: Hola.\ncustomer: Buenas.\n"},
    {"UTF-16",
     std::string_view("\xFF\xFE"
                      "A\0:\0 \0\xE9\0\n\0C\0:\0 \0y\0\n\0",
                      22),
     "agent: é\ncustomer: y\n"},
    {"big-endian UTF-16",
     std::string_view("\xFE\xFF"
                      "\0A\0:\0 \0\xE9\0\n\0C\0:\0 \0y\0\n",
                      22),
     "agent: é\ncustomer: y\n"},
    {"Latin-1",
     "Agente: \xBFS\xED?\nCliente: Ma\xF1"
     "ana.\n",
     "agent: ¿Sí?\ncustomer: Mañana.\n"},
    {"notes",
     "Agente: Un momento.\n(música en espera)\n(en espera)\n[transferencia a ventas]\nCliente: "
     "¿Aló?\n[inaudible]\n",
     "agent: Un momento.\n(music música en espera)\n(hold en espera)\n(transfer ventas)\ncustomer: "
     "¿Aló?\n(note inaudible)\n"},
    {"a note with its time", "[00:01] Agente: Un momento.\n[00:20] (silencio)\n[00:50] Cliente: ¿Aló?\n",
     "agent 1: Un momento.\n(silence 20 silencio)\ncustomer 50: ¿Aló?\n"},
    {"what follows a note is a turn of its own",
     "Agente: Un momento.\n(música)\nGracias por esperar.\nCliente: Sí.\n",
     "agent: Un momento.\n(music música)\nagent: Gracias por esperar.\ncustomer: Sí.\n"},
    {"a note inside a turn stays", "Agente: Un momento [teclea] por favor.\nCliente: (risas) Sí.\n",
     "agent: Un momento [teclea] por favor.\ncustomer: (risas) Sí.\n"},
    {"a time of day in a sentence",
     "Agente: La cita es a las 10:30: venga antes.\nCliente: A las 10: mejor.\n",
     "agent: La cita es a las 10:30: venga antes.\ncustomer: A las 10: mejor.\n"},
    {"a colon in a wrapped line",
     "Agente: Tiene dos opciones,\nle explico: pagar o devolver.\nCliente: Ya.\n",
     "agent: Tiene dos opciones, le explico: pagar o devolver.\ncustomer: Ya.\n"},
    {"an address in a wrapped line", "Agente: Entre en\nhttps://ejemplo.invalid/a\nCliente: Ya.\n",
     "agent: Entre en https://ejemplo.invalid/a\ncustomer: Ya.\n"},
    {"a time that begins a wrapped line", "Agente: Tengo a las\n10:30 o a las once.\nCliente: Ya.\n",
     "agent: Tengo a las 10:30 o a las once.\ncustomer: Ya.\n"},
    {"a third voice once, with a stamp",
     "[00:01] Agente: Hola.\n[00:02] Cliente: Sí.\n[00:03] Testigo: Yo lo vi.\n",
     "agent 1: Hola.\ncustomer 2: Sí.\nunknown 3: Yo lo vi.\n"},
    {"dates and times", "[2026-05-14T09:12:30Z] Agente: Hola.\n[2026-05-14T09:12:33.5Z] Cliente: Sí.\n",
     "agent 0: Hola.\ncustomer 3.5: Sí.\n"},
    {"times of day", "[09:15:02] Agente: Hola.\n[09:15:10] Cliente: Sí.\n",
     "agent 0: Hola.\ncustomer 8: Sí.\n"},
    {"a messenger's stamps", "[14/05/26, 9:12:30] Agente: Hola.\n[14/05/26, 9:13:00] Cliente: Sí.\n",
     "agent 0: Hola.\ncustomer 30: Sí.\n"},
    {"a redaction mark is no note inside a text", "Agente: ¿Es usted [NOMBRE]?\nCliente: [NOMBRE], sí.\n",
     "agent: ¿Es usted [NOMBRE]?\ncustomer: [NOMBRE], sí.\n"},
};

constexpr Case kRoles[] = {
    {"two agents", "Agente 1: a\nCliente: b\nAgente 2: c\n", "agent: a\ncustomer: b\ncolleague: c\n"},
    {"agents by name", "Agente (Ana): a\nCliente: b\nAgente (Leo): c\n",
     "agent: a\ncustomer: b\ncolleague: c\n"},
    {"the same agent, named once", "Agente (Ana): a\nCliente: b\nAgente: c\n",
     "agent: a\ncustomer: b\nagent: c\n"},
    {"a supervisor beside an agent", "Agente: a\nCliente: b\nSupervisora: c\n",
     "agent: a\ncustomer: b\ncolleague: c\n"},
    {"a supervisor alone serves", "Supervisor: a\nCliente: b\n", "agent: a\ncustomer: b\n"},
    {"a colleague stays one", "Colega: a\nCliente: b\n", "colleague: a\ncustomer: b\n"},
    {"customer service is no customer", "Customer Service: a\nCustomer: b\n", "agent: a\ncustomer: b\n"},
    {"a name with its role", "Marta (asesora): a\nLuis (cliente): b\n", "agent: a\ncustomer: b\n"},
    {"a virtual assistant is a machine", "Asistente virtual: a\nCliente: b\n", "ivr: a\ncustomer: b\n"},
    {"case and accents", "TELEOPERADORA: a\nLocución: b\nusuaria: c\n", "agent: a\nivr: b\ncustomer: c\n"},
};

}  // namespace

TEST_CASE("every notation of plain text gives its turns") {
  for (const Case& c : kNotations) {
    CAPTURE(c.name);
    const Result result = read_bytes(c.text);
    REQUIRE(result.unreadable.empty());
    REQUIRE(result.calls.size() == 1);
    CHECK(result.calls[0] == c.turns);
  }
}

TEST_CASE("labels tell roles") {
  for (const Case& c : kRoles) {
    CAPTURE(c.name);
    const Result result = read_bytes(c.text);
    REQUIRE(result.calls.size() == 1);
    CHECK(result.calls[0] == c.turns);
  }
}

TEST_CASE("--role wins over the lexicon and makes a label of any word") {
  read::Options options;
  options.roles = {{"SPEAKER 00", Party::agent}, {"cliente", Party::agent}, {"Pepa", Party::customer}};
  CHECK(read_bytes("Speaker_00: a\nPepa: b\n", options).calls.at(0) == "agent: a\ncustomer: b\n");
  CHECK(read_bytes("Cliente: a\nPepa: b\n", options).calls.at(0) == "agent: a\ncustomer: b\n");
  // Of two voices, who is told tells the other; of three not.
  CHECK(read_bytes("Speaker_00: a\nSpeaker_01: b\n", options).calls.at(0) == "agent: a\ncustomer: b\n");
  CHECK(read_bytes("Speaker_01: a\nPepa: b\n", options).calls.at(0) == "agent: a\ncustomer: b\n");
  CHECK(read_bytes("Speaker_00: a\nSpeaker_01: b\nSpeaker_02: c\n", options).calls.at(0) ==
        "agent: a\nunknown: b\nunknown: c\n");
}

TEST_CASE("what is guessed or left out is told") {
  const auto only_doubt = [](std::string_view text) {
    const Result result = read_bytes(text);
    REQUIRE(result.calls.size() == 1);
    REQUIRE(result.doubts.size() == 1);
    return result.doubts[0];
  };
  CHECK(only_doubt("Speaker 0: a\nSpeaker 1: b\n") ==
        "nothing tells the role of \"Speaker 0\", \"Speaker 1\"; say it with --role \"Speaker 0=agent\"");
  CHECK(only_doubt("[00:00.000 --> 00:01.000] Hola.\n[00:01.000 --> 00:02.000] Sí.\n") ==
        "there are turns without a speaker's label; nothing tells their role");
  CHECK(only_doubt("Transcripción de la llamada\nAgente: a\nCliente: b\n") ==
        "1 line before the first speaker's label was left out");
  CHECK(only_doubt("Agente: \xBFS\xED?\nCliente: b\n") ==
        "the text is not UTF-8; it was taken for Windows-1252 (Latin-1)");
  CHECK(only_doubt("Agente: información y atención, ma\xF1"
                   "ana\nCliente: b\n") ==
        "the text has bytes that are no UTF-8, the first at byte 36 of it; they were replaced");
  CHECK(only_doubt("Agente: a\nCliente:\n") == "turn 2 has no text");
  CHECK(only_doubt("[00:09] Agente: a\n[00:03] Cliente: b\n") == "times run backwards at turn 2");
  CHECK(only_doubt("[09:15:02] Agente: a\n[09:15:10] Cliente: b\n") ==
        "the stamps are taken for times of day; seconds are counted from the first, \"09:15:02\"");
  CHECK(only_doubt("Agente: informaciÃ³n\nCliente: b\n") ==
        "the text had been encoded as UTF-8 more than once (\"Ã³\" for \"ó\"); it was put right");
}

TEST_CASE("a label without a role: what it may be, as far as the others tell") {
  const auto doubts = [](std::string_view text) { return read_bytes(text).doubts; };
  CHECK(doubts("Asesor: Hola.\nAna Gil: Sí.\nAsesor: ¿Segura?\nAna Gil: Sí.\n") ==
        std::vector<std::string>{
            "\"Ana Gil\" is taken for the customer: it speaks with the agent, and nobody else does"});
  CHECK(doubts("Asesor: Hola.\nAna Gil: Sí.\nAsesor: ¿Segura?\n") ==
        std::vector<std::string>{
            "nothing tells the role of \"Ana Gil\"; say it with --role \"Ana Gil=customer\""});
}

TEST_CASE("a label that is met once and joined to the turn above is told of") {
  const auto doubts = [](std::string_view text) { return read_bytes(text).doubts; };
  CHECK(doubts("Agente: Hola.\nMarta: Diga.\nya\nAgente: Ya.\n").size() == 1);
  CHECK(doubts("Agente: Hola.\nMarta: Diga.\n") ==
        std::vector<std::string>{"\"Marta:\" begins one line alone, in turn 1; it was taken for what is said "
                                 "there, not for a speaker"});
  CHECK(doubts("Agente: Hola.\nCliente: Ya.\nRocío Paz: No.\nEva Gil: Sí.\nResultado: nada\n") ==
        std::vector<std::string>{
            "\"Rocío Paz:\" (and 1 more) begins one line alone, in turn 2; it was taken for "
            "what is said there, not for a speaker"});
  CHECK(doubts("Agente: Hola.\nCliente: Ya.\nCorrecto: eso es.\n").empty());
}

TEST_CASE("a header tells what a call knows") {
  const Folder folder;
  const auto known = [&](std::string_view text) {
    const auto dump = [](const Call& call) {
      return fmt::format("{}|{}|{}|{}|{}|", call.agent.name, call.customer.name, call.queue, call.started_at,
                         call.company.empty() ? "" : call.company[0]);
    };
    const Result result = read_paths({folder.file("x.txt", text)}, {}, nullptr, dump);
    return result.calls.at(0) + (result.doubts.empty() ? "" : result.doubts.at(0));
  };
  CHECK(
      known(
          "Fecha: 2026-04-07 10:20\nEmpresa: Almacenes Duero\nCola: ventas\nAgente: Marta Ruiz\nCliente: Ana "
          "Gil\n\nAgente: Hola.\nCliente: Sí.\n") ==
      "Marta Ruiz|Ana Gil|ventas|2026-04-07T10:20|Almacenes Duero|");
  CHECK(known("Duración: 03:20\nAgente: Marta Ruiz\n\nAgente: Hola.\nCliente: Sí.\n") ==
        "Marta Ruiz|||||1 line before the first speaker's label was left out");
  CHECK(known("Agente: Hola.\nCliente: Sí.\n") == "|||||");
}

TEST_CASE("whisper.cpp's unknown speaker has no label") {
  const Folder folder;
  const auto labels = [](const Call& call) {
    std::string all;
    for (const Turn& turn : call.turns) all += fmt::format("{}|", turn.label);
    return all;
  };
  const Result result = read_paths(
      {folder.file("x.txt", "(speaker 0) Hola. [SPEAKER_TURN]\n(speaker ?) Buenas.\n")}, {}, nullptr, labels);
  CHECK(result.calls.at(0) == "speaker 0||");
  CHECK(result.doubts.at(0) ==
        "the file marks where the speaker changes, not who speaks; the marks are not used");
}

TEST_CASE("text without turns is no transcript: an error when named, skipped in a folder") {
  const std::string_view texts[] = {
      "Receta del ajiaco: tres papas, una mazorca.\nPreparación: se cocina todo.\n",
      "# Proyecto\n\nPara instalar: corra el programa.\n\n```\nAgente: hola\n```\n\nNota: nada más.\n\nFin "
      "del texto.\n",
      "call;company\nc-1;Tienda\n",
  };
  for (const std::string_view text : texts) {
    CAPTURE(text);
    const Folder folder;
    const std::string path = folder.file("nota.txt", text);
    const Result named = read_paths({path});
    REQUIRE(named.unreadable.size() == 1);
    CHECK(named.unreadable[0].error.starts_with("no turns found: "));
    const Result met = read_paths({folder.path()});
    CHECK(met.unreadable.empty());
    CHECK(met.calls.empty());
    CHECK(met.skipped == 1);
  }
}
