// Several checklists, of which each call has its own: by its language, its queue, or both.
//
//   cortesia: 1
//   checklists:
//     - {queue: ventas*, language: es, use: ventas.yaml}
//     - {language: es, use: shipped:es}
//     - {language: en, use: english.yaml}
//
// The first that fits is taken. An ordinary checklist is a choice of one, which takes every call.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/call.hpp"
#include "rules/rules.hpp"

namespace cortesia::rules {

class Checklists {
 public:
  // Throws Error with every mistake, of the choice and of all its checklists.
  static Checklists load(const LoadOptions& options);

  const std::vector<Checklist>& all() const { return all_; }  // never empty; each once
  // Index into all(), or nothing when no checklist is for the call.
  std::optional<std::size_t> choose(const Call& call) const;

 private:
  struct Entry {
    std::string language, queue;  // empty: any; a queue may end in *
    std::size_t checklist = 0;
  };
  std::vector<Checklist> all_;
  std::vector<Entry> entries_;

  friend class ChoiceReader;
};

// Whether a call of this language (BCP 47; empty: not said) is one of `wanted`: es-CO is of es.
bool is_language(std::string_view call, std::string_view wanted);

}  // namespace cortesia::rules
