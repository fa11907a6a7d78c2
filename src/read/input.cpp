#include "read/input.hpp"

#include <algorithm>

#include "base/error.hpp"

namespace cortesia::read {
namespace {

// UTF-16 without a mark: in European text nearly every other byte is zero.
std::optional<bool> big_endian_without_mark(std::string_view bytes) {
  const std::size_t size = std::min<std::size_t>(bytes.size(), 4096) & ~std::size_t{1};
  std::size_t even = 0;
  std::size_t odd = 0;
  for (std::size_t i = 0; i < size; i += 2) {
    even += bytes[i] == 0;
    odd += bytes[i + 1] == 0;
  }
  const std::size_t pairs = size / 2;
  if (pairs < 2) return std::nullopt;
  if (odd * 10 > pairs * 8 && even == 0) return false;
  if (even * 10 > pairs * 8 && odd == 0) return true;
  return std::nullopt;
}

}  // namespace

// A folder of small files must not pay for a piece with each. One byte more than is left shows the end.
std::size_t Input::next_piece() const {
  const std::optional<std::uint64_t> size = source_->size();
  if (!size || *size < taken_) return kPiece;
  return static_cast<std::size_t>(std::min<std::uint64_t>(*size - taken_ + 1, kPiece));
}

bool Input::more_bytes(std::string& out) {
  const std::size_t before = out.size();
  const std::size_t piece = next_piece();
  out.resize(before + piece);
  std::size_t got = 0;
  // A pipe gives little at a time: ask on until there is a good piece.
  try {
    while (got == 0 || got < piece / 2) {
      const std::size_t more = source_->read(out.data() + before + got, piece - got);
      if (more == 0) break;
      got += more;
    }
  } catch (const Error&) {
    out.resize(before);
    throw;
  }
  out.resize(before + got);
  taken_ += got;
  return got > 0;
}

void Input::recognise(std::string& piece) {
  if (piece.starts_with("\xEF\xBB\xBF")) {
    piece.erase(0, 3);
  } else if (piece.starts_with("\xFF\xFE") || piece.starts_with("\xFE\xFF")) {
    utf16_.emplace(piece.front() == '\xFE');
    piece.erase(0, 2);
  } else if (const std::optional<bool> big_endian = big_endian_without_mark(piece)) {
    utf16_.emplace(*big_endian);
  }
}

bool Input::more(std::string& out) {
  if (ended_) return false;
  if (begun_ && !utf16_) return more_bytes(out);
  const std::size_t before = out.size();
  while (out.size() == before && !ended_) {
    std::string piece;
    ended_ = !more_bytes(piece);
    if (!begun_) recognise(piece);
    begun_ = true;
    if (!utf16_) {
      out += piece;
      continue;
    }
    utf16_->decode(piece, out);
    if (ended_) utf16_->finish(out);
  }
  return out.size() > before;
}

std::string text_of_file(std::string_view what, const std::string& path) {
  std::string bytes;
  try {
    Input input(path);
    while (input.more(bytes)) continue;
  } catch (const Error& error) {
    throw Error("{} \"{}\" {}", what, path, error.what());
  }
  switch (guess_encoding(bytes)) {
    case Encoding::cp1252:
      return cp1252_to_utf8(bytes);
    case Encoding::broken_utf8:
      return replace_invalid_utf8(bytes);
    case Encoding::utf8:
      break;
  }
  return bytes;
}

}  // namespace cortesia::read
