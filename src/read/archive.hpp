// The files inside an archive or a compressed file, one after the other, as they come: nothing is held but a
// buffer, and nothing is ever written to disk.
//
// libarchive unpacks, with the few formats and filters that transcripts come in; its others are left out on
// purpose, for some of them call programs. What could lead out of the archive or never end is refused with a
// word each: absolute names and "..", links and devices, and what unpacks to a multiple of its size that no
// text does.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "read/cut.hpp"
#include "read/source.hpp"

struct archive;

namespace cortesia::read {

// Whether the bytes begin a zip, tar, gzip, zstd, xz or bzip2 file.
bool is_packed(std::string_view beginning);

class Archive {
 public:
  // Bytes that are unpacked before anybody asks. zstd and xz see repetitions far apart, as a folder of copies
  // has.
  static constexpr std::uint64_t kFreely = 64u << 20, kFreelyFar = 1u << 30;
  static constexpr std::uint64_t kMost = 500;  // times the size of what is packed
  static constexpr unsigned kDeepest = 3;      // archives in archives

  // `path` names a regular file, which is then read by jumps (a zip's index stands at its end); empty for
  // anything else. `outer` is the archive that this one lies in, or nullptr, and outlives it.
  Archive(std::unique_ptr<Stream> packed, const std::string& path, const Archive* outer);
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  struct Entry {
    std::string name;       // as in the archive; empty for the one content of a compressed file
    bool left_out = false;  // a folder or hidden
    std::optional<std::string> refused;
  };
  // False at the end. Throws Error when the archive is broken.
  bool next(Entry& entry);

  // The bytes of the entry that next() found; until it is called again.
  std::unique_ptr<Source> open();

  unsigned depth() const { return depth_; }
  std::uint64_t entries() const { return entries_; }
  std::uint64_t taken() const;  // bytes of the packed file

 private:
  class Content;
  friend class Content;
  std::size_t unpack(char* to, std::size_t room);
  void drain();
  [[noreturn]] void broken() const;

  std::unique_ptr<Stream> packed_;
  const Archive* outermost_;
  unsigned depth_;
  std::string buffer_;
  std::pair<Stream*, std::string*> held_;  // what libarchive gets its bytes from
  ::archive* archive_;
  std::uint64_t entries_ = 0, unpacked_ = 0, freely_ = kFreely;
  std::optional<std::uint64_t> entry_size_;  // of the entry that next() found, if the archive tells it
  bool opened_ = false;                      // next() was called
};

}  // namespace cortesia::read
