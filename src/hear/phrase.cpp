// Reads a phrase as written to its tree, by recursive descent over the bytes. What only shows when phrases
// meet - lists that do not exist, circles - is found when the book is made, see phrasebook.cpp.
#include "hear/phrase.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/suggest.hpp"
#include "base/utf8.hpp"
#include "hear/fold.hpp"
#include "hear/phrase_memory.hpp"
#include "hear/regex.hpp"
#include "hear/whole_phrase.hpp"

namespace cortesia::hear {
namespace {

using Kind = PhraseNode::Kind;

constexpr std::size_t kLongestPhrase = 4'000;  // bytes
constexpr int kDeepest = 20;                   // brackets in brackets
constexpr std::uint32_t kGapWords = 4, kLongestGap = 100;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// What ends a run of ordinary characters, beside a gap.
constexpr auto kSigns = [] {
  std::array<bool, 256> signs{};
  for (const char c : std::string_view(" \t\n\r()[]{}<>|@^$?=~*_"))
    signs[static_cast<unsigned char>(c)] = true;
  return signs;
}();

// What people who think in Spanish write for an entity.
constexpr std::pair<std::string_view, std::string_view> kSpanishEntities[] = {
    {"nombre", "name"},    {"número", "number"}, {"numero", "number"},     {"teléfono", "phone"},
    {"telefono", "phone"}, {"hora", "time"},     {"fecha", "date"},        {"importe", "money"},
    {"monto", "money"},    {"valor", "money"},   {"duración", "duration"}, {"duracion", "duration"},
};

std::string_view nearest_entity(std::string_view name) {
  for (const auto& [spanish, entity] : kSpanishEntities)
    if (spanish == name) return entity;
  return nearest_name(name, kEntityNames);
}

bool is_name_char(char c) {
  return is_digit(c) || is_ascii_letter(c) || c == '_' || c == '-' || (c & '\x80') != 0;
}

class Parser {
 public:
  // The text is kept already.
  Parser(std::string_view text, PhraseMemory& memory) : text_(text), memory_(memory), open_(memory.open) {
    open_.clear();  // a phrase with a mistake leaves some
  }

  PhraseNode phrase() {
    if (text_.size() > kLongestPhrase) {
      wrong_phrase(0, fmt::format("a phrase has at most {} bytes, this one has {}; write several phrases",
                                  kLongestPhrase, text_.size()));
    }
    skip_spaces();
    if (here() == '/') return regex();
    PhraseNode root = sequence(0, '\0');
    check_whole(root);
    return root;
  }

 private:
  char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool at_end() const { return at_ >= text_.size(); }
  std::string_view rest() const { return text_.substr(std::min(at_, text_.size())); }
  void skip_spaces() {
    while (!at_end() && is_space(here())) ++at_;
  }
  PhraseNode node(Kind kind, std::size_t offset) const {
    PhraseNode made;
    made.kind = kind;
    made.offset = static_cast<std::uint32_t>(offset);
    return made;
  }

  // Items up to a `|`, the closing bracket, or the end.
  PhraseNode sequence(int depth, char closes) {
    skip_spaces();
    PhraseNode made = node(Kind::sequence, at_);
    const std::size_t first = open_.size();
    while (true) {
      skip_spaces();
      const char c = here();
      if (at_end() || (closes != '\0' && (c == '|' || c == closes))) {
        made.children = memory_.close(first);
        return made;
      }
      if (c == '|') wrong_phrase(at_, "\"|\" stands between choices in brackets: write (one|other)");
      if (c == ')' || c == ']' || c == '}' || c == '>') {
        wrong_phrase(at_, closes == '\0'
                              ? fmt::format("found \"{}\" without the bracket that opens it; take it out", c)
                              : fmt::format("expected \"{}\", found \"{}\"; close the inner bracket first",
                                            closes, c));
      }
      item(depth);
    }
  }

  void item(int depth) {
    const std::size_t from = at_;
    switch (here()) {
      case '(':
        open_.push_back(choice(depth, ')'));
        return;
      case '[': {
        PhraseNode made = node(Kind::optional, from);
        const std::size_t first = open_.size();
        open_.push_back(choice(depth, ']'));
        made.children = memory_.close(first);
        open_.push_back(made);
        return;
      }
      case '{': {
        PhraseNode made = node(Kind::list, from);
        made.text = bracketed('}', "{greeting}");
        open_.push_back(made);
        return;
      }
      case '<':
        open_.push_back(entity());
        return;
      case '@': {
        PhraseNode made = node(Kind::value, from);
        ++at_;
        while (!at_end() && is_name_char(here())) ++at_;
        made.text = text_.substr(from + 1, at_ - from - 1);
        if (made.text.empty()) wrong_phrase(from, "expected a name after \"@\", such as @company");
        open_.push_back(made);
        return;
      }
      case '^': {
        const bool turn = rest().substr(0, 2) == "^^";
        at_ += turn ? 2 : 1;
        open_.push_back(node(turn ? Kind::turn_start : Kind::sentence_start, from));
        return;
      }
      case '$':
        ++at_;
        if (is_name_char(here())) {
          wrong_phrase(from,
                       "\"$\" is the end of a turn and stands alone; a setting of that name does not exist");
        }
        open_.push_back(node(Kind::turn_end, from));
        return;
      case '?': {
        ++at_;
        const std::size_t after = rest().find_first_not_of(" \t\n\r\"'!.$");
        if (depth > 0 || after != std::string_view::npos) {
          wrong_phrase(
              from,
              "\"?\" asks for a question and stands at the end of a phrase; take it out or write two "
              "phrases");
        }
        open_.push_back(node(Kind::question, from));
        return;
      }
      case '_':
        ++at_;
        if (is_name_char(here()) || (from > 0 && is_name_char(text_[from - 1]))) {
          wrong_phrase(from, "\"_\" is any one word and stands alone; put spaces round it");
        }
        open_.push_back(node(Kind::any_word, from));
        return;
      case '=':
      case '~':
        marked_word();
        return;
      case '*': {
        ++at_;
        const std::size_t run = run_size();
        if (run == 0)
          wrong_phrase(from, "\"*\" stands for part of a word, as in ayud*; any one word is written _");
        words(run, Kind::suffix, Kind::word);
        if (here() == '*') wrong_phrase(at_, "\"*\" stands at one end of a word only; leave one out");
        return;
      }
      default:
        break;
    }
    if (gap()) return;
    const std::size_t run = run_size();
    if (run == 0) {  // punctuation that the loop above does not know
      ++at_;
      return;
    }
    const bool prefix = at_ + run < text_.size() && text_[at_ + run] == '*';
    words(run, Kind::word, prefix ? Kind::prefix : Kind::word);
    if (prefix) {
      ++at_;
      if (run_size() > 0)
        wrong_phrase(at_ - 1,
                     "\"*\" stands at the beginning or the end of a word; split the word or use /.../");
    }
  }

  bool gap() {
    const std::size_t from = at_;
    if (rest().starts_with("...")) {
      while (here() == '.') ++at_;
    } else if (rest().starts_with("…")) {
      at_ += std::string_view("…").size();
    } else {
      return false;
    }
    PhraseNode made = node(Kind::gap, from);
    made.count = kGapWords;
    if (is_digit(here())) {
      const auto [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), made.count);
      if (error != std::errc() || made.count < 1 || made.count > kLongestGap) {
        wrong_phrase(from, fmt::format("a gap has 1 to {} words, as in ...8", kLongestGap));
      }
      at_ = static_cast<std::size_t>(end - text_.data());
    }
    open_.push_back(made);
    return true;
  }

  // Bytes of the run of ordinary characters that begins here.
  std::size_t run_size() const {
    std::size_t end = at_;
    while (end < text_.size()) {
      const char c = text_[end];
      if (kSigns[static_cast<unsigned char>(c)]) break;
      const std::string_view ahead = text_.substr(end);
      if ((c == '.' && ahead.starts_with("...")) || (c == "…"[0] && ahead.starts_with("…"))) break;
      ++end;
    }
    return end - at_;
  }

  // What nearly all words of phrases are: lower-case letters that fold to themselves. A shorter way to the
  // same nodes, for a start reads thousands of phrases.
  static bool is_plain(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
  }

  // The words of a run; the first becomes a `first`, the last a `last`.
  void words(std::size_t run, Kind first, Kind last) {
    const std::string_view text = text_.substr(at_, run);
    if (is_plain(text)) {
      PhraseNode made = node(first != Kind::word ? first : last, at_);
      made.text = text;
      open_.push_back(made);
      at_ += run;
      return;
    }
    Heard& heard = memory_.heard;
    memory_.folder.begin(heard, text.size());
    memory_.folder.turn(text, 0, heard);
    memory_.folder.end(heard);
    if (heard.words.empty() && (first != Kind::word || last != Kind::word)) {
      wrong_phrase(at_, "\"*\" stands for part of a word, and there are no letters beside it");
    }
    for (std::uint32_t i = 0; i < heard.words.size(); ++i) {
      PhraseNode made = node(Kind::word, at_ + heard.words[i].begin);
      if (i + 1 == heard.words.size() && last != Kind::word) made.kind = last;
      if (i == 0 && first != Kind::word) made.kind = first;
      made.text = memory_.keep(heard.folded_word(i));
      open_.push_back(made);
    }
    at_ += run;
  }

  void marked_word() {
    const std::size_t from = at_;
    const char mark = text_[at_++];
    const std::size_t run = run_size(), size_before = open_.size();
    const std::string_view written = text_.substr(at_, run);
    words(run, Kind::word, Kind::word);
    if (open_.size() != size_before + 1 || here() == '*') {
      wrong_phrase(from, fmt::format("\"{}\" stands before one whole word, as in {}", mark,
                                     mark == '=' ? "=tú" : "~movistar"));
    }
    PhraseNode& word = open_.back();
    word.exact = mark == '=';
    word.sounds = mark == '~';
    word.offset = static_cast<std::uint32_t>(from);
    if (word.exact)
      word.text = memory_.keep(fold_exactly(written.substr(0, written.find_last_not_of(",.;:!\"'") + 1)));
  }

  PhraseNode choice(int depth, char closes) {
    const std::size_t from = at_;
    if (depth >= kDeepest)
      wrong_phrase(from, fmt::format("brackets nest at most {} deep; use lists: {{name}}", kDeepest));
    ++at_;
    PhraseNode made = node(Kind::choice, from);
    const std::size_t first = open_.size();
    while (true) {
      PhraseNode branch = sequence(depth + 1, closes);
      if (at_end())
        wrong_phrase(from, fmt::format("\"{}\" is never closed; expected \"{}\"", text_[from], closes));
      if (branch.children.empty()) {
        wrong_phrase(
            at_,
            closes == ')'
                ? "expected words between the brackets, found nothing; what may be left out is written [so]"
                : "expected words between the brackets, found nothing");
      }
      if (may_be_empty(branch)) {
        wrong_phrase(
            branch.offset,
            "this part may be empty, so the brackets mean nothing; give it a word that must be said");
      }
      open_.push_back(branch);
      if (text_[at_++] == closes) break;
    }
    made.children = memory_.close(first);
    if (made.children.size() > 1) return made;
    PhraseNode only = made.children.front();
    only.offset = made.offset;
    return only;
  }

  // The name between the bracket here and `closes`.
  std::string_view bracketed(char closes, std::string_view example) {
    const std::size_t from = at_, close = text_.find(closes, at_);
    if (close == std::string_view::npos)
      wrong_phrase(from, fmt::format("\"{}\" is never closed; expected \"{}\"", text_[from], closes));
    std::string_view inside = text_.substr(from + 1, close - from - 1);
    while (!inside.empty() && is_space(inside.front())) inside.remove_prefix(1);
    while (!inside.empty() && is_space(inside.back())) inside.remove_suffix(1);
    const bool good =
        std::ranges::all_of(inside, [](char c) { return is_name_char(c) || c == ':' || c == '.'; });
    if (inside.empty() || !good)
      wrong_phrase(from,
                   fmt::format("expected a name in the brackets, as in {}, found \"{}\"", example, inside));
    at_ = close + 1;
    return inside;
  }

  PhraseNode entity() {
    PhraseNode made = node(Kind::entity, at_);
    const std::size_t from = at_;
    made.text = bracketed('>', "<phone>");
    if (const std::size_t colon = made.text.find(':'); colon != std::string_view::npos) {
      made.name = made.text.substr(colon + 1);
      made.text = made.text.substr(0, colon);
      if (made.name.empty()) wrong_phrase(from, "expected a name after \":\", as in <name:customer>");
    }
    if (std::ranges::find(kEntityNames, made.text) == std::end(kEntityNames)) {
      const std::string_view near = nearest_entity(made.text);
      wrong_phrase(from,
                   fmt::format("unknown entity \"{}\"; {}", made.text,
                               near.empty() ? "there are number, phone, time, date, money, duration and name"
                                            : fmt::format("did you mean <{}>?", near)));
    }
    return made;
  }

  PhraseNode regex() {
    const std::size_t from = at_, last = text_.find_last_not_of(" \t\n\r");
    if (last == from || text_[last] != '/') {
      wrong_phrase(from,
                   "a phrase that begins with \"/\" is a regular expression; expected \"/\" at its end");
    }
    PhraseNode made = node(Kind::regex, from);
    made.text = text_.substr(from + 1, last - from - 1);
    made.count = check_regex(made.text, from + 1);
    return made;
  }

  std::string_view text_;
  PhraseMemory& memory_;
  std::vector<PhraseNode>& open_;
  std::size_t at_ = 0;
};

}  // namespace

PhraseReader::PhraseReader() : memory_(std::make_shared<PhraseMemory>()) {}

std::variant<Phrase, PhraseError> PhraseReader::read(std::string_view written) {
  try {
    written = memory_->keep(written);
    return Phrase{written, Parser(written, *memory_).phrase(), memory_};
  } catch (PhraseError& error) {
    return std::move(error);
  }
}

std::variant<Phrase, PhraseError> parse_phrase(std::string_view written) {
  return PhraseReader().read(written);
}

}  // namespace cortesia::hear
