#include "read/cut.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <simdjson.h>

#include "read/detect.hpp"
#include "read/json_cut.hpp"

namespace cortesia::read {

namespace {
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

void Stream::refuse(Block& block, std::string why, UnreadableKind kind) {
  static constexpr std::size_t kBeginning = 4096;
  block.bytes.assign(ahead, 0, kBeginning);
  block.offset = offset;
  block.error = std::move(why);
  block.trouble = kind;
}

std::string over_limit(std::string_view what, std::size_t max_call) {
  const std::size_t mebibytes = max_call >> 20;
  return fmt::format(
      "{} of more than {}, the limit for one call; raise it with --max-call", what,
      mebibytes << 20 == max_call ? fmt::format("{} MiB", mebibytes) : fmt::format("{} bytes", max_call));
}

namespace {

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
  if (stream.ahead.find('\n') == std::string::npos && !stream.ended) return cut_lines(stream, max_call, "");
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
  if (objects == 0 || objects * 2 < lines || (lines == 1 && all_seen)) return cut_whole(stream, options);
  if ((found.format && found.format->piece) || turns == objects) return cut_whole(stream, options, true);
  return cut_lines(stream, max_call, hint_of(found));
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
      if (from - at > max_call) return cut_elements(stream, max_call, "");
      if (!stream.more()) break;
    }
    if (end == ValueEnd::kGoesOn) break;
    end += from;
    if (stream.ahead[at] == '{') {
      const Piece found = look_at_piece(std::string_view(stream.ahead).substr(at, end - at));
      if (found.format && (found.format->piece || found.turn)) break;
      if (found.format) return cut_elements(stream, max_call, hint_of(found));
    }
    at = skip_json_space(stream.ahead, end);
    if (at >= stream.ahead.size() || stream.ahead[at] != ',') break;
    ++at;
  }
  return cut_whole(stream, options);
}

}  // namespace

std::unique_ptr<Cutter> choose_cutter(Stream& stream, const Options& options) {
  if (!begins_as_json(stream.ahead)) return cut_whole(stream, options);
  return stream.ahead[skip_json_space(stream.ahead, 0)] == '{' ? choose_for_object(stream, options)
                                                               : choose_for_array(stream, options);
}

}  // namespace cortesia::read
