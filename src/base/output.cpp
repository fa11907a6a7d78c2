#include "base/output.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace cortesia {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kBuffered = std::size_t{256} << 10;

fs::path resolved(std::string_view path) {
  std::error_code ignored;
  fs::path result = fs::weakly_canonical(fs::absolute(fs::path(path), ignored), ignored);
  return ignored ? fs::path(path) : result;
}

std::string folder_of(const std::string& target) {
  std::string folder = fs::path(target).parent_path().string();
  return folder.empty() ? "." : folder;
}

}  // namespace

Output::Output(std::string path) : path_(std::move(path)) {
  if (path_ == "-") path_.clear();
  if (path_.empty()) {
    descriptor_ = STDOUT_FILENO;
    at_once_ = isatty(STDOUT_FILENO) == 1;
    return;
  }
  struct stat status{};
  if (stat(path_.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) {
    descriptor_ = open(path_.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor_ < 0) fail(errno);
    return;
  }
  replaces_ = true;
  target_ = resolved(path_).string();
  descriptor_ = open(folder_of(target_).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor_ >= 0) return;
  // Not every file system can hold a file without a name.
  temporary_ = target_ + ".XXXXXX";
  descriptor_ = mkostemp(temporary_.data(), O_CLOEXEC);
  if (descriptor_ < 0) {
    temporary_.clear();
    fail(errno);
  }
}

Output::~Output() {
  if (descriptor_ >= 0 && descriptor_ != STDOUT_FILENO) close(descriptor_);
  if (!temporary_.empty()) unlink(temporary_.c_str());
}

void Output::write(std::string_view bytes) {
  if (buffer_.size() + bytes.size() <= kBuffered) {
    buffer_ += bytes;
    if (at_once_) flush();
    return;
  }
  flush();
  put(bytes);
}

void Output::flush() {
  put(buffer_);
  buffer_.clear();
}

void Output::put(std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      fail(errno);
    }
  }
}

void Output::finish() {
  flush();
  if (path_.empty()) return;  // the process closes standard output; all of it has been written
  if (replaces_) {
    if (fsync(descriptor_) != 0) fail(errno);
    if (temporary_.empty()) {
      // A name for the nameless: beside its place first, because only a rename replaces what stands there.
      std::string self = "/proc/self/fd/" + std::to_string(descriptor_);
      std::string name = target_ + "." + std::to_string(getpid()) + ".tmp";
      if (linkat(AT_FDCWD, self.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) != 0) fail(errno);
      temporary_ = name;
    }
  }
  if (close(std::exchange(descriptor_, -1)) != 0) fail(errno);
  if (!replaces_) return;
  if (rename(temporary_.c_str(), target_.c_str()) != 0) fail(errno);
  temporary_.clear();
}

void Output::fail(int error) const {
  if (error == EPIPE) throw ReaderGone();
  std::string where = path_.empty() ? "standard output" : "\"" + path_ + "\"";
  std::string_view remedy = error == ENOSPC || error == EDQUOT ? "free some space, or write to another place"
                            : error == ENOENT || error == ENOTDIR ? "name a folder that exists"
                                                                  : "name a place that can be written";
  throw Error("cannot write {}: {}; {}", where, std::strerror(error), remedy);
}

bool same_file(std::string_view one, std::string_view other) {
  for (const std::string_view path : {one, other})
    if (path.empty() || path == "-") return false;
  struct stat status{};
  if (stat(std::string(one).c_str(), &status) == 0 && !S_ISREG(status.st_mode)) return false;
  return resolved(one) == resolved(other);
}

bool lies_in(std::string_view file, std::string_view folder) {
  std::error_code failed;
  if (file.empty() || !fs::is_regular_file(file, failed) || !fs::is_directory(folder, failed)) return false;
  const fs::path below = fs::canonical(file, failed);
  const fs::path above = fs::canonical(folder, failed);
  return !failed &&
         std::mismatch(above.begin(), above.end(), below.begin(), below.end()).first == above.end();
}

}  // namespace cortesia
