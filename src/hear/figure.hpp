// Figures as times, dates and durations are written in: what they share.
#pragma once

#include <cstddef>
#include <string_view>

namespace cortesia::hear {

bool is_whole(double value, double low, double high);

// A figure with something after it: "15:30", "3pm", "24h", "5th".
struct Figure {
  int first = 0;
  char mark = '\0';  // after the first number: ':', '.', '/', or none
  int second = -1;
  std::size_t second_size = 0;  // its digits
  std::string_view rest;
};
Figure split_figure(std::string_view text);

}  // namespace cortesia::hear
