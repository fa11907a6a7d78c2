// How `in:` is written: text such as `first 2 agent turns`, a name, a mapping, or a list of these.
#include <algorithm>

#include <fmt/format.h>

#include "rules/parsing.hpp"

namespace cortesia::rules {

namespace {

// A window that names two others, each of which names two others, and so on, doubles at every step.
constexpr std::size_t kMostParts = 100;
constexpr std::size_t kLongestChain = 5;  // of windows that name windows

constexpr std::string_view kForms =
    "write a window such as opening, whole call, first 30s, last 4 turns, next agent turn, or {before: hold, "
    "within: 4 turns}";

// Takes `word` and the space after it from the front.
bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  if (text.size() > word.size() && text[word.size()] != ' ') return false;
  text.remove_prefix(std::min(text.size(), word.size() + 1));
  return true;
}

// "2 agent turns", "turn", "customer turn": how many, and whose.
bool turns_of(std::string_view text, double& count, Parties& party) {
  count = 1;
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits > 0) {
    if (digits > 6) return false;
    count = 0;
    for (const char c : text.substr(0, digits)) count = count * 10 + (c - '0');
    text.remove_prefix(digits);
    if (!take(text, "")) return false;
  }
  party = kAnyone;
  for (std::size_t i = 0; i < std::size(kPartySetNames); ++i)
    if (take(text, kPartySetNames[i])) {
      party = kPartySets[i];
      break;
    }
  return (text == "turn" || text == "turns") && count > 0;
}

bool amount_of(std::string_view text, Quantity& amount, Parties& party) {
  double turns = 0;
  if (turns_of(text, turns, party)) {
    amount = {turns, Quantity::Unit::turns};
    return true;
  }
  const std::optional<Quantity> quantity = parse_quantity(text);
  if (!quantity || quantity->unit == Quantity::Unit::none || quantity->value <= 0) return false;
  if (quantity->unit == Quantity::Unit::per_cent && quantity->value > 100) return false;
  amount = *quantity;
  return true;
}

}  // namespace

void Parsing::declare_window(const Node& name, const Node& node) {
  window_names_.push_back(name.text);
  named_windows_[name.text] = &node;
}

// What is too much in one window is too much in all that name it.
void Parsing::refuse_once(const Node& window, std::string message) {
  if (!windows_refused_) mistakes.error(window, std::move(message));
  windows_refused_ = true;
}

Window Parsing::window(const Node* node) {
  if (!node) {
    Window whole;
    whole.written = "whole call";
    return finish(std::move(whole));
  }
  window_parts_ = 0;
  return finish(window_of(*node));
}

Window Parsing::window_of(const Node& node) {
  if (++window_parts_ > kMostParts) {
    refuse_once(node,
                fmt::format("a window has at most {} parts, with those of the windows it names; this is "
                            "one more",
                            kMostParts));
    return {};
  }
  switch (node.kind) {
    case Node::Kind::scalar:
      return window_text(node);
    case Node::Kind::mapping:
      return window_mapping(node);
    case Node::Kind::sequence: {
      Window window;
      window.kind = Window::Kind::any_of;
      for (const Node& item : node.items) {
        if (window_parts_ > kMostParts) break;
        window.parts.push_back(window_of(item));
        window.written += (window.written.empty() ? "" : ", ") + window.parts.back().written;
      }
      if (node.items.empty())
        mistakes.error(node, fmt::format("expected a window, found an empty list; {}", kForms));
      return window;
    }
    case Node::Kind::null:
      break;
  }
  mistakes.error(node, fmt::format("expected a window, found nothing; {}", kForms));
  return {};
}

Window Parsing::window_text(const Node& node) {
  Window window;
  window.written = node.text;
  std::string_view text = node.text;
  if (text == "whole call") return window;
  if (const auto named = named_windows_.find(text); named != named_windows_.end()) {
    if (std::find(open_windows_.begin(), open_windows_.end(), text) != open_windows_.end()) {
      mistakes.error(node,
                     fmt::format("window \"{}\" is defined by itself; give it a place of its own", text));
      return window;
    }
    if (open_windows_.size() == kLongestChain) {
      refuse_once(node, fmt::format("windows name windows in a chain of more than {}; write this one out",
                                    kLongestChain));
      return window;
    }
    open_windows_.push_back(node.text);
    window = window_of(*named->second);
    open_windows_.pop_back();
    window.written = node.text;
    window.named = true;
    return window;
  }
  double count = 0;
  if (take(text, "first")) {
    window.kind = Window::Kind::first;
    if (amount_of(text, window.amount, window.party)) return window;
  } else if (take(text, "last")) {
    window.kind = Window::Kind::last;
    if (amount_of(text, window.amount, window.party)) return window;
  } else if (take(text, "after")) {
    window.kind = Window::Kind::after_time;
    if (amount_of(text, window.amount, window.party)) return window;
  } else if (take(text, "same")) {
    ++windows_beside_;
    window.kind = Window::Kind::same;
    if (text == "turn") return window;
  } else if (const bool next = take(text, "next"); next || take(text, "previous")) {
    ++windows_beside_;
    window.kind = next ? Window::Kind::next : Window::Kind::previous;
    if (turns_of(text, count, window.party)) {
      window.amount = {count, Quantity::Unit::turns};
      return window;
    }
  } else {
    const std::string near = mistakes.near(node.text, [&] {
      std::vector<std::string_view> names(window_names_.begin(), window_names_.end());
      names.push_back("whole call");
      return names;
    });
    mistakes.error(node, fmt::format("no window is called \"{}\"{}", node.text,
                                     near.ends_with('?') ? near : fmt::format("; {}", kForms)));
    return {};
  }
  mistakes.error(node, fmt::format("\"{}\" is no window; {}", node.text, kForms));
  return {};
}

Window Parsing::window_mapping(const Node& node) {
  Window window;
  Fields fields(node, mistakes, "a window");
  if (const Node* timed = fields.get("timed")) {
    window.kind = Window::Kind::timed;
    const Node* untimed = fields.require("untimed");
    window.parts.push_back(window_of(*timed));
    window.parts.push_back(untimed ? window_of(*untimed) : Window{});
    window.written = fmt::format("{} or {}", window.parts[0].written, window.parts[1].written);
    fields.finish();
    return window;
  }
  static constexpr std::pair<std::string_view, Window::Kind> kRelations[] = {
      {"before", Window::Kind::before}, {"after", Window::Kind::after}, {"during", Window::Kind::during}};
  int relations = 0;
  for (const auto& [key, kind] : kRelations)
    if (const Node* name = fields.get(key)) {
      window.kind = kind;
      window.moment = moment(*name);
      window.written = fmt::format("{} {}", key, name->text);
      ++relations;
    }
  if (const Node* between = fields.get("between")) {
    window.kind = Window::Kind::between;
    ++relations;
    if (between->kind == Node::Kind::sequence && between->items.size() == 2) {
      window.moment = moment(between->items[0]);
      window.until = moment(between->items[1]);
      window.written = fmt::format("between {} and {}", between->items[0].text, between->items[1].text);
    } else {
      mistakes.error(*between, "expected two moments: between: [hold, transfer]");
    }
  }
  if (const Node* within = fields.get("within")) {
    if (within->kind != Node::Kind::scalar || !amount_of(within->text, window.amount, window.party) ||
        window.amount.unit == Quantity::Unit::per_cent)
      mistakes.error(*within, fmt::format("expected a reach such as 4 turns, 20 words or 30s, found \"{}\"",
                                          within->text));
    window.written += fmt::format(", within {}", within->text);
  }
  fields.finish();
  if (node.kind == Node::Kind::mapping && relations != 1)
    mistakes.error(node,
                   relations == 0
                       ? fmt::format("expected one of before, after, during, between, timed; {}", kForms)
                       : "a window stands in one relation to a moment; use a list for a union of windows");
  return window;
}

namespace {

WindowName::Unit unit_of(Quantity::Unit unit) {
  switch (unit) {
    case Quantity::Unit::seconds:
      return WindowName::Unit::seconds;
    case Quantity::Unit::per_cent:
      return WindowName::Unit::per_cent;
    case Quantity::Unit::words:
      return WindowName::Unit::words;
    case Quantity::Unit::none:
      return WindowName::Unit::none;
    default:
      return WindowName::Unit::turns;
  }
}

bool stands_still(const Window& window) {
  switch (window.kind) {
    case Window::Kind::whole:
    case Window::Kind::first:
    case Window::Kind::last:
    case Window::Kind::after_time:
    case Window::Kind::before:
    case Window::Kind::after:
    case Window::Kind::during:
    case Window::Kind::between:
      return true;
    case Window::Kind::timed:
    case Window::Kind::any_of:
      return std::all_of(window.parts.begin(), window.parts.end(), stands_still);
    default:
      return false;
  }
}

}  // namespace

WindowName Parsing::name_of(const Window& window) const {
  WindowName name;
  name.kind = window.kind;
  name.written = window.written;
  name.named = window.named;
  if (window.amount.value > 0) {
    name.amount = window.amount.value;
    name.unit = unit_of(window.amount.unit);
  }
  for (std::size_t i = 0; i < std::size(kPartySetNames); ++i)
    if (kPartySets[i] == window.party && window.party != kAnyone) name.party = kPartySetNames[i];
  name.moment = title_of(window.moment);
  name.until = title_of(window.until);
  for (const Window& part : window.parts) name.parts.push_back(name_of(part));
  return name;
}

Window Parsing::finish(Window window) {
  window.name = name_of(window);
  window.still = stands_still(window);
  if (!window.still) return window;
  const auto [at, added] = still_windows_.try_emplace(window.written, next_window_);
  if (added) ++next_window_;
  window.id = at->second;
  return window;
}

}  // namespace cortesia::rules
