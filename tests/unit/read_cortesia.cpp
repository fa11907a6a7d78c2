// cortesia JSON: everything it holds, and everything that can be wrong with it.
#include <doctest/doctest.h>

#include "read_fixture.hpp"

using namespace cortesia;
using namespace cortesia::read_test;

namespace {

std::string details_of(const Call& call) {
  std::string companies;
  for (const std::string_view name : call.company) companies += fmt::format("[{}]", name);
  return fmt::format("{} {} {} {} {} {} {}/{} {}/{} {} {}", call.id, call.started_at, call.language,
                     static_cast<int>(call.direction), call.queue, time_of(call.ring_seconds), call.agent.id,
                     call.agent.name, call.customer.id, call.customer.name, companies, call.ended_by);
}

std::string words_of(const Call& call) {
  std::string out;
  for (const Turn& turn : call.turns) {
    for (std::uint32_t i = turn.first_word; i < turn.first_word + turn.word_count; ++i) {
      const WordTime& word = call.word_times.at(i);
      out += fmt::format("{}={:g}-{:g} ", turn.text.substr(word.begin, word.end - word.begin),
                         word.start_seconds, word.end_seconds);
    }
    out += '|';
  }
  return out;
}

std::string with_turn(std::string_view fields) {
  return fmt::format(R"({{"call_id":"x","turns":[{{"speaker":"agent","text":"a"}},{{{}}}]}})", fields);
}

std::string only_error(std::string_view json) {
  const Result result = read_bytes(json);
  REQUIRE(result.calls.empty());
  REQUIRE(result.unreadable.size() == 1);
  return result.unreadable[0].error;
}

std::string only_doubt(std::string_view json) {
  const Result result = read_bytes(json);
  REQUIRE(result.unreadable.empty());
  REQUIRE(result.doubts.size() == 1);
  return result.doubts[0];
}

}  // namespace

TEST_CASE("a call's fields are read") {
  const Folder folder;
  const std::string path =
      folder.file("una.json", R"({"call_id":"c-1","started_at":"2026-05-14T09:12:33-05:00",
    "language":"es-CO","direction":"inbound","queue":"ventas","ring_seconds":8.5,"agent":{"id":"a07","name":"Inés"},
    "customer":{"id":57300,"name":"Flores"},"company":["Tienda","La Tienda"],"ended_by":"customer",
    "unknown":{"deep":[1,{"x":null}]},"turns":[{"speaker":"agent","text":"Hola"}]})");
  CHECK(
      read_paths({path}, {}, nullptr, details_of).calls.at(0) ==
      "c-1 2026-05-14T09:12:33-05:00 es-CO 1 ventas 8.5 a07/Inés 57300/Flores [Tienda][La Tienda] customer");
  const std::string bare = folder.file("mi.llamada.json", R"({"turns":[{"text":"Hola"}],"company":"Tienda",
    "agent":null,"queue":null,"ring_seconds":null,"call_id":null,"events":null,"direction":null})");
  CHECK(read_paths({bare}, {}, nullptr, details_of).calls.at(0) == "mi.llamada   0  - / / [Tienda] ");
}

TEST_CASE("a call may have an id, as reports call it") {
  const auto id = [](std::string_view names) {
    return read_bytes(fmt::format(R"({{{}"turns":[{{"speaker":"agent","text":"a"}}]}})", names)).ids.at(0);
  };
  CHECK(id(R"("id":"b-7",)") == "b-7");
  CHECK(id(R"("id":7,)") == "7");
  CHECK(id(R"("call_id":"a","id":"b",)") == "a");
  CHECK(id(R"("id":"b","call_id":"a",)") == "a");
}

TEST_CASE("turns and events are read in order") {
  const Result result = read_bytes(R"({"turns":[
    {"speaker":"ivr","start":0,"end":3.5,"text":"Marque \"uno\""},
    {"speaker":"agent","start":4.25,"end":6,"text":"Hola\u00a0\ud83d\ude00"},
    {"speaker":"customer","start":7,"text":"Sí"},
    {"speaker":"colleague","start":90,"text":"Diga"}],
    "events":[{"type":"transfer","start":70.5,"to":"ventas"},{"type":"hold","start":5,"end":6},
              {"type":"note","turn":1,"text":"tose"},{"type":"IVR_EXIT","turn":1}]})");
  CHECK(
      result.calls.at(0) ==
      "ivr 0-3.5: Marque \"uno\"\n(note tose)\n(other IVR_EXIT)\nagent 4.25-6: Hola\xC2\xA0\xF0\x9F\x98\x80\n"
      "(hold 5-6)\ncustomer 7: Sí\n(transfer 70.5 ventas)\ncolleague 90: Diga\n");
  CHECK(result.doubts.empty());
}

TEST_CASE("words are mapped to the bytes of their turn") {
  const Folder folder;
  const auto words = [&](std::string_view turn) {
    return read_paths({folder.file("x.json", fmt::format(R"({{"turns":[{}]}})", turn))}, {}, nullptr,
                      words_of)
        .calls.at(0);
  };
  CHECK(words(R"({"text":"¿Qué tal, SEÑOR?","words":[{"text":"que","start":1,"end":2}]})") == "|");
  CHECK(
      words(R"({"text":"¿Qué tal, SEÑOR?","words":[{"text":"Qué","start":1,"end":2},{"text":"tal,","start":2},
               {"text":"señor","start":3,"end":4}]})") == "Qué=1-2 tal=2-2 SEÑOR=3-4 |");
  CHECK(words(R"({"words":[{"text":"a","start":1,"end":2},{"text":"b","start":null}],"text":"a b"})") ==
        "a=1-2 |");
  CHECK(
      words(
          R"({"text":"S.A. sí","words":[{"text":"SA","start":1,"end":2},{"text":"sí","start":2,"end":3}]})") ==
      "S.A=1-2 sí=2-3 |");
  CHECK(words(R"({"text":"a b","words":[]},{"text":"c","words":[{"text":"c","start":5,"end":6}]})") ==
        "|c=5-6 |");
  CHECK(only_doubt(
            R"({"turns":[{"speaker":"agent","text":"a b","words":[{"text":"a","start":1,"end":2}]}]})") ==
        "the words of 1 turn do not fit the text; their times are not used");
}

TEST_CASE("wrong types are errors with their place") {
  CHECK(only_error(with_turn(R"("text":5)")) ==
        "at byte 63 \"text\" of turn 1 must be a string, found a number");
  CHECK(only_error(with_turn(R"("start":"4.2","text":"b")")) ==
        "at byte 64 \"start\" of turn 1 must be a number, found a string");
  CHECK(only_error(with_turn(R"("words":{})")) ==
        "at byte 64 \"words\" of turn 1 must be a list, found an object");
  CHECK(only_error(R"({"turns":[null]})") == "at byte 10 a turn must be an object, found null");
  CHECK(only_error(R"({"turns":{"text":"a"}})") == "at byte 9 \"turns\" must be a list, found an object");
  CHECK(only_error(R"({"turns":[{"text":"a"}],"agent":"Inés"})") ==
        "at byte 32 \"agent\" must be an object with id and name, found a string");
  CHECK(only_error(R"({"turns":[{"text":"a"}],"company":{}})") ==
        "at byte 34 \"company\" must be a string, found an object");
  CHECK(only_error(R"({"turns":[{"text":"a","text":"b"}]})") ==
        "at byte 22 \"text\" is there a second time in the same object");
  CHECK(only_error(R"({"turns":[{"text":"a","te\u0078t":"b"}]})") ==
        "at byte 22 \"text\" is there a second time in the same object");
  CHECK(only_error(R"({"turns":[{"text":"a","start":1e400}]})") ==
        "at byte 30 \"start\" of turn 0 is a number out of range");
}

TEST_CASE("broken JSON is an error with its byte") {
  struct Case {
    std::string_view json;
    const char* error;
  };
  const Case cases[] = {
      {R"({"turns":[{"text":"a"})",
       "broken JSON at byte 22: expected ',' or ']', found the end: the file may be cut short"},
      {R"({"turns":[{"text":"a)", "broken JSON at byte 18: a string that is not closed"},
      {R"({"turns":[{"text":"a"},]})", "broken JSON at byte 23: expected a value, found ']'"},
      {R"({"turns":[{"text":"a" "start":1}]})", "broken JSON at byte 22: expected ',' or '}', found '\"'"},
      {R"({"turns":[{"text":"\x"}]})",
       "broken JSON at byte 19: an escape that JSON does not have; a backslash itself is written \\\\"},
      {"{\"turns\":[{\"text\":\"a\nb\"}]}",
       "broken JSON at byte 20: a control character in a string, which must be written \\n, \\t or \\u00.."},
      {R"({"turns":[{"text":"a","start":01}]})", "broken JSON at byte 30: a number with a leading zero"},
      {R"({"turns":[{"text":nul}]})", "broken JSON at byte 18: expected a value, found 'n'"},
      {R"({"turns":[{"text":"a"}]} x)",
       "broken JSON at byte 25: expected the end of the document, found 'x'"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.json);
    CHECK(only_error(c.json) == c.error);
  }
}

TEST_CASE("what is no call is refused by what it is") {
  CHECK(only_error(R"({"call_id":"x"})") ==
        "no known format: the JSON has the keys \"call_id\"; see \"cortesia list formats\"");
  for (const char* json : {R"({"turns":null,"a":1})", R"({"turns":null})", R"({"call_id":"x","turns":null})"})
    CHECK(only_error(json) ==
          "expected a call with a list of \"turns\", found null; one without words has \"turns\": []");
  CHECK(only_error("[]") ==
        "no known format: the JSON is no object with turns; see \"cortesia list formats\"");
  CHECK(only_error(R"({"ciphertext":"x","recipients":[]})") ==
        "an encrypted vCon is recognised and not read; its recipient can decrypt it");
}

TEST_CASE("what text cannot hold is replaced and told") {
  const Result result = read_bytes(R"({"turns":[{"speaker":"agent","text":"a\ud800b\udc00\u0000c"}]})");
  CHECK(result.calls.at(0) ==
        "agent: a\xEF\xBF\xBD"
        "b\xEF\xBF\xBD c\n");
  CHECK(result.doubts.at(0) ==
        "3 characters that no text can hold (\\u0000, half a surrogate pair) were replaced");
}

TEST_CASE("odd times and turns are told, not hidden") {
  CHECK(only_doubt(with_turn(R"("speaker":"customer")")) == "turn 2 has no text");
  CHECK(only_doubt(with_turn(R"("speaker":"customer","text":null)")) == "turn 2 has no text");
  CHECK(only_doubt(
            R"({"turns":[{"speaker":"agent","text":"a","start":9},{"speaker":"agent","text":"b","start":3},
                       {"speaker":"agent","text":"b","start":2}]})") ==
        "times run backwards at turn 2 (and 1 more)");
  CHECK(only_doubt(R"({"turns":[{"speaker":"agent","text":"a","start":9,"end":8}]})") ==
        "turn 1 ends before it starts; the end is not used");
  CHECK(only_doubt(R"({"turns":[]})") == "the call has no turns");
  CHECK(only_doubt(R"({"turns":[{"speaker":"agent","text":"a"}],"events":[{"type":"hold"}]})") ==
        "1 event has no place: it is taken to be behind the last turn");
  CHECK(only_doubt(R"({"turns":[{"speaker":"agent","text":"a"}],"direction":"sideways"})") ==
        "\"direction\" is \"sideways\", which is nothing that it can be; it is not used");
}

TEST_CASE("JSON that is not UTF-8 is read, with a doubt") {
  const Result latin = read_bytes("{\"turns\":[{\"speaker\":\"agent\",\"text\":\"\xBFS\xED?\"}]}");
  CHECK(latin.calls.at(0) == "agent: ¿Sí?\n");
  CHECK(latin.doubts.at(0) == "the text is not UTF-8; it was taken for Windows-1252 (Latin-1)");
  const Result broken = read_bytes("{\"turns\":[{\"speaker\":\"agent\",\"text\":\"día, número \xC3 y\"}]}");
  CHECK(broken.calls.at(0) == "agent: día, número \xEF\xBF\xBD y\n");
  const Result twice = read_bytes(R"({"turns":[{"speaker":"agent","text":"informaciÃ³n"}]})");
  CHECK(twice.calls.at(0) == "agent: información\n");
  CHECK(twice.doubts.at(0) ==
        "the text had been encoded as UTF-8 more than once (\"Ã³\" for \"ó\"); it was put right");
  const Result escaped = read_bytes(
      R"({"turns":[{"speaker":"agent","text":"\u00c3\u008dndice de ma\u00c3\u00b1ana","words":[{"text":"\u00c3\u008dndice","start":0,"end":1},{"text":"de","start":1,"end":2},{"text":"ma\u00c3\u00b1ana","start":2,"end":3}]}]})");
  CHECK(escaped.calls.at(0) == "agent: Índice de mañana\n");
  const Result partly = read_bytes(
      R"({"turns":[{"speaker":"agent","text":"informaciÃ³n"},{"speaker":"customer","text":"sí"}]})");
  CHECK(partly.calls.at(0) == "agent: informaciÃ³n\ncustomer: sí\n");
  CHECK(partly.doubts.at(0) ==
        "the text looks as if it had been encoded as UTF-8 twice (\"Ã³\" for \"ó\"), but not throughout; "
        "rules may miss the words that it damages");
}

TEST_CASE("nesting does not matter, however deep") {
  const std::string deep = std::string(100000, '[');
  const std::string closed = deep + std::string(100000, ']');
  CHECK(read_bytes(R"({"x":)" + closed + R"(,"turns":[{"speaker":"agent","text":"a"}]})").calls.at(0) ==
        "agent: a\n");
  CHECK(only_error(R"({"turns":)" + closed + "}") == "at byte 10 a turn must be an object, found a list");
  CHECK(only_error(deep).starts_with("broken JSON at byte 100000: expected a value, found the end"));
  CHECK(only_error(R"({"turns":[)" + std::string(100000, '{'))
            .starts_with("broken JSON at byte 11: expected a key"));
  std::string keys;
  for (int i = 0; i < 2000; ++i) keys += R"({"a[\\":)";
  CHECK(only_error(keys + "1" + std::string(2000, '}')) ==
        "JSON nested more than 1024 deep at byte 8192 cannot be read");
}
