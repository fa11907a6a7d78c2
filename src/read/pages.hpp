// Pages of one call that are files of their own, as services hand them out: put together by their names.
//
// "GT1_page0.json" and "GT1_page1.json" of one folder or archive are one call when both say that they are
// pages: the name ends in a number, with or without "page", "pagina", "pag" or "p" before it, and the format
// has pages. They are found beside each other, as files in order of their names are; a page whose neighbour
// is missing is read alone, and its call says so.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read/read.hpp"

namespace cortesia::read {

struct PageName {
  std::string_view call;    // the path without page and ending
  std::string_view ending;  // ".json"
  unsigned long number = 0;
};
std::optional<PageName> page_name(std::string_view path);

// Stands between the blocks of the inputs and their reader, and holds back pages until the next file is none
// of theirs. Memory is bounded by the limit of one call.
class Pages {
 public:
  Pages(std::function<bool(Block&)> next, std::size_t max_call)
      : next_(std::move(next)), max_call_(max_call) {}

  bool next(Block& block);  // false at the end

 private:
  bool belongs(const Block& block) const;
  void bind(Block& block);

  std::function<bool(Block&)> next_;
  std::size_t max_call_;
  std::vector<Block> held_;  // pages of one call, as they came
  std::size_t held_bytes_ = 0;
  std::optional<Block> behind_;  // what came behind them
};

}  // namespace cortesia::read
