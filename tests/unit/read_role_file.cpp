// --roles FILE: by call, for every call, and the mistakes such a file can hold.
#include <doctest/doctest.h>

#include "base/error.hpp"
#include "read/role_file.hpp"
#include "read_fixture.hpp"

using namespace cortesia;
using namespace cortesia::read_test;

namespace {

std::string error_of(std::string_view csv) {
  try {
    read::RoleFile::parse(csv, "r.csv");
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("the call's own row wins, then --role, then the row for every call") {
  read::Options options;
  options.role_file = read::RoleFile::parse(
      "sep=;\ncall;label;role;_nota\nc-1;Speaker 0;customer;x\nuno;speaker_1;agent\ndos.txt;Speaker 1;ivr\n"
      ";SPEAKER 0;agent\n;Speaker 1;colleague\n",
      "r.csv");
  const Folder folder;
  const auto read = [&](const std::string& name, std::string_view bytes) {
    return read_paths({folder.file(name, bytes)}, options).calls.at(0);
  };
  constexpr std::string_view kText = "Speaker 0: Hola.\nSpeaker 1: Diga.\n";
  CHECK(read("uno.txt", kText) == "agent: Hola.\nagent: Diga.\n");
  CHECK(read("dos.txt", kText) == "agent: Hola.\nivr: Diga.\n");
  CHECK(read("tres.txt", kText) == "agent: Hola.\ncolleague: Diga.\n");
  CHECK(read("c.json", R"({"call_id":"c-1","turns":[{"speaker":"Speaker 0","text":"Hola."}]})") ==
        "customer: Hola.\n");
  options.roles.emplace_back("Speaker 0", Party::ivr);
  CHECK(read("tres.txt", kText) == "ivr: Hola.\ncolleague: Diga.\n");
  CHECK(read("c.json", R"({"call_id":"c-1","turns":[{"speaker":"Speaker 0","text":"Hola."}]})") ==
        "customer: Hola.\n");
}

TEST_CASE("calls that share a file are not called by its name") {
  read::Options options;
  options.role_file = read::RoleFile::parse("call,label,role\nx,0,agent\nb,0,customer\n", "r.csv");
  const Folder folder;
  const std::string path =
      folder.file("x.jsonl",
                  "{\"call_id\":\"a\",\"turns\":[{\"speaker\":\"0\",\"text\":\"uno\"}]}\n"
                  "{\"call_id\":\"b\",\"turns\":[{\"speaker\":\"0\",\"text\":\"dos\"}]}\n");
  CHECK(read_paths({path}, options).calls == std::vector<std::string>{"unknown: uno\n", "customer: dos\n"});
}

TEST_CASE("a file may be called with its folders, which wins over its name alone") {
  read::Options options;
  options.role_file =
      read::RoleFile::parse("call,label,role\nuno.txt,0,agent\nuno,1,customer\nb/uno,0,ivr\n", "r.csv");
  const Folder folder;
  const auto read = [&](const std::string& name) {
    return read_paths(
               {folder.file(name, R"({"turns":[{"speaker":"0","text":"a"},{"speaker":"1","text":"b"}]})")},
               options)
        .calls.at(0);
  };
  CHECK(read("a/uno.txt") == "agent: a\ncustomer: b\n");
  CHECK(read("b/uno.txt") == "ivr: a\ncustomer: b\n");
}

TEST_CASE("mistakes") {
  CHECK(error_of("").starts_with("r.csv: no header line"));
  CHECK(error_of("label,roles\n") ==
        "r.csv: unknown column \"roles\"; did you mean \"role\"? (a name that begins with \"_\" is passed "
        "over)");
  CHECK(
      error_of("call,role\n") ==
      "r.csv: no column \"label\"; expected the columns label and role (or etiqueta and rol), and call where "
      "it differs, found \"call\", \"role\"");
  CHECK(error_of("label,role\nA,agnete\nB,agente 2\n") ==
        "r.csv:2: expected a role, agent, colleague, customer or ivr, found \"agnete\"\n"
        "r.csv:3: expected a role, agent, colleague, customer or ivr, found \"agente 2\"");
  CHECK(error_of("label,role\n,agent\n") == "r.csv:2: no label is named in this row");
  CHECK(error_of("label,role\nA B,agent\na_b,agent\na-b,ivr\n") ==
        "r.csv:4: label \"a-b\" is ivr here and agent in a row before");
}

TEST_CASE("headers and roles in Spanish") {
  read::Options options;
  options.role_file = read::RoleFile::parse(
      "Etiqueta;Rol;Llamada;Turno de noche\nuno;Asesora;;x\ndos;CLIENTE;;\ntres;ivr;;\ncuatro;agent;;\n",
      "r.csv");
  CHECK(options.role_file->find("", "uno") == Party::agent);
  CHECK(options.role_file->find("", "dos") == Party::customer);
  CHECK(options.role_file->find("", "tres") == Party::ivr);
  CHECK(options.role_file->find("", "cuatro") == Party::agent);
  CHECK(options.role_file->passed_over() == "\"Turno de noche\"");
}
