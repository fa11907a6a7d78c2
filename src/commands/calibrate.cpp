// `cortesia calibrate`: the program's verdicts beside those of people who graded the same calls.
#include <charconv>
#include <memory>
#include <mutex>
#include <unistd.h>
#include <unordered_map>

#include "base/error.hpp"
#include "base/output.hpp"
#include "commands/values.hpp"
#include "commands/walk.hpp"
#include "grades/calibration.hpp"
#include "grades/report.hpp"
#include "read/csv.hpp"
#include "read/file_names.hpp"
#include "read/input.hpp"
#include "write/excerpt.hpp"
#include "write/story.hpp"

namespace cortesia {

namespace {

constexpr std::size_t kListedInText = 3;  // disagreements a rule, unless told otherwise

struct CalibrateOptions {
  Inputs inputs;
  std::string grades;
  std::string format = "text";
  std::string output;  // empty: standard output
  unsigned jobs = 0;
  std::string disagreements;  // as given: a number, "all", or empty
  std::vector<std::string> rules;
  bool unknown_rules = false;
  bool no_quotes = false;
  bool quiet = false;
};

grades::Grades read_grades(const CalibrateOptions& options, const ChecklistInfo& checklist) {
  grades::ParseOptions parsing;
  parsing.file = options.grades;
  parsing.pass_over_unknown = options.unknown_rules;
  parsing.only = options.rules;
  std::string text = read::text_of_file("grades", options.grades);
  read::CsvRows rows(text);
  grades::Grades all = grades::parse(
      [&](std::vector<std::string>& fields, std::uint64_t& line) {
        try {
          bool more = rows.next(fields);
          line = rows.line();
          return more;
        } catch (const Error& error) {
          throw Error("{}: {}", options.grades, error.what());
        }
      },
      checklist, parsing);
  if (options.no_quotes)
    for (std::size_t i = 0; i < all.graders.size(); ++i)
      if (!all.graders[i].empty()) all.graders[i] = fmt::format("#{}", i + 1);
  if (all.grades.empty())
    throw Error("{}: no grade {}; fill in the column \"verdict\"", options.grades,
                options.rules.empty() ? "in it" : "of these rules");
  return all;
}

grades::Quote quote_of(const Call& call, const Evidence& evidence) {
  return {evidence.turn, evidence.begin, evidence.end, evidence.time,
          std::string(write::quote_of(call, evidence))};
}

// A finding with all that explains it, so that it can outlive its call.
grades::Shown shown_of(const write::Story& story, const Call& call, const Finding& finding, bool quotes) {
  grades::Shown shown;
  shown.rule = finding.rule;
  shown.reason = finding.reason;
  shown.story.push_back(story.reason(finding));
  for (const Evidence& evidence : finding.evidence) {
    shown.evidence.push_back(quote_of(call, evidence));
    shown.story.push_back(story.evidence(call, evidence));
  }
  shown.looked_in = finding.looked_in;
  if (finding.looked_in) shown.story.push_back(story.looked_in(*finding.looked_in));
  if (finding.nearest && quotes) {
    shown.wanted = finding.nearest->wanted;
    shown.nearest = quote_of(call, finding.nearest->heard);
    shown.story.push_back(story.nearest(call, *finding.nearest));
  }
  return shown;
}

// The graded calls, as the grades name them: by id, by a name of the file, or by the number that a
// spreadsheet made of either. Shared by all threads.
class Graded {
 public:
  explicit Graded(const grades::Grades& grades) {
    for (std::uint32_t i = 0; i < grades.calls.size(); ++i) by_name_.emplace(grades.calls[i], i);
  }

  // The index of Grades::calls.
  std::optional<std::uint32_t> find(const Call& call) {
    std::vector<std::string> names{std::string(call.id)};
    for (const read::FileName& file : file_names(call)) names.insert(names.end(), {file.whole, file.stem});
    for (const std::string& name : names)
      if (const auto known = by_name_.find(name); known != by_name_.end()) return known->second;
    for (const std::string& name : names)
      if (const auto known = by_name_.find(read::without_zeros(name)); known != by_name_.end())
        return known->second;
    const std::lock_guard lock(mutex_);
    if (other_.empty() || call.id < other_) other_ = call.id;
    return std::nullopt;
  }

  const std::string& other() const { return other_; }  // the id of a call that is not graded

 private:
  // None of a call that shares its file with others.
  static std::vector<read::FileName> file_names(const Call& call) {
    const std::string_view source = call.source;
    const std::size_t place = source.find_last_of(":#");
    if (place != std::string_view::npos && place + 1 < source.size() &&
        source.find_first_not_of("0123456789", place + 1) == std::string_view::npos)
      return {};
    return read::file_names(source, source.substr(source.find_last_of("/\\:") + 1));
  }

  std::unordered_map<std::string_view, std::uint32_t> by_name_;
  std::mutex mutex_;
  std::string other_;
};

// Judges the graded calls among those it sees.
class Judge {
 public:
  Judge(const rules::Checklist& checklist, const grades::Grades& grades, Graded& graded, bool quotes)
      : auditor_(std::make_unique<rules::Auditor>(checklist)),
        grades_(grades),
        graded_(graded),
        story_(checklist.info(), style(quotes)),
        quotes_(quotes) {}

  void operator()(Call& call, std::vector<grades::Judged>& out) {
    const std::optional<std::uint32_t> known = graded_.find(call);
    if (!known) return;
    const Report& report = auditor_->audit(call);
    grades::Judged& judged = out.emplace_back();
    judged.call = *known;
    judged.source = call.source;
    for (const Finding& finding : report.findings) judged.verdicts.push_back(finding.verdict);
    for (std::uint32_t rule : grades::differing(grades_, judged.call, judged.verdicts))
      judged.shown.push_back(shown_of(story_, call, report.findings[rule], quotes_));
  }

 private:
  static write::Style style(bool quotes) {
    write::Style style;
    style.quotes = quotes;
    return style;
  }

  std::unique_ptr<rules::Auditor> auditor_;
  const grades::Grades& grades_;
  Graded& graded_;
  write::Story story_;
  bool quotes_;
};

std::optional<std::size_t> listed(const CalibrateOptions& options) {
  std::string_view text = options.disagreements;
  if (text == "all") return std::nullopt;
  if (text.empty()) return options.format == "text" ? std::optional(kListedInText) : std::nullopt;
  std::size_t count = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc() || end != text.data() + text.size())
    throw Error("--disagreements: expected a whole number or \"all\", found \"{}\"", text);
  return count;
}

int calibrate(const CalibrateOptions& options) {
  const grades::ReportFormat& format = find_named("report format", options.format, grades::report_formats());
  grades::ReportOptions reporting{!options.no_quotes, listed(options)};
  refuse_to_replace("--output", options.output, options.inputs.paths,
                    {options.grades, options.inputs.rules.rules, options.inputs.read.metadata});
  rules::Checklist checklist = rules::Checklist::load(options.inputs.rules);
  grades::check_wanted(options.rules, checklist.info());
  grades::Grades grades = read_grades(options, checklist.info());
  Output out(options.output);

  Graded graded(grades);
  std::vector<const std::string*> met(grades.calls.size());  // where each was
  std::vector<grades::Judged> judged;
  judged.reserve(grades.calls.size());  // `met` points into it
  WalkOptions walking{options.inputs, options.jobs, !options.quiet, options.no_quotes};
  Walked walked = walk<grades::Judged>(
      walking, [&] { return Judge(checklist, grades, graded, !options.no_quotes); },
      [&](grades::Judged& one) {
        const std::string*& before = met[one.call];
        if (before)
          throw Error("call \"{}\" is in \"{}\" and in \"{}\"; the grades do not tell which is meant",
                      grades.calls[one.call], *before, one.source);
        judged.push_back(std::move(one));
        before = &judged.back().source;
      });
  if (judged.empty()) {
    walked.throw_if_trouble(walking);
    throw Error(
        "none of the {} graded calls was found among {} calls: the grades name \"{}\", the calls are such as "
        "\"{}\"; calls are named by their id, or by their file's name",
        grades.calls.size(), walked.calls, grades.calls.front(), graded.other());
  }
  std::string report;
  grades::Calibration calibration = grades::calibrate(grades, checklist.info(), std::move(judged));
  format.write(report, {calibration, grades, checklist.info()}, reporting);
  out.write(report);
  out.finish();
  walked.throw_if_trouble(walking);
  return 0;
}

}  // namespace

Usage calibrate_usage() {
  auto options = std::make_shared<CalibrateOptions>();
  CalibrateOptions& mine = *options;
  Usage usage;
  usage.arguments = {"GRADES.csv PATH...", "grades by people, then files or folders of the calls", 2,
                     SIZE_MAX, [&](std::string_view text) {
                       if (mine.grades.empty()) {
                         mine.grades = text;
                       } else {
                         mine.inputs.paths.emplace_back(text);
                       }
                     }};
  usage.options = {
      {"--format", "NAME", "text, json, csv or disagreements (text)", into(mine.format)},
      {"-o,--output", "FILE", "write the report there", into(mine.output)},
      {"--rule", "ID", "this rule or section alone; may be given again",
       [&](std::string_view id) { mine.rules.emplace_back(id); }},
      {"--disagreements", "N", "list so many a rule, or all (text: 3, else all)", into(mine.disagreements)},
      {"--unknown-rules", "", "pass over grades of rules not in the checklist", into(mine.unknown_rules)},
      jobs_option(mine.jobs),
  };
  for (Option& option : input_options(mine.inputs)) usage.options.push_back(std::move(option));
  usage.options.push_back(
      {"--no-quotes", "", "leave out quotes, nearest misses, notes and names", into(mine.no_quotes)});
  usage.options.push_back({"--quiet", "", "no progress", into(mine.quiet)});
  usage.note =
      "GRADES.csv has the columns call, rule and verdict, and may have turn (from 0),\n"
      "grader and others. `cortesia sample` writes one to fill in.\n"
      "Exit status: 0 the grades were compared, however well they agree, 2 trouble.";
  usage.run = [options] { return calibrate(*options); };
  return usage;
}

}  // namespace cortesia
