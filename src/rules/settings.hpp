// Settings: the figures and phrases of a checklist that an organisation sets, and the `$name` where they are
// used.
//
//   settings: {hold_limit: 120s, farewell: ['que esté bien', 'hasta luego']}
//   rules: [{..., at_most: $hold_limit}]        the whole value: any kind, a list joins the list it stands in
//   advice: No más de $hold_limit               inside a text: a single value
//   say: '{greets_$manner}'                     inside a list's name: chooses one of greets_...
//   title: {$manner: {formal: ..., otherwise: ...}}   a title, advice or suggest: chooses one of the texts
//
// A `$` that no letter follows is a phrase's end of turn, and a /regular expression/ keeps its own. Settings
// are not made of settings.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/document.hpp"
#include "rules/mistakes.hpp"

namespace cortesia::rules {

// The lists of phrases among which a setting chooses: by what stands before and behind its value in their
// names.
struct ListChoice {
  std::string before, behind;

  bool offers(std::string_view list) const;
};

class Settings {
 public:
  explicit Settings(Mistakes& mistakes) : mistakes_(mistakes) {}

  // Takes `settings:` of one file after the other; the later wins. One that the included checklists do not
  // know and that nothing uses is a mistake, found at the end.
  void take(const Node& file);
  // Values stay as they are: what is taken from now on only adds settings that nobody knows yet.
  void keep_values() { keeps_values_ = true; }
  // The names of those that a later file set to another value, in the order of taking.
  const std::vector<std::string>& set_anew() const { return set_anew_; }
  // Puts the values in the place of every `$name`, and reports names that are not set.
  void fill(Node& root);
  const std::vector<ListChoice>& choices() const { return choices_; }

 private:
  struct Setting {
    Node key, value;
    std::size_t bytes = 0;  // that the value takes
    bool known = true;      // or only set by the file that includes others
    bool used = false;
  };
  Mistakes& mistakes_;
  std::vector<Setting> settings_;
  std::unordered_map<std::string, std::size_t> index_;  // of settings_, by name
  std::vector<std::string> set_anew_;
  bool keeps_values_ = false;
  std::size_t grown_ = 0;           // bytes put in
  std::vector<std::string> lists_;  // the names of the lists of phrases
  std::vector<ListChoice> choices_;

  static std::string unknown_value(const Setting& setting, std::span<const std::string_view> values);
  Setting* find(std::string_view name);
  std::vector<std::string_view> names() const;
  Setting* lookup(const Node& node, std::size_t offset, std::string_view name);
  void fill_node(Node& node);
  void fill_list(Node& node);
  void fill_text(Node& node);
  void choose_text(Node& node);
  void choose_list(const Node& node, std::size_t at, const Setting& setting);
  bool grow(const Node& at, std::size_t bytes);
};

}  // namespace cortesia::rules
