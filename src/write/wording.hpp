// A phrase of the checklist as somebody would say it: for people who do not read the notation.
#pragma once

#include <string>
#include <string_view>

#include "write/labels.hpp"

namespace cortesia::write {

// One wording out of all that a phrase stands for: of the choices those that share most words with `heard`,
// the first of equals; what is optional only where it was heard; a gap is "…", what has a name stands between
// angle quotes: `{lo} (llamo|marco) ...10 o [si] espera` -> "‹lo› llamo … o espera". A regular expression
// stays what it is.
std::string wording_of(std::string_view phrase, std::string_view heard, const Labels& words);

}  // namespace cortesia::write
