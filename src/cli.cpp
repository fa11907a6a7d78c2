#include "cli.hpp"

#include <algorithm>
#include <deque>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/error.hpp"
#include "base/output.hpp"
#include "base/suggest.hpp"
#include "commands/command.hpp"

namespace cortesia {

namespace {

constexpr std::string_view kAbout = "cortesia audits call transcripts against a checklist, offline.";

void print(const std::string& text) {
  Output out("");
  out.write(text);
  out.finish();
}

// Help, from the table

void append_item(std::string& out, std::string_view names, std::string_view about) {
  constexpr std::size_t kColumn = 26;
  out += fmt::format("  {:<{}}  {}\n", names, kColumn - 4, about);
}

std::string named(const Option& option) {
  std::string_view names = option.names;
  std::string out(names.starts_with("--") ? "    " : "");
  if (std::size_t comma = names.find(','); comma != std::string_view::npos) {
    out += fmt::format("{}, {}", names.substr(0, comma), names.substr(comma + 1));
  } else {
    out += names;
  }
  if (!option.value.empty()) out += fmt::format(" {}", option.value);
  return out;
}

std::string help(const Command& command, const Usage& usage) {
  std::string out = fmt::format("usage: cortesia {} [OPTION...]", command.name);
  if (!usage.arguments.name.empty()) out += fmt::format(" {}", usage.arguments.name);
  out += fmt::format("\n\n{}\n\n", command.about);
  if (!usage.arguments.name.empty()) {
    append_item(out, usage.arguments.name, usage.arguments.about);
    out += '\n';
  }
  for (const Option& option : usage.options) append_item(out, named(option), option.about);
  append_item(out, "-h, --help", "show this");
  if (!usage.note.empty()) out += fmt::format("\n{}\n", usage.note);
  return out;
}

std::string help() {
  std::string out = fmt::format("usage: cortesia COMMAND [OPTION...] [ARGUMENT...]\n\n{}\n\n", kAbout);
  for (const Command& command : commands()) append_item(out, command.name, command.about);
  out += '\n';
  append_item(out, "-h, --help", "show this; after a command, its options");
  append_item(out, "    --version", "show the version");
  out += "\nA first look: cortesia audit FOLDER. More: man cortesia, man cortesia-rules.\n";
  return out;
}

// Parsing. CLI11 splits the command line; what the words mean is the commands' business.

struct Given {
  const Option* option;
  std::vector<std::string> values;
  bool flag = false;
};

struct Parsed {
  const Command* command = nullptr;
  Usage usage;
  CLI::App* app = nullptr;
  std::deque<Given> given;  // CLI11 keeps pointers into it
  std::vector<std::string> arguments;
  bool help = false;
};

std::vector<std::string_view> long_names(const Usage& usage) {
  std::vector<std::string_view> names = {"--help"};
  for (const Option& option : usage.options) names.push_back(option.names.substr(option.names.find("--")));
  return names;
}

void declare(CLI::App& main, Parsed& parsed) {
  parsed.usage = parsed.command->usage();
  CLI::App& app = *main.add_subcommand(std::string(parsed.command->name));
  parsed.app = &app;
  app.set_help_flag();
  app.allow_extras();
  app.add_flag("-h,--help", parsed.help);
  for (const Option& option : parsed.usage.options) {
    Given& given = parsed.given.emplace_back(Given{&option, {}, false});
    std::string names(option.names);
    if (option.value.empty()) {
      app.add_flag(names, given.flag);
    } else {
      app.add_option(names, given.values)->allow_extra_args(false)->expected(1)->take_all();
    }
  }
}

// What is left over is either an argument or an option that nobody knows.
void take_rest(Parsed& parsed, const std::vector<std::string>& rest, bool all_arguments) {
  for (const std::string& word : rest) {
    if (!all_arguments && word.size() > 1 && word[0] == '-') {
      std::vector<std::string_view> known = long_names(parsed.usage);
      std::string name = word.substr(0, word.find('='));
      throw Error(unknown_name("option", name, known,
                               fmt::format("`cortesia {} --help` lists them", parsed.command->name)));
    }
    parsed.arguments.push_back(word);
  }
}

int run(Parsed& parsed) {
  const Arguments& arguments = parsed.usage.arguments;
  for (const Given& given : parsed.given) {
    if (given.flag) given.option->take("");
    for (const std::string& value : given.values) given.option->take(value);
  }
  if (parsed.arguments.size() < arguments.least)
    throw Error("{}: expected {}; `cortesia {} --help` says more", parsed.command->name, arguments.name,
                parsed.command->name);
  if (parsed.arguments.size() > arguments.most)
    throw Error("{}: unexpected \"{}\"; `cortesia {} --help` says what it takes", parsed.command->name,
                parsed.arguments[arguments.most], parsed.command->name);
  for (const std::string& argument : parsed.arguments) arguments.take(argument);
  return parsed.usage.run();
}

// The first word before the command, when it is an option of the command's or nearly so.
void refuse_misplaced(const std::string& word, const Parsed& parsed) {
  if (!word.starts_with("-")) return;
  std::vector<std::string_view> known = long_names(parsed.usage);
  for (const Option& option : parsed.usage.options)
    if (!option.names.starts_with("--")) known.push_back(option.names.substr(0, option.names.find(',')));
  const std::string name = word.substr(0, word.find('='));
  const bool is_known = std::ranges::find(known, name) != known.end();
  const std::string_view near = is_known ? name : nearest_name(name, known);
  if (!near.empty())
    throw Error("expected a command before \"{}\"; did you mean \"cortesia {} {}\"?", name,
                parsed.command->name, near);
}

[[noreturn]] void refuse_command(const std::string& word) {
  const std::string_view kind = word.starts_with("-") ? "option" : "command";
  std::vector<std::string_view> known;
  if (kind == "option")
    known = {"--help", "--version"};
  else
    for (const Command& command : commands()) known.push_back(command.name);
  throw Error(unknown_name(kind, word, known, "`cortesia --help` lists the commands"));
}

}  // namespace

int run_command_line(int argc, const char* const* argv) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  app.require_subcommand(0, 1);  // so that a folder may have the name of a command
  bool wants_help = false, wants_version = false;
  app.add_flag("-h,--help", wants_help);
  app.add_flag("--version", wants_version);
  std::deque<Parsed> all;
  for (const Command& command : commands()) {
    all.emplace_back().command = &command;
    declare(app, all.back());
  }

  // Behind `--` everything is an argument. CLI11 forgets where that was, so the tail is kept away from it.
  std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc), tail;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] != "--") continue;
    tail.assign(words.begin() + static_cast<std::ptrdiff_t>(i) + 1, words.end());
    words.resize(i);
  }
  try {
    app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
  } catch (const CLI::ArgumentMismatch& mismatch) {
    // "--rules: 1 required TEXT missing"
    std::string text = mismatch.what();
    throw Error("{}: expected a value after it", text.substr(0, text.find(':')));
  } catch (const CLI::ParseError& error) {
    throw Error("cannot read the command line: {}; see cortesia --help", error.what());
  }

  for (Parsed& parsed : all) {
    if (!parsed.app->parsed()) continue;
    if (const std::vector<std::string> before = app.remaining(); !before.empty()) {
      refuse_misplaced(before.front(), parsed);
      refuse_command(before.front());
    }
    if (parsed.help) {
      print(help(*parsed.command, parsed.usage));
      return 0;
    }
    take_rest(parsed, parsed.app->remaining(), false);
    take_rest(parsed, tail, true);
    return run(parsed);
  }
  if (wants_version) {
    print("cortesia " CORTESIA_VERSION "\n");
    return 0;
  }
  if (std::vector<std::string> rest = app.remaining(); !rest.empty()) refuse_command(rest.front());
  if (!wants_help) throw Error("expected a command; `cortesia --help` lists them");
  print(help());
  return 0;
}

}  // namespace cortesia
