#include "read/files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <memory>
#include <sys/stat.h>

#include <fmt/format.h>

namespace cortesia::read {
namespace {

struct CloseFolder {
  void operator()(DIR* folder) const { closedir(folder); }
};

bool is_folder(const std::string& folder, const std::string& name) {
  struct stat status{};
  const std::string path = fmt::format("{}/{}", folder, name);
  return stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

// "a.rttm" beside "a.json" only says who speaks in that; it is no input of its own. Beside "a.wav" it is.
bool is_transcript_of(std::string_view name, std::string_view stem) {
  static constexpr std::string_view kOther[] = {".rttm", ".wav", ".mp3", ".ogg", ".flac",
                                                ".opus", ".m4a", ".amr", ".wma", ".mp4"};
  return name.size() > stem.size() && name.starts_with(stem) && name[stem.size()] == '.' &&
         std::ranges::none_of(kOther, [name](std::string_view ending) { return name.ends_with(ending); });
}

// Names are in order, so that those of one stem stand together.
void drop_speakers(std::vector<std::string>& names) {
  static constexpr std::string_view kEnding = ".rttm";
  std::vector<bool> beside(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!names[i].ends_with(kEnding)) continue;
    const std::string_view stem = std::string_view(names[i]).substr(0, names[i].size() - kEnding.size());
    const std::string dotted = std::string(stem) + '.';
    for (std::size_t j = i; j-- > 0 && names[j].starts_with(dotted) && !beside[i];)
      beside[i] = is_transcript_of(names[j], stem);
    for (std::size_t j = i + 1; j < names.size() && names[j].starts_with(dotted) && !beside[i]; ++j)
      beside[i] = is_transcript_of(names[j], stem);
  }
  std::size_t i = 0;
  std::erase_if(names, [&](const std::string&) { return beside[i++]; });
}

}  // namespace

Files::Files(std::vector<std::string> paths) : paths_(std::move(paths)) {
  std::reverse(paths_.begin(), paths_.end());
}

bool Files::next(Found& found) {
  for (;;) {
    have_ = false;
    if (!way_.empty()) {
      Folder& folder = way_.back();
      if (folder.names.empty()) {
        way_.pop_back();
        continue;
      }
      std::string path = folder.path;
      if (path.back() != '/') path += '/';
      path += folder.names.back();
      folder.names.pop_back();
      if (path.back() == '/') path.pop_back();
      look_at(std::move(path), false, found);
    } else if (!paths_.empty()) {
      std::string path = std::move(paths_.back());
      paths_.pop_back();
      look_at(std::move(path), true, found);
    } else {
      return false;
    }
    if (have_) return true;
  }
}

void Files::look_at(std::string path, bool named, Found& found) {
  found = Found{};
  found.named = named;
  if (path == "-" && named) {
    found.path = std::move(path);
    have_ = true;
    return;
  }
  struct stat status{};
  if (stat(path.c_str(), &status) != 0) {
    const int why = errno;
    found.error = why == ELOOP ? "symbolic link leads round in a circle; it was not followed"
                               : fmt::format("cannot be opened: {}", std::strerror(why));
    found.missing = why == ENOENT && named;
    if (found.missing) found.error = "no such file or folder";
    if (why == ENOENT && !named) found.error = "symbolic link leads nowhere";
    found.path = std::move(path);
    have_ = true;
    return;
  }
  if (S_ISDIR(status.st_mode)) {
    const bool entered = enter(path, status.st_dev, status.st_ino, found);
    found.path = std::move(path);
    have_ = !entered;
    return;
  }
  if (S_ISREG(status.st_mode)) found.size = static_cast<std::uint64_t>(status.st_size);
  found.special = !named && !S_ISREG(status.st_mode);
  found.path = std::move(path);
  have_ = true;
}

bool Files::enter(const std::string& path, std::uint64_t device, std::uint64_t inode, Found& found) {
  const bool on_the_way = std::any_of(way_.begin(), way_.end(), [&](const Folder& folder) {
    return folder.device == device && folder.inode == inode;
  });
  if (on_the_way) {
    found.error = "symbolic link leads back to a folder that holds it; it was not followed";
    return false;
  }
  const std::unique_ptr<DIR, CloseFolder> listing(opendir(path.c_str()));
  if (!listing) {
    found.error = fmt::format("folder cannot be read: {}", std::strerror(errno));
    return false;
  }
  Folder folder{path, device, inode, {}};
  errno = 0;
  while (const dirent* entry = readdir(listing.get())) {
    std::string name = entry->d_name;
    if (name.front() == '.') continue;
    const bool may_be_folder =
        entry->d_type == DT_DIR || entry->d_type == DT_LNK || entry->d_type == DT_UNKNOWN;
    // A folder sorts as its paths do: "a-b" < "a/x" < "a.json" needs the "/" in the comparison.
    if (entry->d_type == DT_DIR || (may_be_folder && is_folder(path, name))) name += '/';
    folder.names.push_back(std::move(name));
    errno = 0;
  }
  if (errno != 0) {
    found.error = fmt::format("folder cannot be read: {}", std::strerror(errno));
    return false;
  }
  std::sort(folder.names.begin(), folder.names.end(), std::greater<>());
  drop_speakers(folder.names);
  way_.push_back(std::move(folder));
  return true;
}

}  // namespace cortesia::read
