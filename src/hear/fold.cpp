// One pass over the bytes. Words are nearly all plain letters, so they are copied eight bytes at a time; what
// is not ASCII goes by a table of the Latin letters made from utf8proc when the program starts, and the rest
// of Unicode by utf8proc itself.
#include "hear/fold.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>

#include <utf8proc.h>

#include "hear/glyphs.hpp"
#include "hear/marks.hpp"

namespace cortesia::hear {
namespace {

constexpr std::ptrdiff_t kLongestWord = 60'000;  // folded_size has 16 bits; longer runs are cut
constexpr std::size_t kLongestNote = 120;        // bytes; brackets further apart are not one note
constexpr std::size_t kSlack = 64;               // bytes that may be written past the last word

// A full stop after these ends no sentence.
bool is_abbreviation(std::string_view folded) {
  static constexpr std::array<std::string_view, 22> kAbbreviations = {
      "sr",  "sra", "srta", "dr", "dra", "ing", "lic", "prof", "av", "avda", "num",
      "nro", "tel", "ext",  "ud", "uds", "vd",  "mr",  "mrs",  "ms", "arq",  "dpto"};
  return folded.size() == 1 || std::ranges::find(kAbbreviations, folded) != kAbbreviations.end();
}

}  // namespace

// The pass over one turn.
class Folder::Run {
 public:
  Run(Folder& folder, std::string_view text, std::uint32_t turn, Heard& heard)
      : folder_(folder),
        heard_(heard),
        begin_(text.data()),
        end_(text.data() + text.size()),
        at_(begin_),
        out_(folder.next_),
        turn_(turn),
        first_(folder.count_),
        sentence_(first_),
        pending_(folder.sentence_ended_ ? kStarts : 0) {}

  void run() {
    while (at_ < end_) {
      switch (kind_of(*at_)) {
        case Kind::alnum:
          plain_words();
          break;
        case Kind::space:
        case Kind::other:
          ++at_;
          break;
        case Kind::dot:
          dots();
          break;
        case Kind::ends:
          if (*at_ == '?') question();
          sentence_ends();
          ++at_;
          break;
        case Kind::round:
          bracket(')');
          break;
        case Kind::square:
          bracket(']');
          break;
        case Kind::angle:
          bracket('>');
          break;
        case Kind::brace:
          bracket('}');
          break;
        case Kind::mask:
          masked();
          break;
        case Kind::high:
          high();
          break;
      }
    }
    if ((pending_ & kEllipsis) != 0) sentence_ends();
    folder_.sentence_ended_ = (pending_ & kStarts) != 0;
    folder_.next_ = out_;
  }

 private:
  // What the next word has to settle.
  enum : std::uint8_t { kStarts = 1, kEllipsis = 2 };

  // Words of letters as Spanish has them, with a space or a comma between: nearly all there are. Everything
  // is kept in locals, since a write through a char pointer makes the compiler fetch the members anew.
  void plain_words() {
    const char* const base = begin_;
    const char* const folded = heard_.folded.data();
    const char* at = at_;
    char* out = out_;
    Word* const first = folder_.words_.data() + folder_.count_;
    Word* next = first;
    std::uint32_t capitals = 0;
    bool any_accent = false;
    std::uint8_t starts = pending_ == kStarts ? kSentenceStart : 0;
    while (kind_of(*at) == Kind::alnum && (pending_ & kEllipsis) == 0) {
      const char* const from = at;
      char* const word = out;
      bool accented = false;
      while (true) {
        const int plain = copy_plain(at, out);
        at += plain;
        out += plain;
        if (plain == kBlock && out - word <= kLongestWord) continue;
        if (*at != kLatinLead) break;
        const char letter = kLatinLetters[static_cast<unsigned char>(at[1]) & 0x3F];
        if (letter == '\0') break;
        *out++ = letter;
        at += 2;
        accented = true;
      }
      const Joint joint = kJoint[static_cast<unsigned char>(*at)];
      const bool ends = joint == Joint::ends || (joint == Joint::ends_unless_digits && !is_digit(out[-1]));
      if (!ends || out - word > kLongestWord) {  // the long way, from its beginning
        at = from;
        out = word;
        break;
      }
      const bool capital = is_ascii_capital(*from);
      capitals += capital;
      any_accent |= accented;
      *next++ = {.turn = turn_,
                 .begin = static_cast<std::uint32_t>(from - base),
                 .end = static_cast<std::uint32_t>(at - base),
                 .folded = static_cast<std::uint32_t>(word - folded),
                 .folded_size = static_cast<std::uint16_t>(out - word),
                 .marks = static_cast<std::uint8_t>(starts | capital * kCapital | accented * kAccented)};
      starts = 0;
      *out++ = ' ';
      if (*at == ',') ++at;
      if (*at == ' ') ++at;
    }
    at_ = at;
    out_ = out;
    folder_.count_ = static_cast<std::uint32_t>(next - folder_.words_.data());
    folder_.capitals_ += capitals;
    folder_.accents_ |= any_accent;
    if (next != first) pending_ = 0;
    if (kind_of(*at) == Kind::alnum) word();
  }

  // Any word.
  void word() {
    const char* const from = at_;
    char* const word = out_;
    bool capital = is_ascii_capital(*at_), accented = false;
    const char* n_at = nullptr;  // just past an n or N that a combining tilde may follow
    while (true) {
      while (end_ - at_ >= kBlock && out_ - word <= kLongestWord) {
        const int plain = copy_plain(at_, out_);
        at_ += plain;
        out_ += plain;
        if (plain < kBlock) break;
      }
      if (at_ == end_ || out_ - word > kLongestWord) break;
      const char c = *at_;
      if (c == ' ') break;
      const Kind kind = kind_of(c);
      if (kind == Kind::alnum) {  // near the end of the text
        *out_++ = is_ascii_capital(c) ? static_cast<char>(c + 0x20) : c;
        ++at_;
      } else if (kind == Kind::high) {
        if (out_ > word && out_[-1] == 'n') n_at = at_;
        std::size_t size = 0;
        const std::int32_t code = decode(at_, end_, size);
        if (code == kApostrophe && joins(size)) {
          at_ += size;
          continue;
        }
        Glyph scratch;
        const Glyph& seen = glyph(code, scratch);
        if (!seen.letter && !seen.ignored) break;
        if (code == kTilde && n_at == at_ && out_ > word) {
          out_[-1] = '\xC3';
          *out_++ = '\xB1';
          folder_.enye_ = true;
        } else if (seen.letter) {
          capital |= at_ == from && seen.capital;
          accented |= seen.accented;
          folder_.enye_ |= seen.enye;
          std::memcpy(out_, seen.bytes.data(), seen.bytes.size());
          out_ += seen.size;
        } else {
          accented |= code >= 0x300 && code < 0x370;
        }
        at_ += size;
      } else if (c == '\'') {
        if (!joins(1)) break;
        ++at_;
      } else if (c == '.' || c == ',' || c == ':' || c == '/') {
        if (!(out_ > word && is_digit(out_[-1]) && at_ + 1 < end_ && is_digit(at_[1]))) break;
        *out_++ = c;
        ++at_;
      } else {
        break;
      }
    }
    if (out_ == word) return;  // invisible characters only
    finish(from, word, capital, accented);
  }

  // Whether an apostrophe of `size` bytes stands between two letters.
  bool joins(std::size_t size) const {
    const char* const next = at_ + size;
    if (at_ == begin_ || next >= end_ || is_digit(at_[-1])) return false;
    const Kind after = kind_of(*next);
    return (after == Kind::alnum && !is_digit(*next)) || (after == Kind::high && (*next & '\xE0') == '\xC0');
  }

  void finish(const char* from, const char* word, bool capital, bool accented) {
    // "déjeme ver... sí" goes on, "un momento... Gracias" does not
    if ((pending_ & kEllipsis) != 0 && capital) sentence_ends();
    auto marks = static_cast<std::uint8_t>((pending_ & kStarts) != 0 ? kSentenceStart : 0);
    pending_ = 0;
    if (capital) marks |= kCapital;
    if (accented) marks |= kAccented;
    folder_.accents_ |= accented;
    folder_.capitals_ += capital;
    folder_.words_[folder_.count_++] = {.turn = turn_,
                                        .begin = static_cast<std::uint32_t>(from - begin_),
                                        .end = static_cast<std::uint32_t>(at_ - begin_),
                                        .folded = static_cast<std::uint32_t>(word - heard_.folded.data()),
                                        .folded_size = static_cast<std::uint16_t>(out_ - word),
                                        .marks = marks};
    *out_++ = ' ';
  }

  void sentence_ends() {
    folder_.punctuation_ = true;
    if (folder_.count_ > first_) folder_.words_[folder_.count_ - 1].marks |= kSentenceEnd;
    sentence_ = folder_.count_;
    pending_ = kStarts;
  }

  void question() {
    for (std::uint32_t i = sentence_; i < folder_.count_; ++i) folder_.words_[i].marks |= kQuestion;
  }

  void dots() {
    const char* const from = at_;
    while (at_ < end_ && *at_ == '.') ++at_;
    if (at_ - from > 1) {
      pending_ |= kEllipsis;
      return;
    }
    if (at_ < end_ && kind_of(*at_) == Kind::alnum) return;  // google.com, S.A.
    if (folder_.count_ > first_ && is_abbreviation(last_word())) return;
    sentence_ends();
  }

  std::string_view last_word() const {
    const Word& last = folder_.words_[folder_.count_ - 1];
    return {heard_.folded.data() + last.folded, last.folded_size};
  }

  void bracket(char closes) {
    const std::size_t reach = std::min<std::size_t>(kLongestNote, static_cast<std::size_t>(end_ - at_));
    const void* const found = std::memchr(at_, closes, reach);
    if (found == nullptr) {
      ++at_;
      return;
    }
    const char* const close = static_cast<const char*>(found);
    std::string_view inside(at_ + 1, static_cast<std::size_t>(close - at_ - 1));
    const char* after = close + 1;
    const bool doubled = closes == '}' && inside.starts_with('{') && after < end_ && *after == '}';
    if (doubled) {
      inside.remove_prefix(1);
      ++after;
    }
    if (closes == ')') {
      const bool area_code = !inside.empty() && std::ranges::all_of(inside, is_digit);  // (305) 442-1090
      at_ = area_code ? at_ + 1 : after;
      return;
    }
    if (const std::string_view mark = redaction(inside); !mark.empty()) return stand_in(mark, after);
    if (doubled && !inside.empty()) return stand_in("[pii]", after);  // nobody says {{BAN}}
    const bool tag =
        closes == '>' && !inside.empty() && (kind_of(inside.front()) == Kind::alnum || inside.front() == '/');
    at_ = tag || (closes == ']' && is_note(inside)) ? after : at_ + 1;
  }

  // A word that stands for what was taken out.
  void stand_in(std::string_view mark, const char* after) {
    const char* const from = at_;
    char* const word = out_;
    std::memcpy(out_, mark.data(), mark.size());
    out_ += mark.size();
    at_ = after;
    finish(from, word, false, false);
    ++folder_.stand_ins_;
  }

  void masked() {
    const char* after = at_;
    while (after < end_ && *after == *at_) ++after;
    if (after - at_ >= 3) return stand_in("[pii]", after);
    at_ = after;
  }

  void high() {
    std::size_t size = 0;
    const std::int32_t code = decode(at_, end_, size);
    Glyph scratch;
    if (glyph(code, scratch).letter) return word();
    if (code == kOpensQuestion || code == kOpensExclamation) sentence_ends();
    if (code == kEllipsisSign) pending_ |= kEllipsis;
    at_ += size;
  }

  Folder& folder_;
  Heard& heard_;
  const char* const begin_;
  const char* const end_;
  const char* at_;
  char* out_;
  const std::uint32_t turn_, first_;
  std::uint32_t sentence_;  // its first word
  std::uint8_t pending_;
};

void Folder::begin(Heard& heard, std::size_t bytes) {
  // A character is heard as at most twice its bytes, a redaction mark as a little more, and a word takes a
  // space.
  const std::size_t room = 3 * bytes + kSlack;
  if (heard.folded.size() < room) heard.folded.resize(room);
  count_ = 0;
  next_ = heard.folded.data();
  sentence_ended_ = accents_ = enye_ = punctuation_ = false;
  capitals_ = stand_ins_ = 0;
}

void Folder::turn(std::string_view text, std::uint32_t turn, Heard& heard) {
  // A word takes a byte at least, and another to part it from the next; a redaction mark more.
  const std::size_t room = count_ + text.size() / 2 + 2;
  if (words_.size() < room) words_.resize(std::max(room, words_.size() + words_.size() / 2));
  padded_.assign(text).append(kBlock, '\0');
  Run(*this, std::string_view(padded_.data(), text.size()), turn, heard).run();
}

void Folder::end(Heard& heard) {
  const auto size = static_cast<std::size_t>(next_ - heard.folded.data());
  heard.folded.resize(size == 0 ? 0 : size - 1);  // without the last space
  heard.words.assign(words_.begin(), words_.begin() + count_);
  heard.has_accents = accents_;
  heard.has_enye = enye_;
  heard.has_punctuation = punctuation_;
  heard.has_casing = capitals_ > 0 && capitals_ + stand_ins_ < count_;
}

std::vector<std::string> fold_words(std::string_view text) {
  Heard heard;
  Folder folder;
  folder.begin(heard, text.size());
  folder.turn(text, 0, heard);
  folder.end(heard);
  std::vector<std::string> words;
  for (std::uint32_t i = 0; i < heard.words.size(); ++i) words.emplace_back(heard.folded_word(i));
  return words;
}

std::string fold_exactly(std::string_view word) {
  utf8proc_uint8_t* mapped = nullptr;
  const utf8proc_ssize_t size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(word.data()),
                   static_cast<utf8proc_ssize_t>(word.size()), &mapped,
                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD |
                                                  UTF8PROC_IGNORE));
  std::string folded;
  if (size > 0) folded.assign(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size));
  std::free(mapped);  // utf8proc allocates with malloc
  return folded;
}

std::string without_enye(std::string_view folded) {
  std::string plain;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    if (folded.substr(i, 2) == "ñ") {
      plain += 'n';
      ++i;
    } else {
      plain += folded[i];
    }
  }
  return plain;
}

}  // namespace cortesia::hear
