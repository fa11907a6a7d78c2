// `cortesia test`: runs the examples inside a checklist, and tells what none of them tests.
#include <algorithm>
#include <functional>
#include <memory>

#include <fmt/format.h>

#include "base/output.hpp"
#include "commands/example_reader.hpp"
#include "commands/inputs.hpp"
#include "commands/test_junit.hpp"
#include "commands/values.hpp"

namespace cortesia {

namespace {

constexpr std::size_t kShown = 10;  // phrases that no example says

struct TestOptions {
  rules::LoadOptions rules;
  std::vector<std::string> only;
  std::string format = "text";
  bool coverage = false;
};

void append_failure(std::string& out, const rules::ExampleResult& result) {
  out += fmt::format("{}: {}\n  expected {}, found {}\n", result.place, result.rule, result.expected,
                     result.found.empty() ? "nothing" : result.found);
  if (!result.why.empty()) out += fmt::format("  {}\n", result.why);
}

void append_rules(std::string& out, const std::vector<std::string>& rules, std::string_view lack) {
  for (const std::string& rule : rules) out += fmt::format("{}: no example {}; write one\n", rule, lack);
}

void append_phrases(std::string& out, const rules::ExamplesRun& run, bool all) {
  const std::size_t shown = all ? run.unheard.size() : std::min(run.unheard.size(), kShown);
  for (std::size_t i = 0; i < shown; ++i) {
    const rules::UnheardPhrase& phrase = run.unheard[i];
    out += fmt::format("{}: no example says \"{}\"{}\n", phrase.place, phrase.written,
                       phrase.list.empty() ? std::string() : fmt::format(" of {{{}}}", phrase.list));
  }
  if (shown < run.unheard.size())
    out += fmt::format("and {} more phrases that no example says; --coverage names them all\n",
                       run.unheard.size() - shown);
  if (run.phrases > 0)
    out +=
        fmt::format("{} phrases: {} said in some example\n", run.phrases, run.phrases - run.unheard.size());
}

std::string text(const rules::ExamplesRun& run, const TestOptions& options) {
  std::string out;
  std::size_t good = 0, bad = 0, gaps = 0;
  for (const rules::ExampleResult& result : run.results) {
    if (result.known_gap) {
      ++gaps;
      if (result.ok)
        out +=
            fmt::format("{}: {}: is a known gap no more; take known_gap away\n", result.place, result.rule);
    } else if (result.ok) {
      ++good;
    } else {
      ++bad;
      append_failure(out, result);
    }
  }
  append_rules(out, run.rules_without_pass, "passes");
  append_rules(out, run.rules_without_fail, "fails");
  // With some of the rules, most phrases are not meant to be said.
  if (options.only.empty() || options.coverage) append_phrases(out, run, options.coverage);
  if (run.as_written.examples > 0)
    out += fmt::format(
        "{} examples of included files were run with the settings they were written for, not with yours "
        "({}); write examples of your own for these\n",
        run.as_written.examples, fmt::join(run.as_written.settings, ", "));
  out += fmt::format("{} examples: {} as expected, {} not", run.results.size(), good, bad);
  if (gaps > 0) out += fmt::format(", {} known gaps", gaps);
  return out + '\n';
}

int test(const TestOptions& options) {
  static constexpr std::string_view kFormats[] = {"text", "junit"};
  if (std::find(std::begin(kFormats), std::end(kFormats), options.format) == std::end(kFormats))
    refuse_unknown("format", options.format, kFormats);
  ExampleReader reader;
  const rules::ExamplesRun run = rules::run_examples(options.rules, std::ref(reader), options.only);
  Output output("");
  output.write(options.format == "junit" ? junit(run) : text(run, options));
  output.finish();
  const bool good = std::all_of(run.results.begin(), run.results.end(),
                                [](const auto& result) { return result.ok || result.known_gap; });
  return good ? 0 : 1;
}

}  // namespace

Usage test_usage() {
  auto options = std::make_shared<TestOptions>();
  Usage usage;
  usage.arguments = {"[RULES]", "checklist, or shipped:NAME (./rules.yaml)", 0, 1,
                     into(options->rules.rules)};
  usage.options = {
      {"--rule", "ID", "of this rule, or ID* for all that begin so; again",
       [options](std::string_view id) { options->only.emplace_back(id); }},
      {"--coverage", "", "name every phrase that no example says", into(options->coverage)},
      {"--format", "NAME", "text or junit", into(options->format)},
  };
  for (Option& option : checklist_options(options->rules)) usage.options.push_back(std::move(option));
  usage.options.push_back({"--language", "CODE", "of the shipped checklist", into(options->rules.language)});
  usage.note = "Exit status: 0 every example came out as it says, 1 some did not, 2 trouble.";
  usage.run = [options] { return test(*options); };
  return usage;
}

}  // namespace cortesia
