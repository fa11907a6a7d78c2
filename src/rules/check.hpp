// A check: one question to a call, and its answer. All kinds of checks share this face; each kind is one file
// in checks/, and one line in the table of check_table.cpp.
//
// A check is immutable and shared by all threads. The same check serves as the rule itself, as a condition
// (`when`, `unless`: it holds when the verdict is pass), as a part of another check, and as a way to find a
// moment.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "model/measured.hpp"
#include "model/report.hpp"
#include "rules/fields.hpp"
#include "rules/scene.hpp"

namespace cortesia::rules {

class Parsing;

// Something said that bears on the answer.
struct Shown {
  hear::WordRange words;
  std::int16_t part = -1;
};

// The answer. evaluate() fills one that is clear; memory is kept from call to call where the owner keeps it.
struct Answer {
  Verdict verdict = Verdict::fail;
  Reason reason = Reason::none;
  double fraction = 0;  // of a partial
  bool estimated = false;
  std::optional<Measured> measured;
  std::vector<Shown> shown;
  std::optional<LookedIn> looked_in;
  std::optional<hear::NearMiss> nearest;
  std::string_view failed;   // which check of several did, or which condition; the checklist's
  std::string_view moment;   // the title of the one that never happened; the checklist's
  std::string_view stated;   // what the call's data say that was asked of them; the call's
  std::string_view wanted;   // the phrase, where only one is and nothing came near it; the checklist's
  std::string_view suggest;  // the better words for what was said; the checklist's
  std::vector<PartResult> parts;

  void clear();
  void pass(Reason why) { verdict = Verdict::pass, reason = why, fraction = 1; }
  void fail(Reason why) { verdict = Verdict::fail, reason = why, fraction = 0; }
  void not_applicable(Reason why) { verdict = Verdict::not_applicable, reason = why, fraction = 0; }
  void not_assessable(Reason why) { verdict = Verdict::not_assessable, reason = why, fraction = 0; }
  void show(hear::WordRange words);
};

class Check {
 public:
  virtual ~Check() = default;
  virtual void evaluate(const Scope& scope, Answer& out) const = 0;

  // Every time that this arises in the call, in order: for moments, `order` and `sequence`. By default what
  // the answer shows when the verdict is pass. Why it cannot be told, if it cannot.
  virtual Reason arises(const Scope& scope, std::vector<MomentSpan>& out) const;

  // The names of the parts of a check of several.
  virtual std::vector<std::string> part_names() const { return {}; }

  std::string written;  // as the checklist writes it, in short; for Answer::failed
};

// Whether a condition holds: pass yes, fail and partial no, and nothing when the transcript cannot tell.
std::optional<bool> holds(const Check& condition, const Scope& scope, Reason* unknown = nullptr);

// A kind of check as the checklist writes it: the key that names it, and how the mapping that holds the key
// is read. The mapping may hold the rule's own keys beside.
struct CheckKind {
  std::string_view name;
  std::string_view about;  // for `cortesia list checks`
  std::unique_ptr<Check> (*parse)(Fields& fields, Parsing& parsing);
};
std::span<const CheckKind> check_kind_table();

// Reads the one check of a mapping, reports when there is none or more than one. Never null: after a mistake
// a check that always fails stands in, so that one run reports every mistake.
std::unique_ptr<Check> parse_check(const Node& node, Parsing& parsing);
std::unique_ptr<Check> parse_check_in(Fields& fields, Parsing& parsing);

}  // namespace cortesia::rules
