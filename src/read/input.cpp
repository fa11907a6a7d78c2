#include "read/input.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

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

Input::Input(const std::string& path) {
  file_ = path == "-" ? dup(STDIN_FILENO) : open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (file_ < 0) throw Error("cannot be opened: {}", std::strerror(errno));
  struct stat status{};
  if (fstat(file_, &status) == 0 && S_ISREG(status.st_mode))
    size_ = static_cast<std::uint64_t>(status.st_size);
}

Input::~Input() { close(file_); }

// An archive of small files must not pay for a piece with each. One byte more than is left shows the end.
std::size_t Input::next_piece() const {
  if (!size_ || *size_ < taken_) return kPiece;
  return static_cast<std::size_t>(std::min<std::uint64_t>(*size_ - taken_ + 1, kPiece));
}

bool Input::more_bytes(std::string& out) {
  const std::size_t before = out.size();
  const std::size_t piece = next_piece();
  out.resize(before + piece);
  std::size_t got = 0;
  // A pipe gives little at a time: ask on until there is a good piece.
  while (got == 0 || got < piece / 2) {
    const ssize_t n = ::read(file_, out.data() + before + got, piece - got);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) {
      const int why = errno;
      out.resize(before);
      throw Error("cannot be read at byte {}: {}", taken_ + got, std::strerror(why));
    }
    if (n == 0) break;
    got += static_cast<std::size_t>(n);
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

}  // namespace cortesia::read
