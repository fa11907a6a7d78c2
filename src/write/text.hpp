// The report for people: a call after the other, then the night.
#pragma once

#include <memory>

#include "write/write.hpp"

namespace cortesia::write {

std::unique_ptr<Format> make_text(const ChecklistInfo& checklist, const Style& style);

}  // namespace cortesia::write
