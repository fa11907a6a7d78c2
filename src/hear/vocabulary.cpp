#include "hear/vocabulary.hpp"

#include "hear/fold.hpp"

namespace cortesia::hear {

Vocabulary::Vocabulary(const VocabularyTables<InPlace>& tables) : tables_(tables) {
  for (const AlikeWord& word : tables.alike) {
    alike_.push_back({Sound(text_of(word.text, tables.texts)),
                      Sound(text_of(word.without_enye, tables.texts)), word.token});
  }
}

template <typename Visit>
void Vocabulary::look_up(std::uint8_t how, std::string_view text, Visit visit) const {
  const std::uint32_t hash = AskedWord::hash_of(how, text);
  const std::size_t mask = tables_.words.size() - 1;
  for (std::size_t at = hash & mask; tables_.words[at].how != 0; at = (at + 1) & mask) {
    const AskedWord& word = tables_.words[at];
    if (word.hash != hash >> 24 || word.how != how || word.size != text.size()) continue;
    if (std::string_view(tables_.texts.data() + word.text, word.size) == text) visit(word.value);
  }
}

void Vocabulary::append(TokenId token, std::vector<TokenId>& tokens) const {
  const auto all = tables_.stands_for.begin();
  tokens.insert(tokens.end(), all + tables_.stands_from[token], all + tables_.stands_from[token + 1]);
}

void Vocabulary::append_asked(AskedWord::How how, std::string_view text, bool enye,
                              std::vector<TokenId>& tokens) const {
  const auto add = [&](TokenId token) { append(token, tokens); };
  look_up(how, text, add);
  if (!enye) look_up(how | AskedWord::kWithoutEnye, text, add);
}

void Vocabulary::tokens_of(std::string_view folded, bool enye, std::vector<TokenId>& tokens) const {
  append_asked(AskedWord::kWord, folded, enye, tokens);
  if (folded.starts_with('[')) return;  // a redaction mark sounds like nothing
  for (const std::size_t size : tables_.prefixes) {
    if (size > folded.size()) break;
    append_asked(AskedWord::kPrefix, folded.substr(0, size), enye, tokens);
  }
  for (const std::size_t size : tables_.suffixes) {
    if (size > folded.size()) break;
    append_asked(AskedWord::kSuffix, folded.substr(folded.size() - size), enye, tokens);
  }
  if (alike_.empty()) return;
  const std::string key = sound_key(folded);
  for (const Alike& alike : alike_) {
    if ((enye ? alike.sound : alike.plain).like(folded, key)) append(alike.token, tokens);
  }
}

bool Vocabulary::is_exact(std::string_view folded, bool enye) const {
  bool found = false;
  look_up(AskedWord::kExact | (enye ? 0 : AskedWord::kWithoutEnye), folded,
          [&](std::uint32_t) { found = true; });
  return found;
}

void Vocabulary::exact_tokens_of(std::string_view folded, std::string_view exactly, bool accents, bool enye,
                                 std::vector<TokenId>& tokens) const {
  look_up(AskedWord::kExact | (enye ? 0 : AskedWord::kWithoutEnye), folded, [&](std::uint32_t row) {
    const ExactWord& exact = tables_.exact[row];
    const std::string_view text = text_of(exact.text, tables_.texts);
    // In a call without ñ, a word that has nothing else to its letters but an ñ is heard by its n.
    const bool same = text == exactly || (!enye && without_enye(text) == exactly);
    if (same || (!accents && exact.falls_back != 0)) append(exact.token, tokens);
  });
}

}  // namespace cortesia::hear
