// Tables larger than a call may be.
#include <doctest/doctest.h>

#include "read_fixture.hpp"

using namespace cortesia;
using namespace cortesia::read_test;

namespace {

// `calls` calls of two rows, of some 100 bytes together; a row in two lines.
std::string table(std::size_t calls) {
  std::string csv = "call_id;speaker;start;text\n";
  for (std::size_t i = 0; i < calls; ++i)
    csv += fmt::format(
        "c-{};Agente;0,5;\"Buenos días,\nle atiende Marta; dígame\"\nc-{};Cliente;4,0;Un tubo de 5\" nada "
        "más\n",
        i, i);
  return csv;
}

Result read_limited(std::string_view csv, std::size_t limit) {
  const Folder folder;
  read::Options options;
  options.max_call = limit;
  return read_paths({folder.file("t.csv", csv)}, options);
}

}  // namespace

TEST_CASE("the calls and their places are those of the table read whole") {
  const std::string csv = table(40'000);
  REQUIRE(csv.size() > 3u << 20);
  const Result whole = read_limited(csv, 64u << 20);
  const Result cut = read_limited(csv, 64u << 10);
  CHECK(whole.calls.size() == 40'000);
  CHECK(whole.calls == cut.calls);
  CHECK(whole.ids == cut.ids);
  const auto lines = [](const Result& result) {
    std::vector<std::string> places;
    for (const std::string& source : result.sources) places.push_back(source.substr(source.rfind(':')));
    return places;
  };
  CHECK(lines(whole) == lines(cut));
  CHECK(cut.unreadable.empty());
}

TEST_CASE("a call that comes back is refused with what is behind it, where the table is cut") {
  std::string csv = table(30'000);
  csv += "c-7;Agente;9,0;Otra vez\nc-x;Agente;0,0;Nada\n";
  CHECK(read_limited(csv, 64u << 20).unreadable.empty());
  const Result cut = read_limited(csv, 64u << 10);
  CHECK(cut.calls.size() == 30'000);
  REQUIRE(cut.unreadable.size() == 1);
  CHECK(cut.unreadable[0].error.starts_with("the rows of call \"c-7\" stand apart"));
  CHECK(cut.unreadable[0].source.ends_with("t.csv:90002"));
}

TEST_CASE("a call over the limit is refused, and a table without a column of calls is one") {
  std::string csv = table(100) + "gorda;Agente;0,0;" + std::string(70'000, 'x') + "\nlejos;Agente;0;no\n";
  const Result fat = read_limited(csv, 64u << 10);
  CHECK(fat.calls.size() == 100);
  REQUIRE(fat.unreadable.size() == 1);
  CHECK(fat.unreadable[0].error.starts_with("a call of more than"));
  std::string nameless = "speaker,text\n";
  while (nameless.size() < 70'000) nameless += "Agente,hola\n";
  const Result one = read_limited(nameless, 64u << 10);
  REQUIRE(one.unreadable.size() == 1);
  CHECK(one.unreadable[0].error.starts_with("a file of more than"));
}
