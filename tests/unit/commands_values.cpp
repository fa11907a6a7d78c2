// Values of options, taken or refused, and the tables of commands and options.
#include <string>

#include <doctest/doctest.h>

#include "base/error.hpp"
#include "commands/command.hpp"
#include "commands/values.hpp"

using namespace cortesia;

namespace {

template <typename Parse>
std::string refusal(Parse parse) {
  try {
    parse();
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("values of options") {
  CHECK(parse_count("8", "--jobs", 1024) == 8);
  CHECK(parse_score("82.5", "--fail-under") == 82.5);
  CHECK(parse_share("5%", "--max-failed") == 5);
  CHECK(parse_share("0.25%", "--max-failed") == 0.25);
  CHECK(parse_size("64MiB", "--max-call") == 64u << 20);
  CHECK(parse_size("500kB", "--max-call") == 500'000);
  CHECK(parse_size("123", "--max-call") == 123);
}

TEST_CASE("values that make no sense say what was expected") {
  for (const char* text : {"0", "-1", "1025", "two", "", "8x", "1.5"})
    CHECK(refusal([&] { parse_count(text, "--jobs", 1024); }) ==
          "--jobs: expected a whole number from 1 to 1024, found \"" + std::string(text) + "\"");
  for (const char* text : {"-1", "101", "nan", "80%", ""})
    CHECK(refusal([&] { parse_score(text, "--fail-under"); }) ==
          "--fail-under: expected a score from 0 to 100, found \"" + std::string(text) + "\"");
  for (const char* text : {"5", "0.05", "101%", "-1%", "%", ""})
    CHECK(refusal([&] { parse_share(text, "--max-failed"); }) ==
          "--max-failed: expected a share from 0% to 100% with its sign, such as 5%, found \"" +
              std::string(text) + "\"");
  for (const char* text : {"0", "64XB", "MiB", "-1kB", "1.5MiB", "99999999999GiB", ""})
    CHECK(refusal([&] {
            parse_size(text, "--max-call");
          }).starts_with("--max-call: expected a size such as 64MiB"));
}

TEST_CASE("a name that nobody knows is refused with the nearest that somebody does, or all") {
  static constexpr std::string_view kKnown[] = {"text", "json", "csv"};
  CHECK(refusal([] { refuse_unknown("format", "jsno", kKnown); }) ==
        "unknown format \"jsno\"; did you mean \"json\"?");
  CHECK(refusal([] { refuse_unknown("format", "spreadsheet", kKnown); }) ==
        "unknown format \"spreadsheet\"; expected one of text, json, csv");
}

TEST_CASE("every command says what it does, and every option what it is for") {
  CHECK(commands().size() >= 5);
  for (const Command& command : commands()) {
    CHECK(command.about != "");
    Usage usage = command.usage();
    CHECK(usage.run);
    for (const Option& option : usage.options) {
      INFO(command.name, " ", option.names);
      CHECK(option.names.find("--") != std::string_view::npos);
      CHECK(option.about != "");
      CHECK(option.take);
    }
  }
}
