#include "read/date_order.hpp"

#include <cmath>

namespace cortesia::read {

void DateOrder::Run::go_on(double seconds) {
  if (last) apart += std::fabs(seconds - *last);
  last = seconds;
}

void DateOrder::meet(const Stamp& stamp) {
  if (!stamp.absolute) return;
  day_only_ += !stamp.month_first;
  month_only_ += stamp.month_only;
  day_first_.go_on(stamp.seconds);
  month_first_.go_on(stamp.month_first.value_or(stamp.seconds));
}

bool DateOrder::month_first() const {
  if (day_only_ > 0) return false;
  return month_only_ > 0 || month_first_.apart < day_first_.apart;
}

}  // namespace cortesia::read
