// Calls that are there more than once: copies, the raw and the redacted twin of one contact, another call
// under the same id - and calls whose two channels are one.
//
// Of each call numbers are kept (CallPrint), and its source, to name it by; two different calls have the same
// print once in some billions. Each worker makes the prints of its block, the drain sees them in input order.
#pragma once

#include <array>
#include <cstdint>
#include <iterator>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/call.hpp"

namespace cortesia {

enum class TwinKind : std::uint8_t {
  copy,            // the same words at the same times as an earlier call, whatever its id
  redacted,        // the id and the times of an earlier call, with more or fewer words masked
  same_id,         // the id of an earlier call, and another call
  channels_alike,  // of its own channels: see DoubtKind
};
inline constexpr std::string_view kTwinNames[] = {"copy", "redacted_twin", "same_id", "channels_alike"};
constexpr std::string_view name_of(TwinKind kind) { return kTwinNames[static_cast<std::size_t>(kind)]; }

struct CallPrint {
  std::uint64_t id = 0;     // 0: it has none of its own
  std::uint64_t texts = 0;  // with their times
  std::uint32_t times = 0;
  std::uint32_t masks = 0;  // in its texts: "[PII]", "{{URL}}", "****"
  bool tells = false;       // has turns enough for nobody to say the same by chance
  bool channels_alike = false;
};
CallPrint print_of(const Call& call);

struct Twin {
  TwinKind kind = TwinKind::copy;
  std::string id, source;  // of the later one
  std::string of;          // the source of the earlier one; empty when it is one call's channels
};

// What a run has of them.
struct Twins {
  static constexpr std::size_t kListed = 20;

  std::array<std::uint64_t, std::size(kTwinNames)> counts{};  // by TwinKind
  std::vector<Twin> first;                                    // kListed, in input order

  std::uint64_t all() const { return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}); }
  void add(Twin twin);
};

// The calls seen so far: some 60 bytes of each, and its source.
class Prints {
 public:
  struct Seen {
    TwinKind kind;
    std::string_view of;  // the source of the earlier call; until the next is seen
  };
  // What the call is to those before it, or to itself.
  std::optional<Seen> see(const CallPrint& print, std::string_view source);

 private:
  struct Known {
    CallPrint print;
    std::size_t source_end = 0;  // in sources_
  };
  // An open table of a power of two of slots: the number of a call, from 1 on, or 0 for an empty slot.
  using Slots = std::vector<std::uint32_t>;

  std::string_view source_of(std::uint32_t number) const;
  std::uint32_t& slot_of(Slots& slots, std::uint64_t CallPrint::* key, std::uint64_t value) const;
  // The first call of the same key as the newest, which is itself when it is the first.
  std::uint32_t first_with(Slots& slots, std::size_t& used, std::uint64_t CallPrint::* key) const;

  std::vector<Known> calls_;  // that may be told again
  std::string sources_;
  Slots ids_, texts_;
  std::size_t ids_used_ = 0, texts_used_ = 0;
};

}  // namespace cortesia
