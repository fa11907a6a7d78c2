// Whether the dates of a text are day/month or month/day, told by all of them: one that is none the other
// way, or else the order in which the times run on closely.
#pragma once

#include <cstddef>
#include <optional>

#include "read/stamp.hpp"

namespace cortesia::read {

class DateOrder {
 public:
  void meet(const Stamp& stamp);  // in the order of the text
  bool month_first() const;
  bool guessed() const { return month_only_ == 0 && month_first(); }  // nothing but the closeness tells

 private:
  struct Run {
    std::optional<double> last;
    double apart = 0;  // what lies between each time and the next, in all
    void go_on(double seconds);
  };
  Run day_first_, month_first_;
  std::size_t day_only_ = 0, month_only_ = 0;
};

}  // namespace cortesia::read
