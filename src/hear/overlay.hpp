// All that lies over the words of a call: entities, redaction marks, values. Made anew for each call.
#pragma once

#include <span>
#include <vector>

#include "base/arena.hpp"
#include "hear/ear.hpp"
#include "hear/spans.hpp"
#include "hear/values.hpp"
#include "hear/words_met.hpp"

namespace cortesia::hear {

class Overlay {
 public:
  explicit Overlay(const Phrasebook::Compiled& book) : book_(book), values_(book) {}

  void lay(Heard& heard, const WordsMet& words, std::span<const Value> values);
  // An entity that a phrase remembers under names[name].
  void remember(std::uint32_t name, const Span& span, Heard& heard);
  // Adds the spans of what was remembered.
  void lay_remembered(const Heard& heard, const WordsMet& words);

  Spans& spans() { return spans_; }
  const Spans& spans() const { return spans_; }

 private:
  void redaction(std::uint32_t word, Heard& heard);

  const Phrasebook::Compiled& book_;
  ValueFinder values_;
  Spans spans_;
  std::vector<bool> company_;  // by word: the company's name is there; empty when it is nowhere
  std::vector<EntityKind> remembered_kinds_;
  Arena arena_;  // the entities' values
};

}  // namespace cortesia::hear
