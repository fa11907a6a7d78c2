// The words of a table of grades - headers, verdicts, graders, titles - as people write them, in English and
// in Spanish.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/named_column.hpp"
#include "model/report.hpp"

namespace cortesia::grades {

inline constexpr std::string_view kColumns[] = {"call", "rule", "verdict", "turn", "grader"};
inline constexpr std::string_view kSpanishColumns[] = {"llamada", "regla", "veredicto", "turno", "evaluador"};

// Without case, accents, signs and repeated spaces: "N/A" is "n a", "No_cumple" is "no cumple".
std::string plain_words(std::string_view text);

// A name of a person, without case and repeated spaces.
std::string plain_name(std::string_view text);

// The column of kColumns that a header names.
NamedColumn column_named(std::string_view header);

std::optional<Verdict> verdict_named(std::string_view text);

// What a mistyped verdict may be meant for; empty: nothing.
std::string_view nearest_verdict(std::string_view text);

}  // namespace cortesia::grades
