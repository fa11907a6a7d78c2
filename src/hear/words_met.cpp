#include "hear/words_met.hpp"

#include <algorithm>
#include <array>

#include "hear/dfa.hpp"
#include "hear/fold.hpp"
#include "hear/lexicon.hpp"
#include "hear/names.hpp"
#include "hear/questions.hpp"
#include "hear/readings.hpp"
#include "hear/sounds.hpp"

namespace cortesia::hear {
namespace {

constexpr std::size_t kMostWords = 1 << 17, kMostClasses = 1 << 16;

std::string_view first_word_of(std::string_view words) { return words.substr(0, words.find(' ')); }

}  // namespace

WordsMet::WordsMet(const Phrasebook::Compiled& book)
    : book_(book), classes_(book.vocabulary), wants_facts_(book.wants != 0 || book.asks) {
  for (const std::string_view asks : accented_interrogatives(book.language))
    accented_asking_.push_back(fold_words(asks).front());
  const auto add = [&](std::span<const std::string_view> asking, bool tag, bool inversion) {
    for (const std::string_view words : asking)
      asking_[first_word_of(words)].push_back({words, tag, inversion});
  };
  add(interrogatives(book.language), false, false);
  add(inversions(book.language), false, true);
  add(question_tags(book.language), true, false);
}

bool WordsMet::grown() const {
  return with_enye_.size() > kMostWords || without_enye_.size() > kMostWords ||
         accented_.size() > kMostWords || classes_.size() > kMostClasses;
}

void WordsMet::clear() {
  with_enye_.clear();
  without_enye_.clear();
  accented_.clear();
  classes_.clear();
}

void WordsMet::look_up(Heard& heard) {
  cache_ = heard.has_enye ? &with_enye_ : &without_enye_;
  const std::size_t count = heard.words.size();
  heard.folded.append(8, '\0');  // WordCache::key reads that far
  symbols_.resize(count);
  ids_.resize(wants_facts_ ? count : 0);
  facts_.resize(ids_.size());
  redactions_ = 0;
  const char* const folded = heard.folded.data();
  // Keys first, a batch at a time, so that the slots of the next words are on their way from memory.
  constexpr std::size_t kBatch = 16;
  std::array<std::uint64_t, kBatch> keys{};
  for (std::size_t from = 0; from < count; from += kBatch) {
    const std::size_t size = std::min(kBatch, count - from);
    const Word* const words = heard.words.data() + from;
    for (std::size_t i = 0; i < size; ++i) {
      keys[i] = WordCache::key(folded + words[i].folded, words[i].folded_size);
      cache_->prefetch(keys[i]);
    }
    for (std::size_t i = 0; i < size; ++i) {
      const char* const word = folded + words[i].folded;
      WordCache::Known known = cache_->find(keys[i], word, words[i].folded_size);
      if (known.key == 0) known = meet(keys[i], {word, words[i].folded_size}, heard.has_enye);
      if (wants_facts_) {
        ids_[from + i] = known.id;
        facts_[from + i] = (*cache_)[known.id];
        redactions_ += facts_[from + i].kind == Lex::redaction;
      }
      if (known.word_class == WordCache::kByAccents)
        known.word_class = by_accents(heard, static_cast<std::uint32_t>(from + i));
      symbols_[from + i] = (known.word_class << kMarkBits) | (words[i].marks & kMarkMask);
    }
  }
  heard.folded.resize(heard.folded.size() - 8);
  if (book_.asks && !heard.has_punctuation) mark_questions(heard);
}

WordCache::Known WordsMet::meet(std::uint64_t key, std::string_view word, bool enye) {
  WordFacts facts;
  std::string sound;
  if (wants_facts_) {
    const auto flag = [&](bool holds, std::uint8_t bit) {
      if (holds) facts.flags |= bit;
    };
    flag(is_given_name(word, book_.language), WordFacts::kGiven);
    flag(is_surname(word, book_.language), WordFacts::kSurname);
    flag(is_also_a_word(word, book_.language), WordFacts::kAlsoWord);
    flag(is_common_word(word, book_.language), WordFacts::kCommon);
    flag(is_back_channel(word), WordFacts::kBackChannel);
    flag(is_particle(word), WordFacts::kParticle);
    flag(asking_.contains(word), WordFacts::kAsks);
    flag(std::ranges::find(accented_asking_, word) != accented_asking_.end(), WordFacts::kAsksAccented);
    facts.lexeme = lexeme_of(word, book_.language);
    facts.kind = lexemes_of(book_.language)[facts.lexeme].kind;
    sound = sound_key(word);
    facts.sound = sketch_of(sound);
  }
  ClassId word_class = WordCache::kByAccents;
  if (!book_.vocabulary.is_exact(word, enye)) {
    tokens_.assign(1, kAnyWordToken);
    book_.vocabulary.tokens_of(word, enye, tokens_);
    word_class = classes_.intern(tokens_);
  }
  return cache_->add(key, word, word_class, facts, std::move(sound));
}

ClassId WordsMet::by_accents(const Heard& heard, std::uint32_t index) {
  const Word& word = heard.words[index];
  const std::string_view folded = heard.folded_word(index);
  accented_key_.assign(1, static_cast<char>('0' + heard.has_accents + 2 * heard.has_enye));
  if ((word.marks & (kAccented | kRepaired)) == kAccented) {
    accented_key_ += fold_exactly(heard.written_word(index));
  } else {
    accented_key_ += folded;
  }
  const auto [known, is_new] = accented_.try_emplace(accented_key_, 0);
  if (is_new) {
    const std::string_view exactly = std::string_view(accented_key_).substr(1);
    tokens_.assign(1, kAnyWordToken);
    book_.vocabulary.tokens_of(folded, heard.has_enye, tokens_);
    book_.vocabulary.exact_tokens_of(folded, exactly, heard.has_accents, heard.has_enye, tokens_);
    known->second = classes_.intern(tokens_);
  }
  return known->second;
}

void WordsMet::overlay(Spans& spans) {
  constexpr std::uint32_t kOfFirst = kTurnStart | kSentenceStart, kOfLast = kMarkMask & ~kOfFirst;
  for (Span& span : spans.added()) {
    std::uint32_t& first = symbols_[span.begin];
    if (span.is_long()) {
      spans.begins(span.begin, book_.vocabulary.filter(span.token));
      span.symbol = (classes_.with(Classes::kNone, span.token) << kMarkBits) | (first & kOfFirst) |
                    (symbols_[span.end - 1] & kOfLast);
    } else {
      first = (classes_.with(first >> kMarkBits, span.token) << kMarkBits) | (first & kMarkMask);
    }
  }
  spans.sort();
}

void WordsMet::mark_questions(Heard& heard) {
  const std::span<const std::string_view> accented = accented_interrogatives(book_.language);
  const auto asks_by_accent = [&](std::uint32_t at) {
    return (facts(at).flags & WordFacts::kAsksAccented) != 0 && (heard.words[at].marks & kAccented) != 0 &&
           std::ranges::find(accented, fold_exactly(heard.written_word(at))) != accented.end();
  };
  for (const HeardTurn& turn : heard.turns) {
    std::uint32_t from = turn.end, tagged = turn.begin;  // what asks: [from, end) and [begin, tagged)
    for (std::uint32_t i = turn.begin; i < turn.end; ++i) {
      if (from == turn.end && asks_by_accent(i)) from = i;
      if ((facts(i).flags & WordFacts::kAsks) == 0) continue;
      const std::string_view rest = heard.folded_words(i, turn.end);
      for (const Asking& asks : asking_.at(heard.folded_word(i))) {
        const std::size_t size = asks.words.size();
        if (!rest.starts_with(asks.words) || (rest.size() > size && rest[size] != ' ')) continue;
        if (asks.tag) {
          tagged = i + 1 + static_cast<std::uint32_t>(std::ranges::count(asks.words, ' '));
        } else if (from == turn.end && !(asks.inversion && i > turn.begin &&
                                         is_stated(asks.words, heard.folded_words(turn.begin, i)))) {
          from = i;
        }
      }
    }
    for (std::uint32_t i = turn.begin; i < turn.end; ++i) {
      if (i >= tagged && i < from) continue;
      heard.words[i].marks |= kQuestion;
      symbols_[i] |= kQuestion;
    }
  }
}

}  // namespace cortesia::hear
