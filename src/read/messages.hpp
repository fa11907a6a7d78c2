// What a messenger's export holds that nobody wrote: "<Multimedia omitido>", "Eliminaste este mensaje."
#pragma once

#include <string_view>

namespace cortesia::read {

// Whether the text of a message is one that the messenger put in the place of it.
bool stands_for_message(std::string_view text);

}  // namespace cortesia::read
