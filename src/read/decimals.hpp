// Which sign stands before the decimals in the numbers of one table, told by all of them: "1.000" beside
// "4,2" is a thousand.
#pragma once

#include <optional>
#include <string_view>

namespace cortesia::read {

class Decimals {
 public:
  // A number of the table; what is none tells nothing.
  void see(std::string_view cell);

  // Of a cell, when all have been seen: "1.234,5", "1,234.5". A sign of which nothing is told stands before
  // decimals, unless hundreds stand without any: "985", "1.015".
  std::optional<double> number_in(std::string_view cell) const;

 private:
  bool point_ = false, comma_ = false;  // stand before decimals
  bool hundreds_ = false;               // there are some without any sign
};

}  // namespace cortesia::read
