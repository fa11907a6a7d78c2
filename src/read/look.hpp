// Why a file is taken for the format it is taken for, in sentences for a person: what `cortesia formats`
// tells.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "read/read.hpp"

namespace cortesia::read {

struct Look {
  std::string_view format, about;    // of the table; empty: none of it
  std::vector<std::string> because;  // what was seen
  std::vector<std::string> nearest;  // without a format: those it has some marks of, and what is lacking
};

// Looks at the first call of the block.
Look look_at(const Block& block, const Options& options);

}  // namespace cortesia::read
