// Doubts in words, for reports and for `cortesia formats`.
#pragma once

#include <string>
#include <string_view>

#include "model/doubt.hpp"

namespace cortesia::write {

// In Spanish for "es" and its varieties, else in English. What is of the transcript stands in double quotes,
// for without_quotes() to take out.
std::string doubt_words(const Doubt& doubt, std::string_view language);

}  // namespace cortesia::write
