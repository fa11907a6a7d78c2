// The table of check kinds: what a checklist can ask of a call. To add one: a file in checks/, a line here,
// its table of cases in tests/unit/rules_checks.cpp, its entry in man/cortesia-rules.5 and an example in
// rules.yaml.
#include "rules/checks/kinds.hpp"

namespace cortesia::rules {

namespace {

constinit const CheckKind kKinds[] = {
    {"require", "must be said: {say, by, to, in, except, at_least}", checks::require},
    {"forbid", "must not be said: {say, by, to, in, except, at_most, unless, suggest}", checks::forbid},
    {"parts", "several named parts, each a check; partial with the fraction, pass with enough: N",
     checks::parts},
    {"order", "the first occurrences of these come in this order", checks::order},
    {"never_before", "one thing is not said before another: {say, by, until}", checks::never_before},
    {"sequence", "such a chain of steps exists, each with its speaker and reach", checks::sequence},
    {"ask", "a question and the other party's reply: ask, answer", checks::ask},
    {"measure", "a figure of the call within limits", checks::measure},
    {"field", "what the metadata say: is, matches, between, known", checks::field},
    {"all", "every one of these checks passes", checks::all},
    {"any", "at least one of these checks passes", checks::any},
    {"not", "this check does not pass", checks::negation},
    {"say", "is said: the short form of require, for conditions and moments", checks::say},
    {"moment", "a moment occurs in the call", checks::moment},
    {"turn", "somebody has a turn: {by, in}", checks::turn},
    {"cut", "the transcript ends while business is going on: cut: true", checks::cut},
    {"event", "the telephone system or a note tells of it: hold, transfer, music, note, silence",
     checks::event},
    {"silence", "nobody speaks for a while: over 20s, with ended_by", checks::silence},
};

}  // namespace

std::span<const CheckKind> check_kind_table() { return kKinds; }

}  // namespace cortesia::rules
