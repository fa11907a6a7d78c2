// Whether a file is text at all: what must hold before a YAML reader may see it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace cortesia::rules {

class Mistakes;

// A checklist with all it includes. yaml-cpp reads 1 MB in 0.2 to 0.6 s.
inline constexpr std::size_t kLargestChecklist = 2 * 1024 * 1024;

// The bytes of a file, at most one more than is allowed; nothing when it cannot be read.
std::optional<std::string> read_checklist_file(const std::filesystem::path& path);

// Reports a file that is too large, UTF-16, no UTF-8, or holds what would be misread in silence (NUL and
// other control characters, lone carriage returns, no-break spaces as indentation). False when it must not be
// read.
bool check_text(std::string_view bytes, std::uint32_t file, Mistakes& mistakes);

}  // namespace cortesia::rules
