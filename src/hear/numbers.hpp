// Reads numbers in figures and in number words, and digits as they are dictated.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "hear/lexicon.hpp"
#include "hear/words_met.hpp"

namespace cortesia::hear {

struct Cardinal {
  std::uint32_t end = 0;  // after its last word
  double value = 0;
  bool article = false;  // un, una, a: one, but said as no number
  bool figure = false;
};

// The words of a call as the grammar of entities reads them. Past the limit there are none.
class Lexemes {
 public:
  Lexemes(const Heard& heard, const WordsMet& words, std::string_view language)
      : heard_(heard), words_(words), language_(language), lexemes_(lexemes_of(language)) {}

  void set_turn(std::uint32_t turn) {
    numbers_.fill({});
    turn_ = turn;
    begin_ = heard_.turns[turn].begin;
    limit_ = heard_.turns[turn].end;
  }
  const Lexeme& at(std::uint32_t word) const {
    return lexemes_[word < limit_ ? words_.facts(word).lexeme : kNoLexeme];
  }
  Lex kind(std::uint32_t word) const { return word < limit_ ? words_.facts(word).kind : Lex::none; }
  bool is(std::uint32_t word, Lex kind) const { return this->kind(word) == kind; }
  // Of the word so many before `word` in its turn, none before the first.
  const Lexeme& back(std::uint32_t word, std::uint32_t count = 1) const {
    return lexemes_[word >= begin_ + count ? words_.facts(word - count).lexeme : kNoLexeme];
  }
  std::string_view text(std::uint32_t word) const { return heard_.folded_word(word); }
  bool ends_sentence(std::uint32_t word) const { return (heard_.words[word].marks & kSentenceEnd) != 0; }
  bool begins_with_capital(std::uint32_t word) const { return (heard_.words[word].marks & kCapital) != 0; }
  // Whether a space and no more parts a word from the one before it.
  bool only_space_before(std::uint32_t word) const;
  // Whether a word is the first or the last of its turn or of what punctuation sets apart.
  bool begins_clause(std::uint32_t word) const;
  bool ends_clause(std::uint32_t word) const;
  // The transcript's text just before and just after a word, spaces skipped.
  std::string_view before(std::uint32_t word) const;
  std::string_view after(std::uint32_t word) const;

  // The number that was read at a word, and where the next one is kept: several grammars ask at each word.
  struct NumberRead {
    std::uint32_t at = UINT32_MAX;
    std::optional<Cardinal> number;
  };
  NumberRead& number_read(std::uint32_t word) const { return numbers_[word % numbers_.size()]; }

  const Heard& heard() const { return heard_; }
  const WordsMet& words() const { return words_; }
  std::string_view language() const { return language_; }
  bool is_english() const { return language_ == "en"; }
  std::uint32_t turn() const { return turn_; }  // the heard turn being read
  std::uint32_t limit() const { return limit_; }

 private:
  const Heard& heard_;
  const WordsMet& words_;
  std::string_view language_;
  std::span<const Lexeme> lexemes_;  // of the language
  std::uint32_t turn_ = 0, begin_ = 0, limit_ = 0;
  mutable std::array<NumberRead, 4> numbers_;
};

// The number that begins at a word: "dos mil quinientos", "veinte", "2.500", "1 234", "20 mil", "3 mil 500",
// "un millón y medio", "dos coma cinco", "media docena".
std::optional<Cardinal> cardinal(const Lexemes& lexemes, std::uint32_t at);

// Whether what follows a number is what it counts: "tres | opciones", "20 | euros", "cinco | o seis
// personas".
bool counts_something(const Lexemes& lexemes, std::uint32_t end);

// What a figure says: "2.500" is 2500, "3,5" is 3.5; nothing for "15:30", "3pm", "12/05".
std::optional<double> figure_value(std::string_view text);

// Digits dictated one after the other, in any grouping: "tres cero cinco", "305 44 2", "cero uno, sesenta y
// seis", "doble cuatro". Goes on in the speaker's next turn when the other party only said "ajá" or repeated
// the last words in between.
struct Dictated {
  std::uint32_t end = 0;
  std::string digits;
  int groups = 0;  // words or figures that gave them
};
Dictated dictated(const Lexemes& lexemes, std::uint32_t at);

// "2500", "10.2": without needless digits.
std::string number_text(double value);

}  // namespace cortesia::hear
