#include "base/suggest.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include <fmt/format.h>

#include "base/utf8.hpp"

namespace cortesia {
namespace {

constexpr std::size_t kLongest = 64;
constexpr std::size_t kCompared = 2000;

// Optimal string alignment: Levenshtein's distance, a swap of neighbours counting as one. More than `most` is
// told as any number above it: what lies further than that off the diagonal need not be looked at.
std::size_t distance(std::string_view a, std::string_view b, std::size_t most) {
  using Row = std::array<std::size_t, kLongest + 1>;
  std::array<Row, 3> rows;
  for (Row& row : rows) row.fill(most + 1);
  for (std::size_t j = 0; j <= std::min(b.size(), most); ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    Row& row = rows[i % 3];
    const Row& last = rows[(i + 2) % 3];
    const Row& before = rows[(i + 1) % 3];  // read from the second row on
    const std::size_t first = i > most ? i - most : 1;
    row[first - 1] = first == 1 ? i : most + 1;
    for (std::size_t j = first; j <= std::min(b.size(), i + most); ++j) {
      const bool same = ascii_lower(a[i - 1]) == ascii_lower(b[j - 1]);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0u : 1u)});
      if (i > 1 && j > 1 && ascii_lower(a[i - 1]) == ascii_lower(b[j - 2]) &&
          ascii_lower(a[i - 2]) == ascii_lower(b[j - 1]))
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return rows[a.size() % 3][b.size()];
}

}  // namespace

std::string_view nearest_name(std::string_view name, std::span<const std::string_view> known) {
  if (name.size() < 2 || name.size() > kLongest) return {};
  std::size_t allowed = std::clamp<std::size_t>(name.size() / 3, 1, 3);
  std::string_view nearest;
  for (std::string_view candidate : known.first(std::min(known.size(), kCompared))) {
    if (candidate.size() > kLongest || candidate.empty()) continue;
    const std::size_t longer = std::max(name.size(), candidate.size());
    if (longer - std::min(name.size(), candidate.size()) > allowed) continue;
    const std::size_t found = distance(name, candidate, allowed);
    if (found > allowed || found >= longer) continue;
    nearest = candidate;
    if (found == 0) return nearest;
    allowed = found - 1;  // only a nearer one may take its place
  }
  return nearest;
}

std::string unknown_name(std::string_view kind, std::string_view name,
                         std::span<const std::string_view> known, std::string_view remedy) {
  if (const std::string_view near = nearest_name(name, known); !near.empty())
    return fmt::format("unknown {} \"{}\"; did you mean \"{}\"?", kind, name, near);
  return fmt::format("unknown {} \"{}\"; {}", kind, name, remedy);
}

std::string unknown_rule(std::string_view id, std::span<const std::string_view> known) {
  return unknown_name("rule", id, known, "`cortesia list rules` names them all");
}

}  // namespace cortesia
