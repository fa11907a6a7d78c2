// CSV for spreadsheets: a header, then a row a finding, for every rule of every call. RFC 4180 with line
// feeds.
//
// A cell that a spreadsheet would take for a formula (=, +, -, @, tab or carriage return first) begins with
// an apostrophe. An unreadable input is one row with the verdict `unreadable` and its `error`.
#pragma once

#include <memory>

#include "write/write.hpp"

namespace cortesia::write {

std::unique_ptr<Format> make_csv(const ChecklistInfo& checklist, const Style& style);

}  // namespace cortesia::write
