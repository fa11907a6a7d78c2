// What sounds the same in Spanish, and what a recogniser takes for the same: for `~word` and for names.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cortesia::hear {

// The sound of a folded word, spelled so that words that sound alike have the same key: b for b and v, s for
// c before e and i, s and z, y for ll, j for g before e and i and for x at the beginning, x for ks, no silent
// h, no doubled letters. "Ximena" is "Jimena", and "México" one edit from "Méjico".
std::string sound_key(std::string_view folded);

// What tells most keys apart without looking at them.
struct SoundSketch {
  std::uint32_t begins = 0;  // the first two letters, a bit each
  std::uint32_t size = 0;    // letters
  std::uint16_t hash = 0;
  char first = '\0';  // the first of them
};
SoundSketch sketch_of(std::string_view key);
// Never false for two keys of two letters or more that are within_one_edit.
bool may_be_within_one_edit(const SoundSketch& a, const SoundSketch& b);

// One letter added, dropped, changed, or two neighbours swapped, at most.
bool within_one_edit(std::string_view a, std::string_view b);

// Words of five letters and more may differ by one edit in what they sound like.
constexpr std::size_t kEditFrom = 5;

// A word that others are compared with, its key made once.
class Sound {
 public:
  explicit Sound(std::string_view folded);
  bool like(std::string_view key) const;  // key: sound_key of the other word
  // So, or one letter apart as they are written: "polio" and "pollo", which sound quite different.
  bool like(std::string_view folded, std::string_view key) const;
  bool same(std::string_view key) const { return key == key_; }
  const std::string& key() const { return key_; }

 private:
  std::string folded_, key_;
  bool edits_;
};

}  // namespace cortesia::hear
