// `cortesia sample`: draws the calls that people are to grade next, and writes the CSV that they fill in.
#include "grades/sample.hpp"

#include <memory>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/output.hpp"
#include "commands/values.hpp"
#include "commands/walk.hpp"
#include "grades/grades.hpp"
#include "grades/sheet.hpp"

namespace cortesia {

namespace {

constexpr unsigned kMostCalls = 100'000;     // nobody grades more
constexpr unsigned kMostSeed = 999'999'999;  // a spreadsheet keeps all its digits

struct SampleOptions {
  Inputs inputs;
  unsigned size = 0;
  unsigned seed = 0;
  std::string by;
  std::vector<std::string> rules;
  std::string output;  // empty: standard output
  unsigned jobs = 0;
  bool quiet = false;
};

// What calls may be stratified by.
struct Stratification {
  std::string_view name;
  std::string (*stratum)(const Call&, std::string_view timezone);
};
constexpr Stratification kStratifications[] = {
    {"agent", [](const Call& call, std::string_view) { return std::string(call.agent.id_or_name()); }},
    {"queue", [](const Call& call, std::string_view) { return std::string(call.queue); }},
    {"day", [](const Call& call, std::string_view zone) { return clock::local_day(call.started_at, zone); }},
};

int sample(const SampleOptions& options) {
  if (options.size == 0) throw Error("--size is missing; say how many calls to draw");
  if (options.seed == 0) throw Error("--seed is missing; any whole number, which makes the draw repeatable");
  const Stratification* by =
      options.by.empty() ? nullptr : &find_named("stratum", options.by, kStratifications);
  rules::Checklist checklist = rules::Checklist::load(options.inputs.rules);
  grades::check_wanted(options.rules, checklist.info());
  refuse_to_replace("--output", options.output, options.inputs.paths,
                    {options.inputs.rules.rules, options.inputs.read.metadata});
  Output out(options.output);

  grades::Draw draw(options.size);
  WalkOptions walking{options.inputs, options.jobs, !options.quiet};
  auto see = [&](const Call& call, std::vector<grades::Candidate>& seen) {
    seen.push_back({grades::lot_of(options.seed, call.id), std::string(call.id), std::string(call.source),
                    std::string(call.agent.id_or_name()),
                    by ? by->stratum(call, options.inputs.rules.timezone) : std::string()});
  };
  Walked walked = walk<grades::Candidate>(
      walking, [&] { return see; }, [&](grades::Candidate& one) { draw.add(std::move(one)); });
  if (draw.population() == 0) walked.throw_if_trouble(walking);

  grades::SheetOptions sheet_options{options.by, options.seed, draw.population(), options.rules};
  std::string sheet;
  grades::write_sheet(sheet, draw.drawn(), checklist.info(), sheet_options);
  out.write(sheet);
  out.finish();
  walked.throw_if_trouble(walking);
  return 0;
}

}  // namespace

Usage sample_usage() {
  auto options = std::make_shared<SampleOptions>();
  SampleOptions& mine = *options;
  Usage usage;
  usage.arguments = path_arguments(mine.inputs.paths);
  usage.options = {
      {"--size", "N", "how many calls to draw",
       [&](std::string_view text) { mine.size = parse_count(text, "--size", kMostCalls); }},
      {"--seed", "S", "a whole number; the same one draws the same calls",
       [&](std::string_view text) { mine.seed = parse_count(text, "--seed", kMostSeed); }},
      {"--by", "WHAT", "draw from each agent, queue or day in proportion", into(mine.by)},
      {"--rule", "ID", "rows for this rule or section alone; again for more",
       [&](std::string_view id) { mine.rules.emplace_back(id); }},
      {"-o,--output", "FILE", "write the CSV there", into(mine.output)},
      jobs_option(mine.jobs),
  };
  for (Option& option : input_options(mine.inputs)) usage.options.push_back(std::move(option));
  usage.options.push_back({"--quiet", "", "no progress", into(mine.quiet)});
  usage.note =
      "Fill in the column verdict: pass, partial, fail, not_applicable or\n"
      "not_assessable; or, in Spanish, cumple, parcial, no cumple, no aplica or no\n"
      "se puede evaluar. `cortesia calibrate` passes over rows left empty.\n"
      "Exit status: 0 when calls were drawn, 2 trouble.";
  usage.run = [options] { return sample(*options); };
  return usage;
}

}  // namespace cortesia
