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

// Of what redaction leaves: a word in capitals in brackets, doubled braces, a run of stars or hashes.
std::uint32_t masks_in(std::string_view text) {
  std::uint32_t masks = 0;
  for (std::size_t at = 0; (at = text.find('[', at)) != std::string_view::npos;) {
    const std::size_t end = text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_-0123456789", ++at);
    if (end != std::string_view::npos && end > at + 1 && text[end] == ']') ++masks;
  }
  for (const std::string_view run : {"{{", "***", "###"})
    for (std::size_t at = 0; (at = text.find(run, at)) != std::string_view::npos; ++masks)
      at = std::min(text.find_first_not_of(run[0], at), text.size());
  return masks;
}

}  // namespace

CallPrint print_of(const Call& call) {
  CallPrint print;
  if (!call.id_is_name) print.id = not_zero(std::hash<std::string_view>()(call.id));
  std::uint64_t times = call.turns.size();
  std::uint64_t texts = 0;
  for (const Turn& turn : call.turns) {
    times = mixed(times, std::bit_cast<std::uint64_t>(turn.start.value_or(-1)));
    texts = mixed(texts, std::hash<std::string_view>()(turn.text));
    print.masks += masks_in(turn.text);
  }
  print.times = static_cast<std::uint32_t>(times);
  print.texts = mixed(texts, times);
  print.tells = call.turns.size() >= kTells;
  print.channels_alike = std::ranges::any_of(
      call.doubts, [](const Doubt& doubt) { return doubt.kind == DoubtKind::channels_alike; });
  return print;
}

void Twins::add(Twin twin) {
  ++counts[static_cast<std::size_t>(twin.kind)];
  if (first.size() < kListed) first.push_back(std::move(twin));
}

std::optional<Prints::Seen> Prints::see(const CallPrint& print, std::string_view source) {
  if (print.id != 0 || print.tells) {
    sources_ += source;
    calls_.push_back({print, sources_.size()});
    const auto newest = static_cast<std::uint32_t>(calls_.size());
    const std::uint32_t same_id = print.id == 0 ? newest : first_with(ids_, ids_used_, &CallPrint::id);
    const std::uint32_t copy = print.tells ? first_with(texts_, texts_used_, &CallPrint::texts) : newest;
    if (copy != newest) return Seen{TwinKind::copy, source_of(copy)};
    if (same_id != newest) {
      const CallPrint& other = calls_[same_id - 1].print;
      TwinKind kind = TwinKind::same_id;
      if (other.texts == print.texts)
        kind = TwinKind::copy;
      else if (other.times == print.times && other.masks != print.masks)
        kind = TwinKind::redacted;
      return Seen{kind, source_of(same_id)};
    }
  }
  if (print.channels_alike) return Seen{TwinKind::channels_alike, {}};
  return std::nullopt;
}

std::string_view Prints::source_of(std::uint32_t number) const {
  const std::size_t begin = number == 1 ? 0 : calls_[number - 2].source_end;
  return std::string_view(sources_).substr(begin, calls_[number - 1].source_end - begin);
}

std::uint32_t& Prints::slot_of(Slots& slots, std::uint64_t CallPrint::* key, std::uint64_t value) const {
  const std::size_t mask = slots.size() - 1;
  std::size_t at = value & mask;
  while (slots[at] != 0 && calls_[slots[at] - 1].print.*key != value) at = (at + 1) & mask;
  return slots[at];
}

std::uint32_t Prints::first_with(Slots& slots, std::size_t& used, std::uint64_t CallPrint::* key) const {
  if (used * 4 >= slots.size() * 3) {
    Slots larger(std::max<std::size_t>(1024, slots.size() * 2));
    for (const std::uint32_t number : slots)
      if (number != 0) slot_of(larger, key, calls_[number - 1].print.*key) = number;
    slots.swap(larger);
  }
  std::uint32_t& slot = slot_of(slots, key, calls_.back().print.*key);
  if (slot == 0) slot = static_cast<std::uint32_t>(calls_.size()), ++used;
  return slot;
}

}  // namespace cortesia
