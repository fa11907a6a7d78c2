// What the phrases of a checklist compile to: one nondeterministic automaton over words, as Thompson built
// them.
//
// A phrase becomes a chain of steps; choices, optional parts and gaps are branches, so its size is linear in
// what is written, with named lists unfolded (and bounded, see compile.cpp). Steps only ever lead to earlier
// steps of the table, since a phrase is compiled from its end: there are no circles, and a match is never
// longer than the phrase. Immutable once built; shared by all threads. Dfa runs it; Trace tells
// afterwards which way a match took.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <re2/re2.h>

#include "hear/phrasebook.hpp"
#include "hear/vocabulary.hpp"

namespace cortesia::hear {

using StepId = std::uint32_t;

struct Step {
  enum class Op : std::uint8_t {
    word,    // takes one word that is token `arg`
    any,     // takes any one word
    split,   // goes on at `next` and at `other`
    before,  // holds if the word that comes next bears mark `what`
    after,   // holds if the word just taken does
    entity,  // takes the words of an entity, token `other`; `arg`: remembered as names[arg - 1], or 0
    value,   // takes the words of a value, token `other`
    accept,  // a phrase of stream `arg` is said
  };
  Op op = Op::accept;
  std::uint8_t what = 0;
  bool loose = false;  // entity name: words before it introduce a name, so an unlisted word may be one
  std::uint32_t arg = 0;
  StepId next = 0, other = 0;  // `other` may be a TokenId
};

// Which things a book asks for that words alone do not show: a bit per EntityKind, and these.
constexpr std::uint16_t kWantsLooseName = 1 << 7, kWantsValue = 1 << 8;
constexpr std::uint16_t wants_bit(EntityKind kind) {
  return static_cast<std::uint16_t>(1 << static_cast<int>(kind));
}

class Program {
 public:
  StepId add(Step step);
  const Step& operator[](StepId id) const { return steps_[id]; }
  std::size_t size() const { return steps_.size(); }

  // After the last step.
  void seal(const Vocabulary& vocabulary);

  // Of taking one word from here: the marks of it that matter, and a filter of the words that lead on, see
  // Vocabulary::filter.
  std::uint8_t care(StepId id) const { return facts_[id].care; }
  std::uint64_t filter(StepId id) const { return facts_[id].filter; }
  // The token that a step waits for: kSeveralTokens where that depends, kNoToken if it waits for no word.
  TokenId token(StepId id) const { return facts_[id].token; }

 private:
  struct Facts {
    std::uint64_t filter = 0;
    TokenId token = kNoToken;
    std::uint8_t care = 0, after = 0;  // after: marks of the word just taken that the way from here asks for
  };
  std::vector<Step> steps_;
  std::vector<Facts> facts_;
};

// Phrases whose matches are collected together: those of a pattern that the same contexts cancel, or
// contexts.
struct Stream {
  PatternId pattern = 0;  // of a direct stream
  std::uint8_t by = 0;    // see Said
  bool direct = false;    // see CompiledPattern
  // How many words of each of its phrases come before the word that a walk begins at: `_ _ o no` is looked
  // for from its `o`, since from a word that may be any a walk would begin everywhere.
  std::uint8_t lead = 0;
};

// A `/.../`.
struct Regex {
  std::uint32_t stream = 0;
  std::unique_ptr<re2::RE2> expression;
};

struct Repair {
  std::vector<std::string> from, to;  // folded words
};

constexpr std::uint32_t kNoRegex = UINT32_MAX;

struct CompiledPhrase {
  StepId first = 0, entry = 0;  // its steps are [first, entry]; entry is where it begins
  std::uint32_t regex = kNoRegex;
  bool remembers = false;  // some <name:...> in it
};

struct CompiledPattern {
  struct Source {
    std::uint32_t stream;
    std::vector<std::uint32_t> except;  // streams
  };
  std::vector<Source> sources;
  bool direct = false;               // one source, no except, no regex: its matches are the hits as they come
  std::uint8_t by = 0;               // see Said
  std::vector<std::string> written;  // as Phrasebook::written gives them
  std::vector<CompiledPhrase> phrases;  // one for each of `written`
};

struct Phrasebook::Compiled {
  std::string language;
  Vocabulary vocabulary;
  Program program;
  std::vector<CompiledPattern> patterns;
  std::vector<Stream> streams;
  std::vector<Regex> regexes;
  std::vector<Repair> repairs;                       // longest first
  std::vector<std::string> names;                    // of values and of what is remembered
  std::vector<TokenId> name_tokens;                  // by name: what `@name` asks for
  std::vector<bool> remembered;                      // by name: some phrase remembers it
  std::array<std::vector<StepId>, kParties> starts;  // by party: of the phrases asked of it
  std::vector<StepId> recalling_starts;              // of those that ask for what a phrase remembers
  std::vector<PatternId> remembering;                // patterns that remember
  std::vector<PatternId> indirect;                   // patterns that are not direct
  std::uint16_t wants = 0;                           // all that any step wants
  bool asks = false;                                 // some phrase ends in `?`
};

}  // namespace cortesia::hear
