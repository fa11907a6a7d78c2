// Checks that measure, look at what is known of a call, or need a clock.
#include "check_cases.hpp"

namespace cortesia::rules {
namespace {

using namespace cases;

TEST_CASE("measure: the figures of a call") {
  run({
      {"measure: ring_time\nat_most: 11s", "A: hola\nC: sí", "not_assessable", "needs_ring"},
      {"measure: duration\nat_most: 10s", "0-2A: hola\n3-9C: sí", "pass", "within_limit"},
      {"measure: duration\nunder: 9s", "0-2A: hola\n3-9C: sí", "fail", "outside_limit"},
      {"measure: talk_share\nat_most: 60%", "A: uno dos tres\nC: uno dos", "pass", "within_limit"},
      {"measure: talk_share\nat_most: 60%", "0-6A: uno\n6-9C: uno dos", "fail", "outside_limit"},
      {"measure: words\nby: customer\nat_least: 3", "A: uno dos tres\nC: uno dos", "fail", "outside_limit"},
      {"measure: words_per_minute\nbetween: [110, 190]", "0-2A: uno dos tres cuatro cinco\n3-4C: ya", "pass",
       "within_limit"},
      {"measure: words_per_minute\nbetween: [110, 190]", "0-10A: uno dos tres cuatro cinco\n11-12C: ya",
       "fail", "outside_limit"},
      {"measure: words_per_minute\nbetween: [110, 190]", "A: uno dos\nC: ya", "not_assessable",
       "needs_times"},
      {"measure: longest_turn\nat_most: 5s", "0-7A: uno dos\n8-20C: ya", "fail", "outside_limit"},
      {"measure: monologue\nat_most: 8s", "0-5A: uno dos tres\n5-6C: ajá\n6-12A: cuatro\n13-14C: ya", "fail",
       "outside_limit"},
      {"measure: monologue\nat_most: 8s", "0-5A: uno dos tres\n5-6C: pero eso no\n6-12A: cuatro\n13-14C: ya",
       "pass", "within_limit"},
      {"measure: interruptions\nat_most: 0", "0-5C: uno dos\n4-8A: tres cuatro cinco", "fail",
       "outside_limit"},
      {"measure: interruptions\nat_most: 0", "0-5C: uno dos\n4-4.5A: ajá\n6-7C: ya", "pass", "within_limit"},
      {"measure: interruptions\nat_most: 0", "0-5C: uno dos\n4.8-8A: tres cuatro cinco", "pass",
       "within_limit"},
      {"measure: longest\nof: silence\nat_most: 5s", "0-1A: hola\n9-10C: sí", "fail", "outside_limit"},
      // When the wait began is not known where the turn before it has no end.
      {"measure: longest\nof: hold\nat_most: 30s", "0A: un momento\n3C: sí\n(música)\n40A: ya",
       "not_assessable", "needs_turn_ends"},
      {"measure: longest\nof: hold\nat_most: 30s", "0-2A: un momento\n3-4C: sí\n(música)\n40A: ya", "fail",
       "outside_limit"},
      {"measure: share\nof: hold\nat_most: 20%", "0-10A: hola\n(hold)\n60-100A: ya", "fail", "outside_limit"},
      {"measure: count\nof: complaint\nat_least: 1", "A: hola\nC: no funciona", "pass", "within_limit"},
      {"measure: turns\nby: any\nat_least: 2", "A: hola\nC: no funciona", "pass", "within_limit"},
      {"measure: echo\nat_least: 50%",
       "C: perdí la maleta azul en barcelona\nA: entonces perdió la maleta azul", "pass", "within_limit"},
      {"measure: echo\nat_least: 50%", "C: perdí la maleta azul\nA: dígame cuántos bultos tenía", "fail",
       "outside_limit"},
      {"measure: repeated_words\nat_least: 2",
       "C: perdí la maleta azul en el tren\nA: una maleta, azul, en el tren", "fail",
       "outside_limit"},  // two of the three are too short to tell
      {"measure: repeated_words\nat_least: 2", "C: perdí la maleta verde\nA: la maleta verde, entonces",
       "pass", "within_limit"},
      {"measure: repeated_words\nat_least: 2", "C: perdí la maleta verde\nA: maleta, maleta y maleta", "fail",
       "outside_limit"},
      {"measure: repeated_words\nat_least: 2", "C: la maleta\nA: una maleta\nC: es verde\nA: ya, verde",
       "fail", "outside_limit"},  // in one turn
      {"measure: repeated_words\nat_least: 2", "A: la maleta verde\nC: la maleta verde", "fail",
       "outside_limit"},
      {"measure: repeated_words\nat_least: 2",
       "C: la maleta verde\nA: ya\nC: sí\nA: ya\nC: eso\nA: ya\nC: no\nA: la maleta verde", "pass",
       "within_limit"},
      {"measure: repeated_words\nat_least: 2",
       "C: la maleta verde\nA: ya\nC: sí\nA: ya\nC: eso\nA: ya\nC: no\nA: ya\nC: tampoco\nA: la maleta verde",
       "fail", "outside_limit"},  // five turns ago
      {"measure: capitals\nat_most: 2", "A: Hola, dígame. ESO NO SE HACE.\nC: Ya, bien.", "fail",
       "outside_limit"},
      {"measure: capitals\nat_most: 2", "A: hola\nC: ya", "not_assessable", "needs_casing"},
      {"measure: loudness\nat_most: 80", "A: hola\nC: ya", "not_assessable", "needs_loudness"},
  });
}

// Who only listens does not take the turn, however many words it takes; who says anything else does.
TEST_CASE("measure: back-channels are words, not short turns") {
  constexpr std::string_view kInterrupts = "measure: interruptions\nat_most: 0";
  constexpr std::string_view kTalks = "measure: monologue\nby: customer\nat_most: 9s";
  const auto verdict = [](const Checklist& checklist, std::string_view said) {
    Auditor auditor(checklist);
    Call call =
        testing::make_call(fmt::format("0-5C: mi línea no\n4-4.5A: {}\n5-10C: da tono\n11-12A: voy", said));
    return auditor.audit(call).findings.at(0).verdict;
  };
  const Checklist interrupts = checklist_of(kInterrupts), talks = checklist_of(kTalks);
  for (const std::string_view said : {"ajá", "Ya, ya, claro.", "sí, sí, ok, perfecto, ya"}) {
    CAPTURE(said);
    CHECK(verdict(interrupts, said) == Verdict::pass);
    CHECK(verdict(talks, said) == Verdict::fail);
  }
  for (const std::string_view said :
       {"Cállese", "espere", "no", "no señora", "su cédula", "sí, pero", "ya voy"}) {
    CAPTURE(said);
    CHECK(verdict(interrupts, said) == Verdict::fail);
    CHECK(verdict(talks, said) == Verdict::pass);
  }
  // The checklist's own list takes the place of those words.
  const auto listed = [](std::string_view rule) {
    return checklist_of(rule, "  back_channels: [ajá, 'ya veo', '(sí|claro) [señora]']\n");
  };
  const Checklist by_list = listed(kInterrupts), talk_by_list = listed(kTalks);
  CHECK(verdict(by_list, "Ajá. Ya veo, ya veo. Sí, señora.") == Verdict::pass);
  CHECK(verdict(talk_by_list, "Ajá. Ya veo, ya veo. Sí, señora.") == Verdict::fail);
  CHECK(verdict(by_list, "ok") == Verdict::fail);
  CHECK(verdict(by_list, "ya veo que no") == Verdict::fail);
  CHECK(verdict(talk_by_list, "señora") == Verdict::pass);
  // One is one whatever the turn behind it begins with.
  Auditor auditor(by_list);
  Call call = testing::make_call("0-5C: mi línea no\n4-4.5A: ajá\n5-10C: sí señora, da tono\n11-12A: voy");
  CHECK(auditor.audit(call).findings.at(0).verdict == Verdict::pass);
}

TEST_CASE("measure: of waits counts what lies in the window") {
  constexpr std::string_view kHeld = "0-9A: espere\n(hold)\n101-105A: ya está\n106-110C: ya";
  run({
      {"measure: total\nof: silence\nin: {during: hold}\nbetween: [91s, 93s]", kHeld, "pass", "within_limit"},
      {"measure: longest\nof: silence\nin: {during: hold}\nat_most: 30s", kHeld, "fail", "outside_limit"},
      {"measure: total\nof: silence\nin: first 60s\nbetween: [51s, 51s]", kHeld, "pass", "within_limit"},
      {"measure: total\nof: silence\nin: last 10s\nbetween: [2s, 2s]", kHeld, "pass", "within_limit"},
      {"measure: total\nof: silence\nin: [first 60s, first 70s]\nbetween: [61s, 61s]", kHeld, "pass",
       "within_limit"},
      {"measure: total\nof: silence\nin: {after: hold}\nbetween: [1s, 1s]", kHeld, "pass", "within_limit"},
      {"measure: total\nof: silence\nin: {before: hold}\nat_most: 0s", kHeld, "pass", "within_limit"},
      {"measure: total\nof: silence\nin: {before: hold, within: 5s}\nat_most: 0s", kHeld, "pass",
       "within_limit"},
      {"measure: total\nof: silence\nin: first 2 turns\nbetween: [92s, 92s]", kHeld, "pass", "within_limit"},
      {"measure: total\nof: silence\nin: last 2 turns\nbetween: [1s, 1s]", kHeld, "pass", "within_limit"},
      // The customer's words between two turns of the agent are no silence.
      {"measure: longest\nof: silence\nin: [first 1 turns, last 1 turns]\nat_most: 0s",
       "0-2A: uno\n2-20C: dos\n20-22A: tres", "not_applicable", "not_asked_for"},
      {"measure: longest\nof: hold\nin: first 60s\nbetween: [51s, 51s]", kHeld, "pass", "within_limit"},
      {"measure: longest\nof: hold\nin: after 60s\nbetween: [41s, 41s]", kHeld, "pass", "within_limit"},
      {"measure: total\nof: hold\nin: {during: hold}\nbetween: [92s, 92s]", kHeld, "pass", "within_limit"},
      {"measure: count\nof: hold\nin: {during: hold}\nbetween: [1, 1]", kHeld, "pass", "within_limit"},
      {"measure: count\nof: hold\nin: {before: hold}\nat_most: 0", kHeld, "pass", "within_limit"},
      {"measure: count\nof: hold\nin: {after: hold}\nat_most: 0", kHeld, "pass", "within_limit"},
      {"measure: count\nof: hold\nin: after 60s\nat_most: 0", kHeld, "pass", "within_limit"},
      {"measure: count\nof: hold\nin: first 5s\nat_most: 0", kHeld, "pass", "within_limit"},
      // Without times too.
      {"measure: count\nof: hold\nin: {during: hold}\nbetween: [1, 1]", "A: uno\n(hold)\nA: dos\nC: tres",
       "pass", "within_limit"},
      {"measure: count\nof: hold\nin: {before: hold}\nat_most: 0", "A: uno\n(hold)\nA: dos\nC: tres", "pass",
       "within_limit"},
      {"measure: count\nof: hold\nin: first 1 turns\nbetween: [1, 1]", "A: uno\n(hold)\nA: dos\nC: tres",
       "pass", "within_limit"},
      {"for_each: hold\nmeasure: total\nof: silence\nin: {during: hold}\nat_most: 30s", kHeld, "fail",
       "outside_limit"},
  });
}

TEST_CASE("field: what the metadata say, and what they do not") {
  run({
      {"field: direction\nis: inbound", "A: hola\nC: sí", "not_assessable", "needs_metadata"},
      {"field: direction\nknown: false", "A: hola\nC: sí", "pass", "condition_holds"},
      {"field: ended_by\nis: customer", "A: hola\nC: sí", "not_assessable", "needs_hangup"},
      {"field: company\nis: movistar", "A: hola\nC: sí", "pass", "condition_holds"},  // by the checklist
      {"field: customer.id\nknown: true", "A: hola\nC: sí", "fail", "needs_customer_id"},
      {"assessable: {field: queue, known: true}\nsay: hola", "A: hola\nC: sí", "not_assessable",
       "needs_metadata"},
      {"assessable: {say: adiós}\nsay: hola", "A: hola\nC: sí", "not_assessable", "condition_unknown"},
  });
  const auto verdict = [](std::string_view rule, auto&& change) {
    const Checklist checklist = checklist_of(rule);
    Auditor auditor(checklist);
    Call call = testing::make_call("A: hola\nC: sí");
    change(call);
    return std::string(name_of(auditor.audit(call).findings.at(0).verdict));
  };
  const auto queue = [](Call& call) { call.queue = "Ventas-Norte"; };
  CHECK(verdict("field: queue\nis: ventas-norte", queue) == "pass");
  CHECK(verdict("field: queue\nis: [soporte, cobros]", queue) == "fail");
  CHECK(verdict("field: queue\nmatches: 'ventas*'", queue) == "pass");
  CHECK(verdict("field: queue\nmatches: '*sur'", queue) == "fail");
  const auto accents = [](Call& call) { call.queue = "Atención VIP"; };
  CHECK(verdict("field: queue\nis: atencion vip", accents) == "pass");
  CHECK(verdict("field: queue\nmatches: 'ATENCIÓN*'", accents) == "pass");
  const auto language = [](Call& call) { call.language = "es-CO"; };
  CHECK(verdict("field: language\nis: es", language) == "pass");
  CHECK(verdict("field: language\nis: es_co", language) == "pass");
  CHECK(verdict("field: language\nis: es-MX", language) == "fail");
  CHECK(verdict("field: language\nis: e", language) == "fail");
  const auto ended = [](Call& call) { call.ended_by = "customer"; };
  CHECK(verdict("field: ended_by\nis: Cliente", ended) == "pass");
  CHECK(verdict("field: ended_by\nis: [agente, sistema]", ended) == "fail");
  CHECK(verdict("field: direction\nis: entrante", [](Call& call) { call.direction = Direction::inbound; }) ==
        "pass");
  const auto morning = [](Call& call) { call.started_at = "2026-05-14T09:12:33-05:00"; };
  CHECK(verdict("field: local_time\nbetween: ['05:00', '11:59']", morning) == "pass");
  CHECK(verdict("field: local_time\nbetween: ['12:00', '18:59']", morning) == "fail");
  CHECK(verdict("field: local_time\nbetween: ['22:00', '10:00']", morning) == "pass");  // over midnight
  CHECK(verdict("field: local_time\nbetween: ['22:00', '06:00']", morning) == "fail");
  CHECK(verdict("field: local_time\nbetween: ['05:00', '11:59']",
                [](Call& call) { call.started_at = "2026-05-14T09:12:33Z"; }) == "not_assessable");
  CHECK(verdict("measure: ring_time\nat_most: 11s", [](Call& call) { call.ring_seconds = 17; }) == "fail");
}

TEST_CASE("what a mark hides is no absence") {
  run({
      {"require: {say: soy <name>}", "A: soy [PII]\nC: ya", "not_assessable", "redacted"},
      {"require: {say: soy <name>}", "A: soy ***** ****, dígame\nC: ya", "not_assessable", "redacted"},
      {"require: {say: soy <name>}", "A: soy ##### ####, dígame\nC: ya", "not_assessable", "redacted"},
      {"require: {say: soy <name>}", "A: Soy {{BAN}} , dígame\nC: Ya", "not_assessable", "redacted"},
      {"require: {say: soy <name>}", "A: Soy {{PERSON}} , dígame\nC: Ya", "pass", "said"},
      {"require: {say: soy <name>}", "A: Soy {{URL}} , dígame\nC: Ya", "fail", "not_said"},
      {"require: {say: soy <name>}", "A: soy {} el # 3\nC: ya", "fail", "not_said"},
      {"require: {say: '{presenta}'}", "A: soy [PII]\nC: ya", "not_assessable", "redacted"},
      {"require: {say: '@customer'}", "A: hola [PII]\nC: ya", "not_assessable", "redacted"},
      {"require: {say: soy <name>}", "A: soy yo\nC: [PII]", "fail", "not_said"},
      {"require: {say: soy <name>, in: first 2 words}", "A: hola qué [PII]\nC: ya", "fail", "not_said"},
      {"require: {say: gracias}", "A: soy [PII]\nC: ya", "fail", "not_said"},
      {"require: {say: soy <name>}", "A: soy [NAME] [PII]\nC: ya", "pass", "said"},
      {"require: {say: soy <name>}", "A: soy [PHONE]\nC: ya", "fail", "not_said"},
      {"require: {say: gracias, except: 'a <name>'}", "A: hola [PII]\nC: ya", "fail", "not_said"},
  });
}

TEST_CASE("a name that nobody told cannot be asked for") {
  run({
      {"require: {say: '@agent'}", "A: soy Ana\nC: ya", "not_assessable", "needs_metadata"},
      {"require: {say: 'le habla @customer'}", "A: soy Ana\nC: ya", "not_assessable", "needs_metadata"},
      {"require: {say: ['@agent', 'con @customer']}", "A: soy Ana\nC: ya", "not_assessable",
       "needs_metadata"},
      {"require: {say: ['@agent', soy]}", "A: hola\nC: ya", "fail", "not_said"},
      {"require: {say: ['@agent', '@company']}", "A: hola\nC: ya", "fail", "not_said"},
      {"require: {say: 'hola [@agent]'}", "A: buenas\nC: ya", "fail", "not_said"},
      {"require: {say: '@company'}", "A: hola\nC: ya", "fail", "not_said"},
      {"require: {say: '(@agent|con @customer) [hola]'}", "A: hola\nC: ya", "not_assessable",
       "needs_metadata"},
      {"require: {say: '(@agent|soy)'}", "A: hola\nC: ya", "fail", "not_said"},
      {"forbid: {say: '@customer'}", "A: hola\nC: ya", "not_assessable", "needs_metadata"},
      {"forbid: {say: ['@customer', tonto]}", "A: hola\nC: ya", "pass", "nothing_forbidden"},
      {"any: [{say: '@agent'}, {say: hola}]", "A: hola\nC: ya", "pass", "said"},
      {"all: [{say: 'soy <name:customer>', by: customer}, {say: '@customer'}]", "C: soy Ana\nA: hola", "fail",
       "not_said"},
  });
  const Checklist checklist = checklist_of("require: {say: '@agent'}");
  Auditor auditor(checklist);
  Call call = testing::make_call("A: hola\nC: sí");
  call.agent.name = "Ana Ruiz";
  CHECK(auditor.audit(call).findings.at(0).verdict == Verdict::fail);
}

TEST_CASE("a list of which every phrase asks for a name that nobody told cannot be heard") {
  const auto verdict = [](std::string_view rule) {
    const Checklist checklist =
        checklist_of(rule,
                     "  de_quien: ['con @customer', '{la_agente}']\n  la_agente: ['soy @agent']\n"
                     "  o_sin: ['con @customer', '{nadie}']\n  nadie: [soy yo]\n");
    Call call = testing::make_call("A: hola\nC: ya");
    return Auditor(checklist).audit(call).findings.at(0).verdict;
  };
  CHECK(verdict("require: {say: '{de_quien}'}") == Verdict::not_assessable);
  CHECK(verdict("require: {say: 'sí {la_agente}'}") == Verdict::not_assessable);
  CHECK(verdict("require: {say: '{o_sin}'}") == Verdict::fail);
  CHECK(verdict("forbid: {say: '{de_quien}'}") == Verdict::not_assessable);
  CHECK(verdict("never_before: {say: '@customer', until: ya}") == Verdict::not_assessable);
}

TEST_CASE("what may have been said behind a mark is not forbidden, nor is it not said") {
  run({
      {"forbid: {say: <phone>}", "A: es el [PII]\nC: ya", "not_assessable", "redacted"},
      {"forbid: {say: <phone>}", "A: es el ***\nC: ya", "not_assessable", "redacted"},
      {"forbid: {say: <phone>}", "A: es el [REDACTED]\nC: ya", "not_assessable", "redacted"},
      {"forbid: {say: <phone>}", "A: es el [PHONE]\nC: ya", "fail", "forbidden_said"},
      {"forbid: {say: <phone>}", "A: es el [CITY]\nC: ya", "pass", "nothing_forbidden"},
      {"forbid: {say: <phone>}", "A: hola\nC: [PII]", "pass", "nothing_forbidden"},
      {"forbid: {say: <phone>, in: first 2 words}", "A: es el [PII]\nC: ya", "pass", "nothing_forbidden"},
      {"forbid: {say: <phone>}", "A: es el 305 442 1090 o el [PII]\nC: ya", "fail", "forbidden_said"},
      {"forbid: {say: <phone>, at_most: 1}", "A: es el [PII]\nC: ya", "pass", "nothing_forbidden"},
      {"forbid: {say: <phone>, at_most: 1}", "A: es el [PII] o el [PII]\nC: ya", "not_assessable",
       "redacted"},
      // Only where the words round it are those of the phrase.
      {"forbid: {say: mi número es <phone>}", "A: mi número es [PII]\nC: ya", "not_assessable", "redacted"},
      {"forbid: {say: mi número es <phone>}", "A: soy [PII]\nC: ya", "pass", "nothing_forbidden"},
      {"forbid: {say: 'mi (casa|<phone>)', unless: {say: perdón}}", "A: mi casa perdón [PII]\nC: ya", "pass",
       "nothing_forbidden"},
      {"forbid: {say: '{presenta} [señora]'}", "A: hola soy [PII]\nC: ya", "not_assessable", "redacted"},
      {"forbid: {say: '{presenta} [señora]'}", "A: soy [PII]\nC: ya", "pass", "nothing_forbidden"},
      {"forbid: {say: '@customer'}", "A: hola [PII]\nC: ya", "not_assessable", "redacted"},
      {"forbid: {say: '@company'}", "A: hola [PII]\nC: ya", "pass", "nothing_forbidden"},
      {"forbid: {say: gracias, except: 'a <name>'}", "A: hola [PII]\nC: ya", "pass", "nothing_forbidden"},
      {"forbid: {say: <phone>, except: 'línea <phone>'}", "A: línea [PII]\nC: ya", "pass",
       "nothing_forbidden"},
      {"forbid: {say: <phone>, unless: {say: perdón, in: same turn}}", "A: es [PII], perdón\nC: ya", "pass",
       "nothing_forbidden"},
      {"never_before: {say: <phone>, until: {say: perdón}}", "A: es [PII]\nC: ya", "not_assessable",
       "redacted"},
      {"never_before: {say: <phone>, until: {say: perdón}}", "A: perdón, es [PII]\nC: ya", "pass",
       "in_order"},
  });
}

TEST_CASE("what cannot be found without a clock is no absence") {
  run({
      {"for_each: pause\nrequire: {say: perdón}", "A: hola\nC: ya", "not_assessable", "needs_times"},
      {"moment: pause", "A: hola\nC: ya", "not_assessable", "needs_times"},
      {"when: {moment: early}\nrequire: {say: perdón}", "A: hola\nC: reclamo", "not_assessable",
       "needs_times"},
      {"moment: early", "0-2A: hola\n2-3C: reclamo", "pass", "happened"},
      {"measure: count\nof: early\nat_most: 0", "A: hola\nC: reclamo", "not_assessable", "needs_times"},
      {"require: {say: perdón, in: {after: early}}", "A: hola\nC: ya", "not_assessable", "needs_times"},
      // Another way to find it can tell.
      {"moment: hold", "A: hola\nC: ya", "fail", "never_happened"},
      {"order: [{say: hola, in: first 30s}, {say: soy}]", "A: hola soy\nC: ya", "not_assessable",
       "needs_times"},
      {"order: [{say: hola}, {say: soy}, {say: ya, in: first 30s}]", "A: soy hola\nC: ya", "fail",
       "out_of_order"},
      {"never_before: {say: su cédula, until: {say: soy, in: first 30s}}", "A: su cédula\nC: ya",
       "not_assessable", "needs_times"},
      {"never_before: {say: su cédula, until: {say: soy, in: first 30s}}", "A: hola\nC: ya", "pass",
       "in_order"},
      {"sequence: [{say: hola}, {say: ya, by: customer, within: 5s}]", "A: hola\nC: ya", "not_assessable",
       "needs_times"},
      {"sequence: [{say: nada}, {say: ya, by: customer, within: 5s}]", "A: hola\nC: ya", "fail", "not_said"},
  });
}

}  // namespace
}  // namespace cortesia::rules
