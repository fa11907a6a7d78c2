// What a command is to the command line: plain data that the parser, --help and the tests read.
//
// A command is one file here and one line in the table of commands.cpp. Its file fills an options struct of
// its own through the `take` functions and returns what to do with it.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cortesia {

// Takes what the user wrote; throws Error when it makes no sense.
using Take = std::function<void(std::string_view)>;

struct Option {
  std::string_view names;  // "--jobs" or "-j,--jobs"
  std::string_view value;  // what stands for its value in --help: "N"; empty for a flag
  std::string_view about;
  Take take;  // called for each time it is given, in order; a flag gets an empty text
};

struct Arguments {
  std::string_view name;  // "PATH..."; empty: the command takes none
  std::string_view about;
  std::size_t least = 0, most = 0;
  Take take;
};

struct Usage {
  Arguments arguments;
  std::vector<Option> options;
  std::string_view note;     // at the end of --help
  std::function<int()> run;  // the exit status: 0 or 1; trouble is thrown
};

struct Command {
  std::string_view name, about;
  Usage (*usage)();
};
std::span<const Command> commands();

Usage audit_usage();
Usage explain_usage();
Usage test_usage();
Usage init_usage();
Usage list_usage();
Usage formats_usage();
Usage convert_usage();
Usage check_usage();
Usage compare_usage();
Usage schema_usage();
Usage calibrate_usage();
Usage sample_usage();

}  // namespace cortesia
