// How well two raters agree over the five verdicts: the statistics, and nothing of calls or rules.
//
// Every interval is of 95 %, clipped to what the figure can be. Counts may be fractions: a call that several
// people graded counts once, its graders sharing it. The formulas, with p the table as shares of its total n:
//
//   agreement   po = sum of p[i][i]; its interval, and those of all proportions, is Wilson's (1927)
//   kappa       (po - pe) / (1 - pe), pe = sum of row[i] * column[i]; Cohen (1960), with the large-sample
//               variance of Fleiss, Cohen and Everitt (1969)
//   AC1         the same with pe = sum of m[i] (1 - m[i]) / (q - 1), m the mean of row and column, q the
//               number of verdicts that anybody gave; Gwet (2008), with his variance for two raters
//
// Both variances vanish where all agree: an interval without width says that nothing was seen to differ, not
// that nothing can.
#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "base/estimate.hpp"
#include "model/report.hpp"

namespace cortesia::grades {

inline constexpr std::size_t kVerdicts = std::size(kVerdictNames);

// counts[graded][found]: what people said, what the program said; or one grader and another.
struct Confusion {
  std::array<std::array<double, kVerdicts>, kVerdicts> counts{};

  double& at(Verdict graded, Verdict found) {
    return counts[static_cast<std::size_t>(graded)][static_cast<std::size_t>(found)];
  }
  double at(Verdict graded, Verdict found) const {
    return counts[static_cast<std::size_t>(graded)][static_cast<std::size_t>(found)];
  }
  void merge(const Confusion& other);

  double total() const;
  double agreed() const;                 // the diagonal
  double graded(Verdict verdict) const;  // sum of its row
  double found(Verdict verdict) const;   // sum of its column
  double off_commonest() const;          // grades other than the one that was given most
};

// Each is nothing where it is not defined: of an empty table, and kappa where both gave one verdict
// throughout.
std::optional<Estimate> agreement(const Confusion& table);
std::optional<Estimate> kappa(const Confusion& table);
std::optional<Estimate> ac1(const Confusion& table);

// The value of kappa alone.
std::optional<double> kappa_value(const Confusion& table);

}  // namespace cortesia::grades
