#include "hear/overlay.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>

#include "hear/amounts.hpp"
#include "hear/lexicon.hpp"
#include "hear/people.hpp"

namespace cortesia::hear {
namespace {

constexpr std::uint16_t kWantsFigures = wants_bit(EntityKind::number) | wants_bit(EntityKind::phone) |
                                        wants_bit(EntityKind::time) | wants_bit(EntityKind::date) |
                                        wants_bit(EntityKind::money) | wants_bit(EntityKind::duration);

constexpr std::uint16_t kWantsDigits = wants_bit(EntityKind::phone) | wants_bit(EntityKind::number);

}  // namespace

void Overlay::lay(Heard& heard, const WordsMet& words, std::span<const Value> values) {
  heard.entities.clear();
  heard.unknown_redactions.clear();
  remembered_kinds_.clear();
  company_.clear();
  spans_.clear(book_.wants == 0 ? 0 : heard.words.size());
  if (book_.wants == 0) return;
  arena_.clear();

  values_.set(values);
  const bool wants_names = (book_.wants & wants_bit(EntityKind::name)) != 0;
  std::uint16_t figures = book_.wants & kWantsFigures;
  if ((book_.wants & kWantsValue) != 0 && values_.has_numbers()) figures |= kWantsDigits;
  for (std::uint32_t i = 0; i < heard.words.size() && words.has_redactions(); ++i) {
    if (words.facts(i).lexeme == kRedactionLexeme) redaction(i, heard);
  }
  if (figures != 0) find_amounts(heard, words, book_.language, figures, arena_, spans_);
  if (wants_names || (book_.wants & kWantsValue) != 0) values_.find(heard, words, spans_, company_);
  if (wants_names) find_people(heard, words, company_, (book_.wants & kWantsLooseName) != 0, spans_);
  std::ranges::stable_sort(heard.entities, {}, &Entity::begin);
}

void Overlay::redaction(std::uint32_t word, Heard& heard) {
  const std::string_view mark = heard.folded_word(word);
  if (mark == "[pii]") heard.unknown_redactions.push_back(word);
  const auto* const found = std::ranges::find(kEntityNames, mark.substr(1, mark.size() - 2));
  if (found == std::end(kEntityNames)) return;
  const auto kind = static_cast<EntityKind>(found - std::begin(kEntityNames));
  if ((book_.wants & wants_bit(kind)) == 0) return;
  spans_.add({.begin = word, .end = word + 1, .token = entity_token(kind)});
  heard.entities.push_back({kind, word, word + 1, {}, true});
}

void Overlay::remember(std::uint32_t name, const Span& span, Heard& heard) {
  EntityKind kind = EntityKind::name;
  std::string_view value;
  for (const Entity& entity : std::ranges::equal_range(heard.entities, span.begin, {}, &Entity::begin)) {
    if (entity.end != span.end || entity_token(entity.kind) != span.token) continue;
    kind = entity.kind;
    value = entity.value;
  }
  const bool is_name = span.token == kLooseNameToken || span.token == entity_token(EntityKind::name);
  if (is_name && !heard.folded_word(span.begin).starts_with('[')) {  // also a part of a longer run
    value = heard.folded_words(span.begin, span.end);
  }
  heard.remembered.push_back({book_.names[name], value, span.begin, span.end});
  remembered_kinds_.push_back(kind);
}

void Overlay::lay_remembered(const Heard& heard, const WordsMet& words) {
  values_.prepare_remembered(heard);
  std::set<std::pair<std::string_view, std::string_view>> met;
  for (std::size_t i = 0; i < heard.remembered.size(); ++i) {
    const Remembered& one = heard.remembered[i];
    if (!met.emplace(one.name, one.value).second) continue;
    const auto name = std::ranges::find(book_.names, one.name) - book_.names.begin();
    values_.find(static_cast<std::uint32_t>(name), one, remembered_kinds_[i], heard, words, spans_);
  }
}

}  // namespace cortesia::hear
