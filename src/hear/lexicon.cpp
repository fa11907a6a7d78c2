#include "hear/lexicon.hpp"

#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "hear/fold.hpp"

namespace cortesia::hear {
namespace {

// The rows of a language, word by word.
class Lexicon {
 public:
  explicit Lexicon(std::span<const LexemeRow> rows)
      : lexemes_{{}, {"", Lex::figure, 0}, {"", Lex::redaction, 0}} {
    for (const LexemeRow& row : rows) {
      for (std::string_view left = row.words; !left.empty();) {
        const std::size_t end = std::min(left.find(' '), left.size());
        add({left.substr(0, end), row.kind, row.value});
        left.remove_prefix(std::min(end + 1, left.size()));
      }
    }
  }

  // treintaicinco, treintidós: as many say and some write what is "treinta y cinco"
  void add_joined_tens() {
    const std::vector<Lexeme> plain = lexemes_;
    for (const Lexeme& ten : plain) {
      if (ten.kind != Lex::ten || !ten.word.ends_with("nta")) continue;
      for (const Lexeme& unit : plain) {
        if (unit.kind != Lex::unit || unit.value == 0) continue;
        for (const std::string_view joint : {"ai", "i", "ay"}) {
          std::string& word = made_.emplace_back(ten.word.substr(0, ten.word.size() - 1));
          word.append(joint).append(unit.word);
          add({word, Lex::teen, ten.value + unit.value});
        }
      }
    }
  }

  std::span<const Lexeme> lexemes() const { return lexemes_; }
  std::uint16_t number_of(std::string_view folded) const {
    const auto found = numbers_.find(folded);
    return found == numbers_.end() ? kNoLexeme : found->second;
  }

 private:
  void add(const Lexeme& lexeme) {
    numbers_.emplace(lexeme.word, static_cast<std::uint16_t>(lexemes_.size()));
    lexemes_.push_back(lexeme);
  }

  std::vector<Lexeme> lexemes_;
  std::unordered_map<std::string_view, std::uint16_t> numbers_;
  std::deque<std::string> made_;
};

const Lexicon& lexicon(std::string_view language) {
  static const Lexicon spanish = [] {
    Lexicon made(spanish_lexemes());
    made.add_joined_tens();
    return made;
  }();
  static const Lexicon english(english_lexemes());
  return language == "en" ? english : spanish;
}

}  // namespace

std::span<const Lexeme> lexemes_of(std::string_view language) { return lexicon(language).lexemes(); }

std::uint16_t lexeme_of(std::string_view folded, std::string_view language) {
  if (folded.empty()) return kNoLexeme;
  if (folded[0] >= '0' && folded[0] <= '9') return kFigureLexeme;
  if (folded[0] == '[') return kRedactionLexeme;
  return lexicon(language).number_of(without_enye(folded));
}

}  // namespace cortesia::hear
