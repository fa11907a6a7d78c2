#include "grades/agreement.hpp"

#include <algorithm>
#include <cmath>

namespace cortesia::grades {

namespace {

// Below this a difference of shares is rounding.
constexpr double kNothing = 1e-12;

// A table as shares of its total, with its margins.
struct Shares {
  explicit Shares(const Confusion& table) : total(table.total()) {
    for (std::size_t i = 0; i < kVerdicts; ++i) {
      for (std::size_t j = 0; j < kVerdicts; ++j) {
        double share = total > 0 ? table.counts[i][j] / total : 0;
        of[i][j] = share;
        row[i] += share;
        column[j] += share;
        if (i == j) agreed += share;
      }
    }
  }

  double mean(std::size_t i) const { return (row[i] + column[i]) / 2; }

  double total;
  double agreed = 0;
  std::array<std::array<double, kVerdicts>, kVerdicts> of{};
  std::array<double, kVerdicts> row{}, column{};
};

double square(double x) { return x * x; }

double chance_of_kappa(const Shares& p) {
  double chance = 0;
  for (std::size_t i = 0; i < kVerdicts; ++i) chance += p.row[i] * p.column[i];
  return chance;
}

}  // namespace

void Confusion::merge(const Confusion& other) {
  for (std::size_t i = 0; i < kVerdicts; ++i)
    for (std::size_t j = 0; j < kVerdicts; ++j) counts[i][j] += other.counts[i][j];
}

double Confusion::total() const {
  double sum = 0;
  for (const auto& row : counts)
    for (double count : row) sum += count;
  return sum;
}

double Confusion::agreed() const {
  double sum = 0;
  for (std::size_t i = 0; i < kVerdicts; ++i) sum += counts[i][i];
  return sum;
}

double Confusion::graded(Verdict verdict) const {
  double sum = 0;
  for (double count : counts[static_cast<std::size_t>(verdict)]) sum += count;
  return sum;
}

double Confusion::found(Verdict verdict) const {
  double sum = 0;
  for (const auto& row : counts) sum += row[static_cast<std::size_t>(verdict)];
  return sum;
}

double Confusion::off_commonest() const {
  double most = 0;
  for (std::size_t i = 0; i < kVerdicts; ++i) most = std::max(most, graded(static_cast<Verdict>(i)));
  return total() - most;
}

std::optional<Estimate> agreement(const Confusion& table) {
  return proportion(table.agreed(), table.total());
}

std::optional<double> kappa_value(const Confusion& table) {
  Shares p(table);
  double chance = chance_of_kappa(p);
  if (!(p.total > 0) || 1 - chance < kNothing) return std::nullopt;
  return (p.agreed - chance) / (1 - chance);
}

std::optional<Estimate> kappa(const Confusion& table) {
  std::optional<double> value = kappa_value(table);
  if (!value) return std::nullopt;
  Shares p(table);
  double chance = chance_of_kappa(p), rest = 1 - *value;
  double on = 0, off = 0;
  for (std::size_t i = 0; i < kVerdicts; ++i) {
    on += p.of[i][i] * square(1 - (p.row[i] + p.column[i]) * rest);
    for (std::size_t j = 0; j < kVerdicts; ++j)
      if (i != j) off += p.of[i][j] * square(p.column[i] + p.row[j]);
  }
  double spread = on + square(rest) * off - square(*value - chance * rest);
  double variance = std::max(0.0, spread) / (p.total * square(1 - chance));
  return with_error(*value, std::sqrt(variance), -1, 1);
}

std::optional<Estimate> ac1(const Confusion& table) {
  Shares p(table);
  if (!(p.total > 0)) return std::nullopt;
  double used = 0, chance = 0;
  for (std::size_t i = 0; i < kVerdicts; ++i) {
    if (p.mean(i) > 0) ++used;
    chance += p.mean(i) * (1 - p.mean(i));
  }
  if (used < 2) return Estimate{1, 1, 1};  // one verdict throughout: nothing was left to chance
  chance /= used - 1;
  double value = (p.agreed - chance) / (1 - chance), rest = 1 - value;
  double sum = 0;
  for (std::size_t i = 0; i < kVerdicts; ++i)
    for (std::size_t j = 0; j < kVerdicts; ++j)
      sum +=
          p.of[i][j] * square((i == j ? 1 : 0) - 2 * rest * (1 - (p.mean(i) + p.mean(j)) / 2) / (used - 1));
  double spread = sum - square(p.agreed - 2 * rest * chance);
  double variance = std::max(0.0, spread) / (p.total * square(1 - chance));
  return with_error(value, std::sqrt(variance), -1, 1);
}

}  // namespace cortesia::grades
