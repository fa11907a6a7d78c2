#include "rules/cut.hpp"

#include <algorithm>

namespace cortesia::rules {

namespace {

// Nobody ends a sentence with these.
constexpr std::string_view kDangling[] = {
    "a",   "al", "and", "con", "cuando", "de", "del", "el",  "en",   "for",  "la",  "las",    "le",
    "les", "lo", "los", "mi",  "my",     "of", "o",   "or",  "para", "pero", "por", "porque", "que",
    "se",  "si", "su",  "sus", "the",    "to", "un",  "una", "with", "y",    "your"};

// Whoever says one of these in the last turns takes leave: what follows is no cut, however it is written.
constexpr std::string_view kLeave[] = {"abrazo",     "adios",   "agradecida", "agradecido", "bendiciones",
                                       "bendiga",    "bye",     "chaito",     "chao",       "chau",
                                       "cuidate",    "cuidese", "descanse",   "despido",    "encantada",
                                       "encantado",  "feliz",   "goodbye",    "gracias",    "hasta",
                                       "igualmente", "luego",   "saludos",    "vaya",       "vemos"};

bool one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool takes_leave(const hear::Heard& heard, std::uint32_t last_turn) {
  constexpr std::uint32_t kLastTurns = 3;
  const std::uint32_t first = last_turn + 1 > kLastTurns ? last_turn + 1 - kLastTurns : 0;
  for (std::uint32_t w = heard.turns[first].begin; w < heard.turns[last_turn].end; ++w)
    if (one_of(heard.folded_word(w), kLeave)) return true;
  return false;
}

// How the transcript's last turn is written: an ellipsis, a dash, a comma.
bool breaks_off(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '"'))
    text.remove_suffix(1);
  for (const std::string_view mark : {"...", "…", "-", "—", "–", ","})
    if (text.ends_with(mark)) return true;
  return false;
}

}  // namespace

bool is_cut(const Scene& scene) {
  const hear::Heard& heard = *scene.heard;
  std::uint32_t last = static_cast<std::uint32_t>(heard.turns.size());
  while (last > 0 && heard.turns[last - 1].begin == heard.turns[last - 1].end) --last;
  if (last == 0) return true;
  --last;
  const hear::Word& word = heard.words[heard.turns[last].end - 1];
  // The customer is left on hold.
  for (const Event& event : scene.call->events)
    if ((event.kind == EventKind::hold || event.kind == EventKind::music) && event.before_turn > word.turn)
      return true;
  if (one_of(heard.folded_word(heard.turns[last].end - 1), kDangling)) return true;
  if (takes_leave(heard, last)) return false;
  if (heard.has_punctuation && breaks_off(scene.call->turns[word.turn].text)) return true;
  return (word.marks & hear::kQuestion) != 0;
}

}  // namespace cortesia::rules
