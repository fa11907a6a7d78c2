#include "read/pages.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "read/format.hpp"
#include "read/json_cut.hpp"
#include "read/roles.hpp"

namespace cortesia::read {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether the file's own words are those of a page.
bool is_page(const Block& block) {
  if (block.cut != Block::Cut::whole || block.error || !begins_as_json(block.bytes)) return false;
  return std::ranges::any_of(format_table(), [&block](const Format& format) {
    if (format.page_key.empty() || block.bytes.find(format.page_key) == std::string::npos) return false;
    try {
      simdjson::dom::parser parser;
      Arena arena;
      JsonTree tree({block.bytes, 0}, parser, arena);
      return format.fits(Shape::of_json(tree.root()));
    } catch (const Error&) {
      return false;
    }
  });
}

}  // namespace

std::optional<PageName> page_name(std::string_view path) {
  PageName name;
  const std::size_t file = path.find_last_of("/\\:") + 1;
  const std::size_t dot = path.find('.', path.find_last_of("_- 0123456789") + 1);
  name.ending = dot == std::string_view::npos ? std::string_view{} : path.substr(dot);
  std::string_view rest = path.substr(0, path.size() - name.ending.size());
  std::size_t digits = rest.size();
  while (digits > file && is_digit(rest[digits - 1])) --digits;
  const std::string_view number = rest.substr(digits);
  if (std::from_chars(number.data(), number.data() + number.size(), name.number).ec != std::errc())
    return std::nullopt;
  rest.remove_suffix(number.size());
  const auto take_separators = [&rest] {
    const std::size_t last = rest.find_last_not_of("-_. (");
    const std::size_t before = rest.size();
    rest = rest.substr(0, last == std::string_view::npos ? 0 : last + 1);
    return rest.size() < before;
  };
  bool parted = take_separators();
  static constexpr std::string_view kPage[] = {"page", "pagina", "página", "pag", "p"};
  for (const std::string_view word : kPage) {
    if (rest.size() < file + word.size()) continue;
    const std::string_view end = rest.substr(rest.size() - word.size());
    if (fold_label(end) != fold_label(word)) continue;
    std::string_view before = std::exchange(rest, rest.substr(0, rest.size() - word.size()));
    if (take_separators()) {
      parted = true;
      break;
    }
    rest = before;  // "top1" is no page
  }
  if (!parted || rest.size() <= file) return std::nullopt;
  name.call = rest;
  return name;
}

bool Pages::belongs(const Block& block) const {
  const auto mine = page_name(block.source);
  if (!mine || !is_page(block)) return false;
  if (held_.empty()) return true;
  const auto other = page_name(held_.front().source);
  return other->call == mine->call && other->ending == mine->ending &&
         held_bytes_ + block.bytes.size() <= max_call_;
}

// The pages of one call that follow each other, the first ones of those held, become one block.
void Pages::bind(Block& block) {
  const auto number = [](const Block& page) { return page_name(page.source)->number; };
  std::ranges::sort(held_, {}, [&](const Block& page) { return std::pair(number(page), page.source); });
  std::size_t count = 1;
  while (count < held_.size() && number(held_[count]) == number(held_[count - 1]) + 1) ++count;
  block = std::move(held_.front());
  if (count > 1) {
    const PageName name = *page_name(block.source);
    block.name = std::string(name.call.substr(name.call.find_last_of("/\\:") + 1)) + std::string(name.ending);
    block.cut = Block::Cut::pages;
    block.elements = {{0, block.bytes.size()}};
    for (std::size_t i = 1; i < count; ++i) {
      block.elements.emplace_back(block.bytes.size(), block.bytes.size() + held_[i].bytes.size());
      block.bytes += held_[i].bytes;
    }
    block.bytes.reserve(block.bytes.size() + simdjson::SIMDJSON_PADDING);
  }
  held_.erase(held_.begin(), held_.begin() + static_cast<std::ptrdiff_t>(count));
  held_bytes_ -= block.bytes.size();
}

bool Pages::next(Block& block) {
  for (;;) {
    if (!behind_ && next_(block)) {
      if (belongs(block)) {
        held_bytes_ += block.bytes.size();
        held_.push_back(std::move(block));
        block = Block();
        continue;
      }
      // Another file may stand among the pages: "GT1_page1-note.txt".
      if (held_.empty() || block.source.starts_with(page_name(held_.front().source)->call)) return true;
      behind_ = std::move(block);
    }
    if (!held_.empty()) {
      bind(block);
      return true;
    }
    if (!behind_) return false;
    block = std::move(*behind_);
    behind_.reset();
    if (!belongs(block)) return true;
    held_bytes_ += block.bytes.size();  // it begins the next call's pages
    held_.push_back(std::move(block));
    block = Block();
  }
}

}  // namespace cortesia::read
