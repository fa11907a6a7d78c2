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

// The list of phrases that only tell the other party to go on.
constexpr std::string_view kBackChannels = "back_channels";

struct FigureQuestion {
  Parties by = kOrganisation;
  Window window;
  std::optional<MomentId> moment;            // of a figure of a moment; none: silence
  std::optional<hear::PatternId> listening;  // the checklist's back-channels; none: the words every ear knows
};

struct FigureAnswer {
  std::optional<double> value;  // nothing: there is nothing to measure, the check is not applicable
  Reason trouble = Reason::none;
  std::vector<hear::WordRange> shown;  // what makes the figure: the longest, the interruptions
};

// What a figure is of, and so what a measure may say: `by:` of a party's, `of:` of a moment's, `in:` of both.
enum class FigureOf : std::uint8_t { call, party, moment };

struct Figure {
  std::string_view name;
  std::string_view about;
  FigureUnit unit;
  FigureOf of;
  Reason needs;  // needs_times or needs_turn_ends, whatever is measured; or none
  void (*measure)(const FigureQuestion&, const Scope&, const Region&, FigureAnswer&);
  bool listening = false;  // sets turns that only listen aside
};

std::span<const Figure> figure_table();
const Figure* find_figure(std::string_view name);  // or null

}  // namespace cortesia::rules
