#include "read/source.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.hpp"

namespace cortesia::read {
namespace {

class File : public Source {
 public:
  explicit File(const std::string& path)
      : file_(path == "-" ? dup(STDIN_FILENO) : open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY)) {
    if (file_ < 0) throw Error("cannot be opened: {}", std::strerror(errno));
    struct stat status{};
    if (fstat(file_, &status) == 0 && S_ISREG(status.st_mode))
      size_ = static_cast<std::uint64_t>(status.st_size);
  }
  ~File() override { close(file_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  std::size_t read(char* to, std::size_t room) override {
    for (;;) {
      const ssize_t got = ::read(file_, to, room);
      if (got >= 0) {
        taken_ += static_cast<std::uint64_t>(got);
        return static_cast<std::size_t>(got);
      }
      if (errno != EINTR) throw Error("cannot be read at byte {}: {}", taken_, std::strerror(errno));
    }
  }

  std::optional<std::uint64_t> size() const override { return size_; }

 private:
  int file_;
  std::uint64_t taken_ = 0;
  std::optional<std::uint64_t> size_;
};

}  // namespace

std::unique_ptr<Source> open_file(const std::string& path) { return std::make_unique<File>(path); }

}  // namespace cortesia::read
