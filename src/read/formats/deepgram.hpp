// A piece of Deepgram's form that others embed.
#pragma once

#include <cstddef>
#include <optional>

#include "read/draft.hpp"

namespace cortesia::read {

// {"transcript", "words", "paragraphs"} of one channel, of which there may be only one.
void read_deepgram_alternative(const Node& node, const std::optional<std::size_t>& channel, Draft& draft);
void read_deepgram(const Node& root, Draft& draft);

}  // namespace cortesia::read
