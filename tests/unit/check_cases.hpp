// Cases of checks, as tables: a rule, a call, the verdict and its reason.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "calls.hpp"
#include "compiled_text.hpp"
#include "model/reason.hpp"
#include "rules/check.hpp"
#include "rules/compiled.hpp"

namespace cortesia::rules::cases {

inline constexpr std::string_view kHead = R"(
cortesia: 1
name: prueba
language: es
company: {names: [Movistar]}
windows:
  opening: {timed: first 30s, untimed: first 2 agent turns}
  closing: {timed: last 30s, untimed: last 4 turns}
phrases:
  yes: [sí, claro, de acuerdo, 'aquí me quedo']
  no: ['no', 'no puedo']
  gracias: ['gracias', 'le agradezco']
  presenta: ['{quien}']
  quien: [hola soy <name>]
moments:
  hold:
    any:
      - event: [hold, music]
      - {say: [un momento, me espera], by: agent, then: {any: [{silence: over 10s}, {say: gracias por esperar, by: agent}], within: 3 turns}}
      - {silence: over 20s, ended_by: agent, unless: {say: busque, by: agent, in: previous agent turn}}
  complaint: {say: [reclamo, no funciona], by: customer}
  pause: {silence: over 10s}
  quiet: {any: [{silence: over 10s}, {event: hold}]}
  early: {say: reclamo, by: customer, in: first 30s}
  joined: {turn: {by: colleague, at_least: 2}}
  asked: {say: puede esperar, by: agent, then: {say: sí, by: customer, in: next customer turn}}
sections: [{id: s, title: S, weight: 1}]
rules:
  - id: r
    section: s
)";

struct Case {
  std::string_view rule;  // YAML, indented by four
  std::string_view call;
  std::string_view verdict, reason;
};

inline std::string indented(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += "    " + std::string(text.substr(0, end)) + "\n";
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return out;
}

// `lists`: phrases beside those of kHead.
inline Checklist checklist_of(std::string_view rule, std::string_view lists = {}) {
  std::string text = std::string(kHead) + indented(rule);
  text.insert(text.find("moments:"), lists);
  return testing::compiled(text);
}

inline void run(std::initializer_list<Case> cases) {
  for (const Case& one : cases) {
    INFO(one.rule);
    INFO(one.call);
    const Checklist checklist = checklist_of(one.rule);
    Auditor auditor(checklist);
    Call call = testing::make_call(one.call);
    const Finding& finding = auditor.audit(call).findings.at(0);
    CHECK(name_of(finding.verdict) == one.verdict);
    CHECK(name_of(finding.reason) == one.reason);
  }
}

}  // namespace cortesia::rules::cases
