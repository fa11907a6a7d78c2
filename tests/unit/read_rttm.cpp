// RTTM beside a transcript that does not say who speaks.
#include <algorithm>

#include <doctest/doctest.h>

#include "read_fixture.hpp"

using namespace cortesia;
using namespace cortesia::read_test;

namespace {

constexpr std::string_view kRttm =
    "SPEAKER otra 1 0.0 99 <NA> <NA> SPEAKER_09 <NA> <NA>\n"
    "SPEAKER llamada 1 3.0 2.0 <NA> <NA> SPEAKER_01 <NA> <NA>\n"
    "SPEAKER llamada 1 0.0 2.9 <NA> <NA> SPEAKER_00 <NA> <NA>\n"
    "SPKR-INFO llamada 1 <NA> <NA> <NA> unknown SPEAKER_00 <NA> <NA>\n"
    "SPEAKER llamada 1 tres 2.0 <NA> <NA> SPEAKER_02 <NA> <NA>\n";

std::string labelled(const Call& call) {
  std::string out;
  for (const Turn& turn : call.turns)
    out += fmt::format("{} {}: {}\n", turn.label, time_of(turn.start), turn.text);
  return out;
}

}  // namespace

TEST_CASE("speakers are told to whole turns by what they speak longest") {
  const Folder folder;
  folder.file("llamada.json", R"({"text":"","language":"es","segments":[
     {"start":0,"end":2.5,"text":" Buenos días."},{"start":2.6,"end":4.8,"text":" Hola, llamo por mi factura."},
     {"start":2.0,"end":4.0,"text":" Sí."},{"start":60,"end":61,"text":" Lejos."}]})");
  folder.file("llamada.rttm", kRttm);
  const Result result = read_paths({folder.path()}, {}, nullptr, labelled);
  REQUIRE(result.unreadable.empty());
  CHECK(result.calls ==
        std::vector<std::string>{"SPEAKER_00 0: Buenos días.\nSPEAKER_01 2: Sí.\n"
                                 "SPEAKER_01 2.6: Hola, llamo por mi factura.\n 60: Lejos.\n"});
  CHECK(std::ranges::count(result.doubts, "the speakers are those of \"llamada.rttm\"") == 1);
  CHECK(std::ranges::count(result.doubts,
                           "1 turn holds several voices by that file; it is given to the one that speaks "
                           "longest") == 1);
}

TEST_CASE("where words have times turns end where the voice changes") {
  const Folder folder;
  folder.file(
      "llamada.wav.json",
      R"({"text":"","language":"es","segments":[{"start":0,"end":4,"text":" Buenos días. ¿Hola? Diga.","words":[
     {"word":" Buenos","start":0,"end":1},{"word":" días.","start":1,"end":2},{"word":" ¿Hola?","start":3,"end":3.5},{"word":" Diga.","start":3.6,"end":4}]}]})");
  folder.file("llamada.rttm", kRttm);
  const Result result = read_paths({folder.path()}, {}, nullptr, labelled);
  CHECK(result.calls == std::vector<std::string>{"SPEAKER_00 0: Buenos días.\nSPEAKER_01 3: ¿Hola? Diga.\n"});
}

TEST_CASE("a transcript with labels keeps them, and speakers of sound alone are refused by name") {
  const Folder folder;
  folder.file("llamada.txt", "[00:00:01] Agente: Hola\n[00:00:03] Cliente: Diga\n");
  folder.file("llamada.rttm", kRttm);
  folder.file("sola.wav", "RIFF");
  folder.file("sola.rttm", kRttm);
  const Result result = read_paths({folder.path()}, {}, nullptr, labelled);
  CHECK(result.calls == std::vector<std::string>{"Agente 1: Hola\nCliente 3: Diga\n"});
  REQUIRE(result.unreadable.size() == 1);
  CHECK(result.unreadable[0].source.ends_with("sola.rttm"));
}
