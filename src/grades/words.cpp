#include "grades/words.hpp"

#include <algorithm>

#include <fmt/ranges.h>

#include "base/suggest.hpp"
#include "hear/fold.hpp"

namespace cortesia::grades {

namespace {

// As plain_words() has them without small words; of several in one table the first is it.
struct OtherColumn {
  std::string_view header;
  std::size_t column;
};
constexpr OtherColumn kOtherColumns[] = {
    {"id llamada", 0},  {"call id", 0},    {"llamada id", 0}, {"archivo", 0},      {"fichero", 0},
    {"file", 0},        {"grabacion", 0},  {"id regla", 1},   {"rule id", 1},      {"criterio", 1},
    {"resultado", 2},   {"evaluacion", 2}, {"result", 2},     {"numero turno", 3}, {"evaluadora", 4},
    {"auditor", 4},     {"auditora", 4},   {"revisor", 4},    {"revisora", 4},     {"calificador", 4},
    {"calificadora", 4}};

// Beside the names of verdicts.
struct VerdictWord {
  std::string_view word;
  Verdict verdict;
};
constexpr VerdictWord kVerdictWords[] = {
    {"cumple", Verdict::pass},
    {"si cumple", Verdict::pass},
    {"si", Verdict::pass},
    {"yes", Verdict::pass},
    {"parcial", Verdict::partial},
    {"cumple en parte", Verdict::partial},
    {"cumple parcialmente", Verdict::partial},
    {"cumple parcial", Verdict::partial},
    {"parcialmente", Verdict::partial},
    {"no cumple", Verdict::fail},
    {"incumple", Verdict::fail},
    {"no", Verdict::fail},
    {"no aplica", Verdict::not_applicable},
    {"no se aplica", Verdict::not_applicable},
    {"n a", Verdict::not_applicable},
    {"na", Verdict::not_applicable},
    {"no se puede evaluar", Verdict::not_assessable},
    {"no evaluable", Verdict::not_assessable},
};

}  // namespace

std::string plain_words(std::string_view text) {
  return fmt::format("{}", fmt::join(hear::fold_words(text), " "));
}

std::string plain_name(std::string_view text) {
  std::string spaced;
  for (const char c : text)
    if (c != ' ' || (!spaced.empty() && spaced.back() != ' ')) spaced += c;
  if (spaced.ends_with(' ')) spaced.pop_back();
  std::string folded = hear::fold_exactly(spaced);
  return folded.empty() ? spaced : folded;
}

NamedColumn column_named(std::string_view header) {
  static constexpr std::string_view kSmall[] = {"de", "del", "la", "el", "the", "of"};
  std::vector<std::string> words = hear::fold_words(header);
  std::erase_if(words,
                [](const std::string& word) { return std::ranges::find(kSmall, word) != std::end(kSmall); });
  const std::string name = fmt::format("{}", fmt::join(words, " "));
  for (std::size_t i = 0; i < std::size(kColumns); ++i)
    if (name == kColumns[i] || name == kSpanishColumns[i]) return {i, 0};
  const auto* other = std::ranges::find(kOtherColumns, name, &OtherColumn::header);
  if (other == std::end(kOtherColumns)) return {};
  return {other->column, static_cast<std::size_t>(other - kOtherColumns) + 1};
}

std::optional<Verdict> verdict_named(std::string_view text) {
  const std::string words = plain_words(text);
  for (std::size_t i = 0; i < std::size(kVerdictNames); ++i)
    if (plain_words(kVerdictNames[i]) == words) return static_cast<Verdict>(i);
  for (const VerdictWord& known : kVerdictWords)
    if (known.word == words) return known.verdict;
  return std::nullopt;
}

std::string_view nearest_verdict(std::string_view text) {
  static constexpr std::size_t kShort = 3;  // near to many other words
  std::vector<std::string_view> words(std::begin(kVerdictNames), std::end(kVerdictNames));
  for (const VerdictWord& known : kVerdictWords)
    if (known.word.size() > kShort) words.push_back(known.word);
  return nearest_name(text, words);
}

}  // namespace cortesia::grades
