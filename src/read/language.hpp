// The language of a call, as one tag whatever way it was written.
#pragma once

#include <string>
#include <string_view>

namespace cortesia::read {

// "es-CO" of "es_co" and "ES-CO", "es" of "spa", "Spanish" and "español"; what is unknown with its letters'
// case put right, if it looks like a tag (BCP 47: two or three letters, then parts after hyphens), and else
// as it is.
std::string language_tag(std::string_view written);

// The tag of the language whose name is nearest to what was written, "es" of "espanish"; empty when none is
// near.
std::string_view nearest_language(std::string_view written);

// Whether it looks like a tag.
bool is_language_tag(std::string_view text);

}  // namespace cortesia::read
