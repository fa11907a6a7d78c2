// What a phrase, or a branch of its brackets, must not be, whatever its parts are.
#pragma once

#include "hear/phrase.hpp"

namespace cortesia::hear {

// Whether the node may be heard where nothing was said. Lists count as words: each of their phrases is
// checked.
bool may_be_empty(const PhraseNode& node);

// Refuses, as wrong_phrase() does, a phrase that would be heard everywhere, or with a sign at an end where it
// means nothing.
void check_whole(const PhraseNode& root);

}  // namespace cortesia::hear
