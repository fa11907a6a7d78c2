// The one exception of the program: trouble with flags, a checklist, a file or the disk.
//
// Its message is whole and ready for a person: lower case, no full stop, what was expected and what was
// found, the user's text in quotes, then the remedy. It is caught round one input (the input is reported as
// unreadable and the run goes on) and in main (exit status 2). Answers are values, bugs are asserts, and the
// exceptions of libraries stop at the door of the room that calls them.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace cortesia {

class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& message) : std::runtime_error(message) {}

  template <typename First, typename... Rest>
  Error(fmt::format_string<First, Rest...> text, First&& first, Rest&&... rest)
      : std::runtime_error(fmt::format(text, std::forward<First>(first), std::forward<Rest>(rest)...)) {}
};

}  // namespace cortesia
