// Doubts in words, in both languages.
#include <doctest/doctest.h>

#include "write/doubts.hpp"

namespace cortesia::write {
namespace {

TEST_CASE("every doubt has words in both languages, which fill in all they are given") {
  for (std::size_t i = 0; i < std::size(kDoubtNames); ++i) {
    CAPTURE(kDoubtNames[i]);
    for (const std::size_t count : {1u, 3u}) {
      const Doubt doubt{static_cast<DoubtKind>(i), count, 4, "lo suyo", "lo otro"};
      const std::string english = doubt_words(doubt, "en");
      const std::string spanish = doubt_words(doubt, "es-CO");
      CHECK(english != spanish);
      CHECK(english.find_first_of("{}") == std::string::npos);
      CHECK(spanish.find_first_of("{}") == std::string::npos);
      CHECK((english.find("lo suyo") == std::string::npos) == (spanish.find("lo suyo") == std::string::npos));
      CHECK((english.find('5') == std::string::npos) == (spanish.find('5') == std::string::npos));
      CHECK((english.find('3') == std::string::npos) == (spanish.find('3') == std::string::npos));
    }
  }
}

TEST_CASE("turns are counted from 1, lines and bytes are what they are, and one is not several") {
  CHECK(doubt_words({.kind = DoubtKind::no_text, .count = 1, .at = 0}, "es") == "el turno 1 no tiene texto");
  CHECK(doubt_words({.kind = DoubtKind::no_text, .count = 3, .at = 7}, "en") ==
        "turn 8 (and 2 more) has no text");
  CHECK(doubt_words({.kind = DoubtKind::metadata_differs, .at = 7, .text = "queue"}, "en") ==
        "line 7 of the metadata differs from the transcript in queue; the transcript's is used");
  CHECK(doubt_words({.kind = DoubtKind::lines_left_out, .count = 2}, "es") ==
        "se dejaron fuera 2 líneas antes de la primera etiqueta de hablante");
}

}  // namespace
}  // namespace cortesia::write
