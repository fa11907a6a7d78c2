#include "read/cut.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <simdjson.h>

#include "read/detect.hpp"
#include "read/json_cut.hpp"

namespace cortesia::read {

namespace {
// Of a block of tiny calls, whose reports are many times as large as they.
constexpr std::size_t kMostCalls = 1000;

// A block, a piece read beyond it, and padding: what a buffer is given once, so that it never moves.
constexpr std::size_t kRoom = Stream::kBlock + Input::kPiece + simdjson::SIMDJSON_PADDING;
}  // namespace

bool Stream::more() {
  if (ended) return false;
  try {
    if (input.next_piece() == Input::kPiece) ahead.reserve(kRoom);
    ended = !input.more(ahead);
  } catch (const Error& error) {
    trouble = error.what();
    ended = true;
  }
  return !ended;
}

void Stream::give(std::size_t size, Block& block) {
  if (block.bytes.capacity() < kRoom && ahead.size() >= kBlock) block.bytes.reserve(kRoom);
  block.bytes.swap(ahead);
  ahead.assign(block.bytes, size);
  block.bytes.resize(size);
  block.bytes.reserve(size + simdjson::SIMDJSON_PADDING);
  block.offset = offset;
  offset += size;
}

void Stream::drop(std::size_t size) {
  ahead.erase(0, size);
  offset += size;
}

void Stream::refuse(Block& block, std::string why) {
  static constexpr std::size_t kBeginning = 4096;
  block.bytes.assign(ahead, 0, kBeginning);
  block.offset = offset;
  block.error = std::move(why);
}

std::string over_limit(std::string_view what, std::size_t max_call) {
  const std::size_t mebibytes = max_call >> 20;
  return fmt::format(
      "{} of more than {}, the limit for one call; raise it with --max-call", what,
      mebibytes << 20 == max_call ? fmt::format("{} MiB", mebibytes) : fmt::format("{} bytes", max_call));
}

namespace {

class WholeCutter : public Cutter {
 public:
  // `joined`: the lines are pieces of one call, to be read as a list.
  WholeCutter(Stream& stream, const Options& options, bool joined = false)
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
      stream_.refuse(block, over_limit("a file", options_.max_call));
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
          stream_.refuse(block, over_limit("a line", max_call_));
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
    if (!stream_.trouble) block.error = std::move(why);
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
      stream_.refuse(block, "an element that is not closed: the file may be cut short");
      done_ = true;
      return;
    }
    stream_.refuse(block, over_limit("an element", max_call_));
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

// A line or an element at the beginning of a file: what it is.
struct Piece {
  const Format* format = nullptr;
  bool enveloped = false;
  bool turn = false;  // one of a call
};

// Nothing of a piece that is broken.
Piece look_at_piece(std::string_view bytes) {
  std::string padded;
  padded.reserve(bytes.size() + simdjson::SIMDJSON_PADDING);
  padded = bytes;
  simdjson::dom::parser parser;
  Arena arena;
  try {
    JsonTree tree({padded, 0}, parser, arena);
    const Node root = tree.root();
    const Shape shape = Shape::of_json(root);
    const Detected found = detect(root, shape);
    return {found.format, !found.under.empty(), looks_like_turn(shape)};
  } catch (const Error&) {
    return {};
  }
}

// How the other pieces are read at once. What comes in an envelope has to be looked at, each.
std::string_view hint_of(const Piece& piece) {
  return piece.format && !piece.enveloped ? piece.format->name : std::string_view{};
}

constexpr std::size_t kTried = 8;  // lines or elements at the beginning

// JSON Lines: most of the first lines are whole objects. A first line that is broken is no reason to doubt.
std::unique_ptr<Cutter> choose_for_object(Stream& stream, const Options& options) {
  const std::size_t max_call = options.max_call;
  // A line end that is the last byte so far may be the last of all.
  const auto needs_more = [&] {
    const std::size_t end = stream.ahead.find('\n');
    return end == std::string::npos || end + 1 == stream.ahead.size();
  };
  while (needs_more() && stream.ahead.size() <= max_call && stream.more()) continue;
  if (stream.ahead.find('\n') == std::string::npos && !stream.ended)
    return std::make_unique<LineCutter>(stream, max_call, "");
  std::size_t lines = 0;
  std::size_t objects = 0;
  std::size_t turns = 0;
  Piece found;
  std::string_view rest = stream.ahead;
  while (lines < kTried && !rest.empty()) {
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos && !stream.ended) break;
    const std::string_view line = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    const std::size_t begin = skip_json_space(line, 0);
    if (begin == line.size()) continue;
    ++lines;
    if (line[begin] != '{') continue;
    const std::size_t object = ValueEnd().scan(line.substr(begin));
    if (object == ValueEnd::kGoesOn || skip_json_space(line, begin + object) != line.size()) continue;
    ++objects;
    if (lines == 1 && rest.empty() && stream.ended) break;  // the only one: a call, or pieces of one
    const Piece piece = look_at_piece(line.substr(begin));
    if (!found.format) found = piece;
    turns += piece.turn;
  }
  const bool all_seen = rest.empty() && stream.ended;
  if (objects == 0 || objects * 2 < lines || (lines == 1 && all_seen))
    return std::make_unique<WholeCutter>(stream, options);
  if ((found.format && found.format->piece) || (!found.format && turns == objects))
    return std::make_unique<WholeCutter>(stream, options, true);
  return std::make_unique<LineCutter>(stream, max_call, hint_of(found));
}

// An array of calls, or one call that is an array of turns: what its first elements look like.
std::unique_ptr<Cutter> choose_for_array(Stream& stream, const Options& options) {
  const std::size_t max_call = options.max_call;
  std::size_t at = skip_json_space(stream.ahead, 0) + 1;
  for (std::size_t tried = 0; tried < kTried; ++tried) {
    ValueEnd scan;
    at = skip_json_space(stream.ahead, at);
    std::size_t from = at;
    std::size_t end = ValueEnd::kGoesOn;
    while ((end = scan.scan(std::string_view(stream.ahead).substr(from))) == ValueEnd::kGoesOn) {
      from = stream.ahead.size();
      if (from - at > max_call) return std::make_unique<ElementCutter>(stream, max_call, "");
      if (!stream.more()) break;
    }
    if (end == ValueEnd::kGoesOn) break;
    end += from;
    if (stream.ahead[at] == '{') {
      const Piece found = look_at_piece(std::string_view(stream.ahead).substr(at, end - at));
      if (found.format &&
          (found.format->piece || (found.format->round != Format::Round::marked && found.turn)))
        break;
      if (found.format) return std::make_unique<ElementCutter>(stream, max_call, hint_of(found));
    }
    at = skip_json_space(stream.ahead, end);
    if (at >= stream.ahead.size() || stream.ahead[at] != ',') break;
    ++at;
  }
  return std::make_unique<WholeCutter>(stream, options);
}

}  // namespace

std::unique_ptr<Cutter> choose_cutter(Stream& stream, const Options& options) {
  if (!begins_as_json(stream.ahead)) return std::make_unique<WholeCutter>(stream, options);
  return stream.ahead[skip_json_space(stream.ahead, 0)] == '{' ? choose_for_object(stream, options)
                                                               : choose_for_array(stream, options);
}

}  // namespace cortesia::read
