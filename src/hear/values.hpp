// `@company`, `@agent`, `@customer` ...: finds in a call what is known of it by name.
//
// A name matches whole or by a run of its parts in which some part says enough: particles never do, and of a
// company's name neither do words that many names share (clínica, banco) or everyday words, unless two stand
// together. Words match by what they sound like; those of a company from five letters on also with one letter
// wrong, and when a recogniser wrote one as two. Numbers match by their digits.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hear/ear.hpp"
#include "hear/sounds.hpp"
#include "hear/spans.hpp"
#include "hear/words_met.hpp"

namespace cortesia::hear {

class ValueFinder {
 public:
  explicit ValueFinder(const Phrasebook::Compiled& book) : book_(book) {}

  // Whether some value set is a number.
  bool has_numbers() const;
  // What is known before the call is heard.
  void set(std::span<const Value> values);
  // Adds the spans of the values set; `company` becomes true, by word, where the company's name is.
  void find(const Heard& heard, const WordsMet& words, Spans& spans, std::vector<bool>& company);
  // Before those of what is remembered in a call.
  void prepare_remembered(const Heard& heard);
  // The same for one more value, remembered in this call.
  void find(std::uint32_t name, const Remembered& remembered, EntityKind kind, const Heard& heard,
            const WordsMet& words, Spans& spans);

 private:
  struct Part {
    Sound sound;
    SoundSketch sketch;   // of its key
    bool particle, weak;  // weak: says too little alone
  };
  struct Wanted {
    std::uint32_t name = 0;
    bool company = false;
    std::uint32_t first_part = 0;  // of a company's name: the bit of its first part in Alike::parts
    std::string digits;            // of a number; then there are no parts
    std::vector<Part> parts;
  };
  // Which parts of the company's names a word sounds like.
  struct Alike {
    std::uint32_t parts = 0;   // a bit each
    std::uint32_t begins = 0;  // parts that it is the first half of, when one word was heard as two
    bool any() const { return (parts | begins) != 0; }
  };
  static constexpr std::uint32_t kMostParts = 32;

  Wanted wanted(std::uint32_t name, bool company, std::string_view text) const;
  void find(std::span<const Wanted> wanted, const Heard& heard, const WordsMet& words, Spans& spans,
            std::vector<bool>& company);
  void add(std::uint32_t name, WordRange words, Spans& spans) const;
  Alike alike(const WordsMet& words, std::uint32_t word) const;
  // How many words from `at` are the value; 0 when it does not begin there.
  std::uint32_t match(const Wanted& value, const WordsMet& words, std::uint32_t at, std::uint32_t end);
  std::uint32_t match_part(const Wanted& value, std::size_t part, const WordsMet& words, std::uint32_t at,
                           std::uint32_t end);

  const Phrasebook::Compiled& book_;
  std::string key_;  // of the values set, to know them again
  std::vector<Wanted> wanted_;
  std::vector<const Part*> company_parts_;
  // The entities of the call by what may be the same value, and those of redacted values, in order.
  std::vector<std::pair<std::uint64_t, std::uint32_t>> by_value_;
  std::vector<std::uint32_t> redacted_;
};

}  // namespace cortesia::hear
