// A run of pages is held until another file comes, put in order once, and handed out.
#include "read/pages.hpp"

#include <algorithm>
#include <charconv>
#include <tuple>
#include <utility>

#include "base/utf8.hpp"
#include "read/detect.hpp"
#include "read/json_cut.hpp"
#include "read/roles.hpp"

namespace cortesia::read {
namespace {

struct Page {
  const Format* format = nullptr;  // nullptr: it is none
  PageLinks links;
};

// What the file itself says. Most files lack the key, which is looked for before they are parsed.
Page page_of(const Block& block) {
  if (block.cut != Block::Cut::whole || block.error || !begins_as_json(block.bytes)) return {};
  const bool may_be = std::ranges::any_of(format_table(), [&block](const Format& format) {
    return !format.page_key.empty() && block.bytes.find(format.page_key) != std::string::npos;
  });
  if (!may_be) return {};
  try {
    simdjson::dom::parser parser;
    Arena arena;
    JsonTree tree({block.bytes, 0}, parser, arena);
    const Detected found = detect(tree.root(), Shape::of_json(tree.root()));
    if (!found.format || !found.format->page_links || !found.under.empty()) return {};
    return {found.format, found.format->page_links(found.root)};
  } catch (const Error&) {
    return {};  // its reader tells why
  }
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

bool Pages::follows(const Held& page, const Held& before) {
  const std::string &call = page.links.call, &call_before = before.links.call;
  return page.name.number == before.name.number + 1 && page.format == before.format &&
         (page.links.before || before.links.behind) &&
         (call.empty() || call_before.empty() || call == call_before);
}

// Takes the block when it is a page that may belong to those held.
bool Pages::hold(Block& block) {
  std::optional<PageName> name = page_name(block.source);
  if (!name || held_bytes_ + block.bytes.size() > max_call_) return false;
  if (!held_.empty() && (name->call != held_[0].name.call || name->ending != held_[0].name.ending))
    return false;
  Page page = page_of(block);
  // One that tells of no other is a whole call, unless one that came before it tells of it.
  if (!page.format || (held_.empty() && !page.links.before && !page.links.behind)) return false;
  held_bytes_ += block.bytes.size();
  held_.push_back({std::exchange(block, {}), std::move(*name), page.format, std::move(page.links)});
  return true;
}

// The next of those held, with the pages that follow it.
void Pages::give(Block& block) {
  const Held& first = held_[given_];
  std::size_t end = given_ + 1;
  while (end < held_.size() && follows(held_[end], held_[end - 1])) ++end;
  block = std::move(held_[given_].block);
  if (end > given_ + 1) {
    block.name = first.name.call.substr(first.name.call.find_last_of("/\\:") + 1) + first.name.ending;
    block.cut = Block::Cut::pages;
    block.format = first.format->name;
    block.elements = {{0, block.bytes.size()}};
    for (std::size_t i = given_ + 1; i < end; ++i) {
      const std::string& bytes = held_[i].block.bytes;
      block.elements.emplace_back(block.bytes.size(), block.bytes.size() + bytes.size());
      block.bytes += bytes;
    }
    block.bytes.reserve(block.bytes.size() + simdjson::SIMDJSON_PADDING);
  }
  given_ = end;
  if (given_ < held_.size()) return;
  held_.clear();
  held_bytes_ = given_ = 0;
  giving_ = false;
}

bool Pages::next(Block& block) {
  while (!giving_) {
    const bool more = behind_ || next_(block);
    if (behind_) block = *std::exchange(behind_, {});
    if (more && hold(block)) continue;
    // Another file may stand among the pages: "GT1_page1-note.txt".
    if (more && (held_.empty() || block.source.starts_with(held_[0].name.call))) return true;
    if (more) behind_ = std::exchange(block, {});
    if (held_.empty()) return false;
    std::ranges::sort(held_, {},
                      [](const Held& page) { return std::tie(page.name.number, page.block.source); });
    giving_ = true;
  }
  give(block);
  return true;
}

}  // namespace cortesia::read
