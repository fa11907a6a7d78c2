#include "rules/source.hpp"

#include <algorithm>

namespace cortesia::rules {
namespace {
bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u; }
}  // namespace

std::string_view without_bom(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return text;
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !continues(c); }));
}

Source::Source(std::string_view text) : text_(text), begins_{0} {
  std::uint32_t points = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % kBlock == 0) points_.push_back(points);
    points += !continues(text[i]);
    if (text[i] == '\n') begins_.push_back(static_cast<std::uint32_t>(i + 1));
  }
  points_.push_back(points);
}

std::size_t Source::points_before(std::size_t offset) const {
  const std::size_t block = offset / kBlock;
  return points_[block] + code_points(text_.substr(block * kBlock, offset % kBlock));
}

Place Source::place(std::size_t offset, std::uint32_t file) const {
  offset = std::min(offset, text_.size());
  const std::size_t number = line_of(offset);
  const std::size_t column = points_before(offset) - points_before(begin_of(number)) + 1;
  return {file, static_cast<std::uint32_t>(number), static_cast<std::uint32_t>(column)};
}

std::size_t Source::line_of(std::size_t offset) const {
  const auto after = std::upper_bound(begins_.begin(), begins_.end(), offset);
  return static_cast<std::size_t>(after - begins_.begin());
}

std::size_t Source::begin_of(std::size_t number) const { return begins_[number - 1]; }

std::string_view Source::line(std::size_t number) const {
  if (number == 0 || number > begins_.size()) return {};
  std::string_view line = text_.substr(begin_of(number));
  line = line.substr(0, line.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace cortesia::rules
