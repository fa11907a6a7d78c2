// What `cortesia audit --format jsonl` (or json) wrote, read back: each call with its verdicts.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/comparison.hpp"
#include "model/report.hpp"

namespace cortesia::read {

// A call of a run, in the order it was written. Valid until the next one is read.
struct RunCall {
  ComparedSide checklist;
  std::string id, source;
  Outcome outcome = Outcome::not_assessable;
  std::optional<double> score;
  std::vector<std::pair<std::string, Counted>> findings;  // by rule
};

class Run {
 public:
  // "-" is standard input. Throws Error.
  explicit Run(const std::string& path);
  ~Run();
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  // False at the end. Throws Error with the line for what is no report.
  bool next(RunCall& call);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace cortesia::read
