#include "hear/values.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "hear/fold.hpp"
#include "hear/lexicon.hpp"
#include "hear/names.hpp"
#include "hear/readings.hpp"
#include "hear/same_value.hpp"

namespace cortesia::hear {
namespace {

constexpr std::string_view kCompany = "company";
constexpr std::size_t kDigitsOfNumber = 3;  // fewer digits than that are part of a name ("Canal 5")

std::string digits_of(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (is_digit(c)) digits += c;
  }
  return digits;
}

bool has_letters(const std::vector<std::string>& words) {
  return std::ranges::any_of(
      words, [](const std::string& word) { return word.front() < '0' || word.front() > '9'; });
}

}  // namespace

ValueFinder::Wanted ValueFinder::wanted(std::uint32_t name, bool company, std::string_view text) const {
  Wanted made{.name = name, .company = company, .first_part = 0, .digits = {}, .parts = {}};
  const std::vector<std::string> words = fold_words(text);
  if (std::string digits = digits_of(text); digits.size() >= kDigitsOfNumber && !has_letters(words)) {
    made.digits = std::move(digits);
    return made;
  }
  for (const std::string& word : words) {
    Sound sound(word);
    const SoundSketch sketch = sketch_of(sound.key());
    const bool particle = is_particle(word);
    const bool weak =
        particle || word.size() < 2 ||
        (company && (is_generic_in_names(word) || is_common_word(word, book_.language) || word.size() < 3));
    made.parts.push_back({std::move(sound), sketch, particle, weak});
  }
  return made;
}

void ValueFinder::set(std::span<const Value> values) {
  std::string key;
  for (const Value& value : values) {
    (key += value.name) += '\n';
    for (const std::string_view text : value.texts) (key += text) += '\t';
  }
  if (key == key_) return;  // of the same agent, say
  key_ = std::move(key);
  wanted_.clear();
  for (const Value& value : values) {
    const auto name = std::ranges::find(book_.names, value.name);
    // A company's name is looked for even if no phrase asks: it must not be taken for a person's.
    const bool company = value.name == kCompany;
    if (name == book_.names.end() && !company) continue;
    const auto id = static_cast<std::uint32_t>(name - book_.names.begin());
    for (const std::string_view text : value.texts) {
      wanted_.push_back(wanted(id, company, text));
      if (wanted_.back().parts.empty() && wanted_.back().digits.empty()) wanted_.pop_back();
    }
  }
  std::uint32_t part = 0;
  for (Wanted& value : wanted_) {
    if (!value.company) continue;
    if (part + value.parts.size() > kMostParts)
      value.parts.clear();  // a company of more names than anyone says
    value.first_part = part;
    part += static_cast<std::uint32_t>(value.parts.size());
  }
  company_parts_.clear();
  for (const Wanted& value : wanted_) {
    if (!value.company) continue;
    for (const Part& one : value.parts) company_parts_.push_back(&one);
  }
}

bool ValueFinder::has_numbers() const {
  return std::ranges::any_of(wanted_, [](const Wanted& value) { return !value.digits.empty(); });
}

ValueFinder::Alike ValueFinder::alike(const WordsMet& words, std::uint32_t word) const {
  Alike one;
  const WordFacts& facts = words.facts(word);
  for (std::size_t i = 0; i < company_parts_.size(); ++i) {
    const Part& part = *company_parts_[i];
    // Everyday words of the company's name must be said as they are.
    const bool exactly = part.weak || facts.lexeme != kNoLexeme;
    const bool may_be_like =
        exactly ? facts.sound.hash == part.sketch.hash : may_be_within_one_edit(facts.sound, part.sketch);
    const bool may_begin = !part.weak && facts.sound.size >= 2 && facts.sound.size + 2 <= part.sketch.size &&
                           facts.sound.first == part.sketch.first;
    if (!may_be_like && !may_begin) continue;
    const std::string_view key = words.sound(word);
    if (may_be_like && (exactly ? part.sound.same(key) : part.sound.like(key))) one.parts |= 1U << i;
    if (may_begin && part.sound.key().starts_with(key)) one.begins |= 1U << i;
  }
  return one;
}

std::uint32_t ValueFinder::match_part(const Wanted& value, std::size_t part, const WordsMet& words,
                                      std::uint32_t at, std::uint32_t end) {
  const Part& wanted = value.parts[part];
  if (!value.company) {
    return words.facts(at).sound.hash == wanted.sketch.hash && wanted.sound.same(words.sound(at)) ? 1 : 0;
  }
  const std::uint32_t bit = 1U << (value.first_part + part);
  const Alike here = alike(words, at);
  if ((here.parts & bit) != 0) return 1;
  if ((here.begins & bit) == 0 || at + 1 >= end) return 0;
  std::string joined(words.sound(at));
  joined += words.sound(at + 1);
  return wanted.sound.like(joined) ? 2 : 0;
}

std::uint32_t ValueFinder::match(const Wanted& value, const WordsMet& words, std::uint32_t at,
                                 std::uint32_t end) {
  std::uint32_t longest = 0;
  for (std::size_t first = 0; first < value.parts.size(); ++first) {
    if (value.parts[first].particle) continue;
    std::uint32_t taken = 0, telling = 0, plain = 0, until = 0;
    std::size_t part = first;
    for (; part < value.parts.size() && at + taken < end; ++part) {
      const std::uint32_t count = match_part(value, part, words, at + taken, end);
      if (count == 0) break;
      taken += count;
      if (value.parts[part].particle) continue;
      ++plain;
      telling += value.parts[part].weak ? 0 : 1;
      until = taken;
    }
    const bool whole = first == 0 && part == value.parts.size();
    if (telling > 0 || plain >= 2 || whole) longest = std::max(longest, until);
  }
  return longest;
}

void ValueFinder::add(std::uint32_t name, WordRange words, Spans& spans) const {
  if (name < book_.names.size())  // else no phrase asks for it
    spans.add({.begin = words.begin, .end = words.end, .token = book_.name_tokens[name]});
}

void ValueFinder::find(std::span<const Wanted> all, const Heard& heard, const WordsMet& words, Spans& spans,
                       std::vector<bool>& company) {
  // Of the parts of names; most words share neither with any.
  std::uint64_t hashes = 0;
  std::uint32_t begins = 0;  // of a company's
  for (const Wanted& value : all) {
    for (const Part& part : value.parts) {
      hashes |= std::uint64_t{1} << (part.sketch.hash & 63);
      if (value.company) begins |= part.sketch.begins;
    }
    if (value.company) continue;
    for (const Entity& entity : heard.entities) {
      const bool number = entity.kind == EntityKind::phone || entity.kind == EntityKind::number;
      const bool same = number && !value.digits.empty() && digits_of(entity.value) == value.digits;
      if (same || (entity.redacted && entity.kind == EntityKind::phone && !value.digits.empty())) {
        add(value.name, {entity.begin, entity.end}, spans);
      }
    }
  }
  for (const HeardTurn& turn : heard.turns) {
    for (std::uint32_t at = turn.begin; at < turn.end; ++at) {
      const WordFacts& facts = words.facts(at);
      bool maybe = (hashes >> (facts.sound.hash & 63) & 1) != 0 || facts.kind == Lex::redaction;
      maybe = maybe || ((facts.sound.begins & begins) != 0 && alike(words, at).any());
      if (!maybe) continue;
      const std::string_view mark = facts.kind == Lex::redaction ? heard.folded_word(at) : std::string_view();
      for (const Wanted& value : all) {
        if (!value.digits.empty()) continue;
        std::uint32_t count = match(value, words, at, turn.end);
        if (mark == (value.company ? "[company]" : "[name]")) count = 1;
        if (count == 0) continue;
        add(value.name, {at, at + count}, spans);
        if (value.company) {
          company.resize(heard.words.size());
          std::fill_n(company.begin() + at, count, true);
        }
      }
    }
  }
}

void ValueFinder::find(const Heard& heard, const WordsMet& words, Spans& spans, std::vector<bool>& company) {
  if (!wanted_.empty()) find(wanted_, heard, words, spans, company);
}

void ValueFinder::find(std::uint32_t name, const Remembered& remembered, EntityKind kind, const Heard& heard,
                       const WordsMet& words, Spans& spans) {
  std::vector<bool> company;
  if (kind == EntityKind::name) {
    Wanted value = wanted(name, false, remembered.value);
    if (remembered.value.empty()) value.parts.clear();  // a redaction mark: any other may be the same
    find(std::span(&value, 1), heard, words, spans, company);
    return;
  }
  // By value: figures equal words; a phone number is also a number.
  const auto is_number = [](EntityKind k) { return k == EntityKind::phone || k == EntityKind::number; };
  const auto add_if_same = [&](std::uint32_t index) {
    const Entity& entity = heard.entities[index];
    const bool alike = entity.kind == kind || (is_number(entity.kind) && is_number(kind));
    if (alike && (entity.redacted || is_same_value(kind, entity.value, remembered.value)))
      add(name, {entity.begin, entity.end}, spans);
  };
  const std::uint64_t key = same_value_key(kind, remembered.value);
  for (const auto& [other, index] :
       std::ranges::equal_range(by_value_, key, {}, &std::pair<std::uint64_t, std::uint32_t>::first))
    add_if_same(index);
  for (const std::uint32_t index : redacted_) add_if_same(index);
}

void ValueFinder::prepare_remembered(const Heard& heard) {
  by_value_.clear();
  redacted_.clear();
  for (std::uint32_t index = 0; index < heard.entities.size(); ++index) {
    const Entity& entity = heard.entities[index];
    if (entity.redacted)
      redacted_.push_back(index);
    else
      by_value_.emplace_back(same_value_key(entity.kind, entity.value), index);
  }
  std::ranges::sort(by_value_);
}

}  // namespace cortesia::hear
