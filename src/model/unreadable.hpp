// A call that could not be read: everything a report needs to name it and say why.
#pragma once

#include <string>

namespace cortesia {

struct Unreadable {
  std::string id;      // as far as known
  std::string source;  // path, with `:LINE` of JSON Lines or `#N` of an array
  std::string error;   // what was expected, what was found, the remedy
};

}  // namespace cortesia
