// The figures of a moment, or of the silences between turns: how often, the longest, all together.
#pragma once

#include "rules/figures.hpp"

namespace cortesia::rules {

void figure_count(const FigureQuestion& q, const Scope& scope, const Region& region, FigureAnswer& out);
void figure_longest(const FigureQuestion& q, const Scope& scope, const Region& region, FigureAnswer& out);
void figure_total(const FigureQuestion& q, const Scope& scope, const Region& region, FigureAnswer& out);
void figure_share(const FigureQuestion& q, const Scope& scope, const Region& region, FigureAnswer& out);

}  // namespace cortesia::rules
