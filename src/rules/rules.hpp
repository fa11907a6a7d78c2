// A checklist, and calls judged by it. The face of the rules room.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/call.hpp"
#include "model/checklist_info.hpp"
#include "model/report.hpp"

namespace cortesia::rules {

struct LoadOptions {
  std::string rules;                 // a path, "shipped:NAME", or empty: ./rules.yaml, else the shipped one
  std::string language;              // of the shipped one, when `rules` is empty
  std::optional<double> fail_under;  // replaces the pass mark
  std::string timezone;              // for stamps without a zone
};

// Immutable once loaded; shared by all threads.
class Checklist {
 public:
  struct Compiled;  // rules/compiled.hpp, for this room

  // Throws Error with every mistake of the checklist.
  static Checklist load(const LoadOptions& options);
  static Checklist from(std::unique_ptr<Compiled> compiled);

  Checklist(Checklist&&) noexcept;
  Checklist& operator=(Checklist&&) noexcept;
  ~Checklist();
  const ChecklistInfo& info() const;
  const Compiled& compiled() const { return *compiled_; }

 private:
  explicit Checklist(std::unique_ptr<Compiled> compiled);
  std::unique_ptr<Compiled> compiled_;
};

// Judges calls, one after the other. One a thread; borrows the checklist.
class Auditor {
 public:
  // Borrows the waivers too, which may be null.
  explicit Auditor(const Checklist& checklist, const Waivers* waivers = nullptr);
  ~Auditor();
  // Valid until the next call is audited. Where nobody told who is who, the parties of the call's turns are
  // filled in as far as the words make them clear, and its doubts say so.
  // With a reason in `refused` nothing is judged: every rule is not assessable for it.
  const Report& audit(Call& call, Reason refused = Reason::none);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

struct CheckInfo {
  std::string_view name, about;
};
std::vector<CheckInfo> check_kinds();           // for `cortesia list checks`
std::vector<std::string_view> shipped_names();  // "es", ...

// What loads and will not do what was meant: warnings, each with its place.
struct Linted {
  std::string warnings;  // ready to print; empty when there are none
  std::size_t count = 0;
};
// Throws Error with every mistake of the checklist.
Linted lint(const LoadOptions& options);

// One example inside a checklist, run.
struct ExampleResult {
  std::string rule;
  std::string place;     // file:line:column
  std::string expected;  // "pass", "partial 0.4", ...
  std::string found;
  bool known_gap = false;
  bool ok = false;
  std::string why;  // the found reason, and what was looked for, when not ok
};
// A phrase that no example says.
struct UnheardPhrase {
  std::string place;  // file:line:column
  std::string list;   // empty: inside a check
  std::string written;
};
// Those of files whose settings another file, which includes them, set anew: they were run with the settings
// that they were written for.
struct RunAsWritten {
  std::size_t examples = 0;
  std::vector<std::string> settings;  // names of those set anew, each once
};
struct ExamplesRun {
  std::vector<ExampleResult> results;           // in checklist order
  std::vector<std::string> rules_without_pass;  // no example passes
  std::vector<std::string> rules_without_fail;
  std::size_t phrases = 0;  // of the file itself
  std::vector<UnheardPhrase> unheard;
  RunAsWritten as_written;
};
// Reads an example's text as the plain-text reader does; given by the caller, for rooms do not see each
// other.
using ReadExample = std::function<void(std::string_view text, const std::function<void(Call&)>& sink)>;
// Of the rules named, or of all when none is; a name ends in * for all that begin so. Throws Error for a
// checklist that does not load and a name that no rule has.
ExamplesRun run_examples(const LoadOptions& options, const ReadExample& read,
                         std::span<const std::string> only = {});

}  // namespace cortesia::rules
