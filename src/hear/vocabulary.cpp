#include "hear/vocabulary.hpp"

#include <algorithm>
#include <numeric>
#include <span>

#include "hear/fold.hpp"
#include "hear/readings.hpp"

namespace cortesia::hear {

Vocabulary::How Vocabulary::how(const PhraseNode& word, bool falls_back) {
  if (word.exact) return falls_back ? kExactOrFolded : kExact;
  if (word.sounds) return kSounds;
  if (word.kind == PhraseNode::Kind::prefix) return kPrefix;
  return word.kind == PhraseNode::Kind::suffix ? kSuffix : kWord;
}

TokenId Vocabulary::add(const PhraseNode& word, bool falls_back) {
  ByText<TokenId>& known = known_[how(word, falls_back)];
  if (const auto found = known.find(word.text); found != known.end()) return found->second;

  std::string folded(word.text);
  if (word.exact) {
    const std::vector<std::string> words = fold_words(word.text);
    folded = words.empty() ? std::string() : words.front();
    if (!falls_back && has_one_reading(folded)) {
      return known.emplace(word.text, add(word, true)).first->second;
    }
  }
  const TokenId token = add_token();
  known.emplace(word.text, token);
  std::string plain = without_enye(folded);
  switch (how(word, falls_back)) {
    case kSounds:
      alike_.push_back({Sound(folded), Sound(plain), token});
      break;
    case kExact:
    case kExactOrFolded: {
      const Exact exact{std::string(word.text), falls_back, token};
      exact_[folded].push_back(exact);
      plain_exact_[plain].push_back(exact);
      break;
    }
    default:
      const How asked = how(word, falls_back);
      sizes_[asked].insert(folded.size());
      if (plain == folded) break;
      sizes_[asked].insert(plain.size());
      plain_[asked][plain].push_back(token);
  }
  return token;
}

TokenId Vocabulary::add_token() {
  members_.push_back(nullptr);
  return static_cast<TokenId>(members_.size() - 1);
}

TokenId Vocabulary::add_choice(std::vector<TokenId>& words) {
  std::ranges::sort(words);
  words.erase(std::ranges::unique(words).begin(), words.end());
  if (words.size() == 1) return words.front();
  const auto [known, is_new] = choices_.try_emplace(words, static_cast<TokenId>(size()));
  if (is_new) members_[add_token()] = &known->first;
  return known->second;
}

void Vocabulary::seal(const std::vector<bool>& asked) {
  // Every word's choices, and room for itself.
  stands_from_.assign(size() + 1, 0);
  for (TokenId token = 0; token < size(); ++token) {
    if (!is_choice(token)) ++stands_from_[token + 1];
  }
  for (const auto& [words, choice] : choices_) {
    for (const TokenId word : words) ++stands_from_[word + 1];
  }
  std::partial_sum(stands_from_.begin(), stands_from_.end(), stands_from_.begin());
  stands_for_.resize(stands_from_.back());
  std::vector<std::uint32_t> next(stands_from_.begin(), stands_from_.end() - 1);
  for (const auto& [words, choice] : choices_) {
    for (const TokenId word : words) stands_for_[next[word]++] = choice;
  }

  const auto less = [](std::span<const TokenId> a, std::span<const TokenId> b) {
    return std::ranges::lexicographical_compare(a, b);
  };
  std::map<std::span<const TokenId>, TokenId, decltype(less)>
      first;  // of the words that only these choices tell
  filters_.assign(size(), 0);
  for (TokenId token = 0; token < size(); ++token) {
    if (is_choice(token)) continue;
    const std::span<const TokenId> choices(stands_for_.begin() + stands_from_[token],
                                           stands_for_.begin() + next[token]);
    const TokenId same =
        asked[token] || choices.empty() ? token : first.try_emplace(choices, token).first->second;
    stands_for_[next[token]] = same;
    filters_[token] = token == kAnyWordToken ? kAnyWordFilter : std::uint64_t{1} << (same % 63);
  }
  for (const auto& [words, choice] : choices_) {
    for (const TokenId word : words) filters_[choice] |= filters_[word];
  }
}

void Vocabulary::append(TokenId token, std::vector<TokenId>& tokens) const {
  tokens.insert(tokens.end(), stands_for_.begin() + stands_from_[token],
                stands_for_.begin() + stands_from_[token + 1]);
}

void Vocabulary::append_known(How how, std::string_view text, bool enye, std::vector<TokenId>& tokens) const {
  if (const auto found = known_[how].find(text); found != known_[how].end()) append(found->second, tokens);
  if (enye || plain_[how].empty()) return;
  if (const auto found = plain_[how].find(text); found != plain_[how].end()) {
    for (const TokenId token : found->second) append(token, tokens);
  }
}

void Vocabulary::tokens_of(std::string_view folded, bool enye, std::vector<TokenId>& tokens) const {
  append_known(kWord, folded, enye, tokens);
  if (folded.starts_with('[')) return;  // a redaction mark sounds like nothing
  for (const std::size_t size : sizes_[kPrefix]) {
    if (size > folded.size()) break;
    append_known(kPrefix, folded.substr(0, size), enye, tokens);
  }
  for (const std::size_t size : sizes_[kSuffix]) {
    if (size > folded.size()) break;
    append_known(kSuffix, folded.substr(folded.size() - size), enye, tokens);
  }
  if (alike_.empty()) return;
  const std::string key = sound_key(folded);
  for (const Alike& alike : alike_) {
    if ((enye ? alike.sound : alike.plain).like(key)) append(alike.token, tokens);
  }
}

bool Vocabulary::is_exact(std::string_view folded, bool enye) const {
  const ExactWords& words = enye ? exact_ : plain_exact_;
  return !words.empty() && words.contains(folded);
}

void Vocabulary::exact_tokens_of(std::string_view folded, std::string_view exactly, bool accents, bool enye,
                                 std::vector<TokenId>& tokens) const {
  const ExactWords& words = enye ? exact_ : plain_exact_;
  const auto found = words.find(folded);
  if (found == words.end()) return;
  for (const Exact& exact : found->second) {
    // In a call without ñ, a word that has nothing else to its letters but an ñ is heard by its n.
    const bool same = exact.text == exactly || (!enye && without_enye(exact.text) == exactly);
    if (same || (!accents && exact.falls_back)) append(exact.token, tokens);
  }
}

}  // namespace cortesia::hear
