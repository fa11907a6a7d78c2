// An open input and the ways to cut it into blocks: as a whole, at line ends, between the elements of an
// array, between the calls of a table.
//
// Each cutter reads on only until a block of about kBlock bytes is together. A call over the limit is refused
// without being held: what is kept of it is its beginning, for its id.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "read/input.hpp"
#include "read/read.hpp"

namespace cortesia::read {

// An input and what was read of it and not yet given out.
struct Stream {
  static constexpr std::size_t kBlock = 1u << 20;

  explicit Stream(std::unique_ptr<Source> source) : input(std::move(source)) {}

  bool more();                                // reads on; false at the end
  void give(std::size_t size, Block& block);  // moves the first `size` bytes of `ahead` into the block
  void drop(std::size_t size);                // forgets them
  // Makes it an error block that holds the beginning of `ahead`.
  void refuse(Block& block, std::string why, UnreadableKind kind = UnreadableKind::content);

  Input input;
  std::string ahead;
  std::uint64_t offset = 0;  // in the file, of ahead's first byte
  bool ended = false;
  std::optional<std::string> trouble;  // why it could not be read to its end
};

class Cutter {
 public:
  virtual ~Cutter() = default;
  virtual bool next(Block& block) = 0;  // false at the end of the input
};

// Looks at the beginning of the input and chooses.
std::unique_ptr<Cutter> choose_cutter(Stream& stream, const Options& options);

// The cutters. `joined`: the lines are pieces of one call, to be read as a list. `format`: what its calls are
// likely to be, or empty.
std::unique_ptr<Cutter> cut_whole(Stream& stream, const Options& options, bool joined = false);
std::unique_ptr<Cutter> cut_lines(Stream& stream, std::size_t max_call, std::string_view format);
std::unique_ptr<Cutter> cut_elements(Stream& stream, std::size_t max_call, std::string_view format);
// Of the rest of a table with a column of calls (rows.cpp), or nothing when it is none.
std::unique_ptr<Cutter> cut_rows(Stream& stream, const Options& options);

std::string over_limit(std::string_view what, std::size_t max_call);  // the message

}  // namespace cortesia::read
