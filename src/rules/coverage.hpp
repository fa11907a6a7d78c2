// Which phrases of a checklist the calls of its examples hold.
//
// Every phrase is listened for by itself, so that one counts also where a longer one of its list is what the
// checklist hears. The contexts of a list are listened for once, not again for each of its phrases. Only
// the checklist's own phrases are counted, not those of a shipped one that it includes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hear/ear.hpp"
#include "rules/load.hpp"
#include "rules/mistakes.hpp"

namespace cortesia::rules {

class Coverage {
 public:
  // Borrows both; the checklist compiles.
  Coverage(const Loaded& loaded, std::string_view language, const Mistakes& places);

  void listen(const Call& call, std::span<const hear::Value> values);

  struct Phrase {
    std::string place, list, written;  // list: its name, or empty for a phrase inside a check
  };
  std::size_t all() const { return phrases_.size(); }
  std::vector<Phrase> unheard() const;

 private:
  struct Counted {
    const Node* at;
    std::string list;
    hear::PatternId pattern;
    std::optional<hear::PatternId> contexts;  // a match that one of these overlaps does not count
    bool heard = false;
  };
  const Mistakes& places_;
  std::vector<Counted> phrases_;
  hear::Phrasebook book_;
  hear::Ear ear_;

  hear::Phrasebook read(const Loaded& loaded, std::string_view language);
};

}  // namespace cortesia::rules
