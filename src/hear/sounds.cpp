#include "hear/sounds.hpp"

#include <algorithm>
#include <cstdlib>

#include "base/utf8.hpp"

namespace cortesia::hear {
namespace {

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }
bool is_front(char c) { return c == 'e' || c == 'i'; }

// Letters, a ñ counting as one.
std::size_t letters(std::string_view folded) {
  return static_cast<std::size_t>(
      std::ranges::count_if(folded, [](char c) { return (c & '\xC0') != '\x80'; }));
}

}  // namespace

std::string sound_key(std::string_view folded) {
  std::string key;
  const auto add = [&](char c) {
    if (c == 's' && key.ends_with('k')) {
      key.back() = 'x';
      return;
    }
    if (key.empty() || key.back() != c || is_digit(c)) key += c;
  };
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const char c = folded[i];
    const char next = i + 1 < folded.size() ? folded[i + 1] : '\0';
    const char after = i + 2 < folded.size() ? folded[i + 2] : '\0';
    switch (c) {
      case 'v':
        add('b');
        break;
      case 'w':
        add('u');
        break;
      case 'z':
        add('s');
        break;
      case 'c':
        if (next == 'h') {
          key += '+';  // ch, a sound of its own
          ++i;
        } else {
          add(is_front(next) ? 's' : 'k');
        }
        break;
      case 's':
        if (next == 'h') {  // sh is ch to a Spanish ear
          key += '+';
          ++i;
        } else {
          add('s');
        }
        break;
      case 'q':
        add('k');
        if (next == 'u' && is_front(after)) ++i;
        break;
      case 'g':
        if (next == 'u' && is_front(after)) {
          add('g');
          ++i;
        } else {
          add(is_front(next) ? 'j' : 'g');
        }
        break;
      case 'l':
        if (next == 'l') {
          add('y');
          ++i;
        } else {
          add('l');
        }
        break;
      case 'y':
        add(is_vowel(next) ? 'y' : 'i');
        break;
      case 'p':
        if (next == 'h') {
          add('f');
          ++i;
        } else {
          add('p');
        }
        break;
      case 'x':
        add(i == 0 ? 'j' : 'x');
        break;
      case 'n':
        add(next == 'b' || next == 'v' || next == 'p' ? 'm' : 'n');
        break;
      case 'h':
        break;
      default:
        if ((c & '\x80') != 0) {
          key += c;  // part of a ñ, or of a letter of another alphabet
        } else {
          add(c);
        }
    }
  }
  return key;
}

SoundSketch sketch_of(std::string_view key) {
  SoundSketch sketch;
  std::uint32_t hash = 2166136261;  // FNV-1a
  for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619;
  sketch.hash = static_cast<std::uint16_t>(hash ^ (hash >> 16));
  for (const char c : key.substr(0, 2)) sketch.begins |= std::uint32_t{1} << (c & 31);
  sketch.size = static_cast<std::uint32_t>(key.size());
  if (!key.empty()) sketch.first = key.front();
  return sketch;
}

bool may_be_within_one_edit(const SoundSketch& a, const SoundSketch& b) {
  // An edit leaves one of the first two letters among the first two, and adds or takes a letter at most.
  return a.size + 1 >= b.size && a.size <= b.size + 1 && (a.begins & b.begins) != 0;
}

bool within_one_edit(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  const auto [in_a, in_b] = std::ranges::mismatch(a, b);
  std::string_view rest_a = a.substr(static_cast<std::size_t>(in_a - a.begin()));
  std::string_view rest_b = b.substr(static_cast<std::size_t>(in_b - b.begin()));
  if (rest_b.empty()) return true;
  if (a.size() < b.size()) return rest_a == rest_b.substr(1);
  if (rest_a.substr(1) == rest_b.substr(1)) return true;
  return rest_a.size() >= 2 && rest_a[0] == rest_b[1] && rest_a[1] == rest_b[0] &&
         rest_a.substr(2) == rest_b.substr(2);
}

Sound::Sound(std::string_view folded)
    : folded_(folded), key_(sound_key(folded)), edits_(letters(folded) >= kEditFrom) {}

bool Sound::like(std::string_view key) const { return key == key_ || (edits_ && within_one_edit(key, key_)); }

bool Sound::like(std::string_view folded, std::string_view key) const {
  return like(key) || (edits_ && within_one_edit(folded, folded_));
}

}  // namespace cortesia::hear
