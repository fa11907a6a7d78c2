// The text of a checklist as lines and columns: offsets in bytes to places that people count, and back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "rules/document.hpp"

namespace cortesia::rules {

// The text without the byte order mark that some editors write before UTF-8.
std::string_view without_bom(std::string_view text);

// Code points of UTF-8 text; every byte of a text that is none counts once or not at all.
std::size_t code_points(std::string_view text);

// Borrows the text.
class Source {
 public:
  explicit Source(std::string_view text);

  std::string_view text() const { return text_; }
  Place place(std::size_t offset, std::uint32_t file) const;
  std::string_view line(std::size_t number) const;  // from 1; without its line end; empty beyond the last
  std::size_t line_of(std::size_t offset) const;    // from 1
  std::size_t begin_of(std::size_t number) const;   // offset of a line's first byte

 private:
  static constexpr std::size_t kBlock = 64;

  std::string_view text_;
  std::vector<std::uint32_t> begins_;  // of the lines
  std::vector<std::uint32_t> points_;  // code points before every kBlock-th byte: long lines stay cheap

  std::size_t points_before(std::size_t offset) const;
};

}  // namespace cortesia::rules
