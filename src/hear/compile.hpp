// From phrases to the automaton: unfolds named lists, finds the mistakes that only show when phrases meet,
// and emits the steps. The workings of Phrasebook::Builder.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hear/automaton.hpp"

namespace cortesia::hear {

class Compiler {
 public:
  explicit Compiler(std::string language);

  void list(std::string name, Said said);
  void heard_as(std::string_view from, std::string_view to);
  PatternId pattern(const Said& said, std::vector<BookError>& errors);
  void check_lists(std::vector<BookError>& errors);
  std::vector<std::string> values_without_source() const;
  std::unique_ptr<Phrasebook::Compiled> finish();

 private:
  // A phrase of a pattern after `{list}` that stand alone are unfolded.
  struct Flat {
    const Phrase* phrase;
    std::set<const Said*> excepts;  // whose contexts cancel it
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
    std::set<const Said*> excepts;  // its own and those of the lists it uses
  };

  bool check(List& list, const std::string& name, std::vector<BookError>& errors);
  bool check(const Said& said, const std::string& list, std::size_t& steps, std::vector<BookError>& errors);
  bool uses_regex(const PhraseNode& node) const;
  // The steps that a node takes; nothing when it has a mistake, which is reported.
  std::optional<std::size_t> measure(const PhraseNode& node, bool whole, const Place& place,
                                     std::vector<BookError>& errors);
  std::size_t steps_of(const Phrase& phrase);  // of one that check() found good
  void flatten(const std::vector<Phrase>& phrases, const std::set<const Said*>& excepts,
               std::vector<Flat>& flat) const;
  void collect_excepts(const PhraseNode& node, std::set<const Said*>& excepts) const;

  std::uint32_t add_stream(Stream stream);
  // Nothing when `add_steps` refuses what the contexts take.
  std::optional<std::uint32_t> except_stream(const Said* said, bool falls_back,
                                             const std::function<bool(std::size_t)>& add_steps);
  CompiledPhrase emit_phrase(const Phrase& phrase, std::uint32_t stream, bool falls_back);
  StepId emit(const PhraseNode& node, StepId next, bool introduced);
  StepId emit_sequence(const PhraseNode& node, StepId next, bool introduced);
  StepId emit_choice(std::span<const PhraseNode* const> choices, StepId next, bool introduced);
  TokenId token_of(const PhraseNode& word);
  std::uint32_t name_of(const std::string& name);

  std::unique_ptr<Phrasebook::Compiled> book_;
  std::map<std::string, List> lists_;
  std::map<std::string, PatternId> patterns_;  // by everything that a Said says
  std::map<std::string, std::uint32_t>
      names_;  // of values and of what is remembered: their places in the book
  std::map<std::pair<const Said*, bool>, std::uint32_t> except_streams_;
  std::vector<std::unique_ptr<Said>> kept_;  // the patterns, whose trees Flat borrows
  std::vector<std::string> path_;            // of lists being checked, outermost first
  std::vector<std::uint32_t> asks_for_;      // names of the values that the phrase being emitted asks for
  struct Start {
    StepId step;
    std::uint32_t stream;
    std::vector<std::uint32_t> asks_for;  // names of values
  };
  std::vector<Start> starts_;
  bool falls_back_ = true;  // of the pattern being emitted
  // Of words that were emitted before, by falls_back_: most stand in lists that many phrases use.
  std::array<std::unordered_map<const PhraseNode*, TokenId>, 2> tokens_;
  std::size_t total_ = 0;
};

}  // namespace cortesia::hear
