// The table of report formats. A new one is one file, one line here, a golden file in tests/reports, and its
// entry in man/cortesia.1.
#include "write/csv.hpp"
#include "write/json.hpp"
#include "write/text.hpp"

namespace cortesia::write {

namespace {

constinit const FormatInfo kFormats[] = {
    {"text", "for people: each call's verdicts with their evidence, then the night", make_text},
    {"json", "an array with an object a call", make_json},
    {"jsonl", "JSON Lines: an object a call, a call a line", make_jsonl},
    {"csv", "for spreadsheets: a row a finding", make_csv},
};

}  // namespace

std::span<const FormatInfo> formats() { return kFormats; }

}  // namespace cortesia::write
