// Turns in which two voices run together: where they are parted, and where they are left alone.
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "calls.hpp"
#include "compiled_text.hpp"
#include "rules/compiled.hpp"

namespace cortesia::rules {
namespace {

constexpr std::string_view kChecklist = R"(
cortesia: 1
language: es
voices:
  organisation: ['gracias por esperar', 'le atiende', 'que tenga buen día']
  customer: ['quería saber', 'mi factura']
  merged:
    - {question: ['me espera', 'permítame', 'ya regreso'], answer: ['sí claro', 'aquí espero']}
    - {question: 'algo más', answer: 'no nada más', by: organisation}
sections: [{id: s, weight: 1}]
rules:
  - {id: claro, section: s, require: {say: 'sí claro', by: customer}}
  - {id: gracias, section: s, require: {say: 'gracias por esperar', by: agent}}
)";

// "agent: me espera | customer: sí claro": every turn with pieces, one a line.
std::string parted(const Call& call) {
  static constexpr std::string_view kNames[] = {"?", "A", "K", "C", "I"};
  std::string out;
  for (std::uint32_t i = 0; i < call.turns.size(); ++i) {
    const Turn& turn = call.turns[i];
    std::string line;
    std::uint32_t begin = 0;
    Party party = turn.party;
    const auto put = [&](std::uint32_t end) {
      std::string_view text = turn.text.substr(begin, end - begin);
      while (text.ends_with(' ')) text.remove_suffix(1);
      line += fmt::format("{}{}: {}", line.empty() ? "" : " | ", kNames[static_cast<int>(party)], text);
    };
    for (const Piece& piece : call.pieces) {
      if (piece.turn != i) continue;
      put(piece.begin);
      begin = piece.begin;
      party = piece.party;
    }
    if (begin == 0) continue;
    put(static_cast<std::uint32_t>(turn.text.size()));
    out += out.empty() ? line : "\n" + line;
  }
  return out;
}

struct Case {
  std::string_view call, expected;
};

TEST_CASE("a turn is parted where an answer follows a question, and only there") {
  const Checklist rules = testing::compiled(kChecklist);
  Auditor auditor(rules);
  for (const Case& one : std::initializer_list<Case>{
           {"A: me espera sí claro", "A: me espera | C: sí claro"},
           {"A: ¿Me espera? Sí, claro. Gracias por esperar.",
            "A: ¿Me espera? | C: Sí, claro. | A: Gracias por esperar."},
           {"A: me espera un poquito que pregunto en el patio sí claro aquí espero",
            "A: me espera un poquito que pregunto en el patio | C: sí claro aquí espero"},
           {"A: hola\nC: permítame que busco el papel sí claro",
            "C: permítame que busco el papel | A: sí claro"},
           // What asks to wait is the asker's behind the answer too.
           {"A: me espera sí claro listo ya regreso", "A: me espera | C: sí claro listo | A: ya regreso"},
           {"K: algo más no nada más que tenga buen día",
            "K: algo más | C: no nada más | K: que tenga buen día"},
           {"A: me espera sí claro\nA: algo más no nada más",
            "A: me espera | C: sí claro\nA: algo más | C: no nada más"},
           // Long, and nothing in it tells whose it is; then something does.
           {"A: me espera sí claro uno dos tres cuatro cinco seis siete ocho nueve diez", ""},
           {"A: me espera sí claro uno dos tres cuatro cinco seis siete ocho quería saber diez",
            "A: me espera | C: sí claro uno dos tres cuatro cinco seis siete ocho quería saber diez"},
           {"A: sí claro me espera", ""},
           {"A: me espera\nC: sí claro", ""},
           {"A: me espera\nA: sí claro", ""},
           {"A: me espera uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece sí claro", ""},
           {"A: Me espera que sí, claro, ya vengo.", ""},  // no sentence of its own
           {"C: algo más no nada más", ""},                // the organisation asks that
           {"X: me espera sí claro", ""},
       }) {
    Call call = testing::make_call(one.call);
    auditor.audit(call);
    CAPTURE(one.call);
    CHECK(parted(call) == one.expected);
    CHECK(call.doubts.empty() == one.expected.empty());
  }
}

TEST_CASE("a piece counts as its voice's, and its evidence stands where the transcript has it") {
  const Checklist rules = testing::compiled(kChecklist);
  Auditor auditor(rules);
  Call call =
      testing::make_call("0-1 C: hola\n2-12 A: ¿Me espera? Sí, claro. Gracias por esperar.\n13-14 C: ya");
  const Report& report = auditor.audit(call);
  REQUIRE(report.findings.at(0).verdict == Verdict::pass);
  const Evidence& claro = report.findings[0].evidence.at(0);
  CHECK(claro.turn == 1);
  CHECK(call.turns[1].text.substr(claro.begin, claro.end - claro.begin) == "Sí, claro");
  CHECK(claro.time == doctest::Approx(2 + 10 * 2 / 7.0));  // two of seven words were said
  REQUIRE(report.findings.at(1).verdict == Verdict::pass);
  const Evidence& gracias = report.findings[1].evidence.at(0);
  CHECK(call.turns[1].text.substr(gracias.begin, gracias.end - gracias.begin) == "Gracias por esperar");
  CHECK(gracias.time == doctest::Approx(2 + 10 * 4 / 7.0));
  CHECK(call.doubts.size() == 1);
}

// Where each answer looks at all the others, this shows by half a minute.
TEST_CASE("many questions and answers") {
  const Checklist rules = testing::compiled(kChecklist);
  Auditor auditor(rules);
  constexpr std::size_t kAnswers = 100'000;
  std::string one = "A:", each;
  for (std::size_t i = 0; i < kAnswers; ++i) {
    one += " ¿Me espera? Sí, claro. Gracias por esperar.";
    each += "A: ¿Me espera? Sí, claro.\nC: Bueno.\n";
  }
  Call call = testing::make_call(one + "\nC: Ya.");
  auditor.audit(call);
  CHECK(call.pieces.size() == 2);  // a turn is parted once
  call.clear();
  call = testing::make_call(each);
  auditor.audit(call);
  CHECK(call.pieces.size() == kAnswers);
}

TEST_CASE("a call heard again is parted anew") {
  const Checklist rules = testing::compiled(kChecklist);
  Auditor auditor(rules);
  Call call = testing::make_call("A: me espera sí claro");
  auditor.audit(call);
  call.clear();
  call = testing::make_call("A: hola");
  auditor.audit(call);
  CHECK(call.pieces.empty());
}

}  // namespace
}  // namespace cortesia::rules
