// Any bytes as a checklist: it loads, or is refused with an Error that says why; nothing else may happen.
#include <cstdlib>

#include "base/error.hpp"
#include "memory_file.hpp"
#include "rules/rules.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static cortesia::fuzz::MemoryFile file;
  file.hold(bytes, size);
  try {
    const auto checklist = cortesia::rules::Checklist::load({.rules = file.path()});
    if (checklist.info().rules.empty()) std::abort();
  } catch (const cortesia::Error& error) {
    if (error.what()[0] == '\0') std::abort();
  }
  return 0;
}
