// A call, its checklist and its report with one finding of every sort: what every report format is shown.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "model/call.hpp"
#include "model/checklist_info.hpp"
#include "model/comparison.hpp"
#include "model/report.hpp"
#include "model/totals.hpp"

namespace cortesia::fixture {

inline ChecklistInfo checklist() {
  ChecklistInfo info;
  info.name = "Cortesía de prueba";
  info.version = "7";
  info.sha256 = std::string(64, 'a');
  info.language = "es";
  info.sections = {{"apertura", "Apertura", 60}, {"espera", "Espera", 25}, {"mensaje", "Mensaje", 15}};
  auto rule = [&](std::string id, std::string title, std::string section) -> RuleInfo& {
    RuleInfo& added = info.rules.emplace_back();
    added.id = std::move(id);
    added.title = std::move(title);
    added.section = std::move(section);
    added.weight = 1;
    return added;
  };
  rule("apertura.saludo", "Saluda", "apertura");
  rule("apertura.pregunta-palanca", "Pregunta palanca", "apertura").advice =
      "Invite a seguir con la conversación, por ejemplo «¿En qué puedo ayudarle?»";
  rule("trato.tiene-que", "No ordena", "apertura").critical = Critical::customer;
  rule("apertura.timbres", "Contesta pronto", "apertura");
  rule("trato.grita", "No grita", "apertura");
  rule("espera.agradece", "Agradece la espera", "espera");
  rule("espera.permiso", "Pide permiso", "espera");
  rule("mensaje.util", "Mensaje útil", "mensaje").parts = {"destinatario", "quien-llama", "continuidad"};
  rule("mensaje.repite", "Repite el mensaje", "mensaje");
  RuleInfo& label = rule("tema.mensaje", "Recado", "");
  label.label = true;
  label.weight = 0;
  return info;
}

inline Call call() {
  Call call;
  auto keep = [&](std::string_view text) { return call.arena.keep(text); };
  call.id = keep("demo-1");
  call.source = keep("noche/demo-1.txt");
  call.format = keep("text");
  call.language = keep("es-CO");
  call.queue = keep("ventas");
  call.started_at = keep("2026-05-12T15:41:08-05:00");
  call.direction = Direction::inbound;
  call.ring_seconds = 17.25;
  call.agent = {keep("a31"), keep("Diego Paz")};
  call.customer = {{}, keep("Marta Gil")};
  call.company = {keep("Andifibra")};
  call.doubts.push_back({.kind = DoubtKind::no_role, .text = "\"Marta\"", .other = "Marta=agent"});
  struct Line {
    Party party;
    double start;
    std::string_view text;
  };
  for (const Line& line : std::initializer_list<Line>{
           {Party::agent, 1.5, "Andifibra, buenas tardes, dígame qué le pasa."},
           {Party::customer, 6, "Quiero dejarle un recado a don Raúl, de parte de Marta Gil."},
           {Party::agent, 12.04, "Usted tiene que esperar.\tUn momento."},
           {Party::agent, 75, "Gracias por \"esperar\". Usted tiene que llamar mañana."},
           {Party::customer, 3725.5, "Bueno\x1b[31m."},
       }) {
    Turn& turn = call.turns.emplace_back();
    turn.party = line.party;
    turn.start = line.start;
    turn.text = keep(line.text);
    turn.label = turn.party == Party::agent ? keep("Diego") : keep("Marta");
  }
  Event hold;
  hold.kind = EventKind::hold;
  hold.before_turn = 3;
  call.events.push_back(hold);
  return call;
}

// The bytes of `quote` in its turn.
inline Evidence evidence(const Call& call, std::uint32_t turn, std::string_view quote) {
  Evidence evidence;
  evidence.turn = turn;
  evidence.begin = static_cast<std::uint32_t>(call.turns[turn].text.find(quote));
  evidence.end = evidence.begin + static_cast<std::uint32_t>(quote.size());
  evidence.time = call.turns[turn].start;
  return evidence;
}

// One that excuses, one that has expired, one that nothing needs.
inline const Waivers& waivers() {
  static const Waivers all = {
      "2026-11-22",
      {{"", "a31", "apertura.timbres", "la central cuenta mal", "Rosa Pardo", "2026-12-31", false,
        "w.yaml:2:5"},
       {"demo-1", "", "", "en estudio", "Rosa Pardo", "2026-11-21", true, "w.yaml:7:5"},
       {"otra", "", "trato.*", "en estudio", "Rosa Pardo", "2026-11-22", false, "w.yaml:12:5"}}};
  return all;
}

inline Report report(const Call& call) {
  Report report;
  report.waivers = &waivers();
  report.outcome = Outcome::failed;
  report.score = 200.0 / 3;
  report.coverage = 87.5;
  report.critical_failed = true;
  report.critical[kind_index(Critical::customer)] = Accuracy::error;
  report.critical[kind_index(Critical::compliance)] = Accuracy::error_free;
  report.noncritical_judged = 6;
  report.noncritical_earned = 1 + 0.5 + 2.0 / 3;
  report.day = "2026-05-12";
  report.sections = {{33.3333}, {50.0}, {std::nullopt}};
  auto add = [&](std::uint32_t rule, Verdict verdict, Reason reason, double fraction) -> Finding& {
    Finding& finding = report.findings.emplace_back();
    finding.rule = rule;
    finding.verdict = verdict;
    finding.reason = reason;
    finding.fraction = fraction;
    finding.clock = Clock::turn;
    return finding;
  };
  add(0, Verdict::pass, Reason::said, 1).evidence = {evidence(call, 0, "buenas tardes")};
  Finding& question = add(1, Verdict::fail, Reason::not_said, 0);
  question.looked_in = LookedIn{"organisation", "opening", nullptr, 0, 2, false};
  question.nearest = Nearest{"dígame [en] qué (le|lo) (ayudo|sirvo)", evidence(call, 0, "dígame qué le")};
  add(2, Verdict::fail, Reason::forbidden_said, 0).evidence = {evidence(call, 2, "tiene que esperar"),
                                                               evidence(call, 3, "tiene que llamar")};
  Finding& rings = add(3, Verdict::fail, Reason::outside_limit, 0);
  static constexpr Limits kThreeRings{.unit = FigureUnit::seconds, .high = 10.2};
  rings.measured = Measured{5.0735, &kThreeRings};
  rings.waiver = &waivers().all[0];
  Finding& loud = add(4, Verdict::not_assessable, Reason::needs_loudness, 0);
  loud.clock = Clock::none;
  Finding& thanks = add(5, Verdict::partial, Reason::some_occurrences, 0.5);
  Evidence thanked = evidence(call, 3, "Gracias por \"esperar\"");
  thanked.occurrence = 0;
  thanks.evidence = {thanked};
  thanks.occurrences = {{Verdict::pass, Reason::said, 1, 2, 12.04},
                        {Verdict::fail, Reason::not_said, 0, 3, {}}};
  thanks.occurrences[0].found_by = Way::words;
  thanks.occurrences[0].found_by.add(Way::event);
  add(6, Verdict::not_applicable, Reason::no_moment, 0);
  Finding& message = add(7, Verdict::partial, Reason::some_parts, 2.0 / 3);
  Evidence whom = evidence(call, 1, "a don Raúl"), who = evidence(call, 1, "de parte de Marta Gil");
  whom.part = 0;
  who.part = 1;
  message.evidence = {whom, who};
  message.parts = {
      {Verdict::pass, Reason::said}, {Verdict::pass, Reason::said}, {Verdict::fail, Reason::not_said}};
  message.looked_in = LookedIn{"any", "whole call", nullptr, 0, 4, false};
  add(8, Verdict::not_applicable, Reason::no_occasion, 0);
  add(9, Verdict::pass, Reason::said, 1).evidence = {evidence(call, 1, "dejarle un recado")};
  return report;
}

inline Unreadable unreadable() {
  return {"roto", "noche/roto\xFF.json",
          "broken JSON at byte 12: expected a value, found \"Marta Gil\"; mend it"};
}

// A night of four: the call, the call without a single judgement, a good one of another agent, who has a name
// alone, and the unreadable input.
inline Totals totals(const Call& call, const Report& report) {
  Totals totals;
  totals.add(call, report);
  Report empty = report;
  empty.outcome = Outcome::not_assessable;
  empty.reason = Reason::empty_call;
  empty.score.reset();
  empty.critical_failed = false;
  for (Finding& finding : empty.findings) {
    Finding unassessed;
    unassessed.rule = finding.rule;
    unassessed.verdict = Verdict::not_assessable;
    unassessed.reason = Reason::empty_call;
    finding = unassessed;
  }
  totals.add(call, empty);
  Report good = report;
  good.outcome = Outcome::passed;
  good.score = 90;
  good.critical_failed = false;
  good.critical[kind_index(Critical::customer)] = Accuracy::error_free;
  good.noncritical_judged = 4;
  good.noncritical_earned = 4;
  good.day.clear();
  for (Finding& finding : good.findings) {
    finding.verdict = Verdict::pass;
    finding.waiver = nullptr;
  }
  Call other = fixture::call();
  other.id = other.arena.keep("demo-2");
  other.queue = {};
  other.agent.id = {};
  totals.add(other, good);
  totals.add(unreadable());
  totals.skipped_files = 4;
  return totals;
}

// Three calls of four changed: by two verdicts, by the outcome alone, by one verdict; a rule came and one
// went.
inline Comparison comparison(std::vector<CallChange>& changes) {
  Comparison all;
  all.before = {"Cortesía de prueba", "6", std::string(64, 'b'), "es"};
  all.after = {"Cortesía de prueba", "7", std::string(64, 'a'), "es"};
  for (const RuleInfo& info : checklist().rules) {
    ComparedRule& rule = all.rules[all.rule(info.id)];
    rule.title = info.title;
    rule.after = true;
    rule.before = info.id != "mensaje.repite";
  }
  all.rules[all.rule("trato.antiguo")].before = true;
  changes = {{"demo-1",
              "noche/demo-1.txt",
              Outcome::failed,
              Outcome::passed,
              66.67,
              81.25,
              {{0, Counted::fail, Counted::pass}, {7, Counted::partial, Counted::not_applicable}}},
             {"demo-2", "noche/demo\x1b[2.txt", Outcome::not_assessable, Outcome::failed, {}, 12, {}},
             {"demo-3",
              "noche/demo-3.txt",
              Outcome::passed,
              Outcome::passed,
              90,
              80,
              {{0, Counted::pass, Counted::waived}}}};
  all.calls = 4;
  all.only_before = 1;
  all.only_after = 2;
  return all;
}

}  // namespace cortesia::fixture
