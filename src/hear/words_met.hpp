// From folded words to the symbols that the automata read, through what was decided when a word was first
// met.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "hear/automaton.hpp"
#include "hear/spans.hpp"
#include "hear/word_cache.hpp"

namespace cortesia::hear {

class WordsMet {
 public:
  explicit WordsMet(const Phrasebook::Compiled& book);

  const Classes& classes() const { return classes_; }
  // Too large: clear() before the next call; classes change with it.
  bool grown() const;
  void clear();

  // Makes the symbols of a call's words. Where the text has no question marks and the book asks for
  // questions, marks the words of turns that ask.
  void look_up(Heard& heard);
  // What lies over the words: makes each of the spans added a thing that its word is, or gives it its symbol
  // if it is of several words; then puts all in order. May be called again with more spans.
  void overlay(Spans& spans);
  std::span<const std::uint32_t> symbols() const { return symbols_; }
  // Only for books that want entities or values, or ask.
  const WordFacts& facts(std::uint32_t word) const { return facts_[word]; }
  // What a word sounds like.
  std::string_view sound(std::uint32_t word) const { return cache_->sound(ids_[word]); }
  bool has_redactions() const { return redactions_ > 0; }

 private:
  WordCache::Known meet(std::uint64_t key, std::string_view word, bool enye);
  ClassId by_accents(const Heard& heard, std::uint32_t word);
  void mark_questions(Heard& heard);

  const Phrasebook::Compiled& book_;
  Classes classes_;
  WordCache with_enye_, without_enye_;                 // calls that write ñ, and others
  WordCache* cache_ = nullptr;                         // of the present call
  std::unordered_map<std::string, ClassId> accented_;  // of words by their accents, and of what kind of call
  std::string accented_key_;
  std::vector<std::string> accented_asking_;  // the interrogatives that accents tell, folded
  // What asks in a text without question marks, by its first word.
  struct Asking {
    std::string_view words;
    bool tag = false, inversion = false;
  };
  std::unordered_map<std::string_view, std::vector<Asking>> asking_;
  std::vector<std::uint32_t> symbols_;
  std::vector<WordCache::Id> ids_;
  std::vector<WordFacts> facts_;  // by word, copied from the cache to lie side by side
  std::vector<TokenId> tokens_;
  std::uint32_t redactions_ = 0;
  bool wants_facts_ = false;
};

}  // namespace cortesia::hear
