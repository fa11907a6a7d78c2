// RTTM beside a transcript: who speaks when, for a transcript that says what and not who.
//
//   SPEAKER llamada01 1 0.500 1.900 <NA> <NA> SPEAKER_00 <NA> <NA>
//
// Start and duration are seconds. A file may tell of several recordings; those of this name count, or all
// when none is of this name.
#pragma once

#include <string_view>

#include "model/call.hpp"

namespace cortesia::read {

struct RttmBeside {
  std::string_view name, text;  // both empty: there is none
};

// Gives a call without any speaker's label, but with times, the speakers of the RTTM file that lies beside
// its file under the same name, if there is one, or of `beside`, which lay beside it in its archive: to each
// word, where words have times (turns end where the voice changes), else to each turn. `name` is the file's
// name, unpacked; `path` that of the file.
void take_speakers(Call& call, std::string_view path, std::string_view name, const RttmBeside& beside);

}  // namespace cortesia::read
