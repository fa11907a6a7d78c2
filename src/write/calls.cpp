// The table of forms that calls are converted to.
#include "write/calls.hpp"

namespace cortesia::write {

namespace {

constinit const CallForm kForms[] = {
    {"cortesia", "cortesia JSON, a call a line; holds all that is known", true, false, append_cortesia},
    {"vcon", "IETF vCon, a call a line; holds all that is known", true, false, append_vcon},
    {"text", "lines with times and speakers, one call", false, true, append_dialogue},
    {"vtt", "WebVTT subtitles, one call", false, true, append_webvtt},
};

}  // namespace

std::span<const CallForm> call_forms() { return kForms; }

}  // namespace cortesia::write
