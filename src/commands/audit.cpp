#include "commands/audit.hpp"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <memory>
#include <optional>
#include <unistd.h>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/in_order.hpp"
#include "base/output.hpp"
#include "base/progress.hpp"
#include "base/terminal.hpp"
#include "commands/values.hpp"
#include "commands/walk.hpp"
#include "model/totals.hpp"
#include "read/metadata.hpp"
#include "write/groups.hpp"
#include "write/write.hpp"

namespace cortesia {

namespace {

constexpr unsigned kMostJobs = 1024;
constexpr std::size_t kRowsNamed = 5;

// What a worker makes of a block: the bytes of its reports, and what they come to.
struct Rendered {
  std::string text;
  Totals totals;
};

class Worker {
 public:
  Worker(const read::Options& options, const read::Metadata* metadata, const rules::Checklist& checklist,
         const Waivers* waivers, const write::Format& format)
      : reader_(options, metadata), auditor_(checklist, waivers), format_(format) {}

  void operator()(const read::Block& block, Rendered& out) {
    out.text.clear();
    out.totals = Totals();
    bool skipped = reader_.read(block, [&](Call* call, const Unreadable* trouble) {
      if (!out.text.empty()) out.text += format_.between();
      if (call) {
        const Report& report = auditor_.audit(*call);
        format_.call(out.text, *call, report);
        out.totals.add(*call, report);
      } else {
        format_.unreadable(out.text, *trouble);
        out.totals.add(*trouble);
      }
    });
    if (skipped) ++out.totals.skipped_files;
  }

 private:
  read::Reader reader_;
  rules::Auditor auditor_;
  const write::Format& format_;
};

// The reports of all calls, in input order.
Totals write_reports(const AuditOptions& options, const rules::Checklist& checklist, const Waivers* waivers,
                     const write::Format& format, const read::Metadata* metadata, Output& out) {
  const read::Options& reading = options.inputs.read;
  read::Blocks blocks(options.inputs.paths, reading);
  // Reports that scroll by are progress enough.
  Progress progress(!options.quiet && !(options.output.empty() && isatty(STDOUT_FILENO) == 1));

  std::string head;
  format.head(head);
  out.write(head);
  Totals totals;
  bool first = true, sized = false;
  in_order<read::Block, Rendered>(
      options.jobs > 0 ? options.jobs : processors(), [&](read::Block& block) { return blocks.next(block); },
      [&] { return Worker(reading, metadata, checklist, waivers, format); },
      [&](const Rendered& rendered) {
        if (!rendered.text.empty()) {
          if (!first) out.write(format.between());
          out.write(rendered.text);
          first = false;
        }
        totals.merge(rendered.totals);
        if (!progress.due()) return;
        if (!sized) blocks.size_up();
        sized = true;
        read::Walked walked = blocks.walked();
        progress.draw({totals.calls, walked.bytes, walked.total_bytes});
      });
  totals.skipped_files += blocks.walked().skipped;
  std::string tail;
  format.tail(tail, totals);
  out.write(tail);
  return totals;
}

void write_summary(const AuditOptions& options, const ChecklistInfo& checklist, const Totals& totals,
                   Output& out) {
  write::Style style;
  style.quotes = !options.no_quotes;
  std::string text;
  if (options.summary.ends_with(".json")) {
    write::summary_json(text, checklist, totals, style);
  } else if (options.summary.ends_with(".csv")) {
    write::summary_csv(text, checklist, totals, style);
  } else {
    write::summary(text, checklist, totals, style);
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

void throw_if_trouble(const AuditOptions& options, const Totals& totals,
                      const std::optional<read::Metadata>& metadata) {
  if (totals.calls == 0) throw read::no_transcripts(options.inputs.paths, totals.skipped_files);
  throw_if_shared(metadata, options.inputs.read);
  throw_if_unreadable(totals.unreadable, totals.calls, totals.unreadable_first, options.no_quotes);
}

}  // namespace

int audit(const AuditOptions& options) {
  if (same_file(options.output, options.summary))
    throw Error("--output and --summary name the same file \"{}\"; give each its own", options.output);
  const write::FormatInfo& format_info = find_named("report format", options.format, write::formats());
  rules::Checklist checklist = rules::Checklist::load(options.inputs.rules);

  std::optional<Waivers> excused = load_waivers(options.waivers, checklist.info());
  const Waivers* waivers = excused ? &*excused : nullptr;
  const std::optional<read::Metadata> metadata = load_metadata(options.inputs.read);

  write::Style style;
  style.quotes = !options.no_quotes;
  style.night = !options.quiet;
  if (options.output.empty()) {
    Terminal screen = terminal(STDOUT_FILENO);
    style.colour = screen.colour;
    style.width = screen.width;
  }
  std::unique_ptr<write::Format> format = format_info.make(checklist.info(), style);
  Output reports(options.output);
  std::optional<Output> summary;
  if (!options.summary.empty()) summary.emplace(options.summary);

  Totals totals =
      write_reports(options, checklist, waivers, *format, metadata ? &*metadata : nullptr, reports);
  if (summary) write_summary(options, checklist.info(), totals, *summary);
  reports.finish();
  if (summary) summary->finish();

  if (!options.quiet) warn_of_leftovers(totals, metadata, options.inputs.read.metadata);
  throw_if_trouble(options, totals, metadata);
  auto judged = static_cast<double>(totals.passed + totals.failed);
  return 100 * static_cast<double>(totals.failed) <= options.max_failed * judged ? 0 : 1;
}

Usage audit_usage() {
  auto options = std::make_shared<AuditOptions>();
  AuditOptions& audit_options = *options;
  Inputs& inputs = audit_options.inputs;
  Usage usage;
  usage.arguments = {"PATH...", "files or folders of transcripts; - for standard input", 1, SIZE_MAX,
                     [&](std::string_view path) { inputs.paths.emplace_back(path); }};
  usage.options = {
      {"--format", "NAME", "text, json, jsonl or csv (text)", into(audit_options.format)},
      {"-o,--output", "FILE", "write the reports there", into(audit_options.output)},
      {"--summary", "FILE", "write the night there; .json and .csv for programs",
       into(audit_options.summary)},
      {"-j,--jobs", "N", "threads (as many as processors)",
       [&](std::string_view text) { audit_options.jobs = parse_count(text, "--jobs", kMostJobs); }},
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
