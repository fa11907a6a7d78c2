// The ways to cut an input that is no table: as a whole, at line ends, between the elements of an array.
#include <algorithm>

#include <fmt/format.h>
#include <simdjson.h>

#include "read/cut.hpp"
#include "read/json_cut.hpp"

namespace cortesia::read {

namespace {

// Of a block of tiny calls, whose reports are many times as large as they.
constexpr std::size_t kMostCalls = 1000;

class WholeCutter : public Cutter {
 public:
  WholeCutter(Stream& stream, const Options& options, bool joined)
      : stream_(stream), options_(options), joined_(joined) {}

  bool next(Block& block) override {
    if (rows_) return rows_->next(block);
    if (done_) return false;
    done_ = true;
    block.cut = Block::Cut::whole;
    while (stream_.ahead.size() <= options_.max_call && stream_.more()) continue;
    if (stream_.ahead.size() > options_.max_call) {
      rows_ = cut_rows(stream_, options_);
      if (rows_) return rows_->next(block);
      stream_.refuse(block, over_limit("a file", options_.max_call), UnreadableKind::large);
    } else if (!stream_.trouble) {
      stream_.give(stream_.ahead.size(), block);
      if (joined_) join_lines(block.bytes);
    } else {
      return false;
    }
    return true;
  }

 private:
  static void join_lines(std::string& bytes) {
    std::string list = "[";
    for (std::string_view rest = bytes; !rest.empty();) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      if (skip_json_space(line, 0) == line.size()) continue;
      if (list.size() > 1) list += ",\n";
      list += line;
    }
    list += ']';
    list.reserve(list.size() + simdjson::SIMDJSON_PADDING);
    bytes = std::move(list);
  }

  Stream& stream_;
  const Options& options_;
  bool joined_;
  std::unique_ptr<Cutter> rows_;  // of a table that is larger than a call may be
  bool done_ = false;
};

class LineCutter : public Cutter {
 public:
  LineCutter(Stream& stream, std::size_t max_call, std::string_view format)
      : stream_(stream), max_call_(max_call), format_(format) {}

  bool next(Block& block) override {
    block.cut = Block::Cut::lines;
    block.format = format_;
    block.first_line = line_;
    std::size_t searched = 0;  // no line ends in the bytes before
    std::size_t size = 0;
    while (size == 0 && !stream_.ended) {
      if (stream_.ahead.size() >= Stream::kBlock) {
        const std::size_t end = std::string_view(stream_.ahead).substr(searched).rfind('\n');
        if (end != std::string_view::npos) {
          size = searched + end + 1;
          break;
        }
        searched = stream_.ahead.size();
        if (searched > max_call_) {
          stream_.refuse(block, over_limit("a line", max_call_), UnreadableKind::large);
          skip_line();
          return true;
        }
      }
      stream_.more();
    }
    if (stream_.ended) size = stream_.ahead.size();
    if (size == 0) return false;
    size = first_lines(size);
    stream_.give(size, block);
    return true;
  }

 private:
  // The end of the lines in the first `size` bytes that one block may have; counts them.
  std::size_t first_lines(std::size_t size) {
    const std::uint64_t last = line_ + kMostCalls;
    for (std::size_t end = 0; (end = stream_.ahead.find('\n', end)) < size; ++end)
      if (++line_ == last) return end + 1;
    return size;
  }

  void skip_line() {
    for (;;) {
      const std::size_t end = stream_.ahead.find('\n');
      if (end != std::string::npos) {
        stream_.drop(end + 1);
        break;
      }
      stream_.drop(stream_.ahead.size());
      stream_.ahead.shrink_to_fit();
      if (!stream_.more()) break;
    }
    ++line_;
  }

  Stream& stream_;
  std::size_t max_call_;
  std::string_view format_;
  std::uint64_t line_ = 1;
};

class ElementCutter : public Cutter {
 public:
  ElementCutter(Stream& stream, std::size_t max_call, std::string_view format)
      : stream_(stream), max_call_(max_call), format_(format) {
    stream_.drop(skip_json_space(stream_.ahead, 0) + 1);  // the opening bracket
  }

  bool next(Block& block) override {
    if (done_) return false;
    block.cut = Block::Cut::elements;
    block.format = format_;
    block.first_element = element_;
    block.elements.clear();
    std::size_t at = 0;
    while (at < Stream::kBlock && block.elements.size() < kMostCalls) {
      if (!to_element(at, block)) {
        done_ = true;
        break;
      }
      const std::size_t begin = at;
      at = end_of_element(begin);
      if (at == ValueEnd::kGoesOn) {
        behind_element_ = false;
        if (!block.elements.empty()) {
          // What is together goes first; the element is met again at the head of the next block.
          at = begin;
          break;
        }
        stream_.drop(begin);
        refuse_element(block);
        return true;
      }
      block.elements.emplace_back(begin, at);
      behind_element_ = true;
    }
    if (block.elements.empty()) return done_ && block.error.has_value();
    element_ += block.elements.size();
    if (block.error) {
      // The trouble behind the last element is told in a block of its own.
      pending_ = std::move(block.error);
      block.error.reset();
      done_ = false;
    }
    stream_.give(at, block);
    return true;
  }

 private:
  // Steps over white space, and the comma between two elements. False at the array's end, or when the block
  // got an error because the array goes wrong.
  bool to_element(std::size_t& at, Block& block) {
    if (pending_) return fail(block, *pending_);
    if (!to_next(at)) return fail(block, kNotClosed);
    if (stream_.ahead[at] == ']') {
      ++at;
      if (to_next(at))
        return fail(
            block, fmt::format("at byte {} the array ends and there is more behind it", stream_.offset + at));
      return false;
    }
    if (!behind_element_) return true;
    if (stream_.ahead[at] != ',')
      return fail(block,
                  fmt::format("broken JSON at byte {}: expected ',' or ']' behind an element; what follows "
                              "was not read",
                              stream_.offset + at));
    ++at;
    if (!to_next(at)) return fail(block, kNotClosed);
    if (stream_.ahead[at] == ']')
      return fail(
          block, fmt::format("broken JSON at byte {}: a comma behind the last element", stream_.offset + at));
    behind_element_ = false;
    return true;
  }

  static constexpr const char* kNotClosed = "the array is not closed: the file may be cut short";

  bool fail(Block& block, std::string why) {
    if (!stream_.trouble) {
      block.error = std::move(why);
      block.trouble = UnreadableKind::broken;
    }
    return false;
  }

  // To the next byte that is no white space; false at the end of the input.
  bool to_next(std::size_t& at) {
    for (;;) {
      at = skip_json_space(stream_.ahead, at);
      if (at < stream_.ahead.size()) return true;
      if (!stream_.more() && at == stream_.ahead.size()) return false;
    }
  }

  // kGoesOn: the element is over the limit, or the input ends in it.
  std::size_t end_of_element(std::size_t begin) {
    scan_ = ValueEnd();
    std::size_t from = begin;
    for (;;) {
      const std::size_t end = scan_.scan(std::string_view(stream_.ahead).substr(from));
      if (end != ValueEnd::kGoesOn) return from + end;
      from = stream_.ahead.size();
      if (from - begin > max_call_ || !stream_.more()) return ValueEnd::kGoesOn;
    }
  }

  // The element at the head of `ahead` has been scanned as far as was read.
  void refuse_element(Block& block) {
    if (stream_.ended) {
      if (stream_.trouble) return;
      stream_.refuse(block, "an element that is not closed: the file may be cut short",
                     UnreadableKind::broken);
      done_ = true;
      return;
    }
    stream_.refuse(block, over_limit("an element", max_call_), UnreadableKind::large);
    ++element_;
    for (;;) {
      stream_.drop(stream_.ahead.size());
      stream_.ahead.shrink_to_fit();
      if (!stream_.more()) {
        pending_ = kNotClosed;
        return;
      }
      const std::size_t end = scan_.scan(stream_.ahead);
      if (end == ValueEnd::kGoesOn) continue;
      stream_.drop(end);
      behind_element_ = true;
      return;
    }
  }

  Stream& stream_;
  std::size_t max_call_;
  std::string_view format_;
  ValueEnd scan_;
  std::optional<std::string> pending_;
  std::uint64_t element_ = 0;
  bool behind_element_ = false;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<Cutter> cut_whole(Stream& stream, const Options& options, bool joined) {
  return std::make_unique<WholeCutter>(stream, options, joined);
}

std::unique_ptr<Cutter> cut_lines(Stream& stream, std::size_t max_call, std::string_view format) {
  return std::make_unique<LineCutter>(stream, max_call, format);
}

std::unique_ptr<Cutter> cut_elements(Stream& stream, std::size_t max_call, std::string_view format) {
  return std::make_unique<ElementCutter>(stream, max_call, format);
}

}  // namespace cortesia::read
