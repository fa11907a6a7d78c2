// From the command line to a command: parses by the table of commands, writes --help from it, and runs what
// was asked for.
#pragma once

namespace cortesia {

// The exit status: 0 or 1 as the command says. Throws Error on bad usage, and what the command throws.
int run_command_line(int argc, const char* const* argv);

}  // namespace cortesia
