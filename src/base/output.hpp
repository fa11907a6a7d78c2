// Where a report goes: standard output or a file, every byte and the close checked.
//
// A file appears whole or not at all: it is written without a name beside its place, private to its owner
// (0600), and takes the place of what stood there when it is finished. A run that is stopped leaves nothing
// behind. What is no regular file (/dev/null, a pipe) is written directly.
#pragma once

#include <string>
#include <string_view>

#include "base/error.hpp"

namespace cortesia {

// Whoever read our standard output has gone, as `head` does: no mistake of anybody's, so main says nothing.
struct ReaderGone : Error {
  ReaderGone() : Error(std::string("standard output was closed")) {}
};

class Output {
 public:
  // `path` as given by the user; empty or "-": standard output. Opens it at once, so that a night's work is
  // not lost to a misspelt folder. Throws Error.
  explicit Output(std::string path);
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void write(std::string_view bytes);
  void finish();  // call once, at the end; without it a file is as it was before

 private:
  void flush();
  void put(std::string_view bytes);
  [[noreturn]] void fail(int error) const;

  std::string path_;       // as given
  std::string target_;     // with symbolic links resolved
  std::string temporary_;  // the name of the unfinished file, where the file system needs one
  std::string buffer_;
  int descriptor_ = -1;
  bool replaces_ = false;  // a regular file, to be put in place at the end
  bool at_once_ = false;   // a person is watching
};

// True when both paths name one file, which need not exist yet. Devices and standard output are never the
// same.
bool same_file(std::string_view one, std::string_view other);

// True when `file` is there, and below the folder.
bool lies_in(std::string_view file, std::string_view folder);

}  // namespace cortesia
