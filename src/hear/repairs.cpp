#include "hear/repairs.hpp"

#include <algorithm>
#include <unordered_map>

#include "hear/fold.hpp"

namespace cortesia::hear {
namespace {

// In a call without ñ, the ñ of a repair is an n.
bool same(std::string_view heard, const std::string& wanted, bool enye) {
  return heard == wanted || (!enye && heard == without_enye(wanted));
}

}  // namespace

void repair(std::span<const Repair> repairs, std::vector<std::uint32_t>& first_word, Heard& heard) {
  // By first word; in each list longest first, as the book has them.
  std::unordered_map<std::string, std::vector<const Repair*>> by_first;
  for (const Repair& one : repairs) {
    by_first[heard.has_enye ? one.from.front() : without_enye(one.from.front())].push_back(&one);
  }
  const auto find = [&](std::uint32_t at, std::uint32_t end) -> const Repair* {
    const auto found = by_first.find(std::string(heard.folded_word(at)));
    if (found == by_first.end()) return nullptr;
    for (const Repair* one : found->second) {
      if (one->from.size() > end - at) continue;
      bool all = true;
      for (std::uint32_t i = 1; all && i < one->from.size(); ++i) {
        all = same(heard.folded_word(at + i), one->from[i], heard.has_enye);
      }
      if (all) return one;
    }
    return nullptr;
  };

  std::vector<Word> words;
  std::string folded;
  const auto add = [&](Word word, std::string_view text) {
    if (!folded.empty()) folded += ' ';
    word.folded = static_cast<std::uint32_t>(folded.size());
    word.folded_size = static_cast<std::uint16_t>(text.size());
    folded += text;
    words.push_back(word);
  };
  for (std::size_t turn = 0; turn + 1 < first_word.size(); ++turn) {
    const std::uint32_t end = first_word[turn + 1];
    std::uint32_t at = first_word[turn];
    first_word[turn] = static_cast<std::uint32_t>(words.size());
    while (at < end) {
      const Repair* const found = find(at, end);
      if (found == nullptr) {
        add(heard.words[at], heard.folded_word(at));
        ++at;
        continue;
      }
      const auto taken = static_cast<std::uint32_t>(found->from.size());
      Word word = heard.words[at];
      const bool sentence_ends = (heard.words[at + taken - 1].marks & kSentenceEnd) != 0;
      word.end = heard.words[at + taken - 1].end;
      word.marks = static_cast<std::uint8_t>((word.marks & ~kSentenceEnd) | kRepaired);
      for (std::size_t i = 0; i < found->to.size(); ++i) {
        if (i > 0) word.marks &= static_cast<std::uint8_t>(~kSentenceStart);
        if (i + 1 == found->to.size() && sentence_ends) word.marks |= kSentenceEnd;
        add(word, found->to[i]);
      }
      at += taken;
    }
  }
  first_word.back() = static_cast<std::uint32_t>(words.size());
  heard.words.swap(words);
  heard.folded.swap(folded);
}

}  // namespace cortesia::hear
