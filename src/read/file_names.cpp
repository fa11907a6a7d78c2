#include "read/file_names.hpp"

namespace cortesia::read {

std::string_view without_ending(std::string_view file_name) {
  const std::size_t dot = file_name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? file_name : file_name.substr(0, dot);
}

std::vector<FileName> file_names(std::string_view source, std::string_view name) {
  std::vector<FileName> names;
  if (name.empty()) return names;
  static constexpr std::string_view kAfterFolder = "/\\:";  // an archive is a folder: "night.zip:b/n.json"
  std::string_view folders = source.ends_with(name) ? source.substr(0, source.size() - name.size())
                                                    : source.substr(0, source.find_last_of(kAfterFolder) + 1);
  while (true) {
    names.push_back(
        {std::string(folders) + std::string(name), std::string(folders) + std::string(without_ending(name))});
    if (folders.empty()) return names;
    folders.remove_prefix(folders.find_first_of(kAfterFolder) + 1);
  }
}

std::string_view without_zeros(std::string_view name) {
  if (name.find_first_not_of("0123456789") != std::string_view::npos) return name;
  while (name.size() > 1 && name.front() == '0') name.remove_prefix(1);
  return name;
}

}  // namespace cortesia::read
