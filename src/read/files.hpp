// The walk over the paths of the command line: which files there are to read, one after the other.
//
// Paths keep the order of the command line; what a folder holds comes in the order of the bytes of its paths,
// so that the same archive is read in the same order everywhere. Folders are listed one at a time: memory is
// bounded by the folders on the way down, not by the archive. Symbolic links are followed unless they lead
// back to a folder on the way; hidden files and folders (".git") are left out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cortesia::read {

struct Found {
  std::string path;      // as given, or the folder as given, "/" and the path in it; "-" is standard input
  bool named = true;     // on the command line, not met in a folder
  bool special = false;  // met in a folder, and no regular file
  std::optional<std::uint64_t> size;  // bytes; none for what is no regular file
  std::optional<std::string> error;   // then there is nothing to open: why
  bool missing = false;               // because nothing is called so
};

class Files {
 public:
  explicit Files(std::vector<std::string> paths);
  bool next(Found& found);  // false at the end

 private:
  struct Folder {
    std::string path;
    std::uint64_t device, inode;
    std::vector<std::string> names;  // what is left, last first
  };

  void look_at(std::string path, bool named, Found& found);
  bool enter(const std::string& path, std::uint64_t device, std::uint64_t inode, Found& found);

  std::vector<std::string> paths_;  // what is left, last first
  std::vector<Folder> way_;         // from the named folder down
  bool have_ = false;               // whether `look_at` found something to return
};

}  // namespace cortesia::read
