#include "rules/uses.hpp"

#include <algorithm>
#include <vector>

#include "hear/phrase.hpp"
#include "rules/figures.hpp"

namespace cortesia::rules {

namespace {

// Under these keys stands a scalar or a list of scalars.
constexpr std::string_view kPhraseKeys[] = {"say", "except",       "until",    "yes",      "no",
                                            "ask", "organisation", "customer", "question", "answer"};
constexpr std::string_view kMomentKeys[] = {"moment", "for_each", "of",     "before",
                                            "after",  "during",   "between"};
constexpr std::string_view kWindowKeys[] = {"in", "timed", "untimed"};

template <std::size_t N>
bool among(std::string_view key, const std::string_view (&keys)[N]) {
  return std::find(std::begin(keys), std::end(keys), key) != std::end(keys);
}

class Collecting {
 public:
  explicit Collecting(const Loaded& loaded) : checklist_(loaded.root), choices_(loaded.choices) {}

  Uses run() {
    for (const std::string_view part : {"rules", "labels", "voices"})
      if (const Node* node = checklist_.find(part)) tree(*node);
    if (const Node* lists = checklist_.find("phrases"))
      for (const auto& [name, value] : lists->fields)
        if (std::ranges::any_of(choices_, [&](const ListChoice& choice) { return choice.offers(name.text); }))
          list(name.text, true);
    return std::move(uses_);
  }

 private:
  const Node& checklist_;
  const std::vector<ListChoice>& choices_;
  hear::PhraseReader phrases_;
  Uses uses_;

  const Node* named(std::string_view part, std::string_view name) const {
    const Node* all = checklist_.find(part);
    return all ? all->find(name) : nullptr;
  }

  void tree(const Node& node) {
    for_each_key(node, [&](const Node& key, const Node& value) {
      const bool whole = key.text != "except" && key.text != "yes" && key.text != "no" && key.text != "ask";
      if (among(key.text, kPhraseKeys))
        for_each_scalar(value, [&](const Node& text) { phrase(text, whole); });
      if (among(key.text, kMomentKeys)) for_each_scalar(value, [&](const Node& text) { moment(text.text); });
      if (among(key.text, kWindowKeys)) for_each_scalar(value, [&](const Node& text) { window(text.text); });
      if (key.text == "ask") {  // weighs the reply by the lists of these names, unless told otherwise
        list("yes", false);
        list("no", false);
      }
      if (key.text == "measure") {
        const Figure* figure = find_figure(value.text);
        if (figure != nullptr && figure->listening) list(kBackChannels, false);
      }
    });
  }

  void phrase(const Node& text, bool whole) {
    const auto parsed = phrases_.read(text.text);
    const auto* read = std::get_if<hear::Phrase>(&parsed);
    if (!read) return;
    const hear::PhraseNode& root = read->root;
    part(root, whole && (root.kind != hear::PhraseNode::Kind::sequence || root.children.size() == 1));
  }

  void part(const hear::PhraseNode& node, bool whole) {
    if (node.kind == hear::PhraseNode::Kind::list) list(node.text, whole);
    for (const hear::PhraseNode& child : node.children) part(child, whole);
  }

  void list(std::string_view name, bool whole) {
    const Node* phrases = named("phrases", name);
    if (!phrases) return;
    if (!whole) uses_.measured_lists.emplace(name);
    if (!uses_.lists.emplace(name).second) return;
    if (phrases->kind == Node::Kind::mapping)
      tree(*phrases);
    else
      for_each_scalar(*phrases, [&](const Node& text) { phrase(text, true); });
  }

  void moment(std::string_view name) {
    const Node* found = named("moments", name);
    if (found && uses_.moments.emplace(name).second) tree(*found);
  }

  void window(std::string_view name) {
    const Node* found = named("windows", name);
    if (!found || !uses_.windows.emplace(name).second) return;
    if (found->kind == Node::Kind::mapping)
      tree(*found);
    else
      for_each_scalar(*found, [&](const Node& text) { window(text.text); });
  }
};

}  // namespace

Uses uses_of(const Loaded& loaded) { return Collecting(loaded).run(); }

void for_each_key(const Node& node, const std::function<void(const Node& key, const Node& value)>& visit) {
  for (const Node& item : node.items) for_each_key(item, visit);
  for (const auto& [key, value] : node.fields) {
    if (key.text == "examples") continue;
    visit(key, value);
    for_each_key(value, visit);
  }
}

void for_each_scalar(const Node& node, const std::function<void(const Node&)>& visit) {
  if (node.kind == Node::Kind::scalar) visit(node);
  for (const Node& item : node.items)
    if (item.kind == Node::Kind::scalar) visit(item);
}

}  // namespace cortesia::rules
