// One JSON object a call: `json` puts them in an array, `jsonl` each on a line. tests/reports/schema.json is
// the schema; kReportSchema its number.
#pragma once

#include <memory>
#include <string>

#include "write/write.hpp"

namespace cortesia::write {

std::unique_ptr<Format> make_json(const ChecklistInfo& checklist, const Style& style);
std::unique_ptr<Format> make_jsonl(const ChecklistInfo& checklist, const Style& style);

// `{"schema":1,"checklist":{...}`, with which every object begins.
std::string json_stamp(const ChecklistInfo& checklist);

}  // namespace cortesia::write
