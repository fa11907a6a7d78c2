// --metadata: columns, joining, and every mistake that a table can hold.
#include <doctest/doctest.h>

#include "read/csv.hpp"
#include "read_metadata_fixture.hpp"

using namespace cortesia;
using namespace cortesia::read_test;

namespace {

constexpr std::string_view kText = "Agente: Hola.\nCliente: Buenas.\n";

}  // namespace

TEST_CASE("every column is joined, by id and by the file's name") {
  const auto metadata = read::Metadata::parse(
      "call;company;agent;agent_name;queue;customer;started_at;direction;ring_seconds;ended_by;language;_"
      "nota\n"
      "c-1;Tienda | La Tienda;a1;\"Ana; "
      "María\";ventas;55;2026-01-02T10:00:00-05:00;entrante;8,5;customer;es-CO;x\n"
      "uno;Otra;;;;;;;;;\n"
      "\n"
      "dos.txt;Tercera;;;;;;;;;es-MX\n",
      "m.csv");
  const Folder folder;
  const auto read = [&](const std::string& name, std::string_view bytes) {
    const Result result = read_paths({folder.file(name, bytes)}, {}, &metadata, known_of);
    return result.calls.empty() ? result.unreadable.at(0).error : result.calls.at(0);
  };
  CHECK(read("x.json", R"({"call_id":"c-1","turns":[]})") ==
        "[Tienda][La Tienda]|a1|Ana; María|ventas|55|2026-01-02T10:00:00-05:00|1|8.5|customer|es-CO");
  CHECK(read("uno.txt", kText) == "[Otra]||||||0|-||");
  CHECK(read("uno", kText) == "[Otra]||||||0|-||");
  CHECK(read("dos.txt", kText) == "[Tercera]||||||0|-||es-MX");
  CHECK(read("tres.txt", kText) == "||||||0|-||");
  CHECK(metadata.unused().empty());
  CHECK(metadata.shared() == std::vector<std::string>{"uno"});
}

TEST_CASE("a file may be called with its folders, which wins over its name alone") {
  const auto metadata = read::Metadata::parse(
      "call,queue\nuno.txt,a\nb/uno.txt,b\nc/uno,c\nx/c/uno.txt,d\nno/uno,e\n1.zip:b/uno,f\n", "m.csv");
  const auto queue_of = [&](std::string_view source, std::string_view name) {
    Call call;
    call.id = read::without_ending(name);
    metadata.join(call, read::file_names(source, name));
    return std::string(call.queue);
  };
  CHECK(queue_of("uno.txt", "uno.txt") == "a");
  CHECK(queue_of("a/uno.txt", "uno.txt") == "a");
  CHECK(queue_of("a/b/uno.txt", "uno.txt") == "b");
  CHECK(queue_of("2.zip:b/uno.txt", "uno.txt") == "b");
  CHECK(queue_of("1.zip:b/uno.txt", "uno.txt") == "f");
  CHECK(queue_of("/c/uno.txt.gz", "uno.txt") == "c");
  CHECK(queue_of("x/c/uno.txt", "uno.txt") == "d");
  CHECK(queue_of("no/uno/tres", "tres") == "");
  CHECK(metadata.unused() == std::vector<std::string>{"no/uno"});
  CHECK(metadata.shared() == std::vector<std::string>{"uno.txt", "b/uno.txt"});
}

TEST_CASE("an id that several calls have shares a row") {
  const auto metadata = read::Metadata::parse("call,queue\nk,ventas\n", "m.csv");
  for (int i = 0; i < 2; ++i) {
    Call call;
    call.id = "k";
    metadata.join(call, {});
    CHECK(call.queue == "ventas");
  }
  CHECK(metadata.shared().empty());
}

TEST_CASE("a call without an id is not its file, where it shares the file") {
  const auto metadata = read::Metadata::parse("call,company\nnoche,Tienda\n", "m.csv");
  const Folder folder;
  const std::string line = R"({"turns":[]})"
                           "\n";
  CHECK(read_paths({folder.file("noche.jsonl", line + line)}, {}, &metadata, known_of).calls.at(0) ==
        "||||||0|-||");
  CHECK(metadata.unused() == std::vector<std::string>{"noche"});
}

TEST_CASE("what the transcript says stays, and a difference is told") {
  const auto metadata =
      read::Metadata::parse("call,company,agent,direction,language\nc,Otra,a2,outbound,es-MX\n", "m.csv");
  const Folder folder;
  const std::string path = folder.file(
      "x",
      R"({"call_id":"c","company":"Tienda","agent":{"id":"a1"},"direction":"inbound","turns":[{"speaker":"agent","text":"a"}]})");
  const Result result = read_paths({path}, {}, &metadata, known_of);
  CHECK(result.calls.at(0) == "[Tienda]|a1|||||1|-||es-MX");
  CHECK(result.doubts == std::vector<std::string>{"line 2 of the metadata differs from the transcript in "
                                                  "agent, direction; the transcript's is used"});
  read::Options options;
  options.company = {"Mía", "La Mía"};
  options.language = "es-PE";
  CHECK(read_paths({path}, options, &metadata, known_of).calls.at(0) == "[Mía][La Mía]|a1|||||1|-||es-MX");
  CHECK(read_paths({path}, options, nullptr, known_of).calls.at(0) == "[Mía][La Mía]|a1|||||1|-||es-PE");
}

TEST_CASE("two rows for one call are an error, of the table or of the call") {
  CHECK(error_of("call\na\nb\na\n") == "m.csv:4: call \"a\" is named in line 2 already");
  const auto metadata = read::Metadata::parse("call,company\nuno,A\nuno.txt,B\n", "m.csv");
  const Folder folder;
  const Result both = read_paths({folder.file("uno.txt", kText)}, {}, &metadata);
  CHECK(both.unreadable.at(0).error ==
        "lines 3 and 2 of \"m.csv\" both name this call, as \"uno.txt\" and \"uno\"; leave one of them");
  const Result other =
      read_paths({folder.file("uno.json", R"({"call_id":"uno.txt","turns":[]})")}, {}, &metadata);
  CHECK(other.calls.size() == 1);  // an id of its own decides
  const Result named = read_paths({folder.file("uno.txt.txt", kText)}, {}, &metadata);
  CHECK(named.calls.size() == 1);
  const auto twice = read::Metadata::parse("call,company\ndos,A\ndos.json,B\n", "m.csv");
  const Result error = read_paths({folder.file("dos.json", R"({"call_id":"x","turns":[]})")}, {}, &twice);
  CHECK(error.unreadable.at(0).error ==
        "lines 3 and 2 of \"m.csv\" both name this call, as \"dos.json\" and \"dos\"; leave one of them");
}

TEST_CASE("mistakes of a table are told with their line") {
  CHECK(error_of("") == "m.csv: no header line; expected a column \"call\" and others");
  CHECK(error_of("agent\na\n") ==
        "m.csv: no column \"call\" (or \"llamada\"), which names the call of a row by its id or its file's "
        "name; "
        "the columns are \"agent\"");
  CHECK(error_of("call,compny\n") ==
        "m.csv: unknown column \"compny\"; did you mean \"company\"? (a name that begins with \"_\" is "
        "passed over)");
  CHECK(error_of("call,emprsa\n") ==
        "m.csv: unknown column \"emprsa\"; did you mean \"empresa\"? (a name that begins with \"_\" is "
        "passed over)");
  CHECK(error_of("call,agent,agent\n") == "m.csv: column \"agent\" is there twice");
  CHECK(error_of("call,agent\na,b,c\n") ==
        "m.csv:2: expected 2 fields, found 3; a field with ',' in it stands in double quotes");
  CHECK(error_of("call,agent\n,b\n") == "m.csv:2: no call is named in this row");
  for (const std::string wrong : {"05/14/2026 09:12", "ayer", "14/05"})
    CHECK(error_of("call,started_at\na," + wrong + "\n") ==
          "m.csv:2: expected a time such as 2026-05-14T09:12:00-05:00 or 14/05/2026 9:12, or a day, in "
          "\"started_at\", found \"" +
              wrong + "\"");
  CHECK(error_of("call,ring_seconds\na,ocho\n") ==
        "m.csv:2: expected seconds, such as 8 or 0:08, in \"ring_seconds\", found \"ocho\"");
  CHECK(error_of("call,direction\na,norte\n") ==
        "m.csv:2: expected inbound, outbound or internal in \"direction\", found \"norte\"");
  CHECK(error_of("call,agent\n\na,\"b\n") == "m.csv: line 3: a quote is opened and never closed");
}

TEST_CASE("all mistakes of a table are told together, those of the header first") {
  CHECK(error_of("call,compny,agnt\na,b,c,d\n") ==
        "m.csv: unknown column \"compny\"; did you mean \"company\"? (a name that begins with \"_\" is "
        "passed over)\n"
        "m.csv: unknown column \"agnt\"; did you mean \"agent\"? (a name that begins with \"_\" is passed "
        "over)");
  CHECK(error_of("call,ring_seconds\na,x\nb,1,2\n,3\na,4\n") ==
        "m.csv:2: expected seconds, such as 8 or 0:08, in \"ring_seconds\", found \"x\"\n"
        "m.csv:3: expected 2 fields, found 3; a field with ',' in it stands in double quotes\n"
        "m.csv:4: no call is named in this row\n"
        "m.csv:5: call \"a\" is named in line 2 already");
}

TEST_CASE("dates as spreadsheets write them, and the empty columns that they leave") {
  const Folder folder;
  const std::string path = folder.file("x.json", R"({"call_id":"c-1","turns":[]})");
  struct Case {
    std::string_view written, is;
  };
  const Case cases[] = {
      {"2026-11-12 9:34", "2026-11-12T09:34:00"},
      {"12/11/2026 9:34", "2026-11-12T09:34:00"},
      {"12/11/26 21:34:05", "2026-11-12T21:34:05"},
      {"2026-11-12 09:34", "2026-11-12 09:34"},
      {"2026-11-12", "2026-11-12"},
  };
  for (const Case& one : cases) {
    INFO(one.written);
    const auto metadata =
        read::Metadata::parse(fmt::format("call;started_at;;\nc-1;{};;;\n", one.written), "m.csv");
    CHECK(read_paths({path}, {}, &metadata, known_of).calls.at(0) == fmt::format("|||||{}|0|-||", one.is));
  }
}

TEST_CASE("spreadsheets write tables in many ways") {
  struct Case {
    std::string_view csv;
    std::vector<std::string> second;  // row
    std::uint64_t line;
  };
  const Case cases[] = {
      {"a,b\n1,2\n", {"1", "2"}, 2},
      {"a;b\r\n\r\n1;2,5\r\n", {"1", "2,5"}, 3},
      {"a\tb\n1\t\n", {"1", ""}, 2},
      {"a,b\n \"x, \"\"y\"\"\nz\" , 2 \n", {"x, \"y\"\nz", "2"}, 2},
      {"a\n1", {"1"}, 2},
  };
  for (const Case& c : cases) {
    CAPTURE(c.csv);
    read::CsvRows rows(c.csv);
    std::vector<std::string> fields;
    REQUIRE(rows.next(fields));
    REQUIRE(rows.next(fields));
    CHECK(fields == c.second);
    CHECK(rows.line() == c.line);
    CHECK_FALSE(rows.next(fields));
  }
  const Folder folder;
  const std::string path = folder.file("m.csv",
                                       "\xEF\xBB\xBF"
                                       "call;company\nuno;Peluquer\xED"
                                       "a\n");
  const auto metadata = read::Metadata::load(path);
  CHECK(read_paths({folder.file("uno.txt", kText)}, {}, &metadata, known_of)
            .calls.at(0)
            .starts_with("[Peluquería]"));
  CHECK_THROWS_WITH_AS(
      read::Metadata::load(folder.path() + "/nada.csv"),
      fmt::format("metadata \"{}/nada.csv\" cannot be opened: No such file or directory", folder.path())
          .c_str(),
      Error);
}

TEST_CASE("who is named as the agent or the customer of a call speaks for that party") {
  constexpr std::string_view kNames =
      "Ana María Gil: Hola.\nLuis: Buenas.\nAna María Gil: Diga.\nLuis: Nada.\n";
  const auto metadata =
      read::Metadata::parse("call,agent_name,customer\nllamada,ana maria gil,55\n", "m.csv");
  const Folder folder;
  const std::string path = folder.file("llamada.txt", kNames);
  CHECK(read_paths({path}, {}, &metadata).calls ==
        std::vector<std::string>{"agent: Hola.\ncustomer: Buenas.\nagent: Diga.\ncustomer: Nada.\n"});
  CHECK(read_bytes(kNames).calls ==
        std::vector<std::string>{"unknown: Hola.\nunknown: Buenas.\nunknown: Diga.\nunknown: Nada.\n"});
  // What a label says of itself counts for more, and a name that both have says nothing.
  CHECK(read_bytes(R"({"agent_name":"Cliente","turns":[{"speaker":"Cliente","text":"Hola."}]})").calls ==
        std::vector<std::string>{"customer: Hola.\n"});
  const auto both = read::Metadata::parse("call,agent_name,customer\nllamada,luis,luis\n", "m.csv");
  CHECK(read_paths({path}, {}, &both).calls ==
        std::vector<std::string>{"unknown: Hola.\nunknown: Buenas.\nunknown: Diga.\nunknown: Nada.\n"});
}

TEST_CASE("who hung up is a party, or not known") {
  struct Case {
    std::string_view value, ended_by, doubt = {};
  };
  const Case cases[] = {
      {"customer", "customer"},
      {"CUSTOMER", "customer"},
      {"cliente", "customer"},
      {"el cliente", "customer"},
      {"La usuaria", "customer"},
      {"Colgó el cliente", "customer"},
      {"caller", "customer"},
      {"customer_hangup", "customer"},
      {"CUSTOMER_DISCONNECT", "customer"},
      {"asesora", "agent"},
      {"by agent", "agent"},
      {"o atendente", "agent"},
      {"Customer Service", "agent"},
      {"supervisor", "colleague"},
      {"sistema", "ivr"},
      {"Nuria Paz", "agent"},
      {"k-12", "agent"},
      {"Señor Gil", "customer"},
      {"desconocido", ""},
      {"N/A", ""},
      {"123", "", "\"ended_by\" is \"123\", which is nothing that it can be; it is not used"},
      {"TELECOM_PROBLEM", "",
       "\"ended_by\" is \"TELECOM_PROBLEM\", which is nothing that it can be; it is not used"},
  };
  const auto ended_by = [](const Call& call) { return std::string(call.ended_by); };
  const Folder folder;
  for (const Case& c : cases) {
    CAPTURE(c.value);
    const std::string turns =
        R"("agent":{"id":"k-12","name":"Nuria Paz"},"turns":[{"speaker":"agent","text":"Hola."}]})";
    const auto metadata = read::Metadata::parse(
        fmt::format("call,ended_by,customer\nuno,{},\"señor gil\"\n", c.value), "m.csv");
    const std::string own = folder.file(
        "dos.json", fmt::format(R"({{"ended_by":"{}","customer":{{"name":"Señor Gil"}},{})", c.value, turns));
    for (const std::string& path : {folder.file("uno.json", "{" + turns), own}) {
      const Result result = read_paths({path}, {}, &metadata, ended_by);
      CHECK(result.calls.at(0) == c.ended_by);
      CHECK((result.doubts.empty() ? "" : result.doubts.at(0)) == c.doubt);
    }
  }
}

TEST_CASE("who hung up, in other words than the transcript's, is no difference") {
  const auto metadata = read::Metadata::parse("call,ended_by\nuno,cliente\ndos,agente\n", "m.csv");
  const Folder folder;
  const std::string_view call = R"({"ended_by":"CUSTOMER","turns":[{"speaker":"agent","text":"Hola."}]})";
  CHECK(read_paths({folder.file("uno.json", call)}, {}, &metadata).doubts.empty());
  CHECK(read_paths({folder.file("dos.json", call)}, {}, &metadata).doubts ==
        std::vector<std::string>{
            "line 3 of the metadata differs from the transcript in ended_by; the transcript's is used"});
}
