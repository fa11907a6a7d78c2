// Every kind of check, as a table: a rule, a call, the verdict and its reason.
#include <set>

#include <doctest/doctest.h>

#include "check_cases.hpp"
#include "golden.hpp"
#include "rules/check.hpp"
#include "rules/figures.hpp"

namespace cortesia::rules {
namespace {

using namespace cases;

TEST_CASE("require: what must be said, by whom, where, how often") {
  run({
      {"require: {say: gracias}", "A: muchas gracias\nC: adiós", "pass", "said"},
      {"require: {say: gracias}", "A: hola\nC: gracias", "fail", "not_said"},
      {"require: {say: gracias, by: customer}", "A: hola\nC: gracias", "pass", "said"},
      {"require: {say: gracias, by: colleague}", "A: gracias\nC: sí\nK: hola", "fail", "not_said"},
      {"require: {say: gracias, by: organisation}", "A: hola\nC: sí\nK: gracias", "pass", "said"},
      {"require: {say: hola, in: opening}", "A: buenas\nC: sí\nA: hola\nC: ya\nA: hola", "pass", "said"},
      {"require: {say: hola, in: opening}", "A: buenas\nC: sí\nA: bien\nC: ya\nA: hola", "fail", "not_said"},
      {"require: {say: hola, in: opening}", "0-5A: buenas\n6-40C: sí\n41-50A: hola", "fail", "not_said"},
      {"require: {say: hola, in: opening}", "0-20I: bienvenido\n21-25A: buenas\n26-40C: sí\n48-50A: hola",
       "pass", "said"},
      {"require: {say: hola, in: first 30s}", "A: hola\nC: sí", "not_assessable", "needs_times"},
      {"require: {say: gracias, at_least: 2}", "A: gracias\nC: sí\nA: gracias", "pass", "said"},
      {"require: {say: gracias, at_least: 2}", "A: gracias\nC: sí", "fail", "not_said"},
      {"require: {say: un momento, except: un momento por favor}", "A: un momento por favor\nC: sí", "fail",
       "not_said"},
      {"require: {say: '@company'}", "A: aquí Movistar\nC: sí", "pass", "said"},
      {"require: {say: datos, to: colleague}", "A: sus datos\nC: sí\nA: te paso los datos\nK: bien", "pass",
       "said"},
      {"require: {say: datos, to: colleague}", "A: sus datos\nC: sí\nA: listo\nK: bien", "fail", "not_said"},
  });
}

TEST_CASE("windows: turns, shares, unions, moments") {
  run({
      {"require: {say: hola, in: first 1 turns}", "A: hola\nC: sí", "pass", "said"},
      {"require: {say: hola, in: last 2 turns}", "A: hola\nC: sí\nA: bien", "fail", "not_said"},
      {"require: {say: hola, in: last 1 agent turn}", "A: hola\nC: sí", "pass", "said"},
      {"require: {say: hola, in: first 20%}", "A: hola uno dos tres cuatro\nC: cinco seis siete ocho nueve",
       "pass", "said"},
      {"require: {say: ocho, by: any, in: first 20%}",
       "A: hola uno dos tres cuatro\nC: cinco seis siete ocho nueve", "fail", "not_said"},
      {"require: {say: hola, in: [first 1 turns, last 1 turns]}", "A: uno\nC: dos\nA: hola", "pass", "said"},
      {"require: {say: espere, in: {before: hold}}", "A: espere\nC: sí\n(música)\nA: ya", "pass", "said"},
      {"require: {say: espere, in: {before: hold, within: 1 turns}}", "A: espere\nC: sí\n(música)\nA: ya",
       "fail", "not_said"},
      {"require: {say: espere, in: {before: hold, within: 2 turns}}", "A: espere\nC: sí\n(música)\nA: ya",
       "pass", "said"},
      {"require: {say: ya, in: {after: hold, within: 1 agent turns}}", "A: espere\nC: sí\n(música)\nA: ya",
       "pass", "said"},
      {"require: {say: ya, in: {after: hold}}", "A: ya\nC: sí\n(música)\nC: hola", "fail", "not_said"},
      {"require: {say: hola, by: customer, in: {during: hold}}", "A: ya\nC: sí\n(música)\nC: hola\nA: bien",
       "pass", "said"},
      {"require: {say: hola, by: customer, in: {during: hold, within: 2 words}}",
       "A: ya\nC: sí\n(música)\nC: oiga hola\nA: bien", "pass", "said"},
      {"require: {say: hola, by: customer, in: {during: hold, within: 1 words}}",
       "A: ya\nC: sí\n(música)\nC: oiga hola\nA: bien", "fail", "not_said"},
      {"require: {say: hola, in: {before: hold}}", "A: uno\nC: dos\nA: hola", "pass", "said"},
      {"require: {say: hola, in: {after: hold}}", "A: uno\nC: dos\nA: hola", "fail", "not_said"},
      {"require: {say: perdón, in: {between: [complaint, hold]}}",
       "A: a\nC: no funciona\nA: perdón\n(hold)\nA: ya", "pass", "said"},
      {"require: {say: perdón, in: {between: [complaint, hold]}}",
       "A: perdón\nC: no funciona\nA: bien\n(hold)\nA: ya", "fail", "not_said"},
      {"require: {say: perdón, in: {between: [complaint, hold]}}", "A: a\nC: no funciona\nA: perdón", "fail",
       "not_said"},
      {"require: {say: uno, in: after 10s}", "0-5A: uno\n6-20C: dos\n21-22A: tres", "fail", "not_said"},
      {"require: {say: tres, in: after 10s}", "0-5A: uno\n6-20C: dos\n21-22A: tres", "pass", "said"},
  });
}

TEST_CASE("forbid: what must not be said, and what excuses it") {
  run({
      {"forbid: {say: no sé}", "A: hola\nC: no sé", "pass", "nothing_forbidden"},
      {"forbid: {say: no sé}", "A: no sé\nC: ya", "fail", "forbidden_said"},
      {"forbid: {say: no sé, at_most: 1}", "A: no sé\nC: ya", "pass", "nothing_forbidden"},
      {"forbid: {say: no se puede, unless: {say: puedo ofrecerle, in: [same turn, next agent turn]}}",
       "A: no se puede\nC: ah\nA: puedo ofrecerle otra", "pass", "nothing_forbidden"},
      {"forbid: {say: no se puede, unless: {say: puedo ofrecerle, in: [same turn, next agent turn]}}",
       "A: puedo ofrecerle otra\nC: ah\nA: no se puede", "fail", "forbidden_said"},
      {"forbid: {say: no se puede, unless: {say: pero sí, by: customer, in: next customer turn}}",
       "A: no se puede\nC: pero sí", "pass", "nothing_forbidden"},
  });
}

TEST_CASE("parts: a fraction, enough, and what drops out") {
  constexpr std::string_view parts =
      "parts:\n  - {name: uno, say: uno}\n  - {name: dos, say: dos}\n  - {name: tres, any: [{say: tres}, "
      "{say: iii}]}";
  run({
      {parts, "A: uno dos iii\nC: ya", "pass", "all_parts"},
      {parts, "A: uno dos\nC: ya", "partial", "some_parts"},
      {parts, "A: nada\nC: ya", "fail", "no_parts"},
      {"enough: 2\nparts:\n  - {name: uno, say: uno}\n  - {name: dos, say: dos}\n  - {name: tres, say: tres}",
       "A: uno dos\nC: ya", "pass", "all_parts"},
      // no times: what of the second cannot be told decides, or does not
      {"parts:\n  - {name: uno, say: uno}\n  - {name: dos, measure: duration, at_most: 10s}", "A: uno\nC: ya",
       "not_assessable", "needs_times"},
      {"parts:\n  - {name: uno, say: uno}\n  - {name: dos, measure: duration, at_most: 10s}", "A: dos\nC: ya",
       "fail", "no_parts"},
      {"enough: 1\nparts:\n  - {name: uno, say: uno}\n  - {name: dos, measure: duration, at_most: 10s}",
       "A: uno\nC: ya", "pass", "all_parts"},
      {"enough: 2\nparts:\n  - {name: uno, say: uno}\n  - {name: dos, say: dos}\n  - {name: tres, measure: "
       "duration, at_most: 10s}",
       "A: uno\nC: ya", "not_assessable", "needs_times"},
      {"parts:\n  - {name: uno, measure: duration, at_most: 10s}", "A: uno\nC: ya", "not_assessable",
       "needs_times"},
  });
  const Checklist checklist = checklist_of(parts);
  Auditor auditor(checklist);
  Call call = testing::make_call("A: dos\nC: uno\nA: uno");
  const Finding& finding = auditor.audit(call).findings.at(0);
  CHECK(finding.fraction == doctest::Approx(2.0 / 3));
  REQUIRE(finding.parts.size() == 3);
  CHECK(finding.parts[0].verdict == Verdict::pass);
  CHECK(finding.parts[2].verdict == Verdict::fail);
  REQUIRE(finding.evidence.size() == 2);
  CHECK(finding.evidence[0].part == 1);
  CHECK(finding.evidence[1].part == 0);
  CHECK(checklist.info().rules[0].parts == std::vector<std::string>{"uno", "dos", "tres"});
}

TEST_CASE("order and never_before") {
  constexpr std::string_view order = "order: [{say: hola}, {say: soy}, {say: en qué}]";
  constexpr std::string_view before = "never_before: {say: su cédula, until: {say: soy}}";
  run({
      {order, "A: hola soy yo en qué\nC: ya", "pass", "in_order"},
      {order, "A: soy yo hola\nC: ya", "fail", "out_of_order"},
      {order, "A: hola en qué\nC: ya\nA: soy", "fail", "out_of_order"},
      {order, "A: hola\nC: soy", "not_applicable", "too_few_present"},
      {before, "A: soy Ana su cédula\nC: ya", "pass", "in_order"},
      {before, "A: su cédula\nC: ya\nA: soy", "fail", "out_of_order"},
      {before, "A: su cédula\nC: ya", "fail", "out_of_order"},
      {before, "A: hola\nC: su cédula", "pass", "in_order"},
      {"never_before: {say: su cédula, until: soy}", "A: soy Ana su cédula\nC: ya", "pass", "in_order"},
  });
}

TEST_CASE("sequence: a chain within reach") {
  constexpr std::string_view chain =
      "sequence: [{say: está bien, by: agent}, {say: sí, by: customer, within: 1 turns}, {say: listo, by: "
      "agent, within: 2 turns}]";
  run({
      {chain, "A: está bien\nC: sí\nA: listo", "pass", "said"},
      {chain, "A: está bien\nC: ya\nA: otra\nC: sí\nA: listo", "fail", "not_said"},
      {chain, "A: está bien\nC: ya\nA: está bien\nC: sí\nA: listo", "pass", "said"},
      {chain, "C: sí\nA: está bien listo", "fail", "not_said"},
      // A step of several kinds of things, in the order of the call.
      {"sequence: [{say: está bien}, {any: [{say: dos}, {say: uno}], within: 1 turns}, {say: listo, within: "
       "1 turns}]",
       "A: está bien\nC: ya\nA: uno\nC: ya\nA: dos listo", "fail", "not_said"},
      {"sequence: [{say: está bien}, {any: [{say: dos}, {say: uno}], within: 2 turns}, {say: listo, within: "
       "2 turns}]",
       "A: está bien\nC: ya\nA: uno\nC: ya\nA: listo\nC: ya\nA: ya\nC: ya\nA: dos", "pass", "said"},
  });
}

TEST_CASE("sequence: what does not happen between two steps") {
  constexpr std::string_view kept = "sequence: [{say: uno}, {not: {say: no, by: any}}, {say: dos}]";
  run({
      {kept, "A: uno\nC: ya\nA: dos", "pass", "said"},
      {kept, "A: uno\nC: no\nA: dos", "fail", "not_said"},
      {kept, "A: no uno\nC: ya\nA: dos no", "pass", "said"},
      {kept, "A: uno no dos", "fail", "not_said"},
      // The nearest match before a step decides.
      {kept, "A: uno\nC: no\nA: uno\nC: ya\nA: dos", "pass", "said"},
      {kept, "A: uno\nC: no\nA: dos\nC: ya\nA: uno dos", "pass", "said"},
      {"sequence: [{say: uno}, {not: {say: no, by: any}}, {not: {event: hold}}, {say: dos}]",
       "A: uno\n(hold)\nA: dos", "fail", "not_said"},
      {"sequence: [{say: uno}, {not: {silence: over 10s}}, {say: dos}]", "A: uno\nC: ya\nA: dos",
       "not_assessable", "needs_times"},
  });
}

TEST_CASE("sequence: a step beside the step before") {
  constexpr std::string_view next =
      "sequence: [{say: está bien, by: agent}, {say: sí, by: customer, in: next customer turn}]";
  constexpr std::string_view same =
      "sequence: [{say: uno, by: agent}, {say: dos, in: [same turn, next agent turn]}, {say: tres, in: same "
      "turn}]";
  run({
      {next, "A: está bien\nC: sí", "pass", "said"},
      {next, "C: sí\nA: está bien\nC: ya\nA: bueno\nC: sí", "fail", "not_said"},
      {next, "A: está bien\nC: ya\nA: está bien\nC: sí", "pass", "said"},
      {next, "A: está bien\nA: a ver\nA: ya\nC: sí", "pass", "said"},
      {same, "A: uno dos tres", "pass", "said"},
      {same, "A: dos uno tres", "fail", "not_said"},
      {same, "A: uno\nC: dos\nA: dos\nC: tres", "fail", "not_said"},
      {same, "A: uno\nC: dos\nA: dos tres", "pass", "said"},
      {same, "A: uno\nC: ya\nA: ya\nC: ya\nA: dos tres", "fail", "not_said"},
      // The nearer of two that reach the same match leads on; the farther is out of reach.
      {"sequence: [{say: uno}, {say: dos, by: any, in: next 3 turns, within: 1 turns}]",
       "A: uno\nC: ya\nA: uno\nC: dos", "pass", "said"},
      {"sequence: [{say: uno}, {say: dos, by: any, in: next 3 turns, within: 1 turns}]",
       "A: uno\nC: ya\nA: dos", "fail", "not_said"},
      // Beside a wait, which holds no words.
      {"sequence: [{event: hold}, {say: gracias, in: next agent turn}]",
       "A: uno\n(música)\nC: gracias\nA: dos", "fail", "not_said"},
      {"sequence: [{event: music}, {say: gracias, in: next agent turn}]",
       "A: uno\n(música)\nC: aló\nA: gracias", "pass", "said"},
  });
}

TEST_CASE("ask and answer: agreed, volunteered, refused, unanswered, never asked") {
  constexpr std::string_view ask = "ask: {say: me permite, by: agent}";
  run({
      {ask, "A: me permite\nC: claro", "pass", "asked_and_agreed"},
      {ask, "A: me permite\nC: no", "fail", "refused"},
      {ask, "A: me permite\nC: no, no, aquí me quedo", "pass", "asked_and_agreed"},
      {ask, "A: me permite\nC: este\nA: y\nC: sí", "pass", "asked_and_agreed"},
      {ask, "A: me permite\nC: este\nA: y\nC: pues\nA: ya\nC: sí", "fail", "unanswered"},
      {ask, "A: hola\nC: sí", "fail", "not_asked"},
      {"ask: {say: me permite, by: agent}\nanswer: {volunteered: {say: yo espero, by: customer}}",
       "A: hola\nC: yo espero", "pass", "volunteered"},
      {"ask: {say: me permite, by: agent}\nanswer: {yes: dele, no: ni modo}", "A: me permite\nC: dele",
       "pass", "asked_and_agreed"},
      {"ask: {say: me ayuda, by: customer}", "A: hola\nC: me ayuda\nA: sí", "pass", "asked_and_agreed"},
  });
}

TEST_CASE("all, any, not: what cannot be told counts only when the others do not settle it") {
  run({
      {"all: [{say: uno}, {say: dos}]", "A: uno dos\nC: ya", "pass", "said"},
      {"all: [{say: uno}, {say: dos}]", "A: uno\nC: ya", "fail", "not_said"},
      {"all: [{say: uno}, {measure: duration, at_most: 5s}]", "A: uno\nC: ya", "not_assessable",
       "needs_times"},
      {"all: [{say: dos}, {measure: duration, at_most: 5s}]", "A: uno\nC: ya", "fail", "not_said"},
      {"any: [{say: dos}, {say: uno}]", "A: uno\nC: ya", "pass", "said"},
      {"any: [{say: dos}, {say: tres}]", "A: uno\nC: ya", "fail", "not_said"},
      {"any: [{say: dos}, {measure: duration, at_most: 5s}]", "A: uno\nC: ya", "not_assessable",
       "needs_times"},
      {"any: [{say: uno}, {measure: duration, at_most: 5s}]", "A: uno\nC: ya", "pass", "said"},
      {"not: {say: uno}", "A: uno\nC: ya", "fail", "forbidden_said"},
      {"not: {say: dos}", "A: uno\nC: ya", "pass", "nothing_forbidden"},
      {"not: {measure: duration, at_most: 5s}", "A: uno\nC: ya", "not_assessable", "needs_times"},
  });
}

TEST_CASE("moments: events, words and silences, merged, with an end") {
  constexpr std::string_view count = "measure: count\nof: hold\nat_most: 1";
  run({
      {"moment: hold", "A: hola\nC: sí\n(música)\nA: ya", "pass", "happened"},
      {"moment: hold", "A: hola\nC: sí\nA: ya", "fail", "never_happened"},
      {"moment: hold", "0-2A: un momento\n2-3C: sí\n14-15A: ya", "pass", "happened"},
      {"moment: hold", "0-2A: un momento\n2-3C: sí\n4-5A: ya", "fail", "never_happened"},
      {"moment: hold", "A: un momento\nC: sí\nA: gracias por esperar", "pass", "happened"},
      {"moment: hold", "A: un momento gracias por esperar\nC: sí", "pass", "happened"},
      {"moment: hold", "0-2A: hola\n2-3C: sí\n24-25A: ya", "pass", "happened"},
      {"moment: hold", "0-2A: hola\n24-25C: sí\n26-27A: ya", "fail", "never_happened"},
      {"moment: hold", "0-2A: busque\n2-3C: sí\n24-25A: ya", "fail", "never_happened"},
      {"moment: hold", "0-2C: un momento\n30-31C: ya\n31-32A: bien", "fail", "never_happened"},
      // One wait, three ways to know it.
      {count, "0-2A: un momento\n2-3C: sí\n(música)\n30-31A: gracias por esperar", "pass", "within_limit"},
      {count, "0-2A: un momento\n(hold)\n30-31A: gracias por esperar\n32-33C: ya\n(hold)\n60-61A: listo",
       "fail", "outside_limit"},
      // The customer's "¿oiga?" does not end it.
      {count, "0-2A: un momento\n2-3C: sí\n(música)\n30-31C: oiga\n55-56A: ya", "pass", "within_limit"},
      {"measure: longest\nof: hold\nat_most: 30s", "0-2A: un momento\n2-3C: sí\n20-21C: oiga\n40-41A: ya",
       "fail", "outside_limit"},
      {"measure: total\nof: hold\nat_most: 10s", "A: hola\nC: sí\n(música)\nA: ya", "not_assessable",
       "needs_times"},
      {"turn: {by: colleague}", "A: hola\nC: sí\nK: ya", "pass", "happened"},
      {"turn: {by: colleague}", "A: hola\nC: sí", "fail", "never_happened"},
      {"turn: {by: colleague, at_least: 2}", "A: hola\nC: sí\nK: ya\nC: sí", "fail", "never_happened"},
      {"turn: {by: customer, words: 3}", "A: hola\nC: uno dos\nA: ya\nC: uno dos tres", "pass", "happened"},
      {"turn: {by: customer, words: 3}", "A: uno dos tres\nC: uno dos\nA: ya\nC: uno", "fail",
       "never_happened"},
      {"turn: {by: customer, words: 2, at_least: 2}", "C: uno dos\nA: ya\nC: uno", "fail", "never_happened"},
      {"sequence: [{turn: {by: customer, words: 2}}, {say: ajá, within: 1 turns}]",
       "C: uno dos\nA: ya\nC: uno dos tres\nA: ajá", "pass", "said"},
      {"sequence: [{turn: {by: customer, words: 4}}, {say: ajá, within: 1 turns}]",
       "C: uno dos\nA: ya\nC: uno dos tres\nA: ajá", "fail", "not_said"},
      {"moment: joined", "A: hola\nC: sí\nK: ya\nC: sí", "fail", "never_happened"},
      {"moment: joined", "A: hola\nC: sí\nK: ya\nC: sí\nK: listo", "pass", "happened"},
      {"moment: asked", "A: puede esperar\nC: sí", "pass", "happened"},
      {"moment: asked", "C: sí\nA: puede esperar\nC: no\nA: ya\nC: sí", "fail", "never_happened"},
      {"moment: asked", "A: puede esperar\nC: no\nA: puede esperar\nC: sí", "pass", "happened"},
      {"event: music", "A: hola\n(música)\nC: sí", "pass", "happened"},
      {"silence: over 5s", "0-1A: hola\n9-10C: sí", "pass", "happened"},
      {"silence: over 5s", "0A: hola\n9C: sí", "not_assessable", "needs_turn_ends"},
      {"silence: over 5s", "A: hola\nC: sí", "not_assessable", "needs_times"},
  });
}

TEST_CASE("a hold inside a longer silence begins when the telephone system says") {
  const auto longest = [](std::string_view limit, double start) {
    const Checklist checklist = checklist_of("measure: longest\nof: quiet\n" + std::string(limit));
    Auditor auditor(checklist);
    Call call = testing::make_call("0-2A: hola\n2-3C: sí\n40-41A: ya");
    call.events.push_back(
        {.kind = EventKind::hold, .start = start, .end = start + 5, .before_turn = 2, .detail = {}});
    return std::string(name_of(auditor.audit(call).findings.at(0).verdict));
  };
  CHECK(longest("at_most: 20s", 20) == "pass");
  CHECK(longest("at_least: 20s", 20) == "pass");
  CHECK(longest("at_least: 30s", 10) == "pass");
}

TEST_CASE("for_each: every occurrence, the fraction, and what drops out") {
  constexpr std::string_view thanks =
      "for_each: hold\nwhen: {turn: {by: agent, in: {after: hold}}}\nrequire: {say: gracias, in: {after: "
      "hold, within: 1 agent turns}}";
  run({
      {thanks, "A: hola\nC: sí", "not_applicable", "no_moment"},
      {thanks, "A: hola\n(hold)\nA: gracias\nC: sí", "pass", "said"},
      {thanks, "A: hola\n(hold)\nA: gracias\nC: sí\n(hold)\nA: ya", "partial", "some_occurrences"},
      {thanks, "A: hola\n(hold)\nA: bien\nC: sí\n(hold)\nA: ya", "fail", "no_occurrences"},
      {thanks, "A: hola\n(hold)\nA: gracias\nC: sí\n(hold)\nC: ya", "pass", "said"},
      {thanks, "A: hola\n(hold)\nC: ya", "not_applicable", "no_occasion"},
  });
}

TEST_CASE("when, assessable and needs") {
  run({
      {"when: {moment: complaint}\nrequire: {say: perdón}", "A: hola\nC: sí", "not_applicable",
       "no_occasion"},
      {"when: {moment: complaint}\nrequire: {say: perdón}", "A: hola\nC: no funciona\nA: perdón", "pass",
       "said"},
      {"when: {measure: duration, over: 5s}\nrequire: {say: perdón}", "A: hola\nC: sí", "not_assessable",
       "needs_times"},
      {"assessable: {say: hola}\nrequire: {say: perdón}", "A: ya\nC: sí", "not_assessable",
       "condition_unknown"},
      {"needs: [times]\nrequire: {say: hola}", "A: hola\nC: sí", "not_assessable", "needs_times"},
      {"needs: [turn-ends]\nrequire: {say: hola}", "0A: hola\n1C: sí", "not_assessable", "needs_turn_ends"},
      {"needs: [loudness|casing]\nrequire: {say: hola}", "A: hola\nC: sí", "not_assessable",
       "needs_loudness"},
      {"needs: [loudness|casing]\nrequire: {say: hola}", "A: Hola, dígame.\nC: Sí, claro.", "pass", "said"},
      {"needs: [ring]\nrequire: {say: hola}", "A: hola\nC: sí", "not_assessable", "needs_ring"},
      {"needs: [archive]\nrequire: {say: hola}", "A: hola\nC: sí", "not_assessable", "needs_archive"},
      {"needs: [end-of-call]\nrequire: {say: hola}", "A: hola\nC: y entonces el", "not_assessable",
       "needs_end_of_call"},
      {"needs: [end-of-call]\nrequire: {say: hola}", "A: hola\nC: bueno hasta luego", "pass", "said"},
      {"cut: true", "A: hola\nC: quería saber si", "pass", "condition_holds"},
      {"cut: true", "A: hola\nC: listo adiós", "fail", "condition_fails"},
      {"cut: true", "A: que le queda muy linda\nC: feliz tarde\nA: cuál de las dos", "fail",
       "condition_fails"},
  });
}

TEST_CASE("a call that cannot be judged as a whole says why, in every finding") {
  const Checklist checklist = checklist_of("require: {say: hola}");
  Auditor auditor(checklist);
  const auto reason = [&](std::string_view text, std::string_view language) {
    Call call = testing::make_call(text);
    call.language = language;
    const Report& report = auditor.audit(call);
    CHECK(report.outcome == Outcome::not_assessable);
    CHECK(report.findings.at(0).verdict == Verdict::not_assessable);
    return std::string(name_of(report.findings.at(0).reason));
  };
  CHECK(reason("X: hola\nX: sí", "") == "needs_speakers");
  CHECK(reason("A: hola\nC: sí", "pt-BR") == "other_language");
  CHECK(reason("", "") == "empty_call");
  Call call = testing::make_call("A: hola\nC: sí");
  call.language = "es-MX";
  CHECK(auditor.audit(call).outcome == Outcome::passed);
}

TEST_CASE("every kind of check and every figure has a case in these tables") {
  // The tables are text; what they name is what was tested.
  std::string tables;
  for (const std::string_view file : {"rules_checks.cpp", "rules_figures.cpp"})
    tables += fixture::contents(CORTESIA_SOURCE_DIR "/tests/unit/" + std::string(file));
  for (const CheckKind& kind : check_kind_table())
    CHECK_MESSAGE(tables.find(std::string(kind.name) + ":") != std::string::npos, kind.name);
  for (const Figure& figure : figure_table())
    CHECK_MESSAGE(tables.find("measure: " + std::string(figure.name)) != std::string::npos, figure.name);
}

}  // namespace
}  // namespace cortesia::rules
