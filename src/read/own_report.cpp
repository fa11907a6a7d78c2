#include "read/own_report.hpp"

#include <algorithm>

#include "read/json_cut.hpp"
#include "read/text_lines.hpp"

namespace cortesia::read {
namespace {

// The heads of the tables: of findings, of a night.
constexpr std::string_view kTables[] = {"call,rule,verdict,turn,", "by,name,calls,passed,failed,"};
// What a night for people begins with, in each of its languages.
constexpr std::string_view kNights[] = {"RESUMEN  ", "SUMMARY  "};

// {"schema":1,"checklist":{"name":..}, alone or as the first of a list.
bool is_json_report(std::string_view text) {
  static constexpr std::size_t kNear = 64;
  if (text.starts_with('[')) text.remove_prefix(skip_json_space(text, 1));
  return text.starts_with("{\"schema\":") &&
         text.substr(0, kNear).find(",\"checklist\":{\"name\":") != std::string_view::npos;
}

// "  ✓ apertura.saludo               turno 1, 00:01 «muy buenos»"
bool is_finding(std::string_view line) {
  static constexpr std::string_view kMarks[] = {"  ✓ ", "  ◐ ", "  ✗ ", "  · ", "  ? "};
  const auto* mark =
      std::ranges::find_if(kMarks, [line](std::string_view one) { return line.starts_with(one); });
  if (mark == std::end(kMarks)) return false;
  line.remove_prefix(mark->size());
  const std::string_view id = line.substr(0, line.find(' '));
  return id.size() < line.size() && id.find('.') != std::string_view::npos && id.find('.') + 1 < id.size() &&
         id.front() != '.';
}

bool is_text_report(std::string_view text) {
  static constexpr std::size_t kLines = 40;
  std::size_t findings = 0;
  for (std::size_t i = 0; i < kLines && !text.empty(); ++i) {
    const std::string_view line = take_line(text);
    if (i == 0 && std::ranges::any_of(kNights, [line](auto night) { return line.starts_with(night); }))
      return true;
    findings += is_finding(line);
  }
  return findings > 1;
}

}  // namespace

bool is_own_report(std::string_view beginning) {
  const std::string_view text = beginning.substr(skip_json_space(beginning, 0));
  return is_json_report(text) ||
         std::ranges::any_of(kTables, [text](std::string_view head) { return text.starts_with(head); }) ||
         is_text_report(text);
}

}  // namespace cortesia::read
