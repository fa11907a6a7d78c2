#include "rules/coverage.hpp"

#include <algorithm>
#include <span>

#include "rules/uses.hpp"

namespace cortesia::rules {

namespace {

std::vector<hear::Phrase> phrases_of(const Node* node) {
  std::vector<hear::Phrase> out;
  if (node)
    for_each_scalar(*node, [&](const Node& text) {
      auto parsed = hear::parse_phrase(text.text);
      if (auto* phrase = std::get_if<hear::Phrase>(&parsed)) out.push_back(std::move(*phrase));
    });
  return out;
}

// The phrases of a list, and the contexts beside them.
std::pair<const Node*, const Node*> said(const Node& list) {
  if (list.kind != Node::Kind::mapping) return {&list, nullptr};
  return {list.find("say"), list.find("except")};
}

// A list used whole; its phrases are counted where it is defined.
bool is_list(std::string_view phrase) {
  return phrase.starts_with('{') && phrase.find('}') + 1 == phrase.size();
}

bool overlaps(const hear::Hit& hit, std::span<const hear::Hit> contexts) {
  return std::ranges::any_of(
      contexts, [&](const hear::Hit& context) { return context.begin < hit.end && hit.begin < context.end; });
}

}  // namespace

Coverage::Coverage(const Loaded& loaded, std::string_view language, const Mistakes& places)
    : places_(places), book_(read(loaded, language)), ear_(book_) {}

hear::Phrasebook Coverage::read(const Loaded& loaded, std::string_view language) {
  const Node& checklist = loaded.root;
  hear::Phrasebook::Builder book{std::string(language)};
  if (const Node* repairs = checklist.find("heard_as"))
    for (const auto& [name, value] : repairs->fields) book.heard_as(name.text, value.text);
  const Node* lists = checklist.find("phrases");
  const auto count = [&](const Node* phrases, const Node* except, const std::string& list) {
    if (!phrases) return;
    std::vector<hear::BookError> errors;
    std::optional<hear::PatternId> contexts;
    if (except) contexts = book.pattern({phrases_of(except), {}}, errors);
    for_each_scalar(*phrases, [&](const Node& text) {
      if (!loaded.is_own(text) || is_list(text.text)) return;
      phrases_.push_back({&text, list, book.pattern({phrases_of(&text), {}}, errors), contexts});
    });
  };
  if (lists) {
    for (const auto& [name, value] : lists->fields) {
      const auto [phrases, except] = said(value);
      book.list(name.text, {phrases_of(phrases), phrases_of(except)});
    }
    for (const auto& [name, value] : lists->fields) {
      const auto [phrases, except] = said(value);
      count(phrases, except, name.text);
    }
  }
  // What stands in the checks themselves.
  for (const std::string_view part : {"moments", "rules", "labels"})
    if (const Node* node = checklist.find(part))
      for_each_key(*node, [&](const Node& key, const Node& value) {
        if (key.text == "say" || key.text == "until") count(&value, nullptr, "");
      });
  return book.build();
}

void Coverage::listen(const Call& call, std::span<const hear::Value> values) {
  const hear::Heard& heard = ear_.listen(call, values);
  for (Counted& one : phrases_) {
    if (one.heard) continue;
    const auto contexts = one.contexts ? heard.hits(*one.contexts) : std::span<const hear::Hit>();
    one.heard = std::ranges::any_of(heard.hits(one.pattern),
                                    [&](const hear::Hit& hit) { return !overlaps(hit, contexts); });
  }
}

std::vector<Coverage::Phrase> Coverage::unheard() const {
  std::vector<Phrase> out;
  for (const Counted& one : phrases_)
    if (!one.heard) out.push_back({places_.where(one.at->place), one.list, one.at->text});
  return out;
}

}  // namespace cortesia::rules
