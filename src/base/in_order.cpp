#include "base/in_order.hpp"

#include <sched.h>

namespace cortesia {

unsigned processors() {
  cpu_set_t allowed;
  CPU_ZERO(&allowed);
  if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) return 1;
  int count = CPU_COUNT(&allowed);
  return count < 1 ? 1 : static_cast<unsigned>(count);
}

}  // namespace cortesia
