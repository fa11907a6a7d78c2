// What a change of checklist, or of night, made of the same calls: first each changed call, then the sum. Its
// own small table of formats.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/comparison.hpp"
#include "write/write.hpp"

namespace cortesia::write {

struct ComparisonFormat {
  std::string_view name;
  void (*head)(std::string& out, const Comparison& comparison);
  // `first` is true for the first changed call.
  void (*call)(std::string& out, const Comparison& comparison, const CallChange& change, const Style& style,
               bool first);
  void (*tail)(std::string& out, const Comparison& comparison, const Style& style);
};
std::span<const ComparisonFormat> comparison_formats();

void comparison_json_head(std::string& out, const Comparison& comparison);
void comparison_json_call(std::string& out, const Comparison& comparison, const CallChange& change,
                          const Style& style, bool first);
void comparison_json_tail(std::string& out, const Comparison& comparison, const Style& style);

}  // namespace cortesia::write
