// `cortesia compare`: the verdicts that a change of the checklist flips over an archive, or that differ
// between two runs.
#include <map>
#include <memory>
#include <unistd.h>

#include "base/error.hpp"
#include "base/output.hpp"
#include "base/terminal.hpp"
#include "commands/values.hpp"
#include "commands/walk.hpp"
#include "model/comparison.hpp"
#include "read/run.hpp"
#include "write/comparison.hpp"

namespace cortesia {

namespace {

struct CompareOptions {
  Inputs inputs;
  std::string old_rules, new_rules;
  std::string format = "text";
  std::string output;  // empty: standard output
  unsigned jobs = 0;
  bool quiet = false;
};

const write::ComparisonFormat& format_of(const CompareOptions& options) {
  return find_named("report format", options.format, write::comparison_formats());
}

// Takes the changed calls as they come.
class Writer {
 public:
  Writer(const CompareOptions& options, Comparison& comparison)
      : format_(format_of(options)), comparison_(comparison), out_(options.output) {
    if (!options.output.empty()) return;
    Terminal screen = terminal(STDOUT_FILENO);
    style_.colour = screen.colour;
    style_.width = screen.width;
  }

  void change(const CallChange& change) {
    begin();
    std::string text;
    format_.call(text, comparison_, change, style_, comparison_.changed == 0);
    out_.write(text);
    comparison_.add(change);
  }

  void finish() {
    begin();
    std::string text;
    format_.tail(text, comparison_, style_);
    out_.write(text);
    out_.finish();
  }

 private:
  // Not before something is known to be written: trouble leaves no half of a report.
  void begin() {
    if (begun_) return;
    begun_ = true;
    std::string text;
    format_.head(text, comparison_);
    out_.write(text);
  }

  const write::ComparisonFormat& format_;
  Comparison& comparison_;
  write::Style style_;
  Output out_;
  bool begun_ = false;
};

ComparedSide side_of(const ChecklistInfo& info) {
  return {info.name, info.version, info.sha256, info.language,
          ComparedScoring{info.pass_mark, info.minimum_coverage, info.critical}};
}

// By index of a checklist's rule, that of the comparison's.
std::vector<std::uint32_t> rules_of(const ChecklistInfo& info, Comparison& comparison,
                                    bool ComparedRule::* side) {
  std::vector<std::uint32_t> indices;
  for (const RuleInfo& rule : info.rules) {
    indices.push_back(comparison.rule(rule.id));
    ComparedRule& compared = comparison.rules[indices.back()];
    compared.*side = true;
    if (compared.title.empty()) compared.title = rule.title;
  }
  return indices;
}

// One checklist over one call after the other.
class Judge {
 public:
  Judge(const rules::Checklist& checklist, const std::vector<std::uint32_t>& rules, std::size_t compared)
      : auditor_(std::make_unique<rules::Auditor>(checklist)), rules_(&rules), compared_(compared) {}

  JudgedCall judge(Call& call) {
    const Report& report = auditor_->audit(call);
    JudgedCall judged{std::string(call.id), std::string(call.source), report.outcome, report.score, {}};
    judged.findings.resize(compared_);
    for (const Finding& finding : report.findings)
      judged.findings[(*rules_)[finding.rule]] = counted(finding.verdict, false);
    return judged;
  }

 private:
  std::unique_ptr<rules::Auditor> auditor_;
  const std::vector<std::uint32_t>* rules_;
  std::size_t compared_;
};

// An auditor fills in the parties that nobody told, and parts turns: the second must not take that for told.
class Parties {
 public:
  void keep(const Call& call) {
    parties_.clear();
    for (const Turn& turn : call.turns) parties_.push_back(turn.party);
  }
  void restore(Call& call) const {
    for (std::size_t i = 0; i < parties_.size(); ++i) call.turns[i].party = parties_[i];
    call.pieces.clear();
  }

 private:
  std::vector<Party> parties_;
};

int compare_checklists(CompareOptions options) {
  options.inputs.rules.rules = options.old_rules;
  const rules::Checklist before = rules::Checklist::load(options.inputs.rules);
  options.inputs.rules.rules = options.new_rules;
  const rules::Checklist after = rules::Checklist::load(options.inputs.rules);
  Comparison comparison;
  comparison.before = side_of(before.info());
  comparison.after = side_of(after.info());
  const auto rules_after = rules_of(after.info(), comparison, &ComparedRule::after);
  const auto rules_before = rules_of(before.info(), comparison, &ComparedRule::before);
  const std::size_t compared = comparison.rules.size();

  Writer writer(options, comparison);
  WalkOptions walking{options.inputs, options.jobs, !options.quiet};
  Walked walked = walk<CallChange>(
      walking,
      [&] {
        return [first = Judge(before, rules_before, compared), second = Judge(after, rules_after, compared),
                parties = Parties()](Call& call, std::vector<CallChange>& changes) mutable {
          parties.keep(call);
          const JudgedCall old = first.judge(call);
          parties.restore(call);
          if (std::optional<CallChange> change = change_of(old, second.judge(call)))
            changes.push_back(std::move(*change));
        };
      },
      [&](CallChange& change) { writer.change(change); });
  comparison.calls = walked.calls - walked.unreadable;
  writer.finish();
  walked.throw_if_trouble(walking);
  return comparison.changed > 0 ? 1 : 0;
}

JudgedCall judged_of(read::RunCall&& call, Comparison& comparison, bool ComparedRule::* side) {
  JudgedCall judged{std::move(call.id), std::move(call.source), call.outcome, call.score, {}};
  for (const auto& [rule, finding] : call.findings) {
    const std::uint32_t index = comparison.rule(rule);
    comparison.rules[index].*side = true;
    if (judged.findings.size() <= index) judged.findings.resize(index + 1);
    judged.findings[index] = finding;
  }
  return judged;
}

// Calls are the same when their ids are; of those that share one, the first of both runs, the second, ...
int compare_runs(const CompareOptions& options) {
  Comparison comparison;
  std::multimap<std::string, JudgedCall> old;
  read::RunCall call;
  for (read::Run run(options.inputs.paths[0]); run.next(call);) {
    comparison.before = call.checklist;
    JudgedCall judged = judged_of(std::move(call), comparison, &ComparedRule::before);
    std::string id = judged.id;
    old.emplace(std::move(id), std::move(judged));
  }
  Writer writer(options, comparison);
  for (read::Run run(options.inputs.paths[1]); run.next(call);) {
    comparison.after = call.checklist;
    const JudgedCall judged = judged_of(std::move(call), comparison, &ComparedRule::after);
    const auto same = old.lower_bound(judged.id);
    if (same == old.end() || same->first != judged.id) {
      ++comparison.only_after;
      continue;
    }
    ++comparison.calls;
    if (std::optional<CallChange> change = change_of(same->second, judged)) writer.change(*change);
    old.erase(same);
  }
  comparison.only_before = old.size();
  if (comparison.calls == 0)
    throw Error("\"{}\" and \"{}\" have no call in common; calls are the same when their ids are",
                options.inputs.paths[0], options.inputs.paths[1]);
  writer.finish();
  return comparison.changed > 0 ? 1 : 0;
}

int compare(const CompareOptions& options) {
  format_of(options);
  refuse_to_replace("--output", options.output, options.inputs.paths,
                    {options.old_rules, options.new_rules, options.inputs.read.metadata});
  if (options.old_rules.empty() != options.new_rules.empty())
    throw Error("{} is missing; give both --old and --new, or neither and two runs",
                options.old_rules.empty() ? "--old" : "--new");
  if (!options.old_rules.empty()) return compare_checklists(options);
  if (options.inputs.paths.size() != 2)
    throw Error(
        "expected two runs, as `cortesia audit --format jsonl` writes them, found {}; or name two "
        "checklists with --old and --new",
        options.inputs.paths.size());
  return compare_runs(options);
}

}  // namespace

Usage compare_usage() {
  auto options = std::make_shared<CompareOptions>();
  CompareOptions& mine = *options;
  Usage usage;
  usage.arguments =
      path_arguments(mine.inputs.paths, "transcripts; without --old and --new two runs of audit");
  usage.options = {
      {"--old", "FILE", "the checklist as it was, or shipped:NAME", into(mine.old_rules)},
      {"--new", "FILE", "the checklist as it is to be", into(mine.new_rules)},
      {"--format", "NAME", "text or json (text)", into(mine.format)},
      {"-o,--output", "FILE", "write the report there", into(mine.output)},
      jobs_option(mine.jobs),
  };
  for (Option& option : input_options(mine.inputs))
    if (option.names != "--rules") usage.options.push_back(std::move(option));
  usage.options.push_back({"--quiet", "", "no progress", into(mine.quiet)});
  usage.note = "Exit status: 0 nothing flipped, 1 some verdict or outcome did, 2 trouble.";
  usage.run = [options] { return compare(*options); };
  return usage;
}

}  // namespace cortesia
