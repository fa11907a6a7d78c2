// The number of the schema of reports for programs, which one cortesia writes and another reads back.
#pragma once

namespace cortesia {

// Of the objects of json, jsonl and the JSON summary; tests/reports/*schema.json say what they hold. Raised
// when a field changes its meaning or goes; a new field does not raise it.
inline constexpr unsigned kReportSchema = 1;

}  // namespace cortesia
