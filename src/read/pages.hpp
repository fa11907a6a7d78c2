// Pages of one call that are files of their own, as services hand them out: put together again.
//
// "GT1_page0.json" and "GT1_page1.json" of one folder or archive are one call when their names differ in a
// number at the end alone - with or without "page", "pagina", "pag" or "p" before it - and follow each other,
// and when the files themselves say so: one tells of a page beside it, and neither names another call. They
// are found beside each other, as files in order of their names are; a page whose neighbour is missing is
// read alone, and its call says so.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read/format.hpp"
#include "read/read.hpp"

namespace cortesia::read {

struct PageName {
  std::string call;    // the path without page and ending
  std::string ending;  // ".json"
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
  struct Held {
    Block block;
    PageName name;
    const Format* format;
    PageLinks links;
  };
  static bool follows(const Held& page, const Held& before);
  bool hold(Block& block);
  void give(Block& block);

  std::function<bool(Block&)> next_;
  std::size_t max_call_;
  std::vector<Held> held_;  // pages with one name but for the number: as they came, then in order
  std::size_t held_bytes_ = 0;
  std::size_t given_ = 0;  // of those held: handed out already
  bool giving_ = false;
  std::optional<Block> behind_;  // what came behind them
};

}  // namespace cortesia::read
