// Whether a transcript ends while business is still going on, by nobody's choice.
#pragma once

#include "rules/scene.hpp"

namespace cortesia::rules {

bool is_cut(const Scene& scene);

}  // namespace cortesia::rules
