// The steps of listening, in order: fold, repair, join turns, look the words up, find entities and values,
// match.
#include "hear/ear.hpp"

#include <algorithm>

#include "hear/automaton.hpp"
#include "hear/fold.hpp"
#include "hear/matcher.hpp"
#include "hear/overlay.hpp"
#include "hear/repairs.hpp"
#include "hear/turns.hpp"
#include "hear/words_met.hpp"

namespace cortesia::hear {

struct Ear::State {
  explicit State(const Phrasebook::Compiled& compiled)
      : book(compiled), words(compiled), overlay(compiled), matcher(compiled, words.classes()) {}

  Line line() const { return {words.symbols(), overlay.spans(), words.classes()}; }

  const Phrasebook::Compiled& book;
  Folder folder;
  std::vector<std::uint32_t> first_word;  // by turn of the file
  WordsMet words;
  Overlay overlay;
  Matcher matcher;
  Heard heard;
};

Ear::Ear(const Phrasebook& book) : state_(std::make_unique<State>(book.compiled())) {}
Ear::~Ear() = default;

const Heard& Ear::listen(const Call& call, std::span<const Value> values) {
  State& state = *state_;
  Heard& heard = state.heard;
  const Phrasebook::Compiled& book = state.book;
  heard.call = &call;

  std::size_t bytes = 0;
  for (const Turn& turn : call.turns) bytes += turn.text.size();
  state.folder.begin(heard, bytes);
  state.first_word.clear();
  for (std::uint32_t i = 0; i < call.turns.size(); ++i) {
    state.first_word.push_back(state.folder.words());
    state.folder.turn(call.turns[i].text, i, heard);
  }
  state.first_word.push_back(state.folder.words());
  state.folder.end(heard);

  if (!book.repairs.empty()) repair(book.repairs, state.first_word, heard);
  join_turns(call, state.first_word, heard);
  if (state.words.grown()) {
    state.words.clear();
    state.matcher.forget_classes();
  }
  state.words.look_up(heard);
  state.overlay.lay(heard, state.words, values);
  state.words.overlay(state.overlay.spans());

  Matcher& matcher = state.matcher;
  matcher.begin(heard.hits_);
  matcher.scan(state.line(), heard.turns, Matcher::Pass::all);
  matcher.scan_regexes(heard);
  heard.remembered.clear();
  for (const PatternId id : book.remembering) {
    matcher.resolve(id);
    for (const Hit& hit : heard.hits_[id]) {
      for (const Trace::Taken& taken : matcher.taken_by(id, state.line(), hit)) {
        if (taken.arg != 0) state.overlay.remember(taken.arg - 1, taken.span, heard);
      }
    }
  }
  if (!heard.remembered.empty() && !book.recalling_starts.by_token.empty()) {
    state.overlay.lay_remembered(heard, state.words);
    state.words.overlay(state.overlay.spans());
    matcher.scan(state.line(), heard.turns, Matcher::Pass::recalling);
  }
  for (const PatternId id : book.indirect) matcher.resolve(id);
  return heard;
}

std::optional<NearMiss> Ear::nearest(PatternId pattern, std::span<const WordRange> where) const {
  return state_->matcher.nearest(pattern, state_->line(), where);
}

std::string_view Ear::only_phrase(PatternId pattern) const {
  const auto& written = state_->book.patterns[pattern].written;
  return written.size() == 1 ? written[0] : std::string_view();
}

std::optional<std::uint32_t> Ear::phrase_of(PatternId pattern, const Hit& hit) const {
  return state_->matcher.phrase_of(pattern, state_->line(), hit);
}

}  // namespace cortesia::hear
