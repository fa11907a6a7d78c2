#include "read/decimals.hpp"

#include <algorithm>
#include <string>

#include "base/utf8.hpp"
#include "read/units.hpp"

namespace cortesia::read {
namespace {

constexpr std::size_t kGroup = 3;  // digits between signs of thousands
constexpr auto kNone = std::string_view::npos;

// "1.234" and "12.345.678", the sign being '.': groups as of thousands.
bool is_grouped(std::string_view whole, char sign) {
  std::size_t end = whole.find(sign);
  if (end == 0 || end > kGroup || whole.front() == '0') return false;
  while (end != kNone) {
    whole.remove_prefix(end + 1);
    end = whole.find(sign);
    if ((end == kNone ? whole.size() : end) != kGroup) return false;
  }
  return true;
}

std::string_view without_minus(std::string_view cell) {
  return cell.starts_with('-') ? cell.substr(1) : cell;
}

}  // namespace

void Decimals::see(std::string_view cell) {
  cell = without_minus(cell);
  const std::size_t last = cell.find_last_of(".,");
  const auto is_of_number = [](char c) { return is_digit(c) || c == '.' || c == ','; };
  if (!std::ranges::all_of(cell, is_of_number)) return;
  if (last == kNone) {
    hundreds_ = hundreds_ || cell.size() == kGroup;
    return;
  }
  const char sign = cell[last];
  const char other = sign == '.' ? ',' : '.';
  const bool again = cell.find(sign) != last;
  const bool has_other = cell.find(other) != kNone;
  if (again && has_other) return;  // no number
  if (!again && !has_other && is_grouped(cell, sign)) return;
  ((again ? other : sign) == '.' ? point_ : comma_) = true;
}

std::optional<double> Decimals::number_in(std::string_view cell) const {
  const std::size_t last = cell.find_last_of(".,");
  if (last == kNone || (point_ && comma_)) return read::number_in(cell);
  const bool told = point_ || comma_;
  const bool both = cell.find('.') != kNone && cell.find(',') != kNone;
  const char group = told ? (point_ ? ',' : '.') : (hundreds_ && !both) == (cell[last] == '.') ? '.' : ',';
  const char decimal = group == '.' ? ',' : '.';
  const std::string_view whole = without_minus(cell.substr(0, cell.find(decimal)));
  if (whole.find(group) == kNone || !is_grouped(whole, group)) return read::number_in(cell);
  std::string plain(cell);
  std::erase(plain, group);
  return read::number_in(plain);
}

}  // namespace cortesia::read
