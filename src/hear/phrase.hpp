// A phrase as an analyst writes it - `muchas [muchas] gracias`, `(le|lo) puedo ayudar`, `gracias ... llamar`
// - and the tree that it is read to. The man page cortesia-rules(5) describes the language.
//
// Phrases are small values: their trees and texts lie in memory that the phrases read by one PhraseReader
// share, and that goes with the last of them. Offsets count bytes of the written phrase, for carets.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace cortesia::hear {

struct PhraseNode {
  enum class Kind : std::uint8_t {
    word,      // text: folded (kept with accents when exact)
    prefix,    // ayud*
    suffix,    // *aste
    any_word,  // _
    sequence,  // children in a row
    choice,    // (a|b)
    optional,  // [a]
    gap,       // ... : 0 to `count` words
    list,      // {greeting}
    entity,    // <name>, <name:customer>: text is the kind, name what it is remembered as
    value,     // @company
    sentence_start,
    turn_start,
    turn_end,
    question,
    regex,  // /.../: text is the expression; always the whole phrase
  };
  Kind kind = Kind::word;
  bool exact = false;        // =tú
  bool sounds = false;       // ~movistar
  std::uint32_t count = 0;   // of a gap: words; of a regex: the steps that it is worth
  std::uint32_t offset = 0;  // of its first byte in the written phrase
  std::string_view text, name;
  std::span<const PhraseNode> children;
};

struct Phrase {
  std::string_view written;
  PhraseNode root;
  std::shared_ptr<const void> memory;  // of all that the others point to
};

struct PhraseError {
  std::uint32_t offset = 0;
  std::string message;  // ready for a person: expected, found, remedy
};

[[noreturn]] inline void wrong_phrase(std::size_t offset, std::string message) {
  throw PhraseError{static_cast<std::uint32_t>(offset), std::move(message)};
}

// More than any regex that is not refused is worth.
constexpr std::uint32_t kMostRegexSteps = 2'048 + 50;

struct PhraseMemory;

// One a thread.
class PhraseReader {
 public:
  PhraseReader();
  std::variant<Phrase, PhraseError> read(std::string_view written);

 private:
  std::shared_ptr<PhraseMemory> memory_;
};

// One phrase by itself.
std::variant<Phrase, PhraseError> parse_phrase(std::string_view written);

}  // namespace cortesia::hear
