// Memory for the texts of one call: many short strings that live and die together.
//
// keep() copies a text into the arena and returns a view that stays valid until clear() or destruction, also
// when the arena is moved. clear() keeps the blocks, so that a worker that reads call after call allocates
// only while calls grow.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace cortesia {

class Arena {
 public:
  // Room for `size` bytes, uninitialised, unaligned. Give back what was not used with `shrink_last`.
  char* room(std::size_t size) {
    if (size > left_) grow(size);
    char* at = next_;
    next_ += size;
    left_ -= size;
    return at;
  }

  // Returns the last `unused` bytes of the room handed out last.
  void shrink_last(std::size_t unused) {
    next_ -= unused;
    left_ += unused;
  }

  std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    char* at = room(text.size());
    std::memcpy(at, text.data(), text.size());
    return {at, text.size()};
  }

  void clear() {
    // One block large enough for the whole of the last call replaces a chain of small ones.
    if (blocks_.size() > 1) {
      std::size_t total = 0;
      for (const Block& block : blocks_) total += block.size;
      blocks_.clear();
      left_ = 0;
      if (total <= kLargestKept) grow(total);
    } else if (!blocks_.empty() && blocks_.front().size > kLargestKept) {
      blocks_.clear();
      left_ = 0;
    }
    if (!blocks_.empty()) {
      next_ = blocks_.front().bytes.get();
      left_ = blocks_.front().size;
    }
  }

 private:
  struct Block {
    std::unique_ptr<char[]> bytes;
    std::size_t size;
  };
  static constexpr std::size_t kFirstBlock = 16 * 1024;
  static constexpr std::size_t kLargestKept =
      8 * 1024 * 1024;  // one huge call must not keep its memory for ever

  void grow(std::size_t size) {
    std::size_t block = blocks_.empty() ? kFirstBlock : blocks_.back().size * 2;
    if (block < size) block = size;
    blocks_.push_back({std::make_unique_for_overwrite<char[]>(block), block});
    next_ = blocks_.back().bytes.get();
    left_ = block;
  }

  std::vector<Block> blocks_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace cortesia
