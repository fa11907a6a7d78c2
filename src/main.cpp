// Command line in, exit status out: 0 the calls met the mark, 1 some did not, 2 trouble. The only place that
// prints an error.
#include <csignal>
#include <cstdio>
#include <exception>
#include <ranges>
#include <string>
#include <string_view>
#include <unistd.h>

#include "base/output.hpp"
#include "base/terminal.hpp"
#include "cli.hpp"

namespace {

constexpr int kTrouble = 2;

// What a message quotes - names of files, ids of calls - may hold what a terminal obeys.
int print_error(std::string_view message) {
  std::string lines = "cortesia: ";
  for (const auto line : std::views::split(message, '\n')) {
    cortesia::append_printable(lines, {line.begin(), line.end()});
    lines += '\n';
  }
  std::fputs(lines.c_str(), stderr);
  return kTrouble;
}

}  // namespace

int main(int argc, char** argv) {
  // A reader that goes away must not take us by surprise: unfinished files are to be cleared first.
  auto inherited = std::signal(SIGPIPE, SIG_IGN);
  // A limit of the size of files is told as a full disk is.
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    return cortesia::run_command_line(argc, argv);
  } catch (const cortesia::ReaderGone&) {
    // Now end as every other program in a pipe does, unless our parent wants it otherwise.
    std::signal(SIGPIPE, inherited);
    std::raise(SIGPIPE);
    return kTrouble;
  } catch (const std::bad_alloc&) {
    return print_error("out of memory; try fewer threads with --jobs, or a smaller --max-call");
  } catch (const std::exception& error) {
    return print_error(error.what());
  }
}
