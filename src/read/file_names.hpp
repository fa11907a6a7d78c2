// What a file may be called in the column `call` of --metadata and --roles: its name, or as many of the
// folders it lies in before it as tell it from others - "n.json", "b/n.json", "calls/b/n.json" - with its
// ending or without.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cortesia::read {

struct FileName {
  std::string whole, stem;  // "b/n.json", "b/n"
};

// From the most precise. `source` is the path as in Block::source, `name` the file's own, which differs from
// its end where a compressed file is named as unpacked. None for an empty name.
std::vector<FileName> file_names(std::string_view source, std::string_view name);

// A file's name without its ending: "a.json" -> "a".
std::string_view without_ending(std::string_view file_name);

// A number as spreadsheets leave it: "00018" -> "18". Anything else as it is.
std::string_view without_zeros(std::string_view name);

}  // namespace cortesia::read
