// Which header of a table is which column, where a column goes by several names and a table may have more
// than one of them: the surest name wins, "id llamada" before "id".
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace cortesia {

struct NamedColumn {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::size_t column = kNone;  // that the header names
  std::size_t rank = 0;        // how surely: the lower, the surer
};

enum class Claim : std::uint8_t {
  none,   // names no column, or another header names it more surely
  won,    // the header is its column
  again,  // another header before it names its column as surely
};

inline Claim claim_of(std::span<const NamedColumn> headers, std::size_t at) {
  const NamedColumn& header = headers[at];
  if (header.column == NamedColumn::kNone) return Claim::none;
  Claim claim = Claim::won;
  for (std::size_t i = 0; i < headers.size(); ++i) {
    if (headers[i].column != header.column) continue;
    if (headers[i].rank < header.rank) return Claim::none;
    if (i < at && headers[i].rank == header.rank) claim = Claim::again;
  }
  return claim;
}

}  // namespace cortesia
