// Text to words: lower case, no accents, punctuation dropped, and for every word the way back to its bytes.
//
// A word is a run of letters and digits. Joined to one word: `don't` (dont), `pa'lante`, and figures that
// belong together: `15:30`, `3.5`, `1,500`, `12/05/2024`. Everything else splits, a hyphen too: `e-mail` is
// two words, `305-442-10` three. ñ is kept, every other accent goes, composed or not; ß is ss, ª is a;
// invisible characters are as if they were not there.
//
// Stage directions are not words: `(pausa)`, `[inaudible]`, `<unk>`. A redaction mark is one word that no
// ordinary word equals: `[NOMBRE]` is heard as "[name]", `[PII]`, `***`, `###` and any other `{{MARK}}` as
// "[pii]", see redaction(). Other text in square brackets is words, for many transcripts write
// `[Mariana López]` where a name was.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hear/heard.hpp"

namespace cortesia::hear {

// Folds the turns of one call, in order. Holds no more than what joins one turn to the next.
class Folder {
 public:
  // Empties the call's words and begins anew; `bytes` is the size of all the texts that will come.
  void begin(Heard& heard, std::size_t bytes);
  // Appends the words of a turn of the file. `text` is valid UTF-8.
  void turn(std::string_view text, std::uint32_t turn, Heard& heard);
  std::uint32_t words() const { return count_; }  // so far
  // Hands over the words, and what only the whole call can tell: has_accents, has_enye, has_punctuation,
  // has_casing.
  void end(Heard& heard);

 private:
  class Run;
  std::string padded_;       // the text of the turn, and a block of zeros
  std::vector<Word> words_;  // with room for those of the turn, so that adding one is a plain write
  std::uint32_t count_ = 0;
  char* next_ = nullptr;  // in Heard::folded
  bool sentence_ended_ = false;
  std::uint32_t capitals_ = 0;   // words that begin with one
  std::uint32_t stand_ins_ = 0;  // redaction marks
  bool accents_ = false, enye_ = false, punctuation_ = false;
};

// The words of a short text - a phrase, a name - each folded. Redaction marks and notes as in a transcript.
std::vector<std::string> fold_words(std::string_view text);

// Lower case, composed, accents kept: what `=tú` compares.
std::string fold_exactly(std::string_view word);

// ñ as n: how words are compared in a call without any ñ.
std::string without_enye(std::string_view folded);

}  // namespace cortesia::hear
