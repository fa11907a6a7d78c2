// `cortesia audit`: every call read, judged and reported, by as many threads as wanted, in the order of the
// input.
#pragma once

#include <string>

#include "commands/inputs.hpp"

namespace cortesia {

struct AuditOptions {
  Inputs inputs;
  WaiverOptions waivers;
  std::string format = "text";
  std::string output;     // empty: standard output
  std::string summary;    // empty: none
  unsigned jobs = 0;      // 0: as many as processors
  double max_failed = 0;  // per cent of the calls that passed or failed
  bool refuse_duplicates = false;
  bool no_quotes = false;
  bool quiet = false;
};

// 0 when the calls met the mark, 1 when more failed than allowed. Throws Error on trouble - also when an
// input was unreadable, after everything else has been reported.
int audit(const AuditOptions& options);

}  // namespace cortesia
