// The mistakes of a table that people wrote, told together, a line each: "notas.csv:7: no call is named".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace cortesia {

class LineMistakes {
 public:
  explicit LineMistakes(std::string file) : file_(std::move(file)) {}

  // Line 0 is the header.
  template <typename... Parts>
  void add(std::uint64_t line, fmt::format_string<Parts...> text, Parts&&... parts) {
    if (++count_ > kShown) return;
    if (!message_.empty()) message_ += '\n';
    message_ += line > 0 ? fmt::format("{}:{}: ", file_, line) : fmt::format("{}: ", file_);
    message_ += fmt::format(text, std::forward<Parts>(parts)...);
  }

  // Throws Error with the first twenty in the order they were found, and the number of the others.
  void throw_if_any() const {
    if (count_ > 0)
      throw Error("{}{}", message_,
                  count_ > kShown ? fmt::format("\nand {} more", count_ - kShown) : std::string());
  }

 private:
  static constexpr std::size_t kShown = 20;
  std::string file_, message_;
  std::size_t count_ = 0;
};

}  // namespace cortesia
