// What is heard as an entity, for the tables of tests.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "hear_call.hpp"

namespace cortesia::hear::test {

// The entities of a kind in a few turns, with their values: "dos minutos=120 / media hora=1800".
inline std::string entities(const std::string& kind, const std::vector<std::string>& turns,
                            const std::string& language = "es") {
  Phrasebook::Builder builder(language);
  std::vector<BookError> errors;
  builder.pattern(said({"<" + kind + ">"}), errors);
  const Phrasebook book = builder.build();
  Ear ear(book);
  Call call;
  for (const std::string& turn : turns) add(call, turn);
  const Heard& heard = ear.listen(call, {});
  std::string found;
  for (const Entity& entity : heard.entities) {
    found += (found.empty() ? "" : " / ") + words(heard, entity.begin, entity.end) + "=" +
             std::string(entity.value);
  }
  return found;
}

struct EntityRow {
  const char* text;
  const char* wanted;
};

inline void check_entities(const std::string& kind, std::initializer_list<EntityRow> rows,
                           const std::string& language = "es") {
  for (const EntityRow& row : rows) {
    CAPTURE(std::string(row.text));
    CHECK(entities(kind, {std::string("A: ") + row.text}, language) == std::string(row.wanted));
  }
}

// Texts in which no entity of the kind is heard.
inline void check_none(const std::string& kind, std::initializer_list<const char*> texts,
                       const std::string& language = "es") {
  for (const char* text : texts) {
    CAPTURE(std::string(text));
    CHECK(entities(kind, {std::string("A: ") + text}, language) == std::string());
  }
}

}  // namespace cortesia::hear::test
