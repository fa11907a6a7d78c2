// The `/.../` of a phrase: what can be wrong with one, and what it costs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cortesia::hear {

// The steps that a regular expression is worth; `offset` is where it begins in the phrase. Throws PhraseError
// for one that RE2 does not read, that is too large, or that folded text never or always matches.
std::uint32_t check_regex(std::string_view expression, std::size_t offset);

}  // namespace cortesia::hear
