// Roles told from the words, where the transcript does not tell them; and roles that the words contradict.
#include <algorithm>

#include <doctest/doctest.h>

#include "calls.hpp"
#include "compiled_text.hpp"
#include "rules/compiled.hpp"

namespace cortesia::rules {
namespace {

constexpr std::string_view kChecklist = R"(
cortesia: 1
language: es
voices:
  organisation: ['en qué le puedo ayudar', 'le atiende', 'permítame', 'su cédula']
  customer: ['quería saber', 'mi factura', 'me llegó']
sections: [{id: s, weight: 1}]
rules:
  - {id: r, section: s, require: {say: 'en qué le puedo ayudar', by: agent}}
)";

struct Judged {
  Report report;
  std::vector<Party> parties;
  std::vector<Doubt> doubts;
};

Judged judge(Call call) {
  const Checklist checklist = testing::compiled(kChecklist);
  Auditor auditor(checklist);
  Judged out;
  out.report = auditor.audit(call);
  for (const Turn& turn : call.turns) out.parties.push_back(turn.party);
  out.doubts = call.doubts;
  return out;
}

// Labels `0`, `1`, ... are voices of unknown party.
Call nameless(std::initializer_list<std::pair<char, std::string_view>> turns) {
  Call call;
  call.id = "sin-roles";
  for (const auto& [label, text] : turns) {
    Turn turn;
    turn.label = call.arena.keep(std::string_view(&label, 1));
    turn.text = text;
    call.turns.push_back(turn);
  }
  return call;
}

bool has(const std::vector<Doubt>& doubts, DoubtKind kind) {
  return std::any_of(doubts.begin(), doubts.end(), [&](const Doubt& doubt) { return doubt.kind == kind; });
}

TEST_CASE("the voice that speaks like the organisation is the agent, and the doubt says so") {
  const Judged judged = judge(nameless({{'0', "buenas quería saber de mi factura"},
                                        {'1', "le atiende Ana en qué le puedo ayudar"},
                                        {'0', "me llegó doble"},
                                        {'1', "permítame su cédula"}}));
  CHECK(judged.parties == std::vector<Party>{Party::customer, Party::agent, Party::customer, Party::agent});
  CHECK(judged.report.findings.at(0).verdict == Verdict::pass);
  REQUIRE(judged.doubts.size() == 1);
  CHECK(judged.doubts[0].kind == DoubtKind::roles_inferred);
  CHECK(judged.doubts[0].text == "1");
  CHECK(judged.doubts[0].other == "0");
}

TEST_CASE("the reader's doubt about the roles falls when they are told, and stands when they are not") {
  Call told = nameless({{'0', "buenas quería saber de mi factura"},
                        {'1', "le atiende Ana en qué le puedo ayudar"},
                        {'0', "me llegó doble"},
                        {'1', "permítame su cédula"}});
  told.doubts = {{.kind = DoubtKind::no_role, .text = "\"0\", \"1\""}, {.kind = DoubtKind::not_utf8}};
  Call untold = nameless({{'0', "buenas"}, {'1', "buenas"}});
  untold.doubts = told.doubts;
  const Judged known = judge(std::move(told)), unknown = judge(std::move(untold));
  CHECK_FALSE(has(known.doubts, DoubtKind::no_role));
  CHECK(has(known.doubts, DoubtKind::not_utf8));
  CHECK(has(unknown.doubts, DoubtKind::no_role));
}

TEST_CASE("where the words do not make it clear the call is not assessable, and says so") {
  const Judged judged = judge(nameless({{'0', "hola qué tal"}, {'1', "le atiende Ana"}, {'0', "bien"}}));
  CHECK(judged.parties == std::vector<Party>(3, Party::unknown));
  CHECK(judged.report.outcome == Outcome::not_assessable);
  CHECK(judged.report.reason == Reason::needs_speakers);
  CHECK(has(judged.doubts, DoubtKind::roles_not_clear));
}

TEST_CASE(
    "of two voices the one that answers the telephone is the agent, if its words do not say otherwise") {
  const auto call = [] {
    return nameless({{'0', "taller"}, {'1', "hola qué tal mi factura"}, {'0', "a ver"}});
  };
  CHECK(judge(call()).parties == std::vector<Party>{Party::agent, Party::customer, Party::agent});
  Call outbound = call();
  outbound.direction = Direction::outbound;
  CHECK(has(judge(std::move(outbound)).doubts, DoubtKind::roles_not_clear));
  CHECK(has(judge(nameless({{'0', "aló"}, {'1', "le atiende Ana"}, {'0', "ya"}})).doubts,
            DoubtKind::roles_not_clear));
}

TEST_CASE("of several voices the customer takes part, and what the others are taken for is told") {
  const Judged judged = judge(nameless({{'0', "si su problema es mi factura marque uno"},
                                        {'1', "le atiende Ana en qué le puedo ayudar"},
                                        {'2', "no tengo luz"},
                                        {'1', "permítame su cédula"},
                                        {'2', "uno dos"},
                                        {'3', "le atiende Luis permítame"},
                                        {'4', "dile que me llegó"}}));
  CHECK(judged.parties == std::vector<Party>{Party::customer, Party::agent, Party::customer, Party::agent,
                                             Party::customer, Party::colleague, Party::customer});
  CHECK(judged.doubts.back().other == "2");
  const auto told = [&](DoubtKind kind) {
    const auto doubt = std::ranges::find(judged.doubts, kind, &Doubt::kind);
    return doubt == judged.doubts.end() ? "" : doubt->text;
  };
  CHECK(told(DoubtKind::further_colleague) == "\"3\"");
  CHECK(told(DoubtKind::further_customer) == "\"0\", \"4\"");
}

TEST_CASE("of two who both speak like the organisation the one that does more is the agent") {
  const Judged judged = judge(nameless({{'0', "le atiende mi asistente su cédula"},
                                        {'1', "le atiende Ana en qué le puedo ayudar"},
                                        {'0', "a ver"},
                                        {'1', "permítame su cédula permítame"}}));
  CHECK(judged.parties == std::vector<Party>{Party::customer, Party::agent, Party::customer, Party::agent});
}

TEST_CASE("of two who serve the first is the agent, not the one who says more; a menu speaks once") {
  const Judged judged = judge(nameless({{'9', "le atiende el menú permítame su cédula"},
                                        {'0', "le atiende Ana en qué le puedo ayudar"},
                                        {'1', "mi factura"},
                                        {'0', "ya"},
                                        {'2', "le atiende Luis en qué le puedo ayudar permítame su cédula"},
                                        {'1', "me llegó"},
                                        {'2', "permítame su cédula permítame"}}));
  CHECK(judged.parties == std::vector<Party>{Party::colleague, Party::agent, Party::customer, Party::agent,
                                             Party::colleague, Party::customer, Party::colleague});
}

TEST_CASE("one voice alone tells nothing") {
  const Judged judged = judge(nameless({{'0', "le atiende Ana en qué le puedo ayudar permítame su cédula"}}));
  CHECK(judged.report.reason == Reason::needs_speakers);
}

TEST_CASE("of three voices the third is a colleague only when it speaks like one, and else not known") {
  const Judged judged = judge(nameless({{'0', "le atiende Ana en qué le puedo ayudar permítame su cédula"},
                                        {'1', "quería saber de mi factura me llegó"},
                                        {'2', "le atiende Luis permítame su cédula"},
                                        {'3', "mamá ven"}}));
  CHECK(judged.parties ==
        std::vector<Party>{Party::agent, Party::customer, Party::colleague, Party::unknown});
  REQUIRE(has(judged.doubts, DoubtKind::no_role));
  CHECK(judged.doubts.front().text == "\"3\"");
}

TEST_CASE("of voices that say nothing of a side the one who talks most is the customer") {
  const Judged judged = judge(nameless({{'1', "le atiende Ana en qué le puedo ayudar permítame"},
                                        {'0', "hay pintura blanca de veinte litros"},
                                        {'1', "sí claro"},
                                        {'2', "ajá"}}));
  CHECK(judged.parties == std::vector<Party>{Party::agent, Party::customer, Party::agent, Party::unknown});
}

// `A` and `C` are told by the transcript, digits are not.
Call half_told(std::initializer_list<std::pair<char, std::string_view>> turns) {
  Call call = nameless(turns);
  for (Turn& turn : call.turns) {
    if (turn.label == "A") turn.party = Party::agent;
    if (turn.label == "C") turn.party = Party::customer;
  }
  return call;
}

TEST_CASE("a side that is told stands, and the other is told from the words") {
  using enum Party;
  struct Case {
    const char* name;
    Call call;
    std::vector<Party> parties;
    bool inferred;
  };
  Case cases[] = {
      {"the agent of a customer",
       half_told({{'1', "le atiende Ana"}, {'C', "hola"}, {'1', "sí dígame"}}),
       {agent, customer, agent},
       true},
      {"nobody who serves",
       half_told({{'1', "sí dígame"}, {'C', "quería saber mi factura"}, {'1', "bien"}}),
       {unknown, customer, unknown},
       false},
      {"the customer is no second one: a colleague and one beside the customer",
       half_told({{'C', "quería saber de mi factura"},
                  {'1', "le atiende Ana permítame su cédula"},
                  {'2', "le atiende Luis"},
                  {'2', "permítame"},
                  {'3', "mamá ven"}}),
       {customer, agent, colleague, colleague, unknown},
       true},
      {"the customer of an agent, and a colleague",
       half_told(
           {{'1', "buenas quería saber de mi factura"}, {'A', "le atiende Ana"}, {'2', "le atiende Luis"}}),
       {customer, agent, colleague},
       true},
      {"both told: the third may be anybody",
       half_told(
           {{'A', "le atiende Ana"}, {'C', "mi factura"}, {'1', "le atiende Luis permítame su cédula"}}),
       {agent, customer, unknown},
       false},
      {"a voice without a word is no one's counterpart",
       half_told({{'1', "le atiende Ana"}, {'C', "hola"}, {'2', ""}}),
       {agent, customer, customer},
       true},
  };
  for (Case& one : cases) {
    CAPTURE(one.name);
    const Judged judged = judge(std::move(one.call));
    CHECK(judged.parties == one.parties);
    CHECK(has(judged.doubts, DoubtKind::roles_inferred) == one.inferred);
  }
}

TEST_CASE("roles that the words contradict are doubted, not changed") {
  Call call = testing::make_call(
      "C: le atiende Ana en qué le puedo ayudar\nA: quería saber de mi factura\nC: permítame su cédula\nA: "
      "me llegó doble");
  const Judged judged = judge(std::move(call));
  CHECK(judged.parties.front() == Party::customer);
  CHECK(has(judged.doubts, DoubtKind::roles_swapped));
  const Judged plain = judge(testing::make_call(
      "C: le atiende Ana en qué le puedo ayudar\nA: tienen pintura\nC: permítame su cédula"));
  CHECK(has(plain.doubts, DoubtKind::roles_swapped));
  CHECK(plain.report.sides == Sides::swapped);
  // What may be an agent's way of talking is none of the channels' until others of the run do the same.
  const Judged perhaps = judge(testing::make_call(
      "C: le atiende Ana en qué le puedo ayudar permítame su cédula\nA: le atiende Luis permítame"));
  CHECK(perhaps.report.sides == Sides::unclear);
  CHECK_FALSE(has(perhaps.doubts, DoubtKind::roles_swapped));
  const Judged right = judge(testing::make_call("A: le atiende Ana\nC: quería saber de mi factura"));
  CHECK(right.doubts.empty());
}

}  // namespace
}  // namespace cortesia::rules
