// The words that a checklist's phrases ask for, and which of them a heard word is.
//
// A token is one way to ask for a word: `gracias`, `ayud*`, `~movistar`, `=tú`; for one of several:
// `(le|lo)`; or for what words stand for: `_`, `<name>`, `@company`. Made while the book is compiled (see
// vocabulary_builder.hpp), then shared by all threads. Slow on purpose: a distinct word is decided once, see
// WordCache.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "hear/heard.hpp"
#include "hear/sounds.hpp"
#include "hear/tables.hpp"

namespace cortesia::hear {

using TokenId = std::uint32_t;

// Every word is the first; the others are what an overlay finds, not the words themselves.
constexpr TokenId kAnyWordToken = 0;
constexpr TokenId entity_token(EntityKind kind) { return 1 + static_cast<TokenId>(kind); }
constexpr TokenId kLooseNameToken = entity_token(EntityKind::name) + 1;  // see Step::loose
// Of steps, not of words: one that waits for several tokens, or for none.
constexpr TokenId kSeveralTokens = kLooseNameToken + 1, kNoToken = kSeveralTokens + 1;
constexpr TokenId kFirstFreeToken = kNoToken + 1;

// A word that is asked for, as it is looked up: by its letters, and by how it is asked for.
struct AskedWord {
  enum How : std::uint8_t {
    kWord = 1,
    kPrefix,
    kSuffix,
    kExact,            // the letters are those of the folded word
    kWithoutEnye = 8,  // and one of these: the letters are those of a call that writes no ñ
  };
  std::uint8_t how = 0;   // 0: no word
  std::uint8_t hash = 0;  // what tells most others apart
  std::uint16_t size = 0;
  std::uint32_t text = 0;   // where its letters begin
  std::uint32_t value = 0;  // its token; of an exact word, its row in `exact`

  static std::uint32_t hash_of(std::uint8_t how, std::string_view text) {
    std::uint32_t hash = 2166136261U ^ how;  // FNV-1a
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash ^ (hash >> 15);
  }
};

struct ExactWord {
  Rows text;  // as fold_exactly writes it
  TokenId token = 0;
  std::uint32_t falls_back = 0;  // not 0: heard folded in a call without accents
};

struct AlikeWord {
  Rows text, without_enye;
  TokenId token = 0;
};

template <template <typename> typename Table>
struct VocabularyTables {
  Table<char> texts;
  Table<AskedWord> words;  // where their hash says, or in the free place next to it; a power of two of places
  Table<ExactWord> exact;
  Table<AlikeWord> alike;
  Table<std::uint32_t> prefixes, suffixes;  // how long any of them are, in bytes, in order
  Table<TokenId> stands_for;                // each token's choices, and itself; of choices nothing
  Table<std::uint32_t> stands_from;         // by token: where in stands_for; one more at the end
  Table<std::uint64_t> filters;             // by token

  template <typename Visit>
  void each(Visit&& visit) {
    visit(texts), visit(words), visit(exact), visit(alike), visit(prefixes), visit(suffixes);
    visit(stands_for), visit(stands_from), visit(filters);
  }
};

class Vocabulary {
 public:
  explicit Vocabulary(const VocabularyTables<InPlace>& tables);

  std::size_t size() const { return tables_.filters.size(); }
  bool is_choice(TokenId token) const { return tables_.stands_from[token] == tables_.stands_from[token + 1]; }
  // A filter to tell most words from those asked for: what is asked for shares a bit with each word it takes.
  std::uint64_t filter(TokenId token) const { return tables_.filters[token]; }
  static constexpr std::uint64_t kAnyWordFilter = std::uint64_t{1} << 63;

  // Appends the tokens that a folded word is, but the exact ones. `enye`: the call writes ñ; if it does not,
  // every ñ of a token is an n.
  void tokens_of(std::string_view folded, bool enye, std::vector<TokenId>& tokens) const;

  // Whether some exact token folds to this word, so that its accents must be looked at.
  bool is_exact(std::string_view folded, bool enye) const;
  // Appends the exact tokens of a word; `exactly` is fold_exactly of it, `accents`: the call has accents.
  void exact_tokens_of(std::string_view folded, std::string_view exactly, bool accents, bool enye,
                       std::vector<TokenId>& tokens) const;

 private:
  struct Alike {
    Sound sound, plain;
    TokenId token;
  };

  void append(TokenId token, std::vector<TokenId>& tokens) const;
  void append_asked(AskedWord::How how, std::string_view text, bool enye, std::vector<TokenId>& tokens) const;
  // Calls `visit` with the value of every word that is asked for so.
  template <typename Visit>
  void look_up(std::uint8_t how, std::string_view text, Visit visit) const;

  VocabularyTables<InPlace> tables_;
  std::vector<Alike> alike_;
};

}  // namespace cortesia::hear
