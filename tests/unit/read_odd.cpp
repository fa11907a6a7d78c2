// Exports as nobody's document describes them: other cases of keys, envelopes in envelopes' clothes, lists of
// calls, lines that are turns, headers with units.
#include <doctest/doctest.h>

#include "vendor_cases.hpp"

using namespace cortesia;
using namespace cortesia::read_test;

namespace {

const VendorCase kCases[] = {
    {"keys in another case, units in their names",
     R"({"Channel":"VOICE","Transcript":[{"participant_id":"x","participant_role":"AGENT","content":"Hola","begin_offset_millis":1500,"end_offset_millis":2500},
       {"participant_role":"CUSTOMER","content":"Sí","begin_offset_millis":2600,"duration_ms":400}]})",
     "list", "agent 1.5-2.5: Hola\ncustomer 2.6-3: Sí\n"},
    {"Spanish keys, in capitals",
     R"({"Llamada":{"IdLlamada":991},"Intervenciones":[{"Hablante":"Agente","Inicio":"00:00:01","Fin":"00:00:03","Frase":"Hola"}]})",
     "list", "agent 1-3: Hola\n"},
    {"a list of any name, when its objects say who speaks",
     R"({"idLlamada":4,"parlamentos":[{"quien":"operador","texto":"Hola"},{"quien":"cliente","texto":"Sí"}]})",
     "list", "agent: Hola\ncustomer: Sí\n"},
    {"sentences in a turn, in milliseconds",
     R"({"callId":77,"transcript":[{"speakerId":"64","sentences":[{"start":0,"end":460,"text":"Hola."},{"start":500,"end":2460,"text":"Diga."}]},
       {"speakerId":"99","sentences":[{"start":2600,"end":3460,"text":"Sí."}]}]})",
     "list", "unknown 0-2.46: Hola. Diga.\nunknown 2.6-3.46: Sí.\n",
     "the times do not tell their unit; they were taken for milliseconds"},
    {"milliseconds of which only the starts are told",
     R"([{"speaker":"agent","start":0,"text":"Hola, buenas tardes."},{"speaker":"customer","start":4200,"text":"Buenas, mi factura llegó alta."},
       {"speaker":"agent","start":9100,"text":"Dígame."}])",
     "list",
     "agent 0: Hola, buenas tardes.\ncustomer 4.2: Buenas, mi factura llegó alta.\nagent 9.1: Dígame.\n",
     "the times do not tell their unit; they were taken for milliseconds"},
    {"milliseconds with a fraction",
     R"([{"speaker":"agent","start":0,"text":"Buenas"},{"speaker":"customer","start":4200.5,"text":"Hola, no tengo internet"},
       {"speaker":"agent","start":7600.25,"text":"Un momento"}])",
     "list", "agent 0: Buenas\ncustomer 4.2005: Hola, no tengo internet\nagent 7.60025: Un momento\n",
     "the times do not tell their unit; they were taken for milliseconds"},
    {"milliseconds of people who speak at the same time",
     R"([{"speaker":"agent","start":0,"text":"Buenas, dígame"},{"speaker":"customer","start":3900,"text":"Hola"},
       {"speaker":"agent","start":3900,"text":"¿Sí?"},{"speaker":"customer","start":3950,"text":"Mire"},{"speaker":"agent","start":5900,"text":"Diga"}])",
     "list",
     "agent 0: Buenas, dígame\ncustomer 3.9: Hola\nagent 3.9: ¿Sí?\ncustomer 3.95: Mire\nagent 5.9: Diga\n",
     "the times do not tell their unit; they were taken for milliseconds"},
    {"seconds with fractions, of which one turn is a long one",
     R"([{"speaker":"agent","start":0.5,"end":2.5,"text":"Le leo las condiciones."},{"speaker":"agent","start":3.5,"end":903.5,"text":"Uno."}])",
     "list", "agent 0.5-2.5: Le leo las condiciones.\nagent 3.5-903.5: Uno.\n"},
    {"seconds with a long wait between two turns, which nobody could say in milliseconds",
     R"([{"speaker":"agent","start":0,"text":"Un momento, por favor."},{"speaker":"agent","start":120,"text":"Gracias por esperar."}])",
     "list", "agent 0: Un momento, por favor.\nagent 120: Gracias por esperar.\n"},
    {"times as a clock shows them are no milliseconds, however long a turn is",
     R"([{"speaker":"agent","start":"00:00:00","end":"00:02:30","text":"Marque uno."},{"speaker":"customer","start":"00:20:00","end":"00:22:00","text":"Sí."}])",
     "list", "agent 0-150: Marque uno.\ncustomer 1200-1320: Sí.\n"},
    {"seconds with one long wait among short ones",
     R"([{"speaker":"agent","start":0,"text":"Sí."},{"speaker":"customer","start":2,"text":"No."},{"speaker":"agent","start":900,"text":"Ya."}])",
     "list", "agent 0: Sí.\ncustomer 2: No.\nagent 900: Ya.\n"},
    {"a turn under its kind, beside what is none",
     R"({"ContactId":"c","Segments":[{"Utterance":{"PartialContent":"Ho","BeginOffsetMillis":1}},
       {"Transcript":{"ParticipantRole":"AGENT","Content":"Hola","BeginOffsetMillis":1010,"EndOffsetMillis":2980}},{"Categories":{}}]})",
     "list", "agent 1.01-2.98: Hola\n"},
    {"words that give the turn its times, beside the whole as text",
     R"({"call_id":"r","transcript":"Agent: Hola","transcript_object":[{"role":"agent","content":"Hola","words":[{"word":"Hola","start":0.7,"end":1.3}]}]})",
     "list", "agent 0.7-1.3: Hola\n"},
    {"a text in pieces, as bots' logs have it",
     R"({"messages":[{"role":"assistant","content":[{"type":"text","text":"Hola"},{"type":"text","text":"diga"}]},{"role":"user","content":"Sí"}]})",
     "list", "agent: Hola diga\ncustomer: Sí\n"},
    {"times in objects, from the beginning and of day",
     R"([{"participant":{"name":"Ana"},"words":[{"text":"Hola","start_timestamp":{"relative":0.5,"absolute":"2026-05-14T09:00:00Z"},"end_timestamp":{"relative":0.9}}]}])",
     "list", "unknown 0.5-0.9: Hola\n"},
    {"a time of day in an object",
     R"({"Channel":"CHAT","Segments":[{"Event":{"EventType":"joined","Time":{"AbsoluteTime":"2026-05-14T09:00:00Z"}}},
       {"Transcript":{"ParticipantRole":"AGENT","Content":"Hola","Time":{"AbsoluteTime":"2026-05-14T09:00:01Z"}}},
       {"Transcript":{"ParticipantRole":"CUSTOMER","Content":"Sí","Time":{"AbsoluteTime":"2026-05-14T09:00:03.5Z"}}}]})",
     "list", "agent 0: Hola\ncustomer 2.5: Sí\n"},
    {"a text in an object",
     R"([{"speaker_name":"Ana","timestamp_ms":1778749200500,"duration_ms":900,"transcription":{"transcript":"Hola"}}])",
     "list", "unknown 0-0.9: Hola\n"},
    {"rows that an analysis put among the turns",
     R"({"lines":[{"name":"Marta","content":"Hola","type":"transcript"},{"name":"Ana","content":"precio","type":"custom_moment"},
       {"name":"Ana","content":"Sí","type":"transcript"}]})",
     "list", "unknown: Hola\nunknown: Sí\n"},
    {"what speakers say, beside the chunks of a recogniser",
     R"({"speakers":[{"speaker":"Agente","text":"Hola","timestamp":[0.5,0.9]}],"chunks":[{"timestamp":[0.5,0.9],"text":"Hola"}],"text":"Hola"})",
     "list", "agent 0.5-0.9: Hola\n"},
    {"messages whose sender is an object with a role",
     R"({"conversationEntries":[{"clientTimestamp":1778749200500,"messageText":"Hola","sender":{"role":"Agent","subject":"x"}},
       {"clientTimestamp":1778749202000,"messageText":"Sí","sender":{"role":"EndUser"}}]})",
     "list", "agent 0: Hola\ncustomer 1.5: Sí\n"},
    {"types of senders beside their ids",
     R"({"entries":[{"participantId":"+34600","senderType":"END_USER","content":"Hola"},{"participantId":"m","senderType":"HUMAN_AGENT","content":"Diga"}]})",
     "list", "customer: Hola\nagent: Diga\n"},
    {"types of speakers",
     R"({"transcript":[{"start_time":"0.0","end_time":"3.00","speaker":"Teammate 1","content":"Hola","speaker_type":"admin"},
       {"start_time":"3.2","speaker":"User 1","content":"Sí","speaker_type":"user"}]})",
     "list", "agent 0-3: Hola\ncustomer 3.2: Sí\n"},
    {"a speaker that is an object, milliseconds by name",
     R"({"engagementId":1,"utterances":[{"startTimeMillis":100,"endTimeMillis":900,"speaker":{"id":"1","name":"agente"},"text":"Hola"}]})",
     "list", "agent 0.1-0.9: Hola\n"},
    {"an answer in a string",
     R"({"statusCode":200,"body":"{\"jobName\":5,\"results\":{\"transcripts\":[{\"transcript\":\"Hola.\"}],\"items\":[]}}"})",
     "aws-transcribe", "unknown: Hola.\n"},
    {"times from and till without brackets",
     "00:00:01 - 00:00:04 Agente: Hola.\n00:00:07 - 00:00:10 Cliente: Sí.\n", "text",
     "agent 1-4: Hola.\ncustomer 7-10: Sí.\n"},
    {"the same in brackets behind the label",
     "Agente [00:00:01 - 00:00:04]\nHola.\n\nCliente [00:00:07 - 00:00:10]\nSí.\n", "text",
     "agent 1: Hola.\ncustomer 7: Sí.\n"},
    {"minutes in words", "min 0:01 Agente: Hola.\nmin 1:20 Cliente: Sí.\n", "text",
     "agent 1: Hola.\ncustomer 80: Sí.\n"},
    {"units in letters", "00h00m01s - Agente: Hola.\n00h01m20s - Cliente: Sí.\n", "text",
     "agent 1: Hola.\ncustomer 80: Sí.\n"},
    {"units in strokes", "0'01\" Agente: Hola.\n1'20\" Cliente: Sí.\n", "text",
     "agent 1: Hola.\ncustomer 80: Sí.\n"},
    {"turns with numbers",
     "1. Agente: Hola.\n2. Cliente: Tres cosas:\n1. Factura: la de mayo.\n3. Agente: Diga.\n", "text",
     "agent: Hola.\ncustomer: Tres cosas: 1. Factura: la de mayo.\nagent: Diga.\n"},
    {"turns behind a tab", "AGENTE\tHola.\nCLIENTE\tSí.\nAGENTE\tDiga.\n", "text",
     "agent: Hola.\ncustomer: Sí.\nagent: Diga.\n"},
    {"turns behind the marks of captions", ">> AGENTE: Hola.\n>> CLIENTE: Sí.\n", "text",
     "agent: Hola.\ncustomer: Sí.\n"},
    {"what a program writes below a meeting is nobody's",
     "Agente: Hola.\nCliente: Sí.\n\nLa reunión finalizó después de 00:02:00\nEsta transcripción editable se "
     "generó "
     "por ordenador.\n",
     "text",
     "agent: Hola.\ncustomer: Sí.\n(note La reunión finalizó después de 00:02:00)\n"
     "(note Esta transcripción editable se generó por ordenador.)\n"},
    {"a table of Markdown",
     "| Hora | Quién | Texto |\n|---|:-:|---|\n| 00:00:01 | Agente | Hola. |\n| 00:00:04 | Cliente | Sí. |\n",
     "table", "agent 1: Hola.\ncustomer 4: Sí.\n"},
    {"a table with a minute",
     "Id de la llamada;Minuto;Persona;Dice\n7;00:00:01;Agente;Hola.\n7;00:00:04;Cliente;Sí.\n", "table",
     "agent 1: Hola.\ncustomer 4: Sí.\n"},
    {"webvtt: the voice in the name of the cue",
     "WEBVTT\n\n1 \"Agente\" (31)\n00:00:01.000 --> 00:00:02.000\nHola.\n\n2 \"Cliente\" (32)\n00:00:03.000 "
     "--> "
     "00:00:04.000\nSí.\n\n3\n00:00:05.000 --> 00:00:06.000\nEso.\n",
     "webvtt", "agent 1-2: Hola.\ncustomer 3-4: Sí.\nunknown 5-6: Eso.\n"},
    {"from and till in a list of two",
     R"({"text":"Hola. Sí.","chunks":[{"timestamp":[0.5,1.5],"text":" Hola."},{"timestamp":[2.0,null],"text":" Sí."}]})",
     "list", "unknown 0.5-1.5: Hola.\nunknown 2: Sí.\n"},
    {"a text in a string of JSON that is not UTF-8",
     "\"Agente: Buenos d\xED"
     "as.\\nCliente: S\xED.\"",
     "dialogue", "agent: Buenos días.\ncustomer: Sí.\n",
     "the text is not UTF-8; it was taken for Windows-1252 (Latin-1)"},
    {"an envelope in another case", R"({"Id":1,"Message":{"entries":[{"text":"hola","role":"AGENT"}]}})",
     "google-insights-upload", "agent: hola\n"},
    {"what begins like JSON in a string and is none",
     R"({"body":"{hola}","turns":[{"speaker":"agent","text":"Hola"}]})", "cortesia", "agent: Hola\n"},
    {"assemblyai: neither words nor utterances",
     R"({"id":"x","audio_url":"u","status":"completed","text":"Hola.","words":null,"utterances":null})",
     "assemblyai", "unknown: Hola.\n"},
    {"whisper: no segments", R"({"text":" Hola. Adiós.","segments":null,"language":"Spanish"})", "whisper",
     "unknown: Hola. Adiós.\n"},
    {"openai: only a text", R"({"text":"Hola. Adiós.","usage":{"type":"duration","seconds":3}})", "whisper",
     "unknown: Hola. Adiós.\n"},
    {"numbers with a comma, with their unit",
     R"({"text":"x","language":"es","segments":[{"start":"0,50","end":"1.2s","text":" Hola"}]})", "whisper",
     "unknown 0.5-1.2: Hola\n"},
    {"a key without a name", R"({"":{"":1},"call":{"messages":[{"":2,"role":"agent","content":"Hola"}]}})",
     "list", "agent: Hola\n"},
    {"a Google batch: the transcript stands under its file",
     R"({"response":{"audioFileResults":{"gs://b/dia/llamada-7.wav":{"inlineResult":{"transcript":{"results":[{"alternatives":
       [{"transcript":"Hola"}],"channelTag":1,"resultEndOffset":"2s"},{"alternatives":[{"transcript":"Diga"}],"channelTag":2,"resultEndOffset":"3s"}]}}}}}})",
     "google-speech", "unknown-2: Hola\nunknown-3: Diga\n"},
    {"Gladia: nothing was heard",
     R"({"id":"g","result":{"metadata":{"audio_duration":4},"transcription":null}})", "gladia", ""},
    {"Rev.ai was told who speaks",
     R"({"monologues":[{"speaker":0,"speaker_info":{"display_name":"Agent"},"elements":[{"type":"text","value":"Hola","ts":1,"end_ts":2}]}]})",
     "rev", "agent 1-2: Hola\n"},
    {"speakers are numbers in strings",
     R"({"utterances":[{"start":0.4,"end":1.4,"text":"Hola","speakerId":"0"},{"start":1.6,"end":2,"text":"Diga","speakerId":"1"}]})",
     "list", "unknown 0.4-1.4: Hola\nunknown 1.6-2: Diga\n"},
};

std::string ids_of(const Result& result) {
  std::string all;
  for (const std::string& id : result.ids) all += id + ' ';
  return all;
}

}  // namespace

TEST_CASE("odd exports") { check(kCases); }

TEST_CASE("a list of calls under any key: each is one, and one that is none costs no other") {
  const Result result = read_bytes(
      R"({"count":3,"callTranscripts":[{"callId":1,"transcript":[{"speakerId":"a","sentences":[{"start":0,"end":460,"text":"Hola."}]}]},
        {"callId":2,"transcript":[]},{"otra":"cosa"}]})");
  CHECK(ids_of(result) == "1 2 ");
  REQUIRE(result.unreadable.size() == 1);
  CHECK(result.unreadable[0].source.ends_with("#2"));
  const Result genesys = read_bytes(
      R"({"data":[{"conversationId":"a","transcripts":[{"phrases":[{"text":"hola","startTimeMs":1,"participantPurpose":"internal"}]}]},
        {"conversationId":"b","transcripts":[{"phrases":[]}]}]})");
  CHECK(ids_of(genesys) == "a b ");
}

TEST_CASE("a list of calls that each have a text is none of turns") {
  const std::string_view calls[] = {
      R"({"audio_url":"u","id":"a","text":"Hola. Bien.","words":[{"text":"Hola.","start":500,"end":900,"speaker":"A"},{"text":"Bien.","start":1500,"end":1900,"speaker":"B"}]})",
      R"({"text":"Hola. Bien.","language":"es","segments":[{"text":"Hola.","start":0.5,"end":0.9,"seek":0},{"text":"Bien.","start":1.5,"end":1.9,"seek":0}]})",
      R"({"sentences":[{"media_channel":1,"start_time":"0.5","end_time":"0.9","transcript":"Hola."},{"media_channel":2,"start_time":"1.5","end_time":"1.9","transcript":"Bien."}],"meta":{}})"};
  for (const std::string_view call : calls)
    for (const std::string_view key :
         {"data", "result", "response", "output", "payload", "body", "items", "calls"}) {
      const std::string json = fmt::format(R"({{"{}":[{},{}]}})", key, call, call);
      CAPTURE(json);
      const std::string turns = "unknown 0.5-0.9: Hola.\nunknown 1.5-1.9: Bien.\n";
      CHECK(read_bytes(json).calls == std::vector<std::string>{turns, turns});
    }
}

TEST_CASE("a note of several lines about a call or a list of calls hides none of them") {
  static constexpr std::string_view kTurns =
      R"("messages":[{"role":"agent","content":"Hola"},{"role":"customer","content":"Diga"}])";
  for (const std::string_view key : {"description", "text", "content", "body"}) {
    CAPTURE(key);
    const std::string note = fmt::format("{{\"{}\":\"Lote\\nnocturno\",", key);
    CHECK(read_bytes(note + R"("data":{)" + std::string(kTurns) + "}}").calls ==
          std::vector<std::string>{"agent: Hola\ncustomer: Diga\n"});
    const Result listed = read_bytes(note + R"("calls":[{"call_id":"a",)" + std::string(kTurns) +
                                     R"(},{"call_id":"b",)" + std::string(kTurns) + "}]}");
    CHECK(ids_of(listed) == "a b ");
    CHECK(read_bytes(note + std::string(kTurns) + R"(,"call_id":"c"})").ids == std::vector<std::string>{"c"});
  }
  // A dialogue is one beside a list whose texts could be notes.
  CHECK(read_bytes(R"({"text":"Agente: Hola\nCliente: Diga","tags":[{"text":"una\nnota"}]})").calls ==
        std::vector<std::string>{"agent: Hola\ncustomer: Diga\n"});
}

TEST_CASE("calls under their ids are as many calls, and the parts of one are one") {
  static constexpr std::string_view kDeepgram =
      R"({"results":{"channels":[{"alternatives":[{"transcript":"hola"}]}]}})";
  const auto both = [](std::string_view one, std::string_view other, std::string_view call) {
    return read_bytes(fmt::format(R"({{"{}":{},"{}":{}}})", one, call, other, call));
  };
  const std::vector<std::string> ids = {"C-1", "C-2"};
  CHECK(both("C-1", "C-2", kDeepgram).ids == ids);
  CHECK(both("C-1", "C-2", R"({"historial":[{"rol":"asesor","mensaje":"Hola"}]})").ids == ids);
  CHECK(both("C-1", "C-2", R"({"turns":[{"speaker":"agent","text":"Hola"}]})").ids == ids);
  static constexpr std::string_view kTurns = R"([{"speaker":"agent","text":"Hola"}])";
  CHECK(both("C-1", "C-2", kTurns).ids == ids);
  CHECK(read_bytes(fmt::format(R"({{"n":2,"calls":{{"C-1":{},"C-2":{}}}}})", kDeepgram, kDeepgram)).ids ==
        ids);
  CHECK(both("transcript", "artifact", R"({"messages":[{"role":"agent","message":"Hola"}]})").calls.size() ==
        1);
  CHECK(both("limpio", "crudo", kTurns).calls.size() == 1);
}

TEST_CASE("the sides of a call that stand apart are one call, in order of time") {
  static constexpr std::string_view kAgent =
      R"([{"text":"Hola","start":0.5,"end":0.9},{"text":"Diga","start":2.5}])";
  static constexpr std::string_view kOther = R"([{"text":"Sí","start":1.5,"end":1.9}])";
  const auto turns = [&](std::string_view format) {
    return read_bytes(fmt::format(fmt::runtime(format), kAgent, kOther)).calls;
  };
  CHECK(turns(R"({{"call_id":"c","agente":{},"cliente":{}}})") ==
        std::vector<std::string>{"agent 0.5-0.9: Hola\ncustomer 1.5-1.9: Sí\nagent 2.5: Diga\n"});
  CHECK(
      turns(
          R"({{"channels":[{{"channel":0,"role":"agent","segments":{}}},{{"channel":1,"role":"customer","segments":{}}}]}})") ==
      std::vector<std::string>{"agent 0.5-0.9: Hola\ncustomer 1.5-1.9: Sí\nagent 2.5: Diga\n"});
  CHECK(turns(R"({{"channel_0":{},"channel_1":{}}})") ==
        std::vector<std::string>{"unknown 0.5-0.9: Hola\nunknown 1.5-1.9: Sí\nunknown 2.5: Diga\n"});
  CHECK(
      turns(
          R"({{"segments":{},"speakers":[{{"label":"A","utterances":[0,2]}},{{"label":"B","utterances":{}}}]}})") ==
      std::vector<std::string>{"unknown 0.5-0.9: Hola\nunknown 2.5: Diga\n"});
  const Result untimed = read_bytes(R"({"agent":[{"text":"Hola"}],"customer":[{"text":"Sí"}]})");
  CHECK(untimed.calls.empty());
  CHECK(untimed.unreadable.size() == 1);
}

TEST_CASE("lines that are turns, or pieces of one recording, are one call") {
  CHECK(read_bytes("{\"speaker\":\"Agente\",\"text\":\"Hola\",\"start\":1}\n\n"
                   "{\"speaker\":\"Cliente\",\"text\":\"Sí\",\"start\":2}\n")
            .calls == std::vector<std::string>{"agent 1: Hola\ncustomer 2: Sí\n"});
  CHECK(
      read_bytes("{\"partial\":\"ho\"}\n"
                 "{\"result\":[{\"conf\":1,\"start\":0.1,\"end\":0.5,\"word\":\"hola\"}],\"text\":\"hola\"}\n"
                 "{\"result\":[{\"conf\":1,\"start\":9.1,\"end\":9.5,\"word\":\"sí\"}],\"text\":\"sí\"}\n")
          .calls == std::vector<std::string>{"unknown 0.1-0.5: hola\nunknown 9.1-9.5: sí\n"});
  // Lines of several calls are not one.
  CHECK(read_bytes("{\"call_id\":\"a\",\"speaker\":\"Agente\",\"text\":\"Hola\"}\n"
                   "{\"call_id\":\"b\",\"speaker\":\"Cliente\",\"text\":\"Sí\"}\n")
            .unreadable.size() == 2);
}

TEST_CASE("headers of tables with units, brackets and small words") {
  CHECK(read_bytes("Interaction ID,Participant,Offset (ms),Text\n77,Agent,100,\"Hola, \"\"buenas\"\"\"\n")
            .calls == std::vector<std::string>{"agent 0.1: Hola, \"buenas\"\n"});
  const Result spanish = read_bytes(
      "\xEF\xBB\xBFID de llamada;Interlocutor;Hora de inicio;Duración "
      "[s];Texto\r\n7;Agente;00:00:01;1,5;Hola\r\n");
  CHECK(spanish.calls == std::vector<std::string>{"agent 1-2.5: Hola\n"});
  CHECK(spanish.ids == std::vector<std::string>{"7"});
  CHECK(read_bytes("CallId,SpeakerRole,StartTime,Text\nz,Agent,3,Hola\n").calls ==
        std::vector<std::string>{"agent 3: Hola\n"});
}

TEST_CASE("Contact Lens names the contact in the name of its file") {
  const Folder folder;
  const Result result = read_paths({folder.file(
      "7b0f-1_analysis_redacted_2026-05-02T09_00_00Z.json",
      R"({"Transcript":[{"ParticipantId":"AGENT","Content":"Hola","BeginOffsetMillis":"1200"}]})")});
  CHECK(result.ids == std::vector<std::string>{"7b0f-1"});
}

TEST_CASE("a dash in subtitles is another voice, and nothing says whose") {
  CHECK(read_bytes(
            "1\n00:00:01,000 --> 00:00:02,000\nAgente: Hola\n\n2\n00:00:03,000 --> 00:00:04,000\n- Sí\n\n"
            "3\n00:00:05,000 --> 00:00:06,000\nAgente: Bien\n")
            .calls == std::vector<std::string>{"agent 1-2: Hola\nunknown 3-4: Sí\nagent 5-6: Bien\n"});
}

TEST_CASE("turns whose texts are in objects of keys that nobody knows are no call in which nobody speaks") {
  const Result result =
      read_bytes(R"([{"speaker":"Ana","text":{"es":"Hola"}},{"speaker":"Luis","text":{"es":"Sí"}}])");
  CHECK(result.calls.empty());
  CHECK(result.unreadable.size() == 1);
}

TEST_CASE("a time in a notation that nobody knows is no name") {
  const Result result = read_bytes("t 0:01 Agente: Hola.\nt 0:04 Cliente: Sí.\nt 0:09 Agente: Diga.\n");
  CHECK(result.calls.empty());
  CHECK(result.unreadable.size() == 1);
}
