// A table for people, in plain text.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "base/terminal.hpp"

namespace cortesia {

// Rows of cells in columns as wide as they need: the first to the left, the others to the right.
class Table {
 public:
  void row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }

  void append_to(std::string& out) const {
    std::vector<std::size_t> widths;
    for (const auto& row : rows_) {
      widths.resize(std::max(widths.size(), row.size()));
      for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], columns(row[i]));
    }
    for (const auto& row : rows_) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        std::string space(widths[i] - columns(row[i]), ' ');
        if (i > 0) out += "  " + space;
        out += row[i];
        if (i == 0) out += space;
      }
      out += '\n';
    }
  }

 private:
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace cortesia
