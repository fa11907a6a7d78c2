// The words that a checklist's phrases ask for, and which of them a heard word is.
//
// A token is one way to ask for a word: `gracias`, `ayud*`, `~movistar`, `=tú`; for one of several:
// `(le|lo)`; or for what words stand for: `_`, `<name>`, `@company`. Made while the book is compiled, then
// shared by all threads. Slow on purpose: a distinct word is decided once, see WordCache.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hear/heard.hpp"
#include "hear/phrase.hpp"
#include "hear/sounds.hpp"

namespace cortesia::hear {

using TokenId = std::uint32_t;

// Every word is the first; the others are what an overlay finds, not the words themselves.
constexpr TokenId kAnyWordToken = 0;
constexpr TokenId entity_token(EntityKind kind) { return 1 + static_cast<TokenId>(kind); }
constexpr TokenId kLooseNameToken = entity_token(EntityKind::name) + 1;  // see Step::loose
// Of steps, not of words: one that waits for several tokens, or for none.
constexpr TokenId kSeveralTokens = kLooseNameToken + 1, kNoToken = kSeveralTokens + 1;
constexpr TokenId kFirstFreeToken = kNoToken + 1;

class Vocabulary {
 public:
  Vocabulary() : members_(kFirstFreeToken) {}
  // The token of a word, prefix or suffix node. `falls_back`: see Said::exact_falls_back.
  TokenId add(const PhraseNode& word, bool falls_back);
  // A token that is no word: of a value asked for by name.
  TokenId add_token();
  // The token of a choice between words; one word is itself.
  TokenId add_choice(std::vector<TokenId>& words);  // leaves them in order
  // After the last add. `asked`, by token: some phrase asks for it by itself. Words that are told by nothing
  // but the same choices are one and the same from here on.
  void seal(const std::vector<bool>& asked);
  std::size_t size() const { return members_.size(); }

  bool is_choice(TokenId token) const { return members_[token] != nullptr; }
  // A filter to tell most words from those asked for: what is asked for shares a bit with each word it takes.
  std::uint64_t filter(TokenId token) const { return filters_[token]; }
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
  struct Exact {
    std::string text;  // as fold_exactly writes it
    bool falls_back;   // heard folded in a call without accents
    TokenId token;
  };
  struct Alike {
    Sound sound, plain;
    TokenId token;
  };
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  template <typename T>
  using ByText = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;
  using ExactWords = ByText<std::vector<Exact>>;
  // The ways to ask for a word.
  enum How : std::uint8_t { kWord, kPrefix, kSuffix, kSounds, kExact, kExactOrFolded, kHows };

  static How how(const PhraseNode& word, bool falls_back);
  void append(TokenId token, std::vector<TokenId>& tokens) const;
  void append_known(How how, std::string_view text, bool enye, std::vector<TokenId>& tokens) const;

  std::map<std::vector<TokenId>, TokenId> choices_;   // by their words
  std::vector<const std::vector<TokenId>*> members_;  // by token: the words of a choice, which choices_ holds
  std::vector<TokenId> stands_for_;                   // once sealed: each token's choices, and itself
  std::vector<std::uint32_t> stands_from_;            // by token: where in stands_for_; one more at the end
  std::vector<std::uint64_t> filters_;                // by token, once sealed
  std::array<ByText<TokenId>, kHows> known_;          // by how it is asked for
  std::array<ByText<std::vector<TokenId>>, kHows> plain_;  // of those with ñ, by what they are without it
  std::array<std::set<std::size_t>, kHows> sizes_;         // how long what is asked for is, in bytes
  ExactWords exact_, plain_exact_;
  std::vector<Alike> alike_;
};

}  // namespace cortesia::hear
