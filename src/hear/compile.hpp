// From phrases to the automaton: unfolds named lists, finds the mistakes that only show when phrases meet,
// and emits the steps. The workings of Phrasebook::Builder.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hear/automaton.hpp"
#include "hear/vocabulary_builder.hpp"

namespace cortesia::hear {

constexpr bool is_word(PhraseNode::Kind kind) {
  using enum PhraseNode::Kind;
  return kind == word || kind == prefix || kind == suffix;
}
// Takes one word or more, and not just any.
constexpr bool takes_words(PhraseNode::Kind kind) {
  using enum PhraseNode::Kind;
  return is_word(kind) || kind == list || kind == choice || kind == value;
}

class Compiler {
 public:
  explicit Compiler(std::string_view language);

  void list(std::string name, Said said);
  void heard_as(std::string_view from, std::string_view to);
  PatternId pattern(const Said& said, std::vector<BookError>& errors);
  void check_lists(std::vector<BookError>& errors);
  // The book as bytes.
  std::string finish();

 private:
  // Whose contexts cancel a phrase: places in excepting_, in order.
  using Excepts = std::vector<std::uint32_t>;
  // A phrase of a pattern after `{list}` that stand alone are unfolded.
  struct Flat {
    const Phrase* phrase;
    Excepts excepts;
  };
  struct Place {  // where a mistake is
    std::string list;
    std::uint32_t phrase = 0;
    bool in_except = false;
  };
  struct List {
    Said said;
    enum class State : std::uint8_t { unchecked, open, good, bad } state = State::unchecked;
    std::size_t steps = 0;  // that unfolding it once takes
    bool has_regex = false;
    Excepts own, excepts;            // its own, and these with those of the lists it uses
    std::vector<Excepts> by_phrase;  // see excepts_by_phrase
  };

  bool check(List& list, const std::string& name, std::vector<BookError>& errors);
  bool check(const Said& said, const std::string& list, std::size_t& steps, std::vector<BookError>& errors);
  bool uses_regex(const PhraseNode& node) const;
  // The steps that a node takes; nothing when it has a mistake, which is reported.
  std::optional<std::size_t> measure(const PhraseNode& node, bool whole, const Place& place,
                                     std::vector<BookError>& errors);
  std::size_t steps_of(const Phrase& phrase);  // of one that check() found good
  Excepts excepts_of(const Said& said);
  // `by_phrase`: as excepts_by_phrase() has them; `excepts` cancel all of them.
  void flatten(const std::vector<Phrase>& phrases, const std::vector<Excepts>& by_phrase,
               const Excepts& excepts, std::vector<Flat>& flat) const;
  // Of each phrase those of the lists that it uses.
  std::vector<Excepts> excepts_by_phrase(const std::vector<Phrase>& phrases) const;
  void collect_excepts(const PhraseNode& node, Excepts& excepts) const;

  Rows text(std::string_view text) { return add_rows(text, tables_.texts); }
  std::uint32_t add_stream(Stream stream);
  void start_phrases();
  // Adds the steps that wait for the first word of a phrase; `anchor` holds them back.
  void wait_from(StepId start, std::optional<StepId> anchor, std::vector<FirstStep>& steps) const;
  void add_start(std::vector<FirstStep>& steps);
  // Nothing when `add_steps` refuses what the contexts take.
  std::optional<std::uint32_t> except_stream(std::uint32_t except, bool falls_back,
                                             const std::function<bool(std::size_t)>& add_steps);
  CompiledPhrase emit_phrase(const Phrase& phrase, std::uint32_t stream, bool falls_back);
  StepId add_step(Step step);
  StepId emit(const PhraseNode& node, StepId next, bool introduced);
  StepId emit_sequence(const PhraseNode& node, StepId next, bool introduced);
  template <typename Range, typename NodeOf>
  StepId emit_choice(const Range& choices, NodeOf node_of, StepId next, bool introduced);
  std::uint32_t name_of(std::string_view name);

  BookRow book_;
  BookTables<Filled> tables_;
  VocabularyBuilder vocabulary_;
  std::vector<Repair> repairs_;
  std::map<std::string, List, std::less<>> lists_;
  std::map<std::string, PatternId> patterns_;  // by everything that a Said says
  std::map<std::string, std::uint32_t>
      names_;                     // of values and of what is remembered: their places in the book
  std::vector<bool> remembered_;  // by name: some phrase remembers it
  std::vector<std::vector<Phrase>> excepting_;  // contexts
  std::map<std::pair<std::uint32_t, bool>, std::uint32_t> except_streams_;
  std::vector<std::string> path_;        // of lists being checked, outermost first
  std::vector<std::uint32_t> asks_for_;  // names of the values that the phrase being emitted asks for
  struct Start {
    StepId step;
    std::uint32_t stream;
    std::vector<std::uint32_t> asks_for;  // names of values
  };
  std::vector<Start> starts_;
  bool falls_back_ = true;  // of the pattern being emitted
  // Of the choices being emitted, those of the innermost last; and the words of one.
  std::vector<StepId> branches_;
  std::vector<TokenId> words_;
  std::size_t total_ = 0;
};

}  // namespace cortesia::hear
