// Bytes that are not UTF-8 as UTF-8, with a doubt of what was guessed.
//
// A text is in one encoding, unless lines of several programs came together in it: where some lines are UTF-8
// beyond doubt, having letters of several bytes, each of the others is judged by itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/doubt.hpp"

namespace cortesia::read {

std::string to_utf8(std::string_view bytes, std::vector<Doubt>& doubts);

}  // namespace cortesia::read
