// What a phrase can sound like, and whether another phrase hears it.
//
// A phrase unfolds to its wordings: `[muchas] gracias` to "gracias" and "muchas gracias". A wording is a row
// of words, parts of words, gaps, lists, entities and anchors; another phrase hears it when whatever the
// wording stands for is heard by that phrase too. Sure answers only: where it cannot be told, it is no.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "hear/phrase.hpp"

namespace cortesia::rules {

using Wording = std::vector<const hear::PhraseNode*>;  // borrows the phrase

// Nothing when there are more than `most`.
std::optional<std::vector<Wording>> wordings(const hear::Phrase& phrase, std::size_t most);

// The phrases of a named list, or null where it is not known or has contexts of its own (`except`).
using Lists = std::function<const std::vector<hear::Phrase>*(std::string_view name)>;

// The phrase hears the whole wording.
bool hears(const hear::Phrase& phrase, const Wording& wording, const Lists& lists);
// The phrase hears some part of the wording, or all of it.
bool hears_part(const hear::Phrase& phrase, const Wording& wording, const Lists& lists);

// No call can say it: words behind the end of a turn, or before its start.
bool impossible(const Wording& wording);

}  // namespace cortesia::rules
