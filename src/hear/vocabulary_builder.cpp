#include "hear/vocabulary_builder.hpp"

#include <algorithm>
#include <bit>
#include <numeric>
#include <span>
#include <utility>

#include "hear/fold.hpp"
#include "hear/readings.hpp"

namespace cortesia::hear {

VocabularyBuilder::How VocabularyBuilder::how(const PhraseNode& word, bool falls_back) {
  if (word.exact) return falls_back ? kExactOrFolded : kExact;
  if (word.sounds) return kSounds;
  if (word.kind == PhraseNode::Kind::prefix) return kPrefix;
  return word.kind == PhraseNode::Kind::suffix ? kSuffix : kWord;
}

void VocabularyBuilder::ask(std::uint8_t how, std::string_view letters, std::uint32_t value) {
  AskedWord word{.how = how, .size = static_cast<std::uint16_t>(letters.size()), .value = value};
  word.text = text(letters).begin;
  asked_.push_back(word);
  const auto size = static_cast<std::uint32_t>(letters.size());
  if ((how & ~AskedWord::kWithoutEnye) == AskedWord::kPrefix) prefixes_.insert(size);
  if ((how & ~AskedWord::kWithoutEnye) == AskedWord::kSuffix) suffixes_.insert(size);
}

TokenId VocabularyBuilder::add(const PhraseNode& word, bool falls_back) {
  const How asked = how(word, falls_back);
  Known& known = known_[asked];
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
  const std::string plain = without_enye(folded);
  const auto ask_both = [&](AskedWord::How as, std::uint32_t value) {
    ask(as, folded, value);
    if (plain != folded || as == AskedWord::kExact) ask(as | AskedWord::kWithoutEnye, plain, value);
  };
  switch (asked) {
    case kSounds:
      tables_.alike.push_back({text(folded), text(plain), token});
      break;
    case kExact:
    case kExactOrFolded:
      tables_.exact.push_back({text(word.text), token, falls_back});
      ask_both(AskedWord::kExact, static_cast<std::uint32_t>(tables_.exact.size() - 1));
      break;
    case kPrefix:
      ask_both(AskedWord::kPrefix, token);
      break;
    case kSuffix:
      ask_both(AskedWord::kSuffix, token);
      break;
    default:
      ask_both(AskedWord::kWord, token);
  }
  return token;
}

TokenId VocabularyBuilder::add_token() {
  members_.push_back(nullptr);
  return static_cast<TokenId>(members_.size() - 1);
}

TokenId VocabularyBuilder::add_choice(std::vector<TokenId>& words) {
  std::ranges::sort(words);
  words.erase(std::ranges::unique(words).begin(), words.end());
  if (words.size() == 1) return words.front();
  const auto [known, is_new] = choices_.try_emplace(words, static_cast<TokenId>(size()));
  if (is_new) members_[add_token()] = &known->first;
  return known->second;
}

VocabularyTables<Filled> VocabularyBuilder::finish(const std::vector<bool>& asked) {
  stand_for_choices(asked);
  place_words();
  tables_.prefixes.assign(prefixes_.begin(), prefixes_.end());
  tables_.suffixes.assign(suffixes_.begin(), suffixes_.end());
  return std::move(tables_);
}

void VocabularyBuilder::stand_for_choices(const std::vector<bool>& asked) {
  // Every word's choices, and room for itself.
  std::vector<std::uint32_t>& from = tables_.stands_from;
  std::vector<TokenId>& stands_for = tables_.stands_for;
  from.assign(size() + 1, 0);
  for (TokenId token = 0; token < size(); ++token) {
    if (!is_choice(token)) ++from[token + 1];
  }
  for (const auto& [words, choice] : choices_) {
    for (const TokenId word : words) ++from[word + 1];
  }
  std::partial_sum(from.begin(), from.end(), from.begin());
  stands_for.resize(from.back());
  std::vector<std::uint32_t> next(from.begin(), from.end() - 1);
  for (const auto& [words, choice] : choices_) {
    for (const TokenId word : words) stands_for[next[word]++] = choice;
  }

  const auto less = [](std::span<const TokenId> a, std::span<const TokenId> b) {
    return std::ranges::lexicographical_compare(a, b);
  };
  std::map<std::span<const TokenId>, TokenId, decltype(less)>
      first;  // of the words that only these choices tell
  std::vector<std::uint64_t>& filters = tables_.filters;
  filters.assign(size(), 0);
  for (TokenId token = 0; token < size(); ++token) {
    if (is_choice(token)) continue;
    const std::span<const TokenId> choices(stands_for.begin() + from[token],
                                           stands_for.begin() + next[token]);
    const TokenId same =
        asked[token] || choices.empty() ? token : first.try_emplace(choices, token).first->second;
    stands_for[next[token]] = same;
    filters[token] = token == kAnyWordToken ? Vocabulary::kAnyWordFilter : std::uint64_t{1} << (same % 63);
  }
  for (const auto& [words, choice] : choices_) {
    for (const TokenId word : words) filters[choice] |= filters[word];
  }
}

void VocabularyBuilder::place_words() {
  std::vector<AskedWord>& places = tables_.words;
  places.resize(std::bit_ceil(2 * asked_.size() + 1));
  for (AskedWord& word : asked_) {
    const std::uint32_t hash = AskedWord::hash_of(word.how, {tables_.texts.data() + word.text, word.size});
    word.hash = static_cast<std::uint8_t>(hash >> 24);
    std::size_t at = hash & (places.size() - 1);
    while (places[at].how != 0) at = (at + 1) & (places.size() - 1);
    places[at] = word;
  }
}

}  // namespace cortesia::hear
