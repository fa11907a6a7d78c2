// What a report says of the checklist it was made with: names and weights, not the checks themselves.
//
// The rules room makes one from a checklist; the write room reads it. Shared by all threads, never changed
// after loading.
#pragma once

#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace cortesia {

enum class Critical : std::uint8_t { none, customer, business, compliance };
inline constexpr std::string_view kCriticalNames[] = {"", "customer", "business", "compliance"};
constexpr std::string_view name_of(Critical critical) { return kCriticalNames[static_cast<int>(critical)]; }
// The kinds of critical errors, each with its accuracy; the index of one is its Critical less `none`.
inline constexpr std::size_t kCriticalKinds = std::size(kCriticalNames) - 1;
constexpr std::size_t kind_index(Critical critical) { return static_cast<std::size_t>(critical) - 1; }

// What a failed critical rule does to its call.
enum class CriticalPolicy : std::uint8_t { report_only, fail_call, zero_score, fail_section };
inline constexpr std::string_view kPolicyNames[] = {"report_only", "fail_call", "zero_score", "fail_section"};
constexpr std::string_view name_of(CriticalPolicy policy) { return kPolicyNames[static_cast<int>(policy)]; }

struct RuleInfo {
  std::string id;                   // "apertura.saludo": the public name
  std::string title;                // for people, in the checklist's language
  std::string section;              // id of its section; empty for a label
  std::uint32_t section_index = 0;  // of ChecklistInfo::sections; meaningless for a label
  std::string source;               // the guide it comes from
  std::string advice;               // to the agent
  std::vector<std::string> parts;   // names of the parts of a rule of several, in order
  Critical critical = Critical::none;
  double weight = 0;   // within its section
  bool label = false;  // a rule without weight that only tags the call
};

struct SectionInfo {
  std::string id, title;
  double weight = 0;
};

struct ChecklistInfo {
  std::string name, version;
  std::string sha256;    // of the bytes of the file and of all it includes
  std::string language;  // "es", "en": of the labels of the report
  double pass_mark = 80;
  double minimum_coverage = 50;  // per cent
  CriticalPolicy critical = CriticalPolicy::report_only;
  std::vector<SectionInfo> sections;
  std::vector<RuleInfo> rules;  // in checklist order, labels last; Finding::rule is an index into it
};

}  // namespace cortesia
