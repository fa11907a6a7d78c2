// Subtitles, tables and lists of turns without a vendor: what is irregular in real files of them.
#include <algorithm>

#include <doctest/doctest.h>

#include "read_fixture.hpp"

using namespace cortesia;
using namespace cortesia::read_test;

namespace {

struct Case {
  std::string_view about;
  std::string bytes;
  std::string_view format;
  std::vector<std::string> calls;
  std::string_view doubt = {};  // one that some call must have
};

const Case kCases[] = {
    {"cues: a mark of order, lines that end with CR LF, no hours, settings",
     "\xEF\xBB\xBFWEBVTT Kind: captions\r\n\r\n00:01.500 --> 00:02.000 line:0\r\nAgente: Hola\r\nqué "
     "tal\r\n\r\n",
     "webvtt",
     {"agent 1.5-2: Hola qué tal\n"}},
    {"cues: a voice tag that is never closed, and one without its bracket",
     "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>Hola\n\n00:03.000 --> 00:04.000\n<v It's a…!\n",
     "webvtt",
     {"unknown 1-2: Hola\nunknown 3-4: <v It's a…!\n"}},
    {"cues: without a name the voice before goes on; a colon in a sentence names nobody",
     "1\n00:00:01,000 --> 00:00:02,000\nAna Gil: Hola\n\n2\n00:00:02,500 --> 00:00:03,000\nle explico: son "
     "tres\n\n3\n"
     "00:00:04,000 --> 00:00:05,000\nLuis Paz: Bien\n\n4\n00:00:06,000 --> 00:00:07,000\nAna Gil: Ya\n",
     "srt",
     {"unknown 1-2: Hola\nunknown 2.5-3: le explico: son tres\nunknown 4-5: Bien\nunknown 6-7: Ya\n"},
     "nothing tells the role of \"Ana Gil\", \"Luis Paz\"; say it with --role \"Ana Gil=agent\""},
    {"cues: nobody is named, and times go back",
     "1\n0:00:50,120 --> 0:00:51,000\nHola\n\n2\n0:00:50,119 --> 0:00:52,000\nBien\n",
     "srt",
     {"unknown 50.119-52: Bien\nunknown 50.12-51: Hola\n"}},
    {"cues: names in brackets before what is said, two in a cue, a blank in it that ends nothing",
     "WEBVTT\n\n00:01.000 --> 00:02.000\n(ana gil)\nHola.\n-\n \n(luis paz)\nBuenas.\n\n"
     "00:03.000 --> 00:04.000\n(ana gil)\nDiga.\n\n00:05.000 --> 00:06.000\n(música)\n",
     "webvtt",
     {"unknown 1-2: Hola.\nunknown 1-2: Buenas.\nunknown 3-4: Diga.\n"},
     "nothing tells the role of \"ana gil\", \"luis paz\"; say it with --role \"ana gil=agent\""},
    {"cues styled for a screen",
     "[Script Info]\nScriptType: v4.00+\n\n[Events]\nFormat: Layer, Start, End, Style, Name, Text\n"
     "Dialogue: 0,0:00:00.50,0:00:00.90,Default,,hola\nDialogue: 0,0:00:00.90,0:00:01.00,Default,,hola\n",
     "",
     {}},
    {"cues that hold JSON, as Teams' metadata do",
     "WEBVTT\n\n00:00:01.500 --> "
     "00:00:02.000\n{\"startDateTime\":\"2026-05-14T09:00:01.5Z\",\"speakerName\":\"Ana\","
     "\"spokenText\":\"Hola: <b>.\",\"spokenLanguage\":\"es-es\"}\n\n"
     "00:00:03.000 --> 00:00:04.000\n{\"speakerName\":\"Luis\",\"spokenText\":\"Sí\"}\n",
     "webvtt",
     {"unknown 1.5-2: Hola: <b>.\nunknown 3-4: Sí\n"},
     "nothing tells the role of \"Ana\", \"Luis\"; say it with --role \"Ana=agent\""},
    {"cues that roll, as YouTube writes them: each line was said once, when it came",
     "WEBVTT\nKind: captions\nLanguage: es\n\n"
     "00:00:00.240 --> 00:00:02.470 align:start position:0%\n \nbuenos<00:00:00.480><c> días</c>\n\n"
     "00:00:02.470 --> 00:00:02.480 align:start position:0%\nbuenos días\n \n\n"
     "00:00:02.480 --> 00:00:04.710 align:start position:0%\nbuenos días\nle<00:00:02.800><c> atiende</c>\n\n"
     "00:00:04.710 --> 00:00:04.720 align:start position:0%\nle atiende\n \n\n"
     "00:00:04.720 --> 00:00:06.000 align:start position:0%\nle atiende\nMarta\n",
     "webvtt",
     {"unknown 0.24-2.48: buenos días\nunknown 2.48-4.72: le atiende\nunknown 4.72-6: Marta\n"}},
    {"cues that roll by two lines",
     "1\n00:00:01,000 --> 00:00:02,000\nuno\ndos\n\n2\n00:00:02,000 --> 00:00:03,000\nuno\ndos\ntres\n\n"
     "3\n00:00:03,000 --> 00:00:04,000\ndos\ntres\ncuatro\n",
     "srt",
     {"unknown 1-2: uno dos\nunknown 2-3: tres\nunknown 3-4: cuatro\n"}},
    {"who says the same twice said it twice",
     "1\n00:00:01,000 --> 00:00:02,000\nAgente: Sí.\n\n2\n00:00:02,000 --> 00:00:03,000\nAgente: Sí.\n",
     "srt",
     {"agent 1-2: Sí.\nagent 2-3: Sí.\n"}},
    {"SBV, and \">>\" for another voice",
     "0:00:00.599,0:00:04.160\n>> AGENTE: Buenos días, le atiende Marta.\n\n"
     "0:00:04.160,0:00:06.770\n>> CLIENTE: Hola, llamo\npor mi factura.\n\n0:00:07.000,0:00:08.000\n>> "
     "¿Sí?\n",
     "sbv",
     {"agent 0.599-4.16: Buenos días, le atiende Marta.\ncustomer 4.16-6.77: Hola, llamo por mi "
      "factura.\nunknown 7-8: ¿Sí?\n"}},
    {"cues: nothing was said", "WEBVTT\n\nNOTE nada\n", "", {}},
    {"table: role and speaker contradict each other",
     "call_id,speaker,text,role\nc,SPEAKER_1,hola,Agent\nc,SPEAKER_1,diga,Customer\n",
     "table",
     {"agent: hola\ncustomer: diga\n"},
     "a speaker has several roles in 1 row; the roles are used"},
    {"table: what the speaker is called contradicts the role",
     "call_id,speaker,role,text\n1,Agent,Customer,hola\n1,Customer,Agent,diga\n1,Supervisor,Agent,bien\n",
     "table",
     {"customer: hola\nagent: diga\ncolleague: bien\n"},
     "a speaker has several roles in 2 rows; the roles are used"},
    {"table: a mark of order, another order of columns and rows, durations",
     "\xEF\xBB\xBF"
     "Turn Onset,Turn Duration,Orthography,Speaker Type\n5.5,1,dos,Client\n1.5,<NA>,uno,Agent\n",
     "table",
     {"agent 1.5: uno\ncustomer 5.5-6.5: dos\n"}},
    {"table: phrases of several calls without speakers",
     "numeroFrases;emocion;frase;idAudio\n2;neutra;dos;a1\n1;neutra;uno;a1\n1;neutra;solo;a2\n",
     "table",
     {"unknown: uno\nunknown: dos\n", "unknown: solo\n"}},
    {"table: a row a call, without labels; dates that are none",
     "ID,start,transcripcion\n1,0000-00-00 00:00:00,hola buenos días\n2,2026-01-01 10:00:00,quiero pagar\n",
     "table",
     {"unknown: hola buenos días\n", "unknown: quiero pagar\n"}},
    {"table: spaces round the headers, and other names of the times",
     "N, In, Out, Text\n1,\"1.5\",\"2.5\",\"hola\nqué tal\"\n",
     "table",
     {"unknown 1.5-2.5: hola\nqué tal\n"}},
    {"table: a sentence that begins as a header may is none",
     "El contenido, como datos, modelos y pruebas de muchas clases distintas y puntos de conexión que se "
     "organizan por proyectos, no es de nadie\notra línea\n",
     "",
     {}},
    {"table: times of day count from the first",
     "hora,hablante,texto\n2026-03-01 10:00:05,Cliente,dos\n2026-03-01 10:00:01,Agente,uno\n",
     "table",
     {"agent 0: uno\ncustomer 4: dos\n"}},
    {"table: the number of a channel, and a channel that has a name",
     "canal,texto\n0,uno\n1,dos\nAgente,tres\n",
     "table",
     {"unknown: uno\nunknown: dos\nagent: tres\n"},
     "nothing tells the role of \"channel 0\", \"channel 1\"; say it with --role \"channel 0=customer\""},
    {"table: a channel beside a speaker",
     "channel,speaker,text\n0,Agente,uno\n1,Cliente,dos\n",
     "table",
     {"agent: uno\ncustomer: dos\n"}},
    {"table: a conversation's number is not what is said",
     "conversacion;orador;oracion\n1;Agente;uno\n1;Cliente;dos\n",
     "table",
     {"agent: uno\ncustomer: dos\n"}},
    {"table: a whole dialogue on one line of a cell",
     "id,transcript\n7,\"[turn=1 | 0:01 | AGENT]: uno [turn=2 | 0:02 | CUSTOMER]: dos\"\n",
     "table",
     {"agent 1: uno\ncustomer 2: dos\n"}},
    {"table: dialogues under a header that nobody knows",
     ",id,contexto,resumen\n0,a,\"Afiliado: Hola.\n\nAgente: Diga.\",Cliente: nada\n1,b,\"Agente: "
     "Sí.\nAfiliado: Bien.\",x\n",
     "table",
     {"customer: Hola.\nagent: Diga.\n", "agent: Sí.\ncustomer: Bien.\n"}},
    {"table: two columns of dialogues, of which nothing says which is the call",
     "id,crudo,limpio\na,\"Agente: uno\nCliente: dos\",\"Agente: Uno.\nCliente: Dos.\"\n",
     "",
     {}},
    {"table: lists of turns in JSON",
     "call_id,duration,utterances\na,7,\"[{\"\"timestamp\"\":\"\"00:00:02\"\",\"\"speaker\"\":\"\"agent\"\","
     "\"\"text\"\":\"\"Hola\"\"}]\"\nb,8,[no "
     "se oye]\n",
     "table",
     {"agent 2: Hola\n", "unknown: [no se oye]\n"}},
    {"table: calls that nobody took have no turns",
     "id,start,answer,transcripcion\n1,2026-04-07 09:00:00,2026-04-07 09:00:09,hola buenos "
     "días\n2,2026-04-07 "
     "10:00:00,0000-00-00 00:00:00,\n",
     "table",
     {"unknown: hola buenos días\n", ""},
     "the call has no turns"},
    {"table: what is no time is said",
     "inicio,texto\nluego,hola\n",
     "table",
     {"unknown: hola\n"},
     "1 cell of a time is no time; it is not used"},
    {"list: milliseconds since 1970, strings of times, objects of speakers",
     R"([{"from":{"role":"agent"},"body":"uno","timestamp":1767225600000},{"from":{"role":"user"},"body":"dos","timestamp":1767225601500}])",
     "list",
     {"agent 0: uno\ncustomer 1.5: dos\n"}},
    {"list: speakers are objects with the name that is shown",
     R"({"transcript":[{"speaker":{"display_name":"Agente","email":"a@b"},"text":"uno","timestamp":"00:00:05"}]})",
     "list",
     {"agent 5: uno\n"}},
    {"list: a telephone's timeline, its speakers in a list",
     R"({"type":"t","recording_id":"r","recording_start":"2026-03-02T09:00:00Z","timeline":[
       {"ts":"00:00:01.200","end_ts":"00:00:02.500","users":[{"username":"Agente"}],"text":"uno"},
       {"ts":"00:00:03.000","end_ts":"00:00:04.000","username":"Cliente","text":"dos"}]})",
     "list",
     {"agent 1.2-2.5: uno\ncustomer 3-4: dos\n"}},
    {"list: calls in a list, each of them topics of sentences, in milliseconds",
     R"({"records":{"total":1},"callTranscripts":[{"callId":"7","transcript":[{"speakerId":"s1","topic":"x","sentences":[
       {"start":1000,"end":2500,"text":"uno."},{"start":2600,"end":4000,"text":"dos."}]}]}]})",
     "list",
     {"unknown 1-4: uno. dos.\n"}},
    {"list: turns of words, and a list of who the speakers are",
     R"({"speakers":[{"spkid":"s1","name":"Cliente"},{"spkid":"s2","name":"Ana"}],"segments":[
       {"speaker":"s1","words":[{"start":0.5,"end":0.9,"text":"Hola"},{"start":0.9,"end":0.9,"text":","},{"start":1,"end":1.4,"text":"buenas."}]},
       {"speaker":"s2","words":[{"start":2,"end":2.4,"text":"Diga."}]}]})",
     "list",
     {"customer 0.5-1.4: Hola, buenas.\nunknown 2-2.4: Diga.\n"},
     "nothing tells the role of \"Ana\"; say it with --role \"Ana=agent\""},
    {"list: a role of the participants counts for more than a name, and a name than a number",
     R"({"participants":[{"id":1,"name":"Ana","role":"agent"},{"id":2,"name":"Luis","role":"guest"}],
       "messages":[{"participantId":1,"text":"uno"},{"participantId":2,"text":"dos"}]})",
     "list",
     {"agent: uno\nunknown: dos\n"},
     "nothing tells the role of \"Luis\"; say it with --role \"Luis=customer\""},
    {"list: channels under another name",
     R"([{"mediaChannel":1,"startTime":"0.5","endTime":"0.9","transcript":"uno"}])",
     "list",
     {"unknown 0.5-0.9: uno\n"},
     "nothing tells the role of \"channel 1\"; say it with --role \"channel 1=agent\""},
    {"envelopes: one in another, one of them a string",
     R"({"statusCode":200,"body":"{\"data\":{\"entries\":[{\"text\":\"uno\",\"role\":\"AGENT\"}]}}"})",
     "google-insights-upload",
     {"agent: uno\n"}},
    {"envelopes: under any key, for a vendor's marks",
     R"({"nombre":"x","transcript":"uno","full_result":{"results":{"channels":[{"alternatives":[{"transcript":"uno"}]}]}}})",
     "deepgram",
     {"unknown: uno\n"}},
    {"list: in an envelope, times as text",
     R"({"data":{"turns":[{"hablante":"Agente","texto":"uno","inicio":"00:01:02"}]}})",
     "list",
     {"agent 62: uno\n"}},
    {"list: milliseconds by their names",
     R"({"utterances":[{"participant":"agent","start_ms":100,"end_ms":900,"text":"uno"}]})",
     "list",
     {"agent 0.1-0.9: uno\n"}},
    {"list: channels",
     R"({"segments":[{"channel":0,"text":"uno"},{"channel":1,"text":"dos"}]})",
     "list",
     {"unknown: uno\nunknown: dos\n"},
     "nothing tells the role of \"channel 0\", \"channel 1\"; say it with --role \"channel 0=agent\""},
    {"dialogue: lines in a list",
     R"({"id":"k","conversation":["Agente: uno","Cliente: dos"]})",
     "dialogue",
     {"agent: uno\ncustomer: dos\n"}},
    {"list: alone, with times and nobody's name, one over two lines",
     R"([{"text":"uno","start":0.5,"end":1},{"text":"dos\ntres","start":1.5,"end":2.25}])",
     "list",
     {"unknown 0.5-1: uno\nunknown 1.5-2.25: dos\ntres\n"}},
    {"list: times and nobody's name, a turn a line",
     "{\"start\":0.5,\"end\":1,\"text\":\"uno\"}\n{\"start\":1.5,\"end\":2.25,\"text\":\"dos\"}\n",
     "list",
     {"unknown 0.5-1: uno\nunknown 1.5-2.25: dos\n"}},
    {"list: calls with channels and whole dialogues are no turns",
     R"([{"channel":"voz","transcript":"Agente: uno\nCliente: dos"},{"channel":"voz","transcript":"Agente: tres\nCliente: dos"}])",
     "dialogue",
     {"agent: uno\ncustomer: dos\n", "agent: tres\ncustomer: dos\n"}},
    {"words: who speaks is told by time",
     R"({"words":[{"id":0,"start":0.5,"end":0.9,"text":"Hola."},{"id":1,"start":1,"end":1.4,"text":"Diga."}],
       "paragraphs":[{"id":0,"start":0.5,"end":0.9,"speaker":"Cliente"},{"id":1,"start":1,"end":1.4,"speaker":"Agente"}]})",
     "words",
     {"customer 0.5-0.9: Hola.\nagent 1-1.4: Diga.\n"}},
    {"words: in an envelope, with the speakers' parts of the recording",
     R"({"retval":{"words":[{"start":0.5,"end":0.9,"word":"hola","punct":"Hola."},{"start":1,"end":1.4,"word":"diga","punct":"Diga."}],
       "segmentation":{"segments":[{"start":0,"duration":0.95,"speaker":{"@id":"S0"}},{"start":0.95,"duration":3,"speaker":{"@id":"S1"}}]}}})",
     "words",
     {"unknown 0.5-0.9: Hola.\nunknown 1-1.4: Diga.\n"},
     "nothing tells the role of \"S0\", \"S1\"; say it with --role \"S0=agent\""},
    {"words: alone, in milliseconds, a voice that is a letter",
     R"([{"word":"Hola","start":500,"end":900,"speaker":"A"},{"word":"buenas.","start":950,"duration":300,"speaker":"A"}])",
     "words",
     {"unknown 0.5-1.25: Hola buenas.\n"},
     "nothing tells the role of \"speaker A\"; say it with --role \"speaker A=agent\""},
    {"dialogue: a page in which nobody is named",
     R"({"ConversationId":"c","Content":")" + std::string(400, 'a') + R"("})",
     "dialogue",
     {"unknown: " + std::string(400, 'a') + "\n"},
     "there are turns without a speaker's label; nothing tells their role"},
    {"dialogue: a description in which nobody speaks",
     R"({"description":"uno: 1\ndos\ntres\ncuatro"})",
     "",
     {}},
    {"dialogue: a string under any key, alone",
     R"({"x":"Agente: Hola.\nCliente: Bien."})",
     "dialogue",
     {"agent: Hola.\ncustomer: Bien.\n"}},
    {"dialogue: a string alone",
     R"("Agente: Hola.\nCliente: Bien.")",
     "dialogue",
     {"agent: Hola.\ncustomer: Bien.\n"}},
    {"dialogue: a list of strings alone",
     R"(["Agente: Hola.","Cliente: Bien."])",
     "dialogue",
     {"agent: Hola.\ncustomer: Bien.\n"}},
    {"dialogue: a list of strings without labels", R"(["Hola.","Bien."])", "", {}},
    {"dialogue: several keys, of which none tells that it holds one",
     R"({"x":"Agente: Hola.\nCliente: Bien.","y":1})",
     "",
     {}},
    {"list: a label beside a number tells more, whichever comes first",
     R"({"utterances":[{"speaker":0,"speakerLabel":"Agente","text":"Hola."},{"speakerLabel":"Cliente","speaker":1,"text":"Bien."}]})",
     "list",
     {"agent: Hola.\ncustomer: Bien.\n"}},
    {"list: turns in which words are null are no calls",
     R"({"segments":[{"text":"Hola.","speaker":"Agente","words":null},{"text":"Bien.","speaker":"Cliente","words":null}]})",
     "list",
     {"agent: Hola.\ncustomer: Bien.\n"}},
    {"list: the same without a key",
     R"([{"text":"Hola.","speaker":"Agente","words":null},{"text":"Bien.","speaker":"Cliente","words":null}])",
     "list",
     {"agent: Hola.\ncustomer: Bien.\n"}},
    {"list: the same, a line each",
     "{\"text\":\"Hola.\",\"speaker\":\"Agente\",\"words\":null}\n"
     "{\"text\":\"Bien.\",\"speaker\":\"Cliente\",\"words\":null}\n",
     "list",
     {"agent: Hola.\ncustomer: Bien.\n"}},
    {"list: the same without speakers",
     R"({"segments":[{"text":"Hola.","words":null},{"text":"Bien.","words":null}]})",
     "list",
     {"unknown: Hola.\nunknown: Bien.\n"}},
    {"table: a conversation beside a text is which one it is",
     "conversacion,orador,oracion\n7,Agente,Hola.\n7,Cliente,Bien.\n8,Agente,Diga.\n",
     "table",
     {"agent: Hola.\ncustomer: Bien.\n", "agent: Diga.\n"}},
    {"stm: comments, marks, gaps, and two recordings",
     ";; nota\nb 1 Agente 0.5 2 <o,f0> hola\na A spk1 0 1 uno\nb 1 inter_segment_gap 2 3 <o,,>\nb 1 Cliente "
     "3 4 "
     "diga usted\n",
     "stm",
     {"agent 0.5-2: hola\ncustomer 3-4: diga usted\n", "unknown 0-1: uno\n"}},
    {"stm: a line of a dialogue that looks like one",
     "Llame al numero 12 15 veces\nAgente: Hola.\nCliente: Bien.\n",
     "text",
     {"agent: Hola.\ncustomer: Bien.\n"}},
    {"stm: a line that is none", "b 1 Agente 0.5 2 hola\nb 1 Cliente diga usted\n", "", {}},
    {"dialogue: one string",
     R"({"transcript":"Persona 1:\n Hola.\nPersona 2:\n Bien."})",
     "dialogue",
     {"unknown: Hola.\nunknown: Bien.\n"}},
};

}  // namespace

TEST_CASE("irregularities of subtitles, tables and lists") {
  for (const Case& one : kCases) {
    CAPTURE(one.about);
    std::string format;
    const Folder folder;
    const Result result = read_paths({folder.file("x", one.bytes)}, {}, nullptr, [&](const Call& call) {
      format = call.format;
      return turns_of(call);
    });
    CHECK(format == one.format);
    CHECK(result.calls == one.calls);
    CHECK(result.unreadable.size() == (one.calls.empty() ? 1 : 0));
    if (!one.doubt.empty()) CHECK(std::ranges::count(result.doubts, one.doubt) == 1);
  }
}

TEST_CASE("calls of one table are told apart by their ids, or else by their lines") {
  CHECK(read_bytes("call_id,speaker,text\nb,Agente,uno\na,Agente,dos\n").ids ==
        std::vector<std::string>{"b", "a"});
  const Result rows = read_bytes("text,language\n\"Agente: uno\nCliente: dos\",es\n");
  CHECK(rows.ids == std::vector<std::string>{"llamada"});
  const Result sources = read_bytes("call_id,speaker,text\nb,Agente,uno\na,Agente,dos\n");
  REQUIRE(sources.sources.size() == 2);
  CHECK(sources.sources[0].ends_with("llamada.txt:2"));
  CHECK(sources.sources[1].ends_with("llamada.txt:3"));
}

TEST_CASE("an exchange's log tells when a call came, how long it rang and whose it was") {
  const Folder folder;
  const std::string path =
      folder.file("cdr.csv",
                  "accountcode,ID,start,answer,src,duration,transcripcion\n"
                  "x,1,2026-04-07 09:00:00,2026-04-07 09:00:09,5550100,70,hola buenos días\n"
                  "x,2,2026-04-07 10:00:00,0000-00-00 00:00:00,5550101,12,\n");
  const Result result = read_paths({path}, {}, nullptr, [](const Call& call) {
    return fmt::format("{} {} {} {}", call.id, call.started_at, time_of(call.ring_seconds), call.customer.id);
  });
  CHECK(result.calls ==
        std::vector<std::string>{"1 2026-04-07T09:00:00 9 5550100", "2 2026-04-07T10:00:00 - 5550101"});
}

TEST_CASE("channels of a table are told by --channels") {
  read::Options options;
  options.roles = {{"channel 0", Party::customer}, {"channel 1", Party::agent}};
  CHECK(read_bytes("channel,text\n0,uno\n1,dos\n", options).calls ==
        std::vector<std::string>{"customer: uno\nagent: dos\n"});
}

TEST_CASE("headers that nobody knows are told by the user") {
  read::Options options;
  CHECK(read_bytes("cosa,quién\nhola,Agente\n", options).unreadable.at(0).error ==
        "no turns found: it is a table, and none of its headers is known for the texts: \"cosa\", \"quién\"; "
        "say "
        "which it is with --columns text=HEADER");
  options.columns = {{"text", "Cosa"}, {"speaker", "quien"}};
  CHECK(read_bytes("cosa,quién\nhola,Agente\n", options).calls == std::vector<std::string>{"agent: hola\n"});
  options.columns = {{"txet", "Cosa"}};
  CHECK_THROWS_WITH(read_bytes("a", options), "--columns: unknown meaning \"txet\"; did you mean \"text\"?");
}

TEST_CASE("a file of voices without words is refused by its name") {
  CHECK(read_bytes("SPEAKER llamada 1 0.500 1.900 <NA> <NA> SPEAKER_00 <NA> <NA>\n").unreadable.at(0).error ==
        "RTTM, which says who speaks when and not what, is recognised and not read; put it beside its "
        "transcript, under the same name");
  CHECK(
      read_bytes("llamada 1 0.50 0.40 hola 0.98\nllamada 1 0.95 0.30 buenas 0.97\n").unreadable.at(0).error ==
      "CTM, a word a line without who said it, is recognised and not read; have the recogniser write JSON, "
      "which tells the speakers");
}

TEST_CASE("JSON that is no transcript stays none") {
  for (const std::string_view json : {R"({"name":"x","description":"one line","version":"1"})",
                                      R"({"items":[1,2]})", R"([{"id":1}])", R"({"rows":[{"text":"a"}]})"}) {
    CAPTURE(json);
    CHECK(read_bytes(json).calls.empty());
  }
}

TEST_CASE("turns under the name of who says them") {
  const std::string agent = R"({"agente":"Hola"})";
  const std::string customer = R"({"Cliente":"Diga"})";
  const std::vector<std::string> said{"agent: Hola\ncustomer: Diga\n"};
  CHECK(read_bytes("[" + agent + "," + customer + "]").calls == said);
  CHECK(read_bytes(agent + "\n" + customer + "\n").calls == said);
  CHECK(read_bytes(R"({"id":7,"turnos":[)" + agent + "," + customer + "]}").calls == said);
  // Who took part in calls is nothing that they say.
  const Result people = read_bytes(R"([{"agente":"Ana","cliente":"Luis"},{"agente":"Ana","cliente":"Eva"}])");
  CHECK(people.calls.empty());
  CHECK(people.unreadable.size() == 1);
}
