// The words an Ear has met, and what each is to the phrasebook: decided once for each distinct word.
//
// A class is a set of tokens; words of one class are the same to every phrase, so the automata run over
// classes. Class 0 is nothing but a word. The cache grows with the words met and is emptied when it has grown
// too large, between calls.
#pragma once

#include <cstdint>
#include <cstring>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hear/lexicon.hpp"
#include "hear/sounds.hpp"
#include "hear/vocabulary.hpp"

namespace cortesia::hear {

using ClassId = std::uint32_t;

class Classes {
 public:
  explicit Classes(const Vocabulary& vocabulary) : vocabulary_(vocabulary) { clear(); }
  ClassId intern(std::vector<TokenId>& tokens);  // sorts them, and drops what is there twice
  // The class that is one token more; of no class, that token and no word.
  ClassId with(ClassId from, TokenId token);
  static constexpr ClassId kNone = UINT32_MAX;
  // In order; kAnyWordToken is one of them unless it is no word.
  std::span<const TokenId> tokens(ClassId id) const {
    return {pool_.data() + ranges_[id], pool_.data() + ranges_[id + 1]};
  }
  std::uint64_t filter(ClassId id) const { return filters_[id]; }  // see Vocabulary
  std::size_t size() const { return filters_.size(); }
  void clear();

 private:
  const Vocabulary& vocabulary_;
  std::map<std::vector<TokenId>, ClassId> known_;
  std::vector<std::vector<ClassId>> with_;  // by token, then by class, kNone first; kNone where not met yet
  std::vector<TokenId> pool_;
  std::vector<std::size_t> ranges_;
  std::vector<std::uint64_t> filters_;
};

// What else is known of a word.
struct WordFacts {
  enum : std::uint8_t {
    kParticle = 1,  // de, del, la: may stand inside a name
    kAsks = 2,      // some interrogative begins with it
    kGiven = 4,     // a given name
    kSurname = 8,
    kAlsoWord = 16,  // a name that is a word or a place too
    kCommon = 32,    // an everyday word, or nothing that a name could be
    kBackChannel = 64,
    kAsksAccented = 128,  // it is an interrogative when accented
  };
  std::uint16_t lexeme = 0;  // of the grammar of entities, or 0; and its kind
  Lex kind = Lex::none;
  std::uint8_t flags = 0;
  SoundSketch sound;
};

// Open addressing on the word itself: a word of up to eight bytes is its own key, a longer one is told by a
// hash and compared.
class WordCache {
 public:
  using Id = std::uint32_t;
  // In the place of a class: some `=word` folds to the word, so its accents decide its class.
  static constexpr ClassId kByAccents = (1 << 27) - 1;
  struct Known {
    std::uint64_t key = 0;  // 0: not known; no word is empty
    Id id = 0;
    ClassId word_class = 0;
  };

  WordCache() { clear(); }

  // `word` must be followed by eight readable bytes.
  static std::uint64_t key(const char* word, std::size_t size) {
    std::uint64_t bytes = load(word);
    if (size < 8) return bytes & ((std::uint64_t{1} << (8 * size)) - 1);
    if (size == 8) return bytes;
    std::uint64_t hash = bytes * kMix;
    for (std::size_t at = 8; at + 8 < size; at += 8) hash = ((hash ^ (hash >> 29)) + load(word + at)) * kMix;
    hash = ((hash ^ (hash >> 29)) + load(word + size - 8) + size) * kMix;
    return (hash >> 8) | kLong;
  }

  // A word that is not known has key 0. `word` must be followed by eight readable bytes.
  const Known& find(std::uint64_t key, const char* word, std::size_t size) const {
    for (std::size_t at = slot(key);; at = (at + 1) & mask_) {
      const Known& known = slots_[at];
      if (known.key == key && (size <= 8 || same(known.id, word, size))) return known;
      if (known.key == 0) return known;
    }
  }

  void prefetch(std::uint64_t key) const { __builtin_prefetch(&slots_[slot(key)]); }

  Known add(std::uint64_t key, std::string_view word, ClassId word_class, const WordFacts& facts,
            std::string sound);

  const WordFacts& operator[](Id id) const { return facts_[id]; }
  WordFacts& operator[](Id id) { return facts_[id]; }
  // Its sound key, or nothing if none was given.
  const std::string& sound(Id id) const { return sounds_[id]; }
  std::size_t size() const { return facts_.size(); }
  void clear();

 private:
  static constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15;
  static constexpr std::uint64_t kLong = std::uint64_t{0xFF} << 56;  // a byte that no UTF-8 text has

  static std::uint64_t load(const char* from) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, from, 8);
    return bytes;
  }
  std::size_t slot(std::uint64_t key) const { return static_cast<std::size_t>((key * kMix) >> shift_); }
  void place(const Known& known);
  bool same(Id id, const char* word, std::size_t size) const {
    const LongWord& text = long_[id];
    if (text.size != size) return false;
    const char* const other = texts_.data() + text.begin;
    for (std::size_t at = 0; at + 8 < size; at += 8) {
      if (load(other + at) != load(word + at)) return false;
    }
    return load(other + size - 8) == load(word + size - 8);
  }

  std::vector<Known> slots_;
  std::size_t mask_ = 0;
  int shift_ = 0;
  std::vector<WordFacts> facts_;
  struct LongWord {
    std::uint32_t begin = 0, size = 0;  // in texts_
  };
  std::vector<LongWord> long_;  // by id; of words of up to eight bytes nothing is kept
  std::string texts_;
  std::vector<std::string> sounds_;
};

}  // namespace cortesia::hear
