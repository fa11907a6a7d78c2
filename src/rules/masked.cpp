// What a phrase is where the transcript hides what it asks for: `mi número es <phone>` may have been said in
// "mi número es [PII]". A pattern of such phrases is made beside one that is forbidden, for what may have
// been said is no absence.
#include <algorithm>
#include <deque>

#include <fmt/format.h>

#include "rules/parsing.hpp"

namespace cortesia::rules {

namespace {

constexpr std::string_view kMark = "[pii]";  // as heard

bool may_be_hidden(const hear::PhraseNode& part) {
  using Kind = hear::PhraseNode::Kind;
  return part.kind == Kind::entity || (part.kind == Kind::value && part.text != "company");
}

}  // namespace

void Parsing::collect(const hear::PhraseNode& part, Parts& parts) {
  if (part.kind == hear::PhraseNode::Kind::list) parts.lists.emplace_back(part.text);
  parts.entity |= may_be_hidden(part);
  for (const hear::PhraseNode& child : part.children) collect(child, parts);
}

bool Parsing::has_entity(const Parts& parts, std::set<std::string>& seen) const {
  return parts.entity || std::any_of(parts.lists.begin(), parts.lists.end(), [&](const std::string& name) {
           const auto list = list_parts_.find(name);
           return list != list_parts_.end() && seen.insert(name).second && has_entity(list->second, seen);
         });
}

struct Parsing::Masked {
  std::deque<std::vector<hear::PhraseNode>> parts;
  std::string written;
  std::shared_ptr<const void> original;
};

hear::PhraseNode Parsing::mask(const hear::PhraseNode& part, Masked& memory) {
  hear::PhraseNode out = part;
  if (may_be_hidden(part)) {
    out = {};
    out.offset = part.offset;
    out.text = kMark;
    return out;
  }
  if (part.kind == hear::PhraseNode::Kind::list) out.text = masked_list(part.text);
  std::vector<hear::PhraseNode> children;
  for (const hear::PhraseNode& child : part.children) children.push_back(mask(child, memory));
  out.children = memory.parts.emplace_back(std::move(children));
  return out;
}

std::vector<hear::Phrase> Parsing::masked(const std::vector<const Node*>& phrases) {
  std::vector<hear::Phrase> out;
  for (const Node* node : phrases) {
    auto read = phrases_.read(node->text);
    const auto* phrase = std::get_if<hear::Phrase>(&read);
    if (!phrase) continue;
    Parts parts;
    collect(phrase->root, parts);
    std::set<std::string> seen;
    if (!has_entity(parts, seen)) continue;
    auto memory = std::make_shared<Masked>();
    memory->original = phrase->memory;
    memory->written = fmt::format("{} {}", kMark, phrase->written);  // phrases are told apart by it
    const hear::PhraseNode root = mask(phrase->root, *memory);
    const std::string_view written = memory->written;
    out.push_back({written, root, std::move(memory)});
  }
  return out;
}

hear::Said Parsing::masked(const std::vector<const Node*>& phrases, const std::vector<const Node*>& except) {
  hear::Said out;
  out.exact_falls_back = false;
  out.phrases = masked(phrases);
  out.except = masked(except);
  for (const Node* node : except)
    if (auto read = phrases_.read(node->text); auto* phrase = std::get_if<hear::Phrase>(&read))
      out.except.push_back(std::move(*phrase));
  return out;
}

// The name of the list beside a list: of its phrases that ask for what may be hidden; of a list without any,
// itself.
std::string_view Parsing::masked_list(std::string_view name) {
  const auto known = masked_lists_.find(name);
  if (known != masked_lists_.end()) return known->second;
  Parts parts;
  parts.lists.emplace_back(name);
  std::set<std::string> seen;
  const bool asks = has_entity(parts, seen);
  const auto made =
      masked_lists_.emplace(name, asks ? std::string(name) + " " + std::string(kMark) : name).first;
  if (asks) book_.list(made->second, masked(lists_[made->first], list_excepts_[made->first]));
  return made->second;
}

std::optional<hear::PatternId> Parsing::masked_pattern(const std::vector<const Node*>& phrases,
                                                       const std::vector<const Node*>& except, Parties by) {
  hear::Said what = masked(phrases, except);
  if (what.phrases.empty()) return std::nullopt;
  what.by = by.bits();
  std::vector<hear::BookError> errors;
  const hear::PatternId id = book_.pattern(what, errors);
  if (!errors.empty()) return std::nullopt;  // too large beside what it masks
  return id;
}

}  // namespace cortesia::rules
