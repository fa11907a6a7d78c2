// What the phrases of a checklist compile to: one nondeterministic automaton over words, as Thompson built
// them.
//
// A phrase becomes a chain of steps; choices, optional parts and gaps are branches, so its size is linear in
// what is written, with named lists unfolded (and bounded, see compile.cpp). Steps only ever lead to earlier
// steps of the table, since a phrase is compiled from its end: there are no circles, and a match is never
// longer than the phrase. Immutable once built; shared by all threads. Dfa runs it; Trace tells
// afterwards which way a match took.
//
// It is a set of tables, and these are read where they lie: the books of the shipped checklists are compiled
// when cortesia is built, and linked in as bytes.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <re2/re2.h>

#include "hear/phrasebook.hpp"
#include "hear/tables.hpp"
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
  std::uint8_t spare = 0;
  std::uint32_t arg = 0;
  StepId next = 0, other = 0;  // `other` may be a TokenId
};

// Which things a book asks for that words alone do not show: a bit per EntityKind, and these.
constexpr std::uint16_t kWantsLooseName = 1 << 7, kWantsValue = 1 << 8;
constexpr std::uint16_t wants_bit(EntityKind kind) {
  return static_cast<std::uint16_t>(1 << static_cast<int>(kind));
}

// What follows from the steps after one.
struct StepFacts {
  std::uint64_t filter = 0;
  std::uint8_t care = 0, after = 0;  // after: marks of the word just taken that the way from here asks for
  std::array<std::uint8_t, 6> spare{};
};
// `filters`: by token, see Vocabulary.
std::vector<StepFacts> facts_of(std::span<const Step> steps, std::span<const std::uint64_t> filters);
// The token that a step waits for: kSeveralTokens where that depends, kNoToken if it waits for no word.
TokenId token_of(const Step& step);

class Program {
 public:
  Program(std::span<const Step> steps, std::span<const StepFacts> facts, std::span<const TokenId> tokens)
      : steps_(steps), facts_(facts), tokens_(tokens) {}
  const Step& operator[](StepId id) const { return steps_[id]; }
  std::size_t size() const { return steps_.size(); }

  // Of taking one word from here: the marks of it that matter, and a filter of the words that lead on, see
  // Vocabulary::filter.
  std::uint8_t care(StepId id) const { return facts_[id].care; }
  std::uint64_t filter(StepId id) const { return facts_[id].filter; }
  TokenId token(StepId id) const { return tokens_[id]; }  // see token_of

 private:
  std::span<const Step> steps_;
  std::span<const StepFacts> facts_;
  std::span<const TokenId> tokens_;  // beside the facts, for a state's steps are sought by them
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
  std::uint8_t spare = 0;
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
  std::uint32_t remembers = 0;  // not 0: some <name:...> in it
};

struct CompiledPattern {
  struct Source {
    std::uint32_t stream = 0;
    std::span<const std::uint32_t> except;  // streams
  };
  std::vector<Source> sources;
  bool direct = false;  // one source, no except, no regex: its matches are the hits as they come
  std::span<const CompiledPhrase> phrases;
  std::vector<std::string_view> written;  // those phrases as written, named lists unfolded
};

// A step that may take the first word of a phrase, and a token that it waits for; behind a start anchor, one
// of those.
struct FirstStep {
  TokenId token = 0;
  StepId step = 0;
  auto operator<=>(const FirstStep&) const = default;
};

// All that may take the first word of some phrases.
struct FirstSteps {
  std::span<const FirstStep> by_token;  // in order
  std::uint64_t filter = 0;             // of all of them, see Program
  std::uint8_t care = 0;
  // The same rows of the book.
  friend bool operator==(const FirstSteps& a, const FirstSteps& b) {
    return a.by_token.data() == b.by_token.data() && a.by_token.size() == b.by_token.size();
  }
};

// The rows of what is not read as it lies.
struct FirstStepsRow {
  std::uint64_t filter = 0;
  Rows by_token;
  std::uint32_t care = 0, spare = 0;
};
struct SourceRow {
  std::uint32_t stream = 0;
  Rows except;
};
struct PatternRow {
  Rows sources, phrases;
  bool direct = false;
  std::uint8_t by = 0;  // see Said
  std::uint16_t spare = 0;
};
struct RegexRow {
  std::uint32_t stream = 0;
  Rows text;
};
struct RepairRow {
  Rows from, to;  // texts: words with a space between
};
struct BookRow {
  Rows language;
  std::uint16_t wants = 0;
  bool asks = false;
  std::uint8_t spare = 0;
};

template <template <typename> typename Table>
struct BookTables {
  VocabularyTables<Table> vocabulary;
  Table<BookRow> book;  // one row
  Table<char> texts;
  Table<Step> steps;
  Table<StepFacts> facts;
  Table<TokenId> tokens;  // by step
  Table<PatternRow> patterns;
  Table<SourceRow> sources;
  Table<std::uint32_t> excepts;
  Table<CompiledPhrase> phrases;
  Table<Rows> written;  // texts, by phrase
  Table<Stream> streams;
  Table<RegexRow> regexes;
  Table<RepairRow> repairs;
  Table<Rows> names;  // texts
  Table<TokenId> name_tokens;
  Table<FirstStep> first_steps;
  // By party, and behind those of what asks for the remembered; those alike share their steps.
  Table<FirstStepsRow> starts;
  Table<PatternId> remembering, indirect;

  template <typename Visit>
  void each(Visit&& visit) {
    vocabulary.each(visit);
    visit(book), visit(texts), visit(steps), visit(facts), visit(tokens), visit(patterns), visit(sources),
        visit(excepts);
    visit(phrases), visit(written), visit(streams), visit(regexes), visit(repairs), visit(names);
    visit(name_tokens), visit(first_steps), visit(starts), visit(remembering), visit(indirect);
  }
};

struct Phrasebook::Compiled {
  explicit Compiled(const BookTables<InPlace>& tables);

  std::string_view language;
  Vocabulary vocabulary;
  Program program;
  std::vector<CompiledPattern> patterns;
  std::span<const Stream> streams;
  std::vector<Regex> regexes;
  std::vector<Repair> repairs;              // longest first
  std::vector<std::string_view> names;      // of values and of what is remembered
  std::span<const TokenId> name_tokens;     // by name: what `@name` asks for
  std::array<FirstSteps, kParties> starts;  // by party
  FirstSteps recalling_starts;              // of phrases that ask for what one remembers
  std::span<const PatternId> remembering;   // patterns that remember
  std::span<const PatternId> indirect;      // patterns that are not direct
  std::uint16_t wants = 0;                  // all that any step wants
  bool asks = false;                        // some phrase ends in `?`
};

}  // namespace cortesia::hear
