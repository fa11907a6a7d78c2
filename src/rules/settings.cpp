#include "rules/settings.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "hear/fold.hpp"
#include "rules/fields.hpp"

namespace cortesia::rules {
namespace {

constexpr std::size_t kMostBytes = 1024 * 1024;  // that settings may add to a checklist

bool begins_name(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }
bool continues_name(char c) { return begins_name(c) || is_digit(c); }

bool is_name(std::string_view text) {
  return !text.empty() && begins_name(text[0]) && std::all_of(text.begin(), text.end(), continues_name);
}

bool is_regex(std::string_view text) { return text.size() >= 2 && text.front() == '/' && text.back() == '/'; }

// The name behind the `$` at `at`, empty where that is only a `$`.
std::string_view name_at(std::string_view text, std::size_t at) {
  text.remove_prefix(at + 1);
  if (text.empty() || !begins_name(text[0])) return {};
  const auto* end = std::find_if_not(text.begin(), text.end(), continues_name);
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

// The next `$name` from `from` on, or npos.
std::size_t next_use(std::string_view text, std::size_t from) {
  std::size_t at = text.find('$', from);
  while (at != std::string_view::npos && name_at(text, at).empty()) at = text.find('$', at + 1);
  return at;
}

bool uses_any(const Node& node) {
  if (node.kind == Node::Kind::scalar)
    return !is_regex(node.text) && next_use(node.text, 0) != std::string::npos;
  return std::any_of(node.items.begin(), node.items.end(), uses_any) ||
         std::any_of(node.fields.begin(), node.fields.end(),
                     [](const auto& field) { return uses_any(field.value); });
}

bool is_same(const Node& a, const Node& b) {
  return a.kind == b.kind && a.kind != Node::Kind::mapping && a.text == b.text &&
         std::ranges::equal(a.items, b.items, is_same);
}

std::size_t size_of(const Node& node) {
  std::size_t size = sizeof(Node) + node.text.size();
  for (const Node& item : node.items) size += size_of(item);
  for (const auto& [key, value] : node.fields) size += size_of(key) + size_of(value);
  return size;
}

// The choice that the setting whose `$name` stands at `at` makes, when it stands alone in a `{list}`'s name.
std::optional<ListChoice> choice_at(std::string_view text, std::size_t at) {
  const std::size_t open = text.rfind('{', at), close = text.find('}', at);
  if (open == std::string_view::npos || close == std::string_view::npos) return std::nullopt;
  const std::size_t behind = at + 1 + name_at(text, at).size();
  ListChoice choice{std::string(text.substr(open + 1, at - open - 1)),
                    std::string(text.substr(behind, close - behind))};
  if ((choice.before + choice.behind).find_first_of("{}$") != std::string::npos) return std::nullopt;
  return choice;
}

// What people are told, which may depend on a setting.
bool is_told(std::string_view key) { return key == "title" || key == "advice" || key == "suggest"; }

}  // namespace

bool ListChoice::offers(std::string_view list) const {
  return list.size() > before.size() + behind.size() && list.starts_with(before) && list.ends_with(behind);
}

Settings::Setting* Settings::find(std::string_view name) {
  const auto at = index_.find(std::string(name));
  return at == index_.end() ? nullptr : &settings_[at->second];
}

// Of two that are written with and without an accent, "tú" and "tu", only the first is told.
std::string Settings::unknown_value(const Setting& setting, std::span<const std::string_view> values) {
  std::vector<std::string_view> told;
  for (const std::string_view value : values)
    if (std::ranges::none_of(
            told, [&](std::string_view other) { return hear::fold_words(other) == hear::fold_words(value); }))
      told.push_back(value);
  return fmt::format("unknown {} {}{}", setting.key.text, quote(setting.value.text),
                     suggestion(setting.value.text, told));
}

std::vector<std::string_view> Settings::names() const {
  std::vector<std::string_view> names;
  for (const Setting& setting : settings_)
    if (setting.known || setting.used) names.push_back(setting.key.text);
  return names;
}

void Settings::take(const Node& file) {
  const Node* own = file.find("settings");
  if (own == nullptr || own->kind == Node::Kind::null) return;
  if (own->kind != Node::Kind::mapping) {
    mistakes_.error(*own, fmt::format("expected settings as \"name: value\", {}", found(*own)));
    return;
  }
  const bool includes = file.find("include") != nullptr;
  for (const auto& [key, value] : own->fields) {
    if (!is_name(key.text)) {
      mistakes_.error(key, fmt::format("a setting's name is small letters a to z, digits and _, found {}",
                                       quote(key.text)));
    } else if (uses_any(value)) {
      mistakes_.error(value, "a setting cannot be made of other settings; write its value out");
    } else if (Setting* known = find(key.text)) {
      if (keeps_values_) continue;
      if (!is_same(known->value, value)) set_anew_.push_back(key.text);
      known->key = key;
      known->value = value;
      known->bytes = size_of(value);
    } else if (settings_.size() == 1000) {
      mistakes_.error(key, "expected at most 1000 settings, found one more");
      return;
    } else {
      index_.emplace(key.text, settings_.size());
      settings_.push_back({key, value, size_of(value), !includes, false});
    }
  }
}

void Settings::fill(Node& root) {
  if (const Node* lists = root.find("phrases"))
    for (const auto& [name, value] : lists->fields) lists_.push_back(name.text);
  fill_node(root);
  for (const Setting& setting : settings_) {
    if (setting.known || setting.used || mistakes_.full()) continue;
    mistakes_.error(
        setting.key,
        fmt::format("no included checklist has a setting {}, and nothing here uses it as ${}{}",
                    quote(setting.key.text), setting.key.text, suggestion(setting.key.text, names())));
  }
}

Settings::Setting* Settings::lookup(const Node& node, std::size_t offset, std::string_view name) {
  Setting* setting = find(name);
  if (setting != nullptr) {
    setting->used = true;
  } else {
    mistakes_.error_in(
        node, offset, name.size() + 1,
        fmt::format("no setting is called {}{}", quote(name), mistakes_.near(name, [&] { return names(); })));
    mistakes_.settle(node);
  }
  return setting;
}

bool Settings::grow(const Node& at, std::size_t bytes) {
  const bool fitted = grown_ <= kMostBytes;
  grown_ += bytes;
  if (grown_ <= kMostBytes) return true;
  if (fitted)
    mistakes_.error(at, fmt::format("expected settings to add at most {} bytes, found more", kMostBytes));
  return false;
}

void Settings::fill_node(Node& node) {
  if (node.kind == Node::Kind::scalar) {
    fill_text(node);
  } else if (node.kind == Node::Kind::sequence) {
    fill_list(node);
  } else {
    for (auto& [key, value] : node.fields) {
      if (is_told(key.text)) choose_text(value);
      fill_node(value);
    }
  }
}

void Settings::choose_text(Node& node) {
  if (node.kind != Node::Kind::mapping || node.fields.size() != 1) return;
  const Node& name = node.fields[0].key;
  const Node& texts = node.fields[0].value;
  if (!name.text.starts_with('$') || name_at(name.text, 0).size() + 1 != name.text.size()) return;
  if (texts.kind != Node::Kind::mapping) {
    mistakes_.error(texts, fmt::format("expected a text for each value of {}, as in {{{}: {{usted: ..., "
                                       "otherwise: ...}}}}, {}",
                                       name.text, name.text, found(texts)));
    mistakes_.settle(node);
    return;
  }
  const Setting* setting = lookup(name, 0, name_at(name.text, 0));
  if (setting == nullptr) return mistakes_.settle(node);
  const Node* text = setting->value.kind == Node::Kind::scalar ? texts.find(setting->value.text) : nullptr;
  if (text == nullptr) text = texts.find("otherwise");
  if (text != nullptr) {
    node = Node(*text);
    return;
  }
  std::vector<std::string_view> values;
  for (const auto& [key, value] : texts.fields) values.push_back(key.text);
  if (setting->value.kind == Node::Kind::scalar)
    mistakes_.error(setting->value, unknown_value(*setting, values));
  else
    mistakes_.error(setting->value,
                    fmt::format("expected one value for {}, which a text depends on; {}, or add "
                                "otherwise: to the texts",
                                setting->key.text, found(setting->value)));
  mistakes_.settle(node);
}

// A list that stands for an item becomes several items.
void Settings::fill_list(Node& node) {
  bool joins = false;
  std::vector<bool> whole(node.items.size());
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const bool scalar = node.items[i].kind == Node::Kind::scalar;
    fill_node(node.items[i]);
    whole[i] = scalar && node.items[i].kind == Node::Kind::sequence;
    joins = joins || whole[i];
  }
  if (!joins) return;
  std::vector<Node> items;
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    if (whole[i])
      std::move(node.items[i].items.begin(), node.items[i].items.end(), std::back_inserter(items));
    else
      items.push_back(std::move(node.items[i]));
  }
  node.items = std::move(items);
}

void Settings::fill_text(Node& node) {
  const std::string_view text = node.text;
  std::size_t at = is_regex(text) ? std::string_view::npos : next_use(text, 0);
  if (at == std::string_view::npos) return;
  if (at == 0 && name_at(text, 0).size() + 1 == text.size()) {
    const Setting* setting = lookup(node, 0, name_at(text, 0));
    if (setting != nullptr && grow(node, setting->bytes)) node = Node(setting->value);
    return;
  }
  std::string filled;
  std::size_t from = 0;
  for (; at != std::string_view::npos; at = next_use(text, from)) {
    const std::string_view name = name_at(text, at);
    const Setting* setting = lookup(node, at, name);
    filled += text.substr(from, at - from);
    from = at + 1 + name.size();
    if (setting == nullptr) continue;
    if (setting->value.kind != Node::Kind::scalar)
      mistakes_.error_in(node, at, name.size() + 1,
                         fmt::format("{} is no single value, so it cannot stand inside a text", quote(name)));
    else if (grow(node, setting->value.text.size())) {
      filled += setting->value.text;
      choose_list(node, at, *setting);
    }
  }
  filled += text.substr(from);
  node.text = std::move(filled);
  node.verbatim = false;
}

void Settings::choose_list(const Node& node, std::size_t at, const Setting& setting) {
  std::optional<ListChoice> choice = choice_at(node.text, at);
  if (!choice) return;
  const std::string list = choice->before + setting.value.text + choice->behind;
  if (std::find(lists_.begin(), lists_.end(), list) == lists_.end()) {
    std::vector<std::string_view> values;
    for (const std::string_view name : lists_)
      if (choice->offers(name))
        values.push_back(
            name.substr(choice->before.size(), name.size() - choice->before.size() - choice->behind.size()));
    std::string message = unknown_value(setting, values);
    if (values.empty())
      message +=
          fmt::format(": no list of phrases is called {}, which {} takes", quote(list), quote(node.text));
    mistakes_.error(setting.value, std::move(message));
    mistakes_.settle(node);
  }
  choices_.push_back(std::move(*choice));
}

}  // namespace cortesia::rules
