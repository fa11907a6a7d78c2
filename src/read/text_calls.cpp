#include "read/text_calls.hpp"

#include <algorithm>
#include <string>

#include "base/utf8.hpp"
#include "read/roles.hpp"
#include "read/text_labels.hpp"
#include "read/text_survey.hpp"

namespace cortesia::read {

namespace {

// Whether one of the words for a call may begin so: asked of every line of a text.
bool may_begin(char c) {
  const char letter = ascii_lower(c);
  return letter == 'l' || letter == 'c' || letter == 't' || letter == 'i' || !is_ascii_letter(c);
}

}  // namespace

std::optional<std::size_t> call_counted(std::string_view line) {
  static constexpr std::string_view kMarks = "-=*_~#[]() \t";
  static constexpr std::size_t kLongest = 80;
  static constexpr std::string_view kCalls[] = {"llamada",     "conversacion", "transcripcion",
                                                "interaccion", "call",         "conversation"};
  static constexpr std::string_view kNumbers[] = {
      "numero ", "num ", "no ", "nro ", "n\xC2\xBA ", "n\xC2\xB0 ", "n \xC2\xBA ", "n \xC2\xB0 ", "n "};
  line = trim(line);
  const std::size_t first = line.find_first_not_of(kMarks);
  if (first == std::string_view::npos || line.size() > kLongest || !may_begin(line[first]) ||
      std::ranges::none_of(line, is_digit))
    return {};
  line = line.substr(first, line.find_last_not_of(kMarks) - first + 1);
  const std::string folded = fold_label(line);
  std::string_view rest = folded;
  if (std::ranges::none_of(kCalls, [&rest](auto word) { return take(rest, word); }) || !take(rest, " "))
    return {};
  for (const std::string_view word : kNumbers)
    if (take(rest, word)) break;
  std::size_t number = 0;
  std::size_t digits = 0;
  for (; digits < rest.size() && is_digit(rest[digits]); ++digits)
    number = number * 10 + static_cast<std::size_t>(rest[digits] - '0');
  if (digits == 0 || digits > 4) return {};
  // A dash is folded to a space: what stands behind it is told in the line as it is written.
  rest.remove_prefix(digits);
  if (rest.empty()) return number;
  const std::size_t behind =
      line.find_last_of("0123456789", line.find_first_not_of("0123456789", line.find_first_of("0123456789")));
  std::string_view more = line.substr(std::min(behind + 1, line.size()));
  skip_spaces(more);
  const bool parted =
      !more.empty() && (std::string_view(":-(|/").find(more.front()) != std::string_view::npos ||
                        more.starts_with("\xE2\x80\x93") || more.starts_with("\xE2\x80\x94"));
  return parted ? std::optional(number) : std::nullopt;
}

std::vector<CountedCall> calls_counted(std::string_view text, const Roles& roles) {
  std::vector<CountedCall> calls;
  std::string_view rest = text;
  const char* begin = text.data();  // of the call that is open
  std::size_t open = 0;             // its number
  const auto close = [&](const char* end) {
    if (open > 0) calls.push_back({open, {begin, static_cast<std::size_t>(end - begin)}});
  };
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    const std::optional<std::size_t> number = call_counted(line);
    if (!number) continue;
    if (open == 0 && *number == 2) open = 1;  // the first is not headed
    if (*number != open + 1) return {};
    close(line.data());
    const bool title = open == 0 && !trimmed({begin, static_cast<std::size_t>(line.data() - begin)}).empty();
    if (!title) begin = line.data() + line.size();
    open = *number;
  }
  close(text.data() + text.size());
  static constexpr std::size_t kFewest = 2;  // lines of a dialogue
  const auto is_call = [&](const CountedCall& call) {
    return survey_text(call.text, roles).labelled >= kFewest;
  };
  if (calls.size() < 2 || !std::ranges::all_of(calls, is_call)) return {};
  return calls;
}

}  // namespace cortesia::read
