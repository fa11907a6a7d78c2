#include "rules/merge.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "rules/check.hpp"
#include "rules/fields.hpp"
#include "rules/wildcard.hpp"

namespace cortesia::rules {
namespace {

// The keys of a rule that are not about its check.
constexpr std::array<std::string_view, 12> kAboutRule{"id",       "title",      "section",  "weight",
                                                      "critical", "source",     "advice",   "when",
                                                      "needs",    "assessable", "for_each", "examples"};

Node* find(Node& map, std::string_view key) { return const_cast<Node*>(std::as_const(map).find(key)); }

// The keys of a mapping, for finding many of them.
class Keys {
 public:
  explicit Keys(Node& map) : map_(map) {
    for (std::size_t i = 0; i < map.fields.size(); ++i) index_.emplace(map.fields[i].key.text, i);
  }
  Node* find(const std::string& key) {
    const auto at = index_.find(key);
    return at == index_.end() ? nullptr : &map_.fields[at->second].value;
  }
  void set(Node key, Node value) {
    if (Node* old = find(key.text)) {
      *old = std::move(value);
    } else {
      index_.emplace(key.text, map_.fields.size());
      map_.fields.emplace_back(std::move(key), std::move(value));
    }
  }

 private:
  Node& map_;
  std::unordered_map<std::string, std::size_t> index_;
};

void merge_keys(Node& base, Node own) {
  Keys keys(base);
  for (auto& [key, value] : own.fields) keys.set(std::move(key), std::move(value));
}

// The id of a rule or section, or nothing where there is none: that is for the compiler to report.
const Node* id_of(const Node& node) {
  const Node* id = node.find("id");
  return id != nullptr && id->kind == Node::Kind::scalar ? id : nullptr;
}

Node sequence_of(Node item) {
  Node list;
  list.kind = Node::Kind::sequence;
  list.verbatim = false;
  list.place = item.place;
  if (item.kind == Node::Kind::sequence) return item;
  if (item.kind != Node::Kind::null) list.items.push_back(std::move(item));
  return list;
}

Node mapping_of(std::string_view name, Node value) {
  Node key, map;
  key.kind = Node::Kind::scalar;
  key.text = name;
  map.kind = Node::Kind::mapping;
  key.verbatim = map.verbatim = false;
  key.place = map.place = value.place;
  map.fields.emplace_back(std::move(key), std::move(value));
  return map;
}

void append(Node& list, Node more) {
  for (Node& item : sequence_of(std::move(more)).items) list.items.push_back(std::move(item));
}

class Merge {
 public:
  Merge(Node& base, Mistakes& mistakes) : base_(base), mistakes_(mistakes) {
    for (const std::string_view key : {"rules", "labels"})
      if (Node* list = find(base_, key))
        for (std::size_t i = 0; i < list->items.size(); ++i)
          if (const Node* id = id_of(list->items[i])) rules_.try_emplace(id->text, Known{key, i});
  }

  void run(Node own) {
    base_.kind = Node::Kind::mapping;
    base_.verbatim = false;
    base_.place = own.place;
    if (const Node* disable = own.find("disable")) drop(*disable, own);
    Keys keys(base_);
    for (auto& [key, value] : own.fields) {
      const std::string name = key.text;
      if (name == "include" || name == "disable" || name == "settings") continue;
      Node* old = keys.find(name);
      if (old == nullptr && (name == "rules" || name == "labels" || name == "phrases" || name == "moments")) {
        // Laid over nothing, for what changes something that is not there is a mistake.
        Node nothing;
        nothing.kind = value.kind;
        nothing.verbatim = false;
        nothing.place = value.place;
        keys.set(key, std::move(nothing));
        old = keys.find(name);
      }
      if (old == nullptr || old->kind != value.kind)
        keys.set(std::move(key), std::move(value));
      else if ((name == "rules" || name == "labels") && value.kind == Node::Kind::sequence)
        rules(*old, std::move(value));
      else if (name == "sections" && value.kind == Node::Kind::sequence)
        sections(*old, std::move(value));
      else if ((name == "phrases" || name == "moments") && value.kind == Node::Kind::mapping)
        lists(*old, std::move(value), name == "phrases");
      else if (value.kind == Node::Kind::mapping)
        merge_keys(*old, std::move(value));
      else
        *old = std::move(value);
    }
  }

 private:
  struct Known {
    std::string_view list;  // "rules" or "labels"
    std::size_t index = 0;
  };
  Node& base_;
  Mistakes& mistakes_;
  std::unordered_map<std::string, Known> rules_;  // of the included checklists, by id
  std::unordered_map<std::string, Place> disabled_;

  std::vector<std::string_view> rule_names() const {
    std::vector<std::string_view> names;
    for (const std::string_view key : {"rules", "labels"})
      if (const Node* list = std::as_const(base_).find(key))
        for (const Node& rule : list->items)
          if (const Node* id = id_of(rule)) names.push_back(id->text);
    return names;
  }

  void drop(const Node& disable, const Node& own) {
    const std::unordered_set<std::string_view> defined_here = ids_of(own);
    for (const Node& name : sequence_of(disable).items) {
      if (name.kind != Node::Kind::scalar)
        mistakes_.error(name, fmt::format("expected the id of a rule, {}", found(name)));
      else if (rules_.contains(name.text) || drop_all_of(name))
        disabled_.try_emplace(name.text, name.place);
      else if (defined_here.contains(name.text))
        mistakes_.error(name,
                        fmt::format("{} is a rule of this file; disable: is for those of included checklists",
                                    quote(name.text)));
      else
        mistakes_.error(name, fmt::format("no included checklist has a rule {}{}", quote(name.text),
                                          mistakes_.near(name.text, [&] { return rule_names(); })));
    }
    if (disabled_.empty()) return;
    for (const std::string_view key : {"rules", "labels"})
      if (Node* list = find(base_, key))
        std::erase_if(list->items, [&](const Node& rule) {
          const Node* id = id_of(rule);
          return id != nullptr && disabled_.contains(id->text);
        });
    rules_.clear();
    for (const std::string_view key : {"rules", "labels"})
      if (Node* list = find(base_, key))
        for (std::size_t i = 0; i < list->items.size(); ++i)
          if (const Node* id = id_of(list->items[i])) rules_.try_emplace(id->text, Known{key, i});
  }

  // "escucha.*": every included rule that begins so.
  bool drop_all_of(const Node& name) {
    if (!name.text.ends_with('*')) return false;
    bool any = false;
    for (const auto& [id, known] : rules_)
      if (names_rule(name.text, id)) disabled_.try_emplace(id, name.place), any = true;
    return any;
  }

  static std::unordered_set<std::string_view> ids_of(const Node& own) {
    std::unordered_set<std::string_view> ids;
    for (const std::string_view key : {"rules", "labels"})
      if (const Node* list = own.find(key))
        for (const Node& rule : list->items)
          if (const Node* id = id_of(rule)) ids.insert(id->text);
    return ids;
  }

  void rules(Node& base, Node own) {
    std::unordered_map<std::string, Place> own_rules;  // that come before
    for (Node& rule : own.items) {
      if (Node* critical = find(rule, "critical"); critical != nullptr && says_none(*critical)) {
        Node none;
        none.place = critical->place;
        *critical = std::move(none);
      }
      const Node* id = id_of(rule);
      const Node* over = rule.find("override");
      if (over != nullptr && (over->text != "true" || over->quoted))
        mistakes_.error(
            *over, fmt::format("expected true for override:, {}; a new rule goes without it", found(*over)));
      const auto known = id == nullptr ? rules_.end() : rules_.find(id->text);
      if (over != nullptr && id == nullptr) {
        mistakes_.error(rule, "expected id: beside override:, the id of the rule to change");
      } else if (over != nullptr && known == rules_.end()) {
        mistakes_.error(*id, nothing_to_override(own_rules, *id));
      } else if (over != nullptr) {
        override_rule(find(base_, known->second.list)->items[known->second.index], std::move(rule));
      } else if (known != rules_.end()) {
        const Node& first = find(base_, known->second.list)->items[known->second.index];
        mistakes_.error(
            *id, fmt::format("{} is a rule of an included checklist already ({}); add override: true to "
                             "change it, or give this one an id of its own",
                             quote(id->text), mistakes_.where(first.place)));
      } else {
        if (id != nullptr) own_rules.try_emplace(id->text, id->place);
        base.items.push_back(std::move(rule));
      }
    }
  }

  std::string nothing_to_override(const std::unordered_map<std::string, Place>& own_rules,
                                  const Node& id) const {
    if (const auto at = disabled_.find(id.text); at != disabled_.end())
      return fmt::format("{} is disabled on line {}, so there is nothing to override", quote(id.text),
                         at->second.line);
    if (const auto at = own_rules.find(id.text); at != own_rules.end())
      return fmt::format(
          "{} is a rule of this file (line {}); change it there, override: is for those of included "
          "checklists",
          quote(id.text), at->second.line);
    return fmt::format("no included checklist has a rule {}{}", quote(id.text),
                       mistakes_.near(id.text, [&] { return rule_names(); }));
  }

  static bool says_none(const Node& value) {
    return value.kind == Node::Kind::scalar &&
           (value.text == "none" || value.text == "no" || value.text == "false");
  }

  // Whether a limit of the included rule gives way to one of its own that limits the same side.
  static bool is_limited_anew(std::string_view key, const Node& own) {
    const auto has = [&](std::initializer_list<std::string_view> keys) {
      return std::ranges::any_of(keys, [&](std::string_view one) { return own.find(one) != nullptr; });
    };
    if (key == "between") return has({"at_least", "over", "at_most", "under"});
    if (key == "at_least" || key == "over") return has({"between", "at_least", "over"});
    return (key == "at_most" || key == "under") && has({"between", "at_most", "under"});
  }

  // Key by key; a check of another kind takes the place of the old one and all that belonged to it.
  static void override_rule(Node& rule, Node own) {
    std::erase_if(own.fields,
                  [](const auto& field) { return field.key.text == "id" || field.key.text == "override"; });
    const auto kinds = check_kind_table();
    const bool another_check = std::any_of(kinds.begin(), kinds.end(), [&](const CheckKind& kind) {
      return own.find(kind.name) != nullptr && rule.find(kind.name) == nullptr;
    });
    if (another_check)
      std::erase_if(rule.fields, [](const auto& field) {
        return std::find(kAboutRule.begin(), kAboutRule.end(), field.key.text) == kAboutRule.end();
      });
    std::erase_if(rule.fields, [&](const auto& field) { return is_limited_anew(field.key.text, own); });
    merge_keys(rule, std::move(own));
  }

  static void sections(Node& base, Node own) {
    std::unordered_map<std::string, std::size_t> included;
    for (std::size_t i = 0; i < base.items.size(); ++i)
      if (const Node* id = id_of(base.items[i])) included.try_emplace(id->text, i);
    for (Node& section : own.items) {
      const Node* id = id_of(section);
      const auto same = id != nullptr ? included.find(id->text) : included.end();
      if (same == included.end())
        base.items.push_back(std::move(section));
      else
        merge_keys(base.items[same->second], std::move(section));
    }
  }

  // Lists of phrases and moments: both have a name, and a list that can be added to.
  void lists(Node& base, Node own, bool phrases) {
    const std::string_view what = phrases ? "list of phrases" : "moment";
    std::unordered_map<std::string_view, std::size_t> known;
    for (std::size_t i = 0; i < base.fields.size(); ++i) known.emplace(base.fields[i].key.text, i);
    std::vector<Field> added;
    for (auto& [name, value] : own.fields) {
      const auto at = known.find(name.text);
      const bool contexts = phrases && value.find("except") != nullptr && value.find("say") == nullptr;
      const bool changes = contexts || value.find("add") != nullptr || value.find("remove") != nullptr ||
                           value.find("replace") != nullptr;
      if (!changes && at == known.end()) {
        added.emplace_back(std::move(name), std::move(value));
      } else if (!changes) {
        mistakes_.error(
            name, fmt::format("{} is a {} of an included checklist already ({}); write {}: {{add: [...]}} "
                              "to extend it or {}: {{replace: ...}} to replace it",
                              quote(name.text), what, mistakes_.where(base.fields[at->second].key.place),
                              name.text, name.text));
      } else if (at == known.end()) {
        const auto names = [&] {
          std::vector<std::string_view> all;
          for (const auto& [other, list] : base.fields) all.push_back(other.text);
          return all;
        };
        mistakes_.error(name, fmt::format("no included checklist has a {} {}{}", what, quote(name.text),
                                          mistakes_.near(name.text, names)));
      } else {
        change(base.fields[at->second].value, value, phrases);
      }
    }
    for (auto& field : added) base.fields.push_back(std::move(field));
  }

  void change(Node& list, const Node& change, bool phrases) {
    Fields fields(change, mistakes_, phrases ? "a change of a list of phrases" : "a change of a moment");
    const Node* replace = fields.get("replace");
    const Node* add = fields.get("add");
    const Node* remove = phrases ? fields.get("remove") : nullptr;
    const Node* except = phrases ? fields.get("except") : nullptr;
    fields.finish();
    if (replace != nullptr) {
      if (add != nullptr || remove != nullptr || except != nullptr)
        mistakes_.error(*replace, "replace: stands alone; put all that the new list has into it");
      list = *replace;
      return;
    }
    if (except != nullptr) {
      if (list.kind != Node::Kind::mapping) list = mapping_of("say", std::move(list));
      if (find(list, "except") == nullptr) merge_keys(list, mapping_of("except", Node{}));
      Node& contexts = *find(list, "except");
      contexts = sequence_of(std::move(contexts));
      append(contexts, *except);
    }
    const std::string_view key = phrases ? "say" : "any";
    Node* items = &list;
    if (list.kind == Node::Kind::mapping) {
      if (find(list, key) == nullptr) list = listed(key, std::move(list));
      items = find(list, key);
    }
    *items = sequence_of(std::move(*items));
    if (remove != nullptr) take_out(*items, *remove);
    if (add != nullptr) append(*items, *add);
  }

  // A moment that is found in one way, whose keys stand open, as one with a list of ways.
  static Node listed(std::string_view key, Node way) {
    Node about;
    about.kind = Node::Kind::mapping;
    about.verbatim = false;
    about.place = way.place;
    for (const std::string_view name : {"title", "merge"})
      if (const Node* value = way.find(name)) merge_keys(about, mapping_of(name, *value));
    std::erase_if(way.fields,
                  [](const Field& field) { return field.key.text == "title" || field.key.text == "merge"; });
    merge_keys(about, mapping_of(key, sequence_of(std::move(way))));
    return about;
  }

  void take_out(Node& list, const Node& remove) {
    std::unordered_set<std::string> there, gone;
    for (const Node& phrase : list.items) there.insert(phrase.text);
    const auto texts = [&] {
      std::vector<std::string_view> all;
      for (const Node& phrase : list.items) all.push_back(phrase.text);
      return all;
    };
    for (const Node& phrase : sequence_of(remove).items) {
      if (phrase.kind != Node::Kind::scalar)
        mistakes_.error(phrase, fmt::format("expected a phrase of the list, {}", found_no_text(phrase)));
      else if (there.erase(phrase.text) > 0)
        gone.insert(phrase.text);
      else
        mistakes_.error(phrase, fmt::format("the list has no phrase {}{}", quote(phrase.text),
                                            mistakes_.near(phrase.text, texts)));
    }
    std::erase_if(list.items, [&](const Node& phrase) { return gone.contains(phrase.text); });
  }
};

}  // namespace

void merge(Node& base, Node own, Mistakes& mistakes) { Merge(base, mistakes).run(std::move(own)); }

}  // namespace cortesia::rules
