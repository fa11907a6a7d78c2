// What sounds the same in Spanish, and what a recogniser takes for the same: for `~word` and for names.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cortesia::hear {

// The sound of a folded word, spelled so that words that sound alike have the same key: b for b and v, s for
// c before e and i, s and z, y for ll, j for g before e and i, no silent h, no doubled letters.
std::string sound_key(std::string_view folded);

// A hash of a key, to tell most words apart by.
std::uint16_t sound_hash(std::string_view key);

// The first two letters of a key, a bit each.
std::uint32_t sound_begins(std::string_view key);

// One letter added, dropped, changed, or two neighbours swapped, at most.
bool within_one_edit(std::string_view a, std::string_view b);

// Words of five letters and more may differ by one edit in what they sound like.
constexpr std::size_t kEditFrom = 5;

// A word that others are compared with, its key made once.
class Sound {
 public:
  explicit Sound(std::string_view folded);
  bool like(std::string_view key) const;  // key: sound_key of the other word
  bool same(std::string_view key) const { return key == key_; }
  const std::string& key() const { return key_; }

 private:
  std::string key_;
  bool edits_;
};

}  // namespace cortesia::hear
