#include "model/twins.hpp"

#include <algorithm>
#include <bit>
#include <functional>

namespace cortesia {

namespace {

constexpr std::size_t kTells = 4;  // turns from which on nobody says the same by chance

std::uint64_t mixed(std::uint64_t seed, std::uint64_t value) {
  seed ^= value + 0x9E3779B97F4A7C15u + (seed << 6) + (seed >> 2);
  seed *= 0xBF58476D1CE4E5B9u;
  return seed ^ (seed >> 31);
}

std::uint64_t not_zero(std::uint64_t value) { return value == 0 ? 1 : value; }

}  // namespace

CallPrint print_of(const Call& call) {
  CallPrint print;
  if (!call.id_is_name) print.id = not_zero(std::hash<std::string_view>()(call.id));
  std::uint64_t times = call.turns.size();
  std::uint64_t texts = 0;
  for (const Turn& turn : call.turns) {
    times = mixed(times, std::bit_cast<std::uint64_t>(turn.start.value_or(-1)));
    texts = mixed(texts, std::hash<std::string_view>()(turn.text));
  }
  print.times = static_cast<std::uint32_t>(times);
  if (call.turns.size() >= kTells) print.texts = not_zero(mixed(texts, times));
  print.channels_alike = std::ranges::any_of(
      call.doubts, [](const Doubt& doubt) { return doubt.kind == DoubtKind::channels_alike; });
  return print;
}

void Twins::add(Twin twin) {
  ++counts[static_cast<std::size_t>(twin.kind)];
  if (first.size() < kListed) first.push_back(std::move(twin));
}

std::optional<TwinKind> Prints::see(const CallPrint& print) {
  bool copy = false;
  bool same_id = false;
  bool same_times = false;
  if (print.texts != 0) copy = put(texts_, texts_used_, {print.texts, 0}).second;
  if (print.id != 0) {
    const auto [slot, found] = put(ids_, ids_used_, {print.id, print.times});
    same_id = found;
    same_times = slot->times == print.times;
  }
  if (copy) return TwinKind::copy;
  if (same_id) return same_times ? TwinKind::redacted : TwinKind::same_id;
  if (print.channels_alike) return TwinKind::channels_alike;
  return std::nullopt;
}

std::pair<Prints::Slot*, bool> Prints::put(std::vector<Slot>& slots, std::size_t& used, const Slot& slot) {
  if (used * 4 >= slots.size() * 3) {
    std::vector<Slot> larger(std::max<std::size_t>(1024, slots.size() * 2));
    used = 0;
    for (const Slot& old : slots)
      if (old.key != 0) put(larger, used, old);
    slots.swap(larger);
  }
  const std::size_t mask = slots.size() - 1;
  std::size_t at = slot.key & mask;
  while (slots[at].key != 0 && slots[at].key != slot.key) at = (at + 1) & mask;
  const bool found = slots[at].key == slot.key;
  if (!found) slots[at] = slot, ++used;
  return {&slots[at], found};
}

}  // namespace cortesia
