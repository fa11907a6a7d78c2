#include "rules/asked_names.hpp"

#include <algorithm>
#include <bit>
#include <iterator>
#include <string_view>

#include "rules/parsing.hpp"

namespace cortesia::rules {

namespace {

struct Name {
  std::string_view name;
  Reason lacking;
  bool (*told)(const Scene&);
};

constexpr Name kNames[] = {
    {"company", Reason::needs_company, [](const Scene& s) { return !s.company.empty(); }},
    {"agent", Reason::needs_metadata, [](const Scene& s) { return !s.call->agent.name.empty(); }},
    {"customer", Reason::needs_metadata, [](const Scene& s) { return !s.call->customer.name.empty(); }},
};

constexpr unsigned kSets = 1u << std::size(kNames);

bool is_known(const Name& name, const Scene& scene) {
  const auto& said = scene.heard->remembered;
  return name.told(scene) || std::ranges::find(said, name.name, &hear::Remembered::name) != said.end();
}

// Of two parts in a row: each set of the one with each of the other.
AskedNames joined(AskedNames first, AskedNames second) {
  unsigned out = 0;
  for (unsigned i = 0; i < kSets; ++i)
    for (unsigned j = 0; j < kSets; ++j)
      if ((first >> i & 1u) != 0 && (second >> j & 1u) != 0) out |= 1u << (i | j);
  return static_cast<AskedNames>(out);
}

}  // namespace

AskedNames asked_names(const hear::PhraseNode& phrase,
                       const std::function<AskedNames(std::string_view)>& of_list) {
  using Kind = hear::PhraseNode::Kind;
  AskedNames out = phrase.kind == Kind::choice ? 0 : kAsksForNone;
  switch (phrase.kind) {
    case Kind::value:
      for (std::size_t i = 0; i < std::size(kNames); ++i)
        if (kNames[i].name == phrase.text) return static_cast<AskedNames>(1u << (1u << i));
      return out;
    case Kind::list:
      return of_list(phrase.text);
    case Kind::choice:
      for (const hear::PhraseNode& child : phrase.children) out |= asked_names(child, of_list);
      return out;
    case Kind::sequence:
      for (const hear::PhraseNode& child : phrase.children) out = joined(out, asked_names(child, of_list));
      return out;
    default:
      return out;
  }
}

Reason lacking_names(AskedNames asked, const Scene& scene) {
  if ((asked & kAsksForNone) != 0) return Reason::none;
  unsigned unknown = 0;
  for (std::size_t i = 0; i < std::size(kNames); ++i)
    if (!is_known(kNames[i], scene)) unknown |= 1u << i;
  Reason reason = Reason::none;
  for (unsigned set = 1; set < kSets; ++set) {
    if ((asked >> set & 1u) == 0) continue;
    const unsigned lacking = set & unknown;
    if (lacking == 0) return Reason::none;
    reason = kNames[std::bit_width(lacking) - 1].lacking;
  }
  return reason;
}

// What no phrase of a list does without; a phrase that names nothing, nor another list, need not be read.
AskedNames Parsing::asked_names_of_list(std::string_view name) {
  const auto [known, fresh] = list_asks_.try_emplace(std::string(name), kAsksForNone);
  if (!fresh) return known->second;
  AskedNames out = 0;
  for (const Node* node : lists_[std::string(name)]) {
    if (node->text.find_first_of("@{") == std::string::npos) return kAsksForNone;
    auto read = phrases_.read(node->text);
    if (const auto* phrase = std::get_if<hear::Phrase>(&read)) out |= asked_names(phrase->root);
  }
  return known->second = out == 0 ? kAsksForNone : out;
}

AskedNames Parsing::asked_names(const hear::PhraseNode& phrase) {
  return rules::asked_names(phrase, [this](std::string_view list) { return asked_names_of_list(list); });
}

}  // namespace cortesia::rules
