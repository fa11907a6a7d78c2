// Letters and signs that are written as in HTML: "atenci&oacute;n", "&iquest;S&#237;?", "Ruiz &amp; Gil".
#pragma once

#include <string>
#include <string_view>

namespace cortesia::read {

// Takes an entity off the text, which begins with it, and puts what it stands for behind `out`. False when it
// is none that is known.
bool take_entity(std::string_view& text, std::string& out);

// The first entity in the text, or nothing.
std::string_view first_entity(std::string_view text);

std::string without_entities(std::string_view text);

}  // namespace cortesia::read
