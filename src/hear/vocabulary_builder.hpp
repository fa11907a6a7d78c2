// Gives tokens to the words that phrases ask for, and makes the tables of the Vocabulary.
#pragma once

#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hear/phrase.hpp"
#include "hear/vocabulary.hpp"

namespace cortesia::hear {

class VocabularyBuilder {
 public:
  VocabularyBuilder() : members_(kFirstFreeToken) {}
  // The token of a word, prefix or suffix node. `falls_back`: see Said::exact_falls_back.
  TokenId add(const PhraseNode& word, bool falls_back);
  // A token that is no word: of a value asked for by name.
  TokenId add_token();
  // The token of a choice between words; one word is itself.
  TokenId add_choice(std::vector<TokenId>& words);  // leaves them in order
  std::size_t size() const { return members_.size(); }

  // After the last add. `asked`, by token: some phrase asks for it by itself. Words that are told by nothing
  // but the same choices are one and the same from here on.
  VocabularyTables<Filled> finish(const std::vector<bool>& asked);

 private:
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  using Known = std::unordered_map<std::string, TokenId, TextHash, std::equal_to<>>;
  // The ways to ask for a word.
  enum How : std::uint8_t { kWord, kPrefix, kSuffix, kSounds, kExact, kExactOrFolded, kHows };

  static How how(const PhraseNode& word, bool falls_back);
  bool is_choice(TokenId token) const { return members_[token] != nullptr; }
  void ask(std::uint8_t how, std::string_view text, std::uint32_t value);
  Rows text(std::string_view text) { return add_rows(text, tables_.texts); }
  void stand_for_choices(const std::vector<bool>& asked);
  void place_words();

  std::array<Known, kHows> known_;
  std::map<std::vector<TokenId>, TokenId> choices_;   // by their words
  std::vector<const std::vector<TokenId>*> members_;  // by token: the words of a choice, which choices_ holds
  std::vector<AskedWord> asked_;                      // as they were added
  std::set<std::uint32_t> prefixes_, suffixes_;       // how long they are
  VocabularyTables<Filled> tables_;
};

}  // namespace cortesia::hear
