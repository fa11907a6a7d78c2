#include "write/wording.hpp"

#include <algorithm>
#include <variant>
#include <vector>

#include "hear/fold.hpp"
#include "hear/phrase.hpp"
#include "model/call.hpp"

namespace cortesia::write {
namespace {

using hear::PhraseNode;
using Kind = PhraseNode::Kind;

constexpr std::string_view kGap = "…";

struct Wording {
  std::vector<std::string> words;
  std::size_t heard = 0;  // how many of them were

  void add(std::string_view word, bool was_heard = false) {
    if (word == kGap && !words.empty() && words.back() == kGap) return;
    words.emplace_back(word);
    heard += was_heard ? 1 : 0;
  }
  void add(const Wording& other) {
    for (const std::string& word : other.words) add(word);
    heard += other.heard;
  }
};

class Renderer {
 public:
  Renderer(std::string_view phrase, std::string_view heard, const Labels& words)
      : phrase_(phrase), heard_(hear::fold_words(heard)), words_(words) {}

  Wording render(const PhraseNode& node) const {
    Wording made;
    switch (node.kind) {
      case Kind::word:
        made.add(written(node), std::ranges::find(heard_, node.text) != heard_.end());
        break;
      case Kind::prefix:
        made.add(written(node) + std::string(kGap),
                 is_heard([&](const std::string& word) { return word.starts_with(node.text); }));
        break;
      case Kind::suffix:
        made.add(std::string(kGap) + written(node),
                 is_heard([&](const std::string& word) { return word.ends_with(node.text); }));
        break;
      case Kind::sequence:
        for (const PhraseNode& child : node.children) {
          const Wording part = render(child);
          // Two that are optional side by side would both take the same word.
          const bool again = child.kind == Kind::optional && !made.words.empty() && !part.words.empty() &&
                             part.words.front() == made.words.back();
          if (!again) made.add(part);
        }
        break;
      case Kind::choice:
        made = render(node.children.front());
        for (const PhraseNode& child : node.children.subspan(1)) {
          Wording other = render(child);
          if (other.heard > made.heard) made = std::move(other);
        }
        break;
      case Kind::optional:
        if (Wording inner = render(node.children.front()); inner.heard > 0) made = std::move(inner);
        break;
      case Kind::any_word:
      case Kind::gap:
        made.add(kGap);
        break;
      case Kind::list:
        made.add(named(node.text));
        break;
      case Kind::entity:
        made.add(named(entity(node.text)));
        break;
      case Kind::value:
        made.add(named(value(node.text)));
        break;
      case Kind::regex:
        made.add(phrase_);
        break;
      case Kind::sentence_start:
      case Kind::turn_start:
      case Kind::turn_end:
      case Kind::question:
        break;
    }
    return made;
  }

 private:
  template <typename Is>
  bool is_heard(Is&& is) const {
    return std::ranges::any_of(heard_, is);
  }

  // As the phrase has it, with its accents but without the signs of the notation.
  std::string written(const PhraseNode& node) const {
    constexpr std::string_view kSigns = "=~*";
    std::string_view word = phrase_.substr(node.offset);
    if (kSigns.find(word.front()) != std::string_view::npos) word.remove_prefix(1);
    return std::string(word.substr(0, word.find_first_of(" |()[]{}<>*")));
  }

  static std::string named(std::string_view name) {
    std::string made = "‹" + std::string(name) + "›";
    std::ranges::replace(made, '_', ' ');
    return made;
  }

  std::string_view entity(std::string_view kind) const {
    const auto* const at = std::ranges::find(hear::kEntityNames, kind);
    return words_.entities[static_cast<std::size_t>(at - std::begin(hear::kEntityNames))];
  }

  std::string_view value(std::string_view name) const {
    if (name == "company") return words_.company;
    if (name == "agent") return words_.agent;
    if (name == "customer") return words_.customer;
    return name;
  }

  std::string_view phrase_;
  const std::vector<std::string> heard_;
  const Labels& words_;
};

}  // namespace

std::string wording_of(std::string_view phrase, std::string_view heard, const Labels& words) {
  const auto parsed = hear::parse_phrase(phrase);
  const auto* const tree = std::get_if<hear::Phrase>(&parsed);
  if (tree == nullptr) return std::string(phrase);  // of a report that another version wrote
  std::string made;
  for (const std::string& word : Renderer(tree->written, heard, words).render(tree->root).words) {
    if (!made.empty()) made += ' ';
    made += word;
  }
  return made;
}

}  // namespace cortesia::write
