#include "hear/figure.hpp"

#include <charconv>
#include <cmath>
#include <system_error>
#include <tuple>
#include <utility>

namespace cortesia::hear {

bool is_whole(double value, double low, double high) {
  return value >= low && value <= high && value == std::floor(value);
}

Figure split_figure(std::string_view text) {
  Figure figure;
  const char* const end = text.data() + text.size();
  auto [at, error] = std::from_chars(text.data(), end, figure.first);
  if (error != std::errc()) return figure;
  if (at + 1 < end && (*at == ':' || *at == '.' || *at == '/' || *at == ',')) {
    figure.mark = *at;
    std::tie(at, error) = std::pair(at + 1, std::errc());
    const auto second = std::from_chars(at, end, figure.second);
    figure.second_size = static_cast<std::size_t>(second.ptr - at);
    at = second.ptr;
  }
  figure.rest = std::string_view(at, static_cast<std::size_t>(end - at));
  return figure;
}

}  // namespace cortesia::hear
