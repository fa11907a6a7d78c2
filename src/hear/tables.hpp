// Tables of plain data as one run of bytes, each as it lies in memory: written once, then read in place.
//
// For a program that reads what its own build has written; nothing in the bytes is checked.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace cortesia::hear {

// What a table may hold. No byte of it is without meaning, so that equal tables are equal bytes.
template <typename T>
concept Plain = std::is_trivially_copyable_v<T> && std::has_unique_object_representations_v<T>;

// A table that is being filled, and one that is read. A set of tables is a template over these, with a
// function `each` that visits every table of it, always in the same order.
template <typename T>
using Filled = std::vector<T>;
template <typename T>
using InPlace = std::span<const T>;

// Rows of another table.
struct Rows {
  std::uint32_t begin = 0, end = 0;
  template <typename T>
  std::span<const T> of(std::span<const T> table) const {
    return table.subspan(begin, end - begin);
  }
};
inline std::string_view text_of(Rows rows, std::span<const char> texts) {
  return {texts.data() + rows.begin, rows.end - rows.begin};
}
// Appends them to a table.
template <typename Range, typename T>
Rows add_rows(const Range& rows, std::vector<T>& table) {
  const auto begin = static_cast<std::uint32_t>(table.size());
  table.insert(table.end(), rows.begin(), rows.end());
  return {begin, static_cast<std::uint32_t>(table.size())};
}

// How many rows, then the rows, filled up to the next multiple of this.
constexpr std::size_t kTableAlignment = 8;

class TableWriter {
 public:
  template <Plain T>
  void operator()(const std::vector<T>& table) {
    const std::uint64_t size = table.size();
    add(&size, sizeof size);
    add(table.data(), table.size() * sizeof(T));
    bytes_.resize((bytes_.size() + kTableAlignment - 1) / kTableAlignment * kTableAlignment);
  }
  std::string take() { return std::move(bytes_); }

 private:
  void add(const void* from, std::size_t size) { bytes_.append(static_cast<const char*>(from), size); }
  std::string bytes_;
};

// Borrows the bytes, which must lie at a multiple of kTableAlignment.
class TableReader {
 public:
  explicit TableReader(std::string_view bytes) : at_(bytes.data()) {
    assert(reinterpret_cast<std::uintptr_t>(at_) % kTableAlignment == 0);
  }
  template <Plain T>
  void operator()(std::span<const T>& table) {
    static_assert(alignof(T) <= kTableAlignment);
    std::uint64_t size = 0;
    std::memcpy(&size, at_, sizeof size);
    at_ += sizeof size;
    table = {reinterpret_cast<const T*>(at_), size};
    at_ += (size * sizeof(T) + kTableAlignment - 1) / kTableAlignment * kTableAlignment;
  }

 private:
  const char* at_;
};

}  // namespace cortesia::hear
