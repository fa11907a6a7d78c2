#include "rules/text_check.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <system_error>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "rules/mistakes.hpp"
#include "rules/source.hpp"

namespace cortesia::rules {
namespace {

// yaml-cpp looks a whole line ahead wherever a `[` or `{` might begin a key.
constexpr std::size_t kLongestLine = 64 * 1024;

unsigned char at(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }

bool is_utf16(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
  return bytes.size() >= 2 && (bytes[0] == '\0') != (bytes[1] == '\0');
}

}  // namespace

std::optional<std::string> read_checklist_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes;
  std::error_code unknown;
  if (const std::uintmax_t size = std::filesystem::file_size(path, unknown); !unknown)
    bytes.reserve(std::min<std::uintmax_t>(size, kLargestChecklist) + 1);
  for (std::array<char, 16 * 1024> piece; file.good() && bytes.size() <= kLargestChecklist;) {
    file.read(piece.data(), piece.size());
    bytes.append(piece.data(), static_cast<std::size_t>(file.gcount()));
  }
  if (file.bad() || (file.fail() && !file.eof())) return std::nullopt;
  if (bytes.size() > kLargestChecklist) bytes.resize(kLargestChecklist + 1);
  return bytes;
}

bool check_text(std::string_view bytes, std::uint32_t file, Mistakes& mistakes) {
  const auto whole_file = [&](std::string message) {
    mistakes.error(Place{file, 0, 0}, 1, std::move(message));
    return false;
  };
  if (bytes.size() > kLargestChecklist)
    return whole_file(
        fmt::format("expected a checklist of at most {} bytes, found {}; split it or leave out what "
                    "is not used",
                    kLargestChecklist, bytes.size()));
  if (is_utf16(bytes)) return whole_file("expected UTF-8, found UTF-16; save the file as UTF-8");

  const Source source(without_bom(bytes));
  const std::string_view text = source.text();
  const auto here = [&](std::size_t offset, std::string message) {
    mistakes.error(source.place(offset, file), 1, std::move(message));
    return false;
  };
  if (const std::size_t valid = valid_utf8_prefix(text); valid < text.size())
    return here(valid, fmt::format("expected UTF-8, found the byte 0x{:02x}; save the file as UTF-8",
                                   at(text, valid)));
  bool indenting = true;
  std::size_t line = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const unsigned char c = at(text, i);
    if (c == '\0')
      return here(i, "expected text, found a NUL byte; save the checklist as plain text in UTF-8");
    if (c == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))
      return here(
          i, "expected a line end, found a lone carriage return; save the file with LF or CRLF line ends");
    if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F)
      return here(i, fmt::format("expected text, found the control character 0x{:02x}; delete it", c));
    if (i - line > kLongestLine)
      return here(
          line, fmt::format("expected lines of at most {} bytes; break this line in several", kLongestLine));
    if (indenting && text.substr(i).starts_with("\u00A0"))
      return here(i,
                  "expected spaces, found a no-break space in the indentation; replace it by a plain space");
    if (c == '\n') line = i + 1;
    indenting = c == '\n' || (indenting && c == ' ');
  }
  return true;
}

}  // namespace cortesia::rules
