// Reads the examples of a checklist as transcripts of plain text: what rules::run_examples asks its caller
// for.
#pragma once

#include <functional>
#include <string_view>

#include "read/read.hpp"

namespace cortesia {

// What cannot be read is not handed on: the example then finds nothing, and fails.
class ExampleReader {
 public:
  ExampleReader();
  void operator()(std::string_view text, const std::function<void(Call&)>& sink);

 private:
  read::Options options_;
  read::Reader reader_;
  read::Block block_;
};

}  // namespace cortesia
