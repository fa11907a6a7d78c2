// A call that could not be read: everything a report needs to name it and say why.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace cortesia {

// What kind of trouble it is, which reports tell in the checklist's language.
enum class UnreadableKind : std::uint8_t {
  missing,    // no such file
  file,       // cannot be opened or unpacked
  empty,      // nothing in it
  other,      // audio, pictures, binary data
  large,      // over the limit for one call
  no_turns,   // text in which nothing is a turn
  no_column,  // a table without a known column for the texts
  broken,     // JSON that is broken or cut short
  format,     // no transcript of a known format
  content,    // not as its format has it
  metadata,   // the metadata do not fit it
};
inline constexpr std::size_t kUnreadableKinds = static_cast<std::size_t>(UnreadableKind::metadata) + 1;

struct Unreadable {
  std::string id;      // as far as known
  std::string source;  // path, with `:LINE` of JSON Lines or `#N` of an array
  std::string error;   // what was expected, what was found, the remedy
  UnreadableKind kind = UnreadableKind::content;
};

}  // namespace cortesia
