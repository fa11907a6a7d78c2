#include "rules/wordings.hpp"

#include <algorithm>
#include <span>

#include "hear/fold.hpp"

namespace cortesia::rules {

using hear::PhraseNode;
using Kind = PhraseNode::Kind;

namespace {

bool is_anchor(const PhraseNode& node) {
  return node.kind == Kind::sentence_start || node.kind == Kind::turn_start || node.kind == Kind::turn_end ||
         node.kind == Kind::question;
}

bool is_one_word(const PhraseNode& node) {
  return node.kind == Kind::word || node.kind == Kind::prefix || node.kind == Kind::suffix ||
         node.kind == Kind::any_word;
}

// ---- unfolding

class Unfolding {
 public:
  explicit Unfolding(std::size_t most) : most_(most) {}

  // Appends every wording of `node` to every wording so far; false when there are too many.
  bool add(const PhraseNode& node, std::vector<Wording>& so_far) const {
    switch (node.kind) {
      case Kind::sequence:
        return std::all_of(node.children.begin(), node.children.end(),
                           [&](const PhraseNode& child) { return add(child, so_far); });
      case Kind::choice:
        return add_each(node.children, so_far, {});
      case Kind::optional:
        return add_each(node.children, so_far, so_far);
      default:
        for (Wording& wording : so_far) wording.push_back(&node);
        return true;
    }
  }

 private:
  bool add_each(std::span<const PhraseNode> branches, std::vector<Wording>& so_far,
                std::vector<Wording> out) const {
    for (const PhraseNode& branch : branches) {
      std::vector<Wording> more = so_far;
      if (!add(branch, more) || out.size() + more.size() > most_) return false;
      out.insert(out.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
    so_far = std::move(out);
    return true;
  }

  std::size_t most_;
};

// ---- hearing

std::string folded(const PhraseNode& node) {
  if (!node.exact) return std::string(node.text);
  std::string out;
  for (const std::string& word : hear::fold_words(node.text)) out += word;
  return out;
}

// One word of the phrase hears one of the wording, whatever that stands for.
bool hears_word(const PhraseNode& phrase, const PhraseNode& said) {
  if (!is_one_word(said)) return false;
  if (phrase.kind == Kind::any_word) return true;
  if (said.kind == Kind::any_word) return false;
  const std::string text = folded(said);
  switch (phrase.kind) {
    case Kind::word:
      if (said.kind != Kind::word || (said.sounds && !phrase.sounds)) return false;
      return phrase.exact ? said.exact && said.text == phrase.text : text == phrase.text;
    case Kind::prefix:
      return said.kind != Kind::suffix && !said.sounds && text.starts_with(phrase.text);
    case Kind::suffix:
      return said.kind != Kind::prefix && !said.sounds && text.ends_with(phrase.text);
    default:
      return false;
  }
}

bool same_leaf(const PhraseNode& phrase, const PhraseNode& said) {
  return phrase.kind == said.kind && phrase.text == said.text && phrase.name == said.name;
}

// Where in the wording the phrase may have come to: one flag for each place before, between and behind.
using Places = std::vector<bool>;

class Hearing {
 public:
  Hearing(const Wording& wording, const Lists& lists) : wording_(wording), lists_(lists) {}

  Places from(const PhraseNode& node, Places places) {
    Places out(places.size());
    switch (node.kind) {
      case Kind::sequence:
        for (const PhraseNode& child : node.children) places = from(child, std::move(places));
        return places;
      case Kind::optional:
        out = places;
        [[fallthrough]];
      case Kind::choice:
        for (const PhraseNode& child : node.children) join(out, from(child, places));
        return out;
      case Kind::gap:
        gap(node, places, out);
        return out;
      case Kind::list:
        leaf(node, places, out);
        if (const auto* phrases = depth_ < kDeepest ? lists_(node.text) : nullptr) {
          ++depth_;
          for (const hear::Phrase& phrase : *phrases) join(out, from(phrase.root, places));
          --depth_;
        }
        return out;
      default:
        leaf(node, places, out);
        return out;
    }
  }

  // Anchors of the wording that the phrase does not ask for are no matter.
  Places past_anchors(Places places) const {
    for (std::size_t i = 0; i < wording_.size(); ++i)
      if (places[i] && is_anchor(*wording_[i])) places[i + 1] = true;
    return places;
  }

 private:
  static constexpr int kDeepest = 8;  // lists in lists

  static void join(Places& into, const Places& more) {
    for (std::size_t i = 0; i < into.size(); ++i) into[i] = into[i] || more[i];
  }

  void leaf(const PhraseNode& node, const Places& places, Places& out) const {
    const Places here = past_anchors(places);
    for (std::size_t i = 0; i < wording_.size(); ++i) {
      const PhraseNode& said = *wording_[i];
      const bool turn_starts = node.kind == Kind::sentence_start && said.kind == Kind::turn_start;
      if (here[i] && (same_leaf_or_word(node, said) || turn_starts)) out[i + 1] = true;
    }
  }

  static bool same_leaf_or_word(const PhraseNode& node, const PhraseNode& said) {
    return is_one_word(node) ? hears_word(node, said) : same_leaf(node, said);
  }

  void gap(const PhraseNode& node, const Places& places, Places& out) const {
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (!places[i]) continue;
      std::uint32_t left = node.count;
      out[i] = true;
      for (std::size_t k = i; k < wording_.size(); ++k) {
        const PhraseNode& said = *wording_[k];
        const std::uint32_t words = is_anchor(said) ? 0 : said.kind == Kind::gap ? said.count : 1;
        if ((!is_one_word(said) && said.kind != Kind::gap && !is_anchor(said)) || words > left) break;
        left -= words;
        out[k + 1] = true;
      }
    }
  }

  const Wording& wording_;
  const Lists& lists_;
  int depth_ = 0;
};

}  // namespace

std::optional<std::vector<Wording>> wordings(const hear::Phrase& phrase, std::size_t most) {
  std::vector<Wording> out(1);
  if (!Unfolding(most).add(phrase.root, out)) return std::nullopt;
  return out;
}

bool hears(const hear::Phrase& phrase, const Wording& wording, const Lists& lists) {
  Places start(wording.size() + 1);
  start[0] = true;
  Hearing hearing(wording, lists);
  return hearing.past_anchors(hearing.from(phrase.root, std::move(start))).back();
}

bool hears_part(const hear::Phrase& phrase, const Wording& wording, const Lists& lists) {
  // From every place at once.
  const Places heard = Hearing(wording, lists).from(phrase.root, Places(wording.size() + 1, true));
  return std::find(heard.begin(), heard.end(), true) != heard.end();
}

bool impossible(const Wording& wording) {
  bool words = false, ended = false;
  for (const PhraseNode* node : wording) {
    if (node->kind == Kind::turn_start && words) return true;
    if (is_anchor(*node)) {
      ended = ended || node->kind == Kind::turn_end;
      continue;
    }
    if (node->kind == Kind::gap) continue;  // may be empty
    if (ended) return true;
    words = true;
  }
  return false;
}

}  // namespace cortesia::rules
