#include "hear/whole_phrase.hpp"

#include <algorithm>

namespace cortesia::hear {

using Kind = PhraseNode::Kind;

bool may_be_empty(const PhraseNode& node) {
  switch (node.kind) {
    case Kind::sequence:
      return std::ranges::all_of(node.children, may_be_empty);
    case Kind::choice:
      return std::ranges::any_of(node.children, may_be_empty);
    case Kind::optional:
    case Kind::gap:
    case Kind::sentence_start:
    case Kind::turn_start:
    case Kind::turn_end:
    case Kind::question:
      return true;
    default:
      return false;
  }
}

void check_whole(const PhraseNode& root) {
  if (root.children.empty()) wrong_phrase(0, "expected words, found none");
  const Kind first = root.children.front().kind, last = root.children.back().kind;
  if (first == Kind::gap)
    wrong_phrase(root.children.front().offset, "a gap stands between words; drop it from the beginning");
  if (last == Kind::gap)
    wrong_phrase(root.children.back().offset, "a gap stands between words; drop it from the end");
  if (last == Kind::sentence_start || last == Kind::turn_start) {
    wrong_phrase(root.children.back().offset,
                 "\"^\" marks a start, and no words follow it; \"$\" marks the end of a turn");
  }
  if (may_be_empty(root)) {
    wrong_phrase(
        0,
        "every part of this phrase is optional, so it would be heard everywhere; give it a word that must "
        "be said");
  }
}

}  // namespace cortesia::hear
