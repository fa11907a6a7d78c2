// Reports that cortesia wrote, by --output and --summary in any of their forms: they lie about in folders of
// transcripts, quote them, and are none.
#pragma once

#include <string_view>

namespace cortesia::read {

// By the beginning of a file.
bool is_own_report(std::string_view beginning);

}  // namespace cortesia::read
