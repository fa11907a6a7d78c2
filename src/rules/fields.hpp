// A mapping of a checklist, asked for its keys; whatever was not asked for is an unknown key.
//
// Values that are wrong are reported and replaced by the default, so that one run reports every mistake.
// finish() reports unknown keys with a "did you mean" among the keys that might have been there; the
// destructor asserts that it was called.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/document.hpp"
#include "rules/mistakes.hpp"

namespace cortesia::rules {

class Fields {
 public:
  // `what` names the mapping in messages: "a rule", "a window". A node that is no mapping is reported; then
  // every key is absent. `such_as` is an example for the message.
  Fields(const Node& node, Mistakes& mistakes, std::string_view what, std::string_view such_as = {});
  ~Fields();
  Fields(const Fields&) = delete;
  Fields& operator=(const Fields&) = delete;

  const Node* get(std::string_view key);      // nullptr when absent; a null value counts as absent
  const Node* require(std::string_view key);  // reports when absent
  std::string text(std::string_view key, std::string_view otherwise = {});  // a scalar
  std::optional<double> number(std::string_view key);
  std::optional<bool> boolean(std::string_view key);  // true or false only
  // The index in `names`, reported with a suggestion when it is none of them.
  std::optional<std::size_t> choice(std::string_view key, std::span<const std::string_view> names);
  std::optional<std::size_t> choice(std::string_view key, std::initializer_list<std::string_view> names) {
    return choice(key, std::span(names.begin(), names.size()));
  }
  std::vector<std::string> texts(std::string_view key);  // a scalar or a list of scalars
  bool has(std::string_view key);  // does not count as asking: what is never got is still unknown
  void finish();

  const Node& node() const { return node_; }

 private:
  const Node& node_;
  Mistakes& mistakes_;
  std::string what_;
  std::vector<std::string_view> asked_;
  std::vector<std::string_view> possible_;  // has() was asked: for suggestions
  bool finished_ = false;
};

// What stands where something else was expected, for messages: `found a list`. Where a text was expected,
// with the remedy for a phrase without quotation marks that YAML has read as a list or mapping.
std::string found(const Node& node);
std::string found_no_text(const Node& node);

// A quantity with its unit as the checklist writes it.
struct Quantity {
  enum class Unit : std::uint8_t { none, seconds, per_cent, turns, agent_turns, customer_turns, words };
  double value = 0;
  Unit unit = Unit::none;
};
// "30s", "2min", "500ms", "1h", "20%", "3 turns", "2 agent turns", "5 words", "3". Never negative.
std::optional<Quantity> parse_quantity(std::string_view text);
// "3": how many times, a whole number without a unit.
std::optional<double> parse_count(std::string_view text);

}  // namespace cortesia::rules
