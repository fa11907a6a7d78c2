// Where the phrases of one PhraseReader lie: their texts and the children of their nodes, for as long as the
// last of them lives.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <memory_resource>
#include <span>
#include <string_view>
#include <vector>

#include "hear/fold.hpp"
#include "hear/phrase.hpp"

namespace cortesia::hear {

struct PhraseMemory {
  std::pmr::monotonic_buffer_resource kept{1024};
  // Of the phrase being read: the children so far of the nodes that are open, those of the innermost last.
  std::vector<PhraseNode> open;
  Folder folder;
  Heard heard;

  std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    char* const at = static_cast<char*>(kept.allocate(text.size(), 1));
    std::ranges::copy(text, at);
    return {at, text.size()};
  }
  // The open nodes from `first` on, which are closed with this.
  std::span<const PhraseNode> close(std::size_t first) {
    const std::size_t size = open.size() - first;
    if (size == 0) return {};
    auto* const at = static_cast<PhraseNode*>(kept.allocate(size * sizeof(PhraseNode), alignof(PhraseNode)));
    std::uninitialized_copy_n(open.begin() + static_cast<std::ptrdiff_t>(first), size, at);
    open.resize(first);
    return {at, size};
  }
};

}  // namespace cortesia::hear
