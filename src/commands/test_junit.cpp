#include "commands/test_junit.hpp"

#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/markup.hpp"

namespace cortesia {

namespace {

// As the text of an attribute. XML has no way to write most control characters.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : escape_markup(text)) {
    if (c == '"')
      out += "&quot;";
    else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
      out += c == '\n' || c == '\t' ? " " : "\uFFFD";
    else
      out += c;
  }
  return out;
}

struct Counts {
  std::size_t tests = 0, failures = 0, skipped = 0;

  void add(const rules::ExampleResult& result) {
    ++tests;
    if (result.known_gap)
      ++skipped;
    else if (!result.ok)
      ++failures;
  }
  std::string attributes() const {
    return fmt::format("tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\"", tests, failures, skipped);
  }
};

void append_case(std::string& out, const rules::ExampleResult& result) {
  const std::string head = fmt::format("    <testcase classname=\"{}\" name=\"{}: {}\"", escaped(result.rule),
                                       escaped(result.place), escaped(result.expected));
  if (result.known_gap)
    out += fmt::format("{}><skipped message=\"known gap{}\"/></testcase>\n", head,
                       result.ok ? " no more; take known_gap away" : "");
  else if (result.ok)
    out += head + "/>\n";
  else
    out += fmt::format("{}><failure message=\"expected {}, found {}\">{}</failure></testcase>\n", head,
                       escaped(result.expected), escaped(result.found.empty() ? "nothing" : result.found),
                       escaped(result.why));
}

// What no example tests, as skipped cases: a rule, or a setting that another file has set anew.
std::vector<std::string> untested_cases(const rules::ExamplesRun& run) {
  std::vector<std::string> cases;
  const auto add = [&](std::string_view of, std::string_view what, std::string_view why) {
    cases.push_back(
        fmt::format("    <testcase classname=\"{}\" name=\"{}\"><skipped message=\"{}\"/></testcase>\n",
                    escaped(of), what, why));
  };
  for (const std::string& rule : run.rules_without_pass) add(rule, "passes", "no example passes; write one");
  for (const std::string& rule : run.rules_without_fail) add(rule, "fails", "no example fails; write one");
  for (const std::string& setting : run.as_written.settings)
    add(setting, "as it is set here", "included examples were run with the setting they were written for");
  return cases;
}

}  // namespace

std::string junit(const rules::ExamplesRun& run) {
  const std::vector<std::string> untested = untested_cases(run);
  Counts all{.tests = untested.size(), .skipped = untested.size()};
  for (const rules::ExampleResult& result : run.results) all.add(result);
  std::string out =
      fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"cortesia test\" {}>\n",
                  all.attributes());
  for (std::size_t begin = 0; begin < run.results.size();) {
    std::size_t end = begin;
    Counts counts;
    for (; end < run.results.size() && run.results[end].rule == run.results[begin].rule; ++end)
      counts.add(run.results[end]);
    out +=
        fmt::format("  <testsuite name=\"{}\" {}>\n", escaped(run.results[begin].rule), counts.attributes());
    for (; begin < end; ++begin) append_case(out, run.results[begin]);
    out += "  </testsuite>\n";
  }
  if (!untested.empty())
    out += fmt::format("  <testsuite name=\"not tested\" {}>\n{}  </testsuite>\n",
                       Counts{.tests = untested.size(), .skipped = untested.size()}.attributes(),
                       fmt::join(untested, ""));
  return out + "</testsuites>\n";
}

}  // namespace cortesia
