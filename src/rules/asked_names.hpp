// What the phrases of a search ask of the call by name: `le habla @agent` cannot be heard in a call of which
// nobody told the agent's name, and that it is not heard says nothing.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "hear/phrase.hpp"
#include "model/report.hpp"
#include "rules/scene.hpp"

namespace cortesia::rules {

// The sets of names that the wordings of a phrase, or of several, ask for: a bit a set, of eight that three
// names make.
using AskedNames = std::uint8_t;
constexpr AskedNames kAsksForNone = 1;

AskedNames asked_names(const hear::PhraseNode& phrase,
                       const std::function<AskedNames(std::string_view list)>& of_list);

// Why none of the wordings can be heard in this call; Reason::none when one can.
Reason lacking_names(AskedNames asked, const Scene& scene);

}  // namespace cortesia::rules
