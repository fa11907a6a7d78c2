// Listens to a call: folds, splits into words, joins turns, finds every phrase of a phrasebook in one pass.
//
// One Ear a thread; it keeps caches (words met, automaton states) that make it faster and never change what
// it hears: a result depends on the phrasebook, the call and the values alone. Borrows the phrasebook.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "hear/heard.hpp"
#include "hear/phrasebook.hpp"

namespace cortesia::hear {

// What is known of a call by name: `@company`, `@agent`, `@customer`. Names match by any of their parts.
struct Value {
  std::string_view name;                // "company"
  std::vector<std::string_view> texts;  // as written; folded by the Ear
};

struct NearMiss {
  std::string_view wanted;           // the phrase as written; lives as long as the phrasebook
  std::uint32_t begin = 0, end = 0;  // words heard
};

class Ear {
 public:
  explicit Ear(const Phrasebook& book);
  ~Ear();
  Ear(const Ear&) = delete;
  Ear& operator=(const Ear&) = delete;

  const Heard& listen(const Call& call, std::span<const Value> values);

  // The longest run of at least two consecutive words of a phrase of the pattern in these ranges (earliest of
  // the longest), not crossing turns, for turns that `by` accepts. Slow: for failed requirements only.
  std::optional<NearMiss> nearest(PatternId pattern, std::span<const WordRange> where) const;

  // The phrase of a pattern that has only one, with named lists unfolded; else empty.
  std::string_view only_phrase(PatternId pattern) const;

  // Which phrase of the pattern said this hit, counting from 0 with named lists unfolded. Slow: for tests of
  // phrases.
  std::optional<std::uint32_t> phrase_of(PatternId pattern, const Hit& hit) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace cortesia::hear
