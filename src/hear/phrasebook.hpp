// All the phrases of a checklist, compiled: what an Ear listens for.
//
// A pattern is what one check asks for: a list of phrases and the contexts (`except`) that cancel a match
// they overlap. Made once after loading a checklist, then shared by all threads and never changed.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "hear/heard.hpp"
#include "hear/phrase.hpp"

namespace cortesia::hear {

struct Said {
  std::vector<Phrase> phrases;
  std::vector<Phrase> except;
  // Where a call has no accents at all, `=word` falls back to the folded word (require), or does not unless
  // the folded word has no other reading (forbid).
  bool exact_falls_back = true;
  // Whose words it is asked of, a bit (1 << Party) each: in other turns it has no hits, and nothing of it is
  // remembered. Of several that say the same, whoever's one of them is asked of. By default anybody's.
  std::uint8_t by = 0xFF;
};

// A mistake that shows only when phrases meet: an undefined list, a circle of lists, too many states.
struct BookError {
  std::string list;          // in which named list, or empty: in the pattern
  std::uint32_t phrase = 0;  // index
  std::uint32_t offset = 0;
  std::string message;
  bool in_except = false;
};

class Phrasebook {
 public:
  struct Compiled;  // the automaton; hear/automaton.hpp

  // Names may be used before they are defined. Every language of number words and entities: "es", "en".
  class Builder {
   public:
    explicit Builder(std::string_view language);
    ~Builder();
    void list(std::string name, Said said);
    void heard_as(std::string_view from, std::string_view to);
    // The same Said twice gives the same id. Ids count from 0. Define the lists first. A list's mistakes are
    // reported once; a pattern with mistakes is never heard.
    PatternId pattern(const Said& said, std::vector<BookError>& errors);
    // Reports the mistakes of lists that no pattern uses.
    void check_lists(std::vector<BookError>& errors);
    Phrasebook build();

   private:
    struct State;
    std::unique_ptr<State> state_;
  };

  // Of the bytes of a book that this very build has compiled; borrows them. They lie at a multiple of
  // kAlignment.
  static Phrasebook of(std::string_view bytes);
  static constexpr std::size_t kAlignment = 8;

  Phrasebook(Phrasebook&&) noexcept;
  Phrasebook& operator=(Phrasebook&&) noexcept;
  ~Phrasebook();

  std::string_view bytes() const { return bytes_; }
  const Compiled& compiled() const { return *compiled_; }

 private:
  explicit Phrasebook(std::string_view bytes);
  std::unique_ptr<const std::string> own_;  // null when the bytes are borrowed
  std::string_view bytes_;
  std::unique_ptr<const Compiled> compiled_;
};

}  // namespace cortesia::hear
