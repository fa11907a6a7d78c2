// A call as heard: its words, folded, with the way back to the bytes of the transcript, the turns joined as
// one hears them, and where every phrase of the checklist was said.
//
// Positions are word indices over the whole call (0 .. words.size()), in the order of the turns; a range is
// half open. An Ear (ear.hpp) makes a Heard and owns it; it is valid until that Ear listens to the next call.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/call.hpp"

namespace cortesia::hear {

using PatternId = std::uint32_t;

constexpr std::size_t kParties = static_cast<std::size_t>(Party::ivr) + 1;

struct Word {
  std::uint32_t turn = 0;            // of the file
  std::uint32_t begin = 0, end = 0;  // bytes of that turn's text
  std::uint32_t folded = 0;          // offset in Heard::folded
  std::uint16_t folded_size = 0;
  std::uint8_t marks = 0;  // of Mark, or-ed
};

enum Mark : std::uint8_t {
  kTurnStart = 1,      // first word of a heard turn
  kTurnEnd = 2,        // last word of one
  kSentenceStart = 4,  // at a turn's start, and after . ? ! ... where the text has punctuation
  kSentenceEnd = 8,
  kQuestion = 16,   // stands in a sentence that asks (a mark, or the words of a list where none is used)
  kCapital = 32,    // begins with a capital letter
  kAccented = 64,   // carries an accent in the transcript
  kRepaired = 128,  // not what the transcript says but what `heard_as` makes of it
};

// Consecutive turns of one voice, heard as one (less than 2 s apart or no times, no event or note between). A
// turn that holds two voices (Call::pieces) is heard as several.
struct HeardTurn {
  Party party = Party::unknown;
  std::uint32_t first_turn = 0, last_turn = 0;  // of the file, inclusive
  std::uint32_t begin = 0, end = 0;             // words; may be empty
  std::optional<double> start_time, end_time;   // seconds; an absent end stays absent
};

struct WordRange {
  std::uint32_t begin = 0, end = 0;
  bool operator==(const WordRange&) const = default;
};

struct Hit {
  std::uint32_t begin = 0, end = 0;  // words
  std::uint32_t turn = 0;            // heard turn
};

// The first hit that begins at a word or behind it; `hits` are in order of begin.
inline auto first_from(std::span<const Hit> hits, std::uint32_t word) {
  return std::ranges::lower_bound(hits, word, {}, &Hit::begin);
}

enum class EntityKind : std::uint8_t { number, phone, time, date, money, duration, name };

// By EntityKind: what `<...>` of a phrase may be.
inline constexpr std::string_view kEntityNames[] = {"number", "phone",    "time", "date",
                                                    "money",  "duration", "name"};

// Something said in figures or in words, or a redaction mark that stands for it.
struct Entity {
  EntityKind kind = EntityKind::number;
  std::uint32_t begin = 0, end = 0;  // words
  std::string_view value;            // "3054421", "15:30", "diego"; empty for a redaction mark
  bool redacted = false;
};

// What a `<name:customer>` of a phrase heard.
struct Remembered {
  std::string_view name;             // "customer"; lives as long as the phrasebook
  std::string_view value;            // as Entity::value
  std::uint32_t begin = 0, end = 0;  // words
};

struct Heard {
  const Call* call = nullptr;
  std::vector<HeardTurn> turns;  // in order; every file turn without pieces belongs to exactly one
  std::vector<Word> words;
  std::string folded;                             // the folded words, a space between words
  std::vector<Entity> entities;                   // in order of begin; only kinds that the checklist uses
  std::vector<Remembered> remembered;             // in order of begin
  std::vector<std::uint32_t> unknown_redactions;  // words such as [PII], which may stand for any entity
  bool has_accents = false, has_enye = false, has_punctuation = false, has_casing = false;

  // Hits of a pattern in order of begin; those of one pattern do not overlap. `except` is applied already.
  std::span<const Hit> hits(PatternId pattern) const { return hits_[pattern]; }

  std::string_view folded_word(std::uint32_t word) const { return folded_words(word, word + 1); }
  // The words from `begin` to before `end`, of which there is one at least, a space between them.
  std::string_view folded_words(std::uint32_t begin, std::uint32_t end) const {
    const std::size_t from = words[begin].folded, to = words[end - 1].folded + words[end - 1].folded_size;
    return std::string_view(folded).substr(from, to - from);
  }
  // A word as the transcript writes it.
  std::string_view written_word(std::uint32_t word) const {
    const Word& one = words[word];
    return call->turns[one.turn].text.substr(one.begin, one.end - one.begin);
  }

 private:
  friend class Ear;
  std::vector<std::vector<Hit>> hits_;  // by pattern
};

}  // namespace cortesia::hear
