#include "read/word_times.hpp"

#include <algorithm>

namespace cortesia::read {
namespace {

// The standard library's asks the locale of every byte.
constexpr bool is_ascii_word(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// A letter or digit: ASCII, or any byte of a longer sequence but those of "¿", "¡", quotes and dashes.
bool is_word_byte(std::string_view text, std::size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c < 0x80) return is_ascii_word(c);
  if (c == 0xC2 || (c == 0xE2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) == 0x80))
    return false;
  return true;
}

std::size_t sequence_length(unsigned char lead) {
  return lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

void skip_no_words(std::string_view text, std::size_t& at) {
  while (at < text.size() && !is_word_byte(text, at))
    at += sequence_length(static_cast<unsigned char>(text[at]));
}

// Lower case of ASCII and of the Latin-1 letters, whose second byte differs by one bit.
unsigned char lower(std::string_view text, std::size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? static_cast<unsigned char>(c | 0x20u) : c;
  const bool latin = at > 0 && static_cast<unsigned char>(text[at - 1]) == 0xC3;
  return latin && c <= 0x9E ? static_cast<unsigned char>(c | 0x20u) : c;
}

// The word parts of `word` at `at`; what is between them, in either, is passed over ("S.A." and "SA").
bool take_word(std::string_view text, std::size_t& at, std::string_view word) {
  std::size_t end = at;
  for (std::size_t i = 0; i < word.size();) {
    if (!is_word_byte(word, i)) {
      i += sequence_length(static_cast<unsigned char>(word[i]));
      continue;
    }
    if (end > at) skip_no_words(text, end);
    if (end >= text.size() || lower(text, end) != lower(word, i)) return false;
    ++end;
    ++i;
  }
  at = end;
  return true;
}

// The same of what nearly every word is, in the text letter for letter.
bool take_same_word(std::string_view text, std::size_t& at, std::string_view word) {
  std::size_t begin = 0;
  skip_no_words(word, begin);
  std::size_t end = word.size();
  while (end > begin && !is_ascii_word(static_cast<unsigned char>(word[end - 1]))) {
    if (static_cast<unsigned char>(word[end - 1]) >= 0x80) return false;
    --end;
  }
  if (end <= begin || text.compare(at, end - begin, word, begin, end - begin) != 0) return false;
  at += end - begin;
  return true;
}

}  // namespace

std::pair<std::size_t, std::size_t> word_in(std::string_view text) {
  std::size_t begin = 0;
  skip_no_words(text, begin);
  std::size_t end = begin;
  for (std::size_t at = begin; at < text.size(); skip_no_words(text, at)) end = ++at;
  return {std::min(begin, text.size()), end - std::min(begin, end)};
}

bool place_words(const std::vector<TimedWord>& words, Call& call, Turn& turn) {
  const std::size_t first = call.word_times.size();
  std::size_t at = 0;
  for (const TimedWord& word : words) {
    skip_no_words(turn.text, at);
    const std::size_t begin = at;
    if (!take_same_word(turn.text, at, word.text) && !take_word(turn.text, at, word.text)) {
      call.word_times.resize(first);
      return false;
    }
    if (at == begin || !word.start) continue;
    call.word_times.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at), *word.start,
                               word.end.value_or(*word.start)});
  }
  skip_no_words(turn.text, at);
  if (at < turn.text.size()) {
    call.word_times.resize(first);
    return false;
  }
  turn.first_word = static_cast<std::uint32_t>(first);
  turn.word_count = static_cast<std::uint32_t>(call.word_times.size() - first);
  return true;
}

}  // namespace cortesia::read
