// `cortesia test`: runs the examples inside a checklist.
#include <functional>
#include <memory>

#include <fmt/format.h>

#include "base/output.hpp"
#include "commands/inputs.hpp"
#include "commands/values.hpp"
#include "read/read.hpp"

namespace cortesia {

namespace {

struct TestOptions {
  rules::LoadOptions rules;
};

void append_failure(std::string& out, const rules::ExampleResult& result) {
  out += fmt::format("{}: {}\n  expected {}, found {}\n", result.place, result.rule, result.expected,
                     result.found.empty() ? "nothing" : result.found);
  if (!result.why.empty()) out += fmt::format("  {}\n", result.why);
}

void append_rules(std::string& out, const std::vector<std::string>& rules, std::string_view lack) {
  for (const std::string& rule : rules) out += fmt::format("{}: no example {}; write one\n", rule, lack);
}

// Reads an example as a transcript of plain text. What cannot be read is not handed on: the example then
// finds nothing, and fails.
class ExampleReader {
 public:
  void operator()(std::string_view text, const std::function<void(Call&)>& sink) {
    constexpr std::size_t kPadding = 64;  // the reader's, behind the bytes of a block
    block_.bytes.reserve(text.size() + kPadding);
    block_.bytes = text;
    reader_.read(block_, [&](const Call* call, const Unreadable*) {
      // The reader is ours, and so is its call until this returns: the example may add what a system would
      // know.
      if (call) sink(const_cast<Call&>(*call));
    });
  }

 private:
  read::Options options_;
  read::Reader reader_{options_, nullptr};
  read::Block block_ = [] {
    read::Block block;
    block.source = "example";
    block.format = "text";
    return block;
  }();
};

int test(const TestOptions& options) {
  ExampleReader reader;
  rules::ExamplesRun run = rules::run_examples(options.rules, std::ref(reader));
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
  out += fmt::format("{} examples: {} as expected, {} not", run.results.size(), good, bad);
  if (gaps > 0) out += fmt::format(", {} known gaps", gaps);
  out += '\n';
  Output output("");
  output.write(out);
  output.finish();
  return bad == 0 ? 0 : 1;
}

}  // namespace

Usage test_usage() {
  auto options = std::make_shared<TestOptions>();
  Usage usage;
  usage.arguments = {"[RULES]", "checklist, or shipped:NAME (./rules.yaml)", 0, 1,
                     into(options->rules.rules)};
  usage.options = checklist_options(options->rules);
  usage.options.push_back({"--language", "CODE", "of the shipped checklist", into(options->rules.language)});
  usage.note = "Exit status: 0 every example came out as it says, 1 some did not, 2 trouble.";
  usage.run = [options] { return test(*options); };
  return usage;
}

}  // namespace cortesia
