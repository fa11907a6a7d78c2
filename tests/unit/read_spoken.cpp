// Words to turns.
#include <doctest/doctest.h>

#include "read/spoken.hpp"
#include "read_fixture.hpp"

using namespace cortesia;
using read::SpokenWord;

namespace {

SpokenWord word(std::string_view label, std::string_view text, double start, double end) {
  SpokenWord one;
  one.label = label;
  one.text = text;
  one.start = start;
  one.end = end;
  return one;
}

SpokenWord untimed(std::string_view label, std::string_view text, bool glued) {
  SpokenWord one;
  one.label = label;
  one.text = text;
  one.glued = glued;
  return one;
}

std::string turns(const std::vector<SpokenWord>& words) {
  Call call;
  read::add_turns(words, call);
  std::string out;
  for (const Turn& turn : call.turns) {
    out += fmt::format("{} {}-{}: {}", turn.label, read_test::time_of(turn.start),
                       read_test::time_of(turn.end), turn.text);
    for (std::uint32_t i = 0; i < turn.word_count; ++i) {
      const WordTime& time = call.word_times.at(turn.first_word + i);
      out += fmt::format(" <{}>", turn.text.substr(time.begin, time.end - time.begin));
    }
    out += '\n';
  }
  return out;
}

}  // namespace

TEST_CASE("another voice in between ends a turn") {
  CHECK(turns({word("a", "hola", 0, 1), word("b", "sí", 1.1, 1.2), word("a", "bien", 1.3, 2)}) ==
        "a 0-1: hola <hola>\nb 1.1-1.2: sí <sí>\na 1.3-2: bien <bien>\n");
}

TEST_CASE("a voice over another's does not cut its turn") {
  CHECK(turns({word("a", "quiero", 0, 1), word("a", "pagar", 1.05, 2), word("b", "ajá", 0.9, 1.3)}) ==
        "a 0-2: quiero pagar <quiero> <pagar>\nb 0.9-1.3: ajá <ajá>\n");
}

TEST_CASE("channels that stand one behind the other in the list come in order of time") {
  CHECK(turns({word("a", "uno", 0, 1), word("a", "tres", 4, 5), word("b", "dos", 2, 3)}) ==
        "a 0-1: uno <uno>\nb 2-3: dos <dos>\na 4-5: tres <tres>\n");
}

TEST_CASE("punctuation and words without a time stay with the word before them") {
  CHECK(turns({word("a", "son", 0, 1), untimed("a", "12", false), untimed("a", ".", true),
               word("b", "no", 1, 2)}) == "a 0-1: son 12. <son>\nb 1-2: no <no>\n");
}

TEST_CASE("without any times the order of the list is all there is") {
  CHECK(turns({untimed("a", "uno", false), untimed("b", "dos", false), untimed("a", "tres", false)}) ==
        "a ---: uno\nb ---: dos\na ---: tres\n");
}
