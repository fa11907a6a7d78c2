#include "commands/audit.hpp"

#include <algorithm>
#include <cstdio>
#include <deque>
#include <iterator>
#include <memory>
#include <optional>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/in_order.hpp"
#include "base/output.hpp"
#include "base/progress.hpp"
#include "base/terminal.hpp"
#include "commands/labels_met.hpp"
#include "commands/values.hpp"
#include "commands/walk.hpp"
#include "model/totals.hpp"
#include "read/metadata.hpp"
#include "rules/choice.hpp"
#include "write/groups.hpp"
#include "write/write.hpp"

namespace cortesia {

namespace {

constexpr std::size_t kRowsNamed = 5;

// What a worker makes of a block: the bytes of its reports, and what they come to.
struct Rendered {
  std::string text;
  std::vector<Totals> totals;  // by checklist; what belongs to none is counted with the first
  struct Printed {
    CallPrint print;
    std::string id, source;
  };
  std::vector<Printed> prints;  // of its calls
  LabelsMet labels;
  std::string skipped;  // its source, when it was met in a folder and seems to be no transcript
};

// A checklist's reports, in its own language.
using Formats = std::vector<std::unique_ptr<write::Format>>;

class Worker {
 public:
  Worker(const read::Options& options, const read::Metadata* metadata, const rules::Checklists& checklists,
         const Waivers* waivers, const Formats& formats)
      : options_(options), reader_(options, metadata), checklists_(checklists), formats_(formats) {
    for (const rules::Checklist& checklist : checklists.all()) auditors_.emplace_back(checklist, waivers);
  }

  void operator()(const read::Block& block, Rendered& out) {
    out.text.clear();
    out.totals.assign(auditors_.size(), Totals());
    out.prints.clear();
    out.labels = LabelsMet(options_.roles);
    out.skipped.clear();
    bool skipped = reader_.read(block, [&](Call* call, const Unreadable* trouble) {
      if (!out.text.empty()) out.text += formats_[0]->between();
      if (call) {
        const std::optional<std::size_t> chosen = checklists_.choose(*call);
        const std::size_t index = chosen.value_or(0);
        const Report& report = auditors_[index].audit(*call, chosen ? Reason::none : Reason::no_checklist);
        formats_[index]->call(out.text, *call, report);
        out.totals[index].add(*call, report);
        out.labels.add(*call);
        out.prints.push_back({print_of(*call), std::string(call->id), std::string(call->source)});
      } else {
        formats_[0]->unreadable(out.text, *trouble);
        out.totals[0].add(*trouble);
      }
    });
    if (!skipped) return;
    ++out.totals[0].skipped_files;
    out.skipped = block.source;
  }

 private:
  const read::Options& options_;
  read::Reader reader_;
  const rules::Checklists& checklists_;
  std::deque<rules::Auditor> auditors_;  // by checklist
  const Formats& formats_;
};

// The waivers are told of once, with what they excused under any checklist: in the first night.
void gather_waivers(std::vector<Totals>& totals) {
  for (std::size_t i = 1; i < totals.size(); ++i) {
    if (totals[i].waivers == nullptr) continue;
    totals[0].waivers = std::exchange(totals[i].waivers, nullptr);
    totals[0].excused.resize(totals[i].excused.size());
    for (std::size_t waiver = 0; waiver < totals[i].excused.size(); ++waiver)
      totals[0].excused[waiver] += totals[i].excused[waiver];
  }
}

// What a run met besides its calls.
struct Met {
  LabelsMet labels;
  std::vector<std::string> skipped;  // sources of files that seem to be no transcripts: the first few
};

// The reports of all calls, in input order; what they come to, by checklist, and what was met.
std::vector<Totals> write_reports(const AuditOptions& options, const rules::Checklists& checklists,
                                  const Waivers* waivers, const Formats& formats,
                                  const read::Metadata* metadata, Met& met, Output& out) {
  const read::Options& reading = options.inputs.read;
  read::Blocks blocks(options.inputs.paths, reading);
  // Reports that scroll by are progress enough.
  Progress progress(!options.quiet && !(options.output.empty() && isatty(STDOUT_FILENO) == 1));

  std::string head;
  formats[0]->head(head);
  out.write(head);
  std::vector<Totals> totals(formats.size());
  std::uint64_t calls = 0;
  bool first = true, sized = false;
  Prints prints;
  in_order<read::Block, Rendered>(
      options.jobs > 0 ? options.jobs : processors(), [&](read::Block& block) { return blocks.next(block); },
      [&] { return Worker(reading, metadata, checklists, waivers, formats); },
      [&](const Rendered& rendered) {
        if (!rendered.text.empty()) {
          if (!first) out.write(formats[0]->between());
          out.write(rendered.text);
          first = false;
        }
        for (std::size_t i = 0; i < totals.size(); ++i) {
          calls += rendered.totals[i].calls;
          totals[i].merge(rendered.totals[i]);
        }
        met.labels.merge(rendered.labels);
        if (!rendered.skipped.empty() && met.skipped.size() <= kRowsNamed)
          met.skipped.push_back(rendered.skipped);
        for (const Rendered::Printed& one : rendered.prints)
          if (const std::optional<Prints::Seen> seen = prints.see(one.print, one.source))
            totals[0].twins.add({seen->kind, one.id, one.source, std::string(seen->of)});
        if (!progress.due()) return;
        if (!sized) blocks.size_up();
        sized = true;
        read::Walked walked = blocks.walked();
        progress.draw({calls, walked.bytes, walked.total_bytes});
      });
  totals[0].skipped_files += blocks.walked().skipped;
  gather_waivers(totals);
  std::string tail;
  formats[0]->tail(tail);
  for (std::size_t i = 0; i < totals.size(); ++i) {
    if (i > 0 && !tail.empty()) tail += '\n';
    formats[i]->night(tail, totals[i]);
  }
  out.write(tail);
  return totals;
}

// Of several checklists: one after the other; JSON has an object a line, CSV one header.
void write_summary(const AuditOptions& options, const rules::Checklists& checklists,
                   const std::vector<Totals>& totals, Output& out) {
  write::Style style;
  style.quotes = !options.no_quotes;
  std::string text;
  if (options.summary.ends_with(".csv")) write::summary_csv_head(text);
  for (std::size_t i = 0; i < totals.size(); ++i) {
    const ChecklistInfo& checklist = checklists.all()[i].info();
    if (options.summary.ends_with(".json")) {
      write::summary_json(text, checklist, totals[i], style);
    } else if (options.summary.ends_with(".csv")) {
      write::summary_csv(text, checklist, totals[i], style);
    } else {
      if (i > 0) text += '\n';
      write::summary(text, checklist, totals[i], style);
    }
  }
  out.write(text);
}

// What was given and did nothing: it is probably not what was meant.
void warn_of_leftovers(const Totals& totals, const std::optional<read::Metadata>& metadata,
                       const std::string& file) {
  std::string warnings;
  for (const write::StaleWaiver& stale : write::stale_waivers(totals)) {
    warnings += fmt::format("cortesia: {}: this waiver ", stale.waiver->place);
    warnings += stale.expired ? fmt::format("expired on {}; renew it or take it out\n", stale.waiver->expires)
                              : "excuses nothing here; take it out when it is done\n";
  }
  if (const std::vector<std::string> unused = metadata ? metadata->unused() : std::vector<std::string>();
      !unused.empty()) {
    warnings += fmt::format("cortesia: {}: no call was read for {} of its rows: ", file, unused.size());
    for (std::size_t i = 0; i < std::min(unused.size(), kRowsNamed); ++i) {
      if (i > 0) warnings += ", ";
      append_printable(warnings, unused[i]);
    }
    warnings += unused.size() > kRowsNamed ? ", ...\n" : "\n";
  }
  std::fputs(warnings.c_str(), stderr);
}

void warn_of_swapped(const Totals& totals) {
  if (totals.looks_swapped())
    fmt::print(stderr,
               "cortesia: in {} of {} calls the agent speaks like the customer: the channels look swapped; "
               "say who is who with --role LABEL=agent\n",
               totals.sides_swapped, totals.sides_clear);
}

// Texts that may yet be what somebody wanted judged; audio and pictures are counted and not named.
void warn_of_skipped(const std::vector<std::string>& skipped) {
  if (skipped.empty()) return;
  std::string named;
  for (std::size_t i = 0; i < std::min(skipped.size(), kRowsNamed); ++i) {
    named += i > 0 ? ", " : "";
    append_printable(named, skipped[i]);
  }
  fmt::print(
      stderr,
      "cortesia: passed over, for they seem to be no transcripts: {}{}; \"cortesia formats\" tells why\n",
      named, skipped.size() > kRowsNamed ? ", ..." : "");
}

// "2 of 9 calls are there more than once: b.json of a.json, ..."
std::string twins_told(const Twins& twins, std::uint64_t calls) {
  std::string named;
  for (std::size_t i = 0; i < std::min(twins.first.size(), kRowsNamed); ++i) {
    named += i > 0 ? ", " : "";
    append_printable(named, twins.first[i].source);
    if (twins.first[i].kind == TwinKind::channels_alike) {
      named += " (its two channels are alike)";
    } else {
      named += " of ";
      append_printable(named, twins.first[i].of);
    }
  }
  if (twins.all() > kRowsNamed) named += ", ...";
  return fmt::format("{} of {} calls {} there more than once: {}", twins.all(), calls,
                     twins.all() == 1 ? "is" : "are", named);
}

void warn_of_twins(const Twins& twins, std::uint64_t calls) {
  if (twins.all() > 0)
    fmt::print(stderr, "cortesia: {}; --duplicates error refuses such a run\n", twins_told(twins, calls));
}

// `calls` are those of all checklists; what could not be read stands in the totals of the first.
void throw_if_trouble(const AuditOptions& options, std::uint64_t calls, const Totals& totals,
                      const std::optional<read::Metadata>& metadata) {
  if (calls == 0) throw read::no_transcripts(options.inputs.paths, totals.skipped_files);
  throw_if_shared(metadata, options.inputs.read);
  throw_if_unreadable(totals.unreadable, calls, totals.unreadable_first, options.no_quotes);
  if (options.refuse_duplicates && totals.twins.all() > 0)
    throw Error("{}; leave the others out, or see --duplicates keep", twins_told(totals.twins, calls));
}

}  // namespace

int audit(const AuditOptions& options) {
  if (same_file(options.output, options.summary))
    throw Error("--output and --summary name the same file \"{}\"; give each its own", options.output);
  for (const auto& [option, target] : {std::pair("--output", options.output), {"--summary", options.summary}})
    refuse_to_replace(option, target, options.inputs.paths,
                      {options.inputs.rules.rules, options.inputs.read.metadata, options.waivers.file});
  const write::FormatInfo& format_info = find_named("report format", options.format, write::formats());
  rules::Checklists checklists = rules::Checklists::load(options.inputs.rules);

  std::optional<Waivers> excused = load_waivers(options.waivers, checklists.all());
  const Waivers* waivers = excused ? &*excused : nullptr;
  const std::optional<read::Metadata> metadata = load_metadata(options.inputs.read, options.no_quotes);

  write::Style style;
  style.quotes = !options.no_quotes;
  style.night = !options.quiet;
  if (options.output.empty()) {
    Terminal screen = terminal(STDOUT_FILENO);
    style.colour = screen.colour;
    style.width = screen.width;
  }
  Formats formats;
  for (const rules::Checklist& checklist : checklists.all())
    formats.push_back(format_info.make(checklist.info(), style));
  Output reports(options.output);
  std::optional<Output> summary;
  if (!options.summary.empty()) summary.emplace(options.summary);

  Met met{LabelsMet(options.inputs.read.roles), {}};
  const std::vector<Totals> nights =
      write_reports(options, checklists, waivers, formats, metadata ? &*metadata : nullptr, met, reports);
  if (summary) write_summary(options, checklists, nights, *summary);
  reports.finish();
  if (summary) summary->finish();

  Tally all;
  for (const Totals& night : nights) all.merge(night);
  const Totals& totals = nights[0];
  if (!options.quiet) {
    std::fputs(columns_passed_over(metadata, options.inputs.read).c_str(), stderr);
    warn_of_leftovers(totals, metadata, options.inputs.read.metadata);
    for (const Totals& night : nights) warn_of_swapped(night);
    std::fputs(met.labels.warnings(options.no_quotes).c_str(), stderr);
    warn_of_skipped(met.skipped);
    if (!options.refuse_duplicates) warn_of_twins(totals.twins, all.calls);
  }
  throw_if_trouble(options, all.calls, totals, metadata);
  auto judged = static_cast<double>(all.passed + all.failed);
  return 100 * static_cast<double>(all.failed) <= options.max_failed * judged ? 0 : 1;
}

Usage audit_usage() {
  auto options = std::make_shared<AuditOptions>();
  AuditOptions& audit_options = *options;
  Inputs& inputs = audit_options.inputs;
  Usage usage;
  usage.arguments = path_arguments(inputs.paths);
  usage.options = {
      {"--format", "NAME", "text, json, jsonl or csv (text)", into(audit_options.format)},
      {"-o,--output", "FILE", "write the reports there", into(audit_options.output)},
      {"--summary", "FILE", "write the night there; .json and .csv for programs",
       into(audit_options.summary)},
      jobs_option(audit_options.jobs),
      {"--duplicates", "WHAT", "keep or error: of calls that are there twice (keep)",
       [&](std::string_view text) {
         static constexpr std::string_view kNames[] = {"keep", "error"};
         if (std::ranges::find(kNames, text) == std::end(kNames))
           refuse_unknown("value of --duplicates", text, kNames);
         audit_options.refuse_duplicates = text == "error";
       }},
      {"--fail-under", "SCORE", "pass mark, instead of the checklist's",
       [&](std::string_view text) { inputs.rules.fail_under = parse_score(text, "--fail-under"); }},
      {"--max-failed", "SHARE", "exit 0 while at most this share fails (0%)",
       [&](std::string_view text) { audit_options.max_failed = parse_share(text, "--max-failed"); }},
  };
  for (Option& option : waiver_options(audit_options.waivers)) usage.options.push_back(std::move(option));
  for (Option& option : input_options(inputs)) usage.options.push_back(std::move(option));
  usage.options.push_back(
      {"--no-quotes", "", "leave out quotes, nearest misses and names", into(audit_options.no_quotes)});
  usage.options.push_back(
      {"--quiet", "", "reports only: no night, no progress, no warnings", into(audit_options.quiet)});
  usage.note =
      "Exit status: 0 the calls met the mark, 1 some did not, 2 trouble (also when an\n"
      "input could not be read). Calls that cannot be assessed are counted and do not\n"
      "set it.";
  usage.run = [options] { return audit(*options); };
  return usage;
}

}  // namespace cortesia
