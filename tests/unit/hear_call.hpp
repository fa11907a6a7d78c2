// A small call and a book to hear it with, for the tests of the hear room.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "hear/ear.hpp"

namespace cortesia::hear::test {

inline Phrase phrase(std::string_view written) {
  auto result = parse_phrase(written);
  if (const auto* error = std::get_if<PhraseError>(&result))
    FAIL(std::string(written) << ": " << error->message);
  return std::get<Phrase>(std::move(result));
}

inline Said said(const std::vector<std::string>& phrases, const std::vector<std::string>& except = {}) {
  Said made;
  for (const std::string& written : phrases) made.phrases.push_back(phrase(written));
  for (const std::string& written : except) made.except.push_back(phrase(written));
  return made;
}

// "A: text" is the agent, "C: text" the customer; times and events are set by hand.
inline void add(Call& call, std::string_view line) {
  Turn turn;
  turn.party = line.front() == 'A' ? Party::agent : Party::customer;
  turn.label = line.front() == 'A' ? "A" : "C";
  turn.text = call.arena.keep(line.substr(3));
  call.turns.push_back(turn);
}

inline std::string words(const Heard& heard, std::uint32_t begin, std::uint32_t end) {
  std::string text;
  for (std::uint32_t i = begin; i < end; ++i)
    text += (text.empty() ? "" : " ") + std::string(heard.folded_word(i));
  return text;
}

// What is heard of one pattern in a call, its hits joined by " / ".
struct Setting {
  std::vector<std::pair<std::string, Said>> lists;
  std::vector<std::pair<std::string, std::string>> heard_as;
  std::vector<Value> values;
  std::string language = "es";
};

inline std::string hits(const Said& what, const std::vector<std::string>& turns,
                        const Setting& setting = {}) {
  Phrasebook::Builder builder(setting.language);
  for (const auto& [name, list] : setting.lists) builder.list(name, list);
  for (const auto& [from, to] : setting.heard_as) builder.heard_as(from, to);
  std::vector<BookError> errors;
  const PatternId id = builder.pattern(what, errors);
  if (!errors.empty()) FAIL(errors.front().message);
  const Phrasebook book = builder.build();
  Ear ear(book);
  Call call;
  for (const std::string& turn : turns) add(call, turn);
  const Heard& heard = ear.listen(call, setting.values);
  std::string found;
  for (const Hit& hit : heard.hits(id))
    found += (found.empty() ? "" : " / ") + words(heard, hit.begin, hit.end);
  return found;
}

}  // namespace cortesia::hear::test
