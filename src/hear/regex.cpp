#include "hear/regex.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <re2/re2.h>

#include "hear/phrase.hpp"

namespace cortesia::hear {
namespace {

constexpr int kRegexMemory = 1 << 20;  // of compiling one
// The shortest takes RE2 as long to compile as so many of its instructions.
constexpr std::uint32_t kCompiling = 50;
// More take RE2's slow way, and it seconds for a long call.
constexpr auto kMostInstructions = static_cast<int>(kMostRegexSteps - kCompiling);

// Folded text has no capitals and no accents, so an expression with one can never match.
void check_folded(std::string_view text, std::size_t offset) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view ahead = text.substr(i);
    if (ahead.starts_with("\\p") || ahead.starts_with("\\P")) {
      i += ahead.size() > 2 && ahead[2] == '{' ? std::min(ahead.find('}'), ahead.size() - 1) : 2;
    } else if (ahead[0] == '\\') {
      ++i;
    } else if (ahead.starts_with("(?")) {
      i += std::min(ahead.find_first_of(":)>"), ahead.size() - 1);
    } else if (ahead.starts_with("ñ")) {
      ++i;
    } else if ((ahead[0] >= 'A' && ahead[0] <= 'Z') || (ahead[0] & '\x80') != 0) {
      wrong_phrase(offset + i,
                   "an expression is matched against folded text: write lower case without accents");
    }
  }
}

}  // namespace

std::uint32_t check_regex(std::string_view expression, std::size_t offset) {
  check_folded(expression, offset);
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_longest_match(true);
  options.set_max_mem(kRegexMemory);
  const re2::RE2 compiled(expression, options);
  if (!compiled.ok()) {
    wrong_phrase(offset,
                 fmt::format("not a regular expression that RE2 reads: {}; correct it, or write the words",
                             compiled.error()));
  }
  if (compiled.ProgramSize() > kMostInstructions) {
    wrong_phrase(
        offset, fmt::format("this expression is too large: it takes {} of RE2's instructions, and {} are the "
                            "most; write words, or a shorter one",
                            compiled.ProgramSize(), kMostInstructions));
  }
  if (re2::RE2::FullMatch("", compiled)) {
    wrong_phrase(offset - 1,
                 "this expression matches nothing at all, so it would be heard everywhere; require a word");
  }
  return static_cast<std::uint32_t>(compiled.ProgramSize()) + kCompiling;
}

}  // namespace cortesia::hear
