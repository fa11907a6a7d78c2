// The figures of a call that `measure:` can ask for: one table.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "rules/check.hpp"
#include "rules/parties.hpp"
#include "rules/window.hpp"

namespace cortesia::rules {

struct FigureQuestion {
  Parties by = kOrganisation;
  Window window;
  std::optional<MomentId> moment;  // of a figure of a moment; none: silence
};

struct FigureAnswer {
  std::optional<double> value;  // nothing: there is nothing to measure, the check is not applicable
  Reason trouble = Reason::none;
  std::vector<hear::WordRange> shown;  // what makes the figure: the longest, the interruptions
};

struct Figure {
  std::string_view name;
  std::string_view about;
  FigureUnit unit;
  bool by, in;     // whose, and where, may be said
  bool of_moment;  // needs `of:`
  Reason needs;    // needs_times or needs_turn_ends, whatever is measured; or none
  void (*measure)(const FigureQuestion&, const Scope&, const Region&, FigureAnswer&);
};

std::span<const Figure> figure_table();

}  // namespace cortesia::rules
