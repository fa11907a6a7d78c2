// Calls that are there more than once: copies, the raw and the redacted twin of one contact, another call
// under the same id - and calls whose two channels are one.
//
// Of each call only numbers are kept (CallPrint), so that an archive of millions may be told from its copies;
// two different calls have the same print once in some billions. Each worker makes the prints of its block,
// the drain sees them in input order.
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
  redacted,        // the id and the times of an earlier call, in other words
  same_id,         // the id of an earlier call, and another call
  channels_alike,  // of its own channels: see DoubtKind
};
inline constexpr std::string_view kTwinNames[] = {"copy", "redacted_twin", "same_id", "channels_alike"};
constexpr std::string_view name_of(TwinKind kind) { return kTwinNames[static_cast<std::size_t>(kind)]; }

struct CallPrint {
  std::uint64_t id = 0;     // 0: it has none of its own
  std::uint64_t texts = 0;  // with their times; 0: too few turns to tell calls apart
  std::uint32_t times = 0;
  bool channels_alike = false;
};
CallPrint print_of(const Call& call);

struct Twin {
  TwinKind kind = TwinKind::copy;
  std::string id, source;  // of the later one
};

// What a run has of them.
struct Twins {
  static constexpr std::size_t kListed = 20;

  std::array<std::uint64_t, std::size(kTwinNames)> counts{};  // by TwinKind
  std::vector<Twin> first;                                    // kListed, in input order

  std::uint64_t all() const { return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}); }
  void add(Twin twin);
};

// The prints seen so far. 24 to 48 bytes a call.
class Prints {
 public:
  // What the call is to those before it, or to itself.
  std::optional<TwinKind> see(const CallPrint& print);

 private:
  // An open table of a power of two of slots, by `key`; 0 is an empty slot.
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t times = 0;
  };
  // The slot of the key, and whether it was there.
  static std::pair<Slot*, bool> put(std::vector<Slot>& slots, std::size_t& used, const Slot& slot);

  std::vector<Slot> ids_, texts_;
  std::size_t ids_used_ = 0, texts_used_ = 0;
};

}  // namespace cortesia
