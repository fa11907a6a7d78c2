// One open input, read in large pieces as UTF-8 or as the bytes it holds.
//
// A byte order mark is taken off, and UTF-16 (with a mark, or plainly recognisable without one) becomes UTF-8
// on the way; other encodings pass as they are, for a reader to judge. Memory is the caller's buffer and one
// piece.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/utf8.hpp"
#include "read/source.hpp"

namespace cortesia::read {

class Input {
 public:
  static constexpr std::size_t kPiece = 1u << 20;

  explicit Input(std::unique_ptr<Source> source) : source_(std::move(source)) {}
  explicit Input(const std::string& path) : Input(open_file(path)) {}

  // Appends at least a byte, commonly a piece, to `out`; false at the end of the input. Throws Error.
  bool more(std::string& out);

  std::uint64_t taken() const { return taken_; }  // bytes of the source so far

  // How much is asked for next: a piece, or what is left of a small file.
  std::size_t next_piece() const;

 private:
  bool more_bytes(std::string& out);
  void recognise(std::string& piece);

  std::unique_ptr<Source> source_;
  bool begun_ = false;
  bool ended_ = false;
  std::uint64_t taken_ = 0;
  std::optional<Utf16Decoder> utf16_;
};

// The whole of a file as UTF-8, whatever its encoding. Throws Error that begins with `what` the file is and
// its path.
std::string text_of_file(std::string_view what, const std::string& path);

}  // namespace cortesia::read
