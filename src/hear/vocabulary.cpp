#include "hear/vocabulary.hpp"

#include <algorithm>

#include "hear/fold.hpp"
#include "hear/readings.hpp"

namespace cortesia::hear {

TokenId Vocabulary::add(const PhraseNode& word, bool falls_back) {
  const bool prefix = word.kind == PhraseNode::Kind::prefix, suffix = word.kind == PhraseNode::Kind::suffix;
  std::string folded = word.text;
  if (word.exact) {
    const std::vector<std::string> words = fold_words(word.text);
    folded = words.empty() ? std::string() : words.front();
    falls_back = falls_back || has_one_reading(folded);
  }
  std::string key = word.exact ? (falls_back ? "=" : "==") : word.sounds ? "~" : "";
  key += word.text;
  if (prefix) key += '*';
  if (suffix) key.insert(0, "*");
  const auto [known, is_new] = known_.try_emplace(std::move(key), static_cast<TokenId>(size()));
  if (!is_new) return known->second;

  const TokenId token = add_token();
  std::string plain = without_enye(folded);
  if (prefix) {
    prefixes_.push_back({std::move(folded), std::move(plain), token});
  } else if (suffix) {
    suffixes_.push_back({std::move(folded), std::move(plain), token});
  } else if (word.exact) {
    const Exact exact{word.text, falls_back, token};
    exact_[folded].push_back(exact);
    plain_exact_[plain].push_back(exact);
  } else if (word.sounds) {
    alike_.push_back({Sound(folded), Sound(plain), token});
  } else {
    words_[folded].push_back(token);
    plain_words_[plain].push_back(token);
  }
  return token;
}

TokenId Vocabulary::add_token() {
  members_.emplace_back();
  return static_cast<TokenId>(members_.size() - 1);
}

TokenId Vocabulary::add_choice(std::vector<TokenId> words) {
  std::ranges::sort(words);
  words.erase(std::ranges::unique(words).begin(), words.end());
  if (words.size() == 1) return words.front();
  const auto [known, is_new] = choices_.try_emplace(std::move(words), static_cast<TokenId>(size()));
  if (is_new) members_[add_token()] = known->first;
  return known->second;
}

void Vocabulary::seal(const std::vector<bool>& asked) {
  std::vector<std::vector<TokenId>> choices(size());  // by token: those it stands in
  for (const auto& [words, choice] : choices_) {
    for (const TokenId word : words) choices[word].push_back(choice);
  }
  std::map<std::vector<TokenId>, TokenId> first;  // of the words that only these choices tell
  stands_for_.resize(size());
  filters_.assign(size(), 0);
  for (TokenId token = 0; token < size(); ++token) {
    if (!members_[token].empty()) continue;
    const TokenId same = asked[token] || choices[token].empty()
                             ? token
                             : first.try_emplace(choices[token], token).first->second;
    stands_for_[token] = choices[token];
    stands_for_[token].push_back(same);
    filters_[token] = token == kAnyWordToken ? kAnyWordFilter : std::uint64_t{1} << (same % 63);
  }
  for (TokenId token = 0; token < size(); ++token) {
    for (const TokenId word : members_[token]) filters_[token] |= filters_[word];
  }
}

void Vocabulary::append(TokenId token, std::vector<TokenId>& tokens) const {
  tokens.insert(tokens.end(), stands_for_[token].begin(), stands_for_[token].end());
}

void Vocabulary::tokens_of(std::string_view folded, bool enye, std::vector<TokenId>& tokens) const {
  if (folded.starts_with('[')) return;  // a redaction mark is nobody's word
  const Words& words = enye ? words_ : plain_words_;
  if (const auto found = words.find(std::string(folded)); found != words.end()) {
    for (const TokenId token : found->second) append(token, tokens);
  }
  for (const Part& prefix : prefixes_) {
    if (folded.starts_with(enye ? prefix.text : prefix.plain)) append(prefix.token, tokens);
  }
  for (const Part& suffix : suffixes_) {
    if (folded.ends_with(enye ? suffix.text : suffix.plain)) append(suffix.token, tokens);
  }
  if (alike_.empty()) return;
  const std::string key = sound_key(folded);
  for (const Alike& alike : alike_) {
    if ((enye ? alike.sound : alike.plain).like(key)) append(alike.token, tokens);
  }
}

bool Vocabulary::is_exact(std::string_view folded, bool enye) const {
  const ExactWords& words = enye ? exact_ : plain_exact_;
  return !words.empty() && words.contains(std::string(folded));
}

void Vocabulary::exact_tokens_of(std::string_view folded, std::string_view exactly, bool accents, bool enye,
                                 std::vector<TokenId>& tokens) const {
  const ExactWords& words = enye ? exact_ : plain_exact_;
  const auto found = words.find(std::string(folded));
  if (found == words.end()) return;
  for (const Exact& exact : found->second) {
    // In a call without ñ, a word that has nothing else to its letters but an ñ is heard by its n.
    const bool same = exact.text == exactly || (!enye && without_enye(exact.text) == exactly);
    if (same || (!accents && exact.falls_back)) append(exact.token, tokens);
  }
}

}  // namespace cortesia::hear
