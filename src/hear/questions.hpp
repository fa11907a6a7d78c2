// What makes a turn a question where the text has no question marks. Everything is folded unless it says so;
// several words are separated by a space.
#pragma once

#include <span>
#include <string_view>

namespace cortesia::hear {

// What asks wherever it stands, from there on: "a que hora", "quien".
std::span<const std::string_view> interrogatives(std::string_view language);

// What makes a question of all that goes before it: "verdad", "le parece".
std::span<const std::string_view> question_tags(std::string_view language);

// Single words that are interrogatives where they have their accent, as they are then written: "qué".
std::span<const std::string_view> accented_interrogatives(std::string_view language);

// Verbs that ask unless their subject or a "no" goes before them: "puede esperar", "me permite".
std::span<const std::string_view> inversions(std::string_view language);

// Whether an inversion only states, by the words of its turn that stand before it: "el señor ya" puede
// esperar, "eso no" me permite.
bool is_stated(std::string_view inversion, std::string_view before);

}  // namespace cortesia::hear
