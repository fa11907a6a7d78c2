// A grammar of texts, as bench/spanish.grammar explains it: named lists of alternatives that may use other
// lists.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "random.hpp"

namespace cortesia::bench {

class Grammar {
 public:
  // The values of one call: its trade, and what the slots in capital letters stand for.
  struct Values {
    std::string trade;
    std::map<std::string, std::string, std::less<>> slots;
  };

  // Throws std::runtime_error, with the line, where the grammar cannot be understood.
  explicit Grammar(std::string_view text);

  void start_call(const Values& values);
  // Appends one text of the list, as written in the grammar: in lower case where it begins a sentence.
  void say(std::string_view list, Random& random, std::string& out) const;

 private:
  struct Piece {
    enum class Kind : std::uint8_t { text, list, trade_list, slot } kind = Kind::text;
    std::uint32_t index = 0;  // of a list, or of a slot in slots_
    std::string text;         // or the name, until the whole grammar is read
  };
  struct List {
    std::string name;
    std::vector<std::vector<Piece>> alternatives;
    std::vector<std::uint32_t> upto;  // running sum of the alternatives' chances
  };

  void add_line(std::string_view line);
  void resolve();
  std::uint32_t list_index(std::string_view name) const;
  void say(const List& list, Random& random, std::string& out) const;

  std::vector<List> lists_;
  std::map<std::string, std::uint32_t, std::less<>> by_name_;
  std::vector<std::string> slot_names_, slots_;
  std::vector<std::string> trade_names_;    // "thing" of `{*thing}`
  std::vector<std::uint32_t> trade_lists_;  // for each, the list of this call's trade
};

}  // namespace cortesia::bench
