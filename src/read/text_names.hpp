// What can name a speaker, by the look of it alone: which words are roles the lexicon tells (roles.hpp), and
// which of the others are names, a survey of the text (text_survey.hpp).
#pragma once

#include <string_view>

namespace cortesia::read {

inline constexpr std::string_view kUnknownVoice = "?";  // as cortesia writes a turn of which nobody is told

inline constexpr std::size_t kLongestLabel = 160;  // bytes: 40 letters of any alphabet

bool can_be_label(std::string_view label);

// Whether it looks like a name: "Marta Ruiz", "María de la Cruz", "rep_03", a telephone number.
bool looks_like_name(std::string_view text);

// "+57 300 123 4567", as messengers name who is in nobody's list.
bool is_telephone(std::string_view label);

}  // namespace cortesia::read
