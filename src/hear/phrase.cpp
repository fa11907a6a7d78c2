// Reads a phrase as written to its tree, by recursive descent over the bytes. What only shows when phrases
// meet - lists that do not exist, circles - is found when the book is made, see phrasebook.cpp.
#include "hear/phrase.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <re2/re2.h>

#include "base/suggest.hpp"
#include "hear/fold.hpp"

namespace cortesia::hear {
namespace {

using Kind = PhraseNode::Kind;

constexpr std::size_t kLongestPhrase = 4'000;  // bytes
constexpr int kDeepest = 20;                   // brackets in brackets
constexpr std::uint32_t kGapWords = 4, kLongestGap = 100;
constexpr std::string_view kEntities[] = {"number", "phone", "time", "date", "money", "duration", "name"};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_name_char(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-' ||
         (c & '\x80') != 0;
}

// Whether the node may be heard where nothing was said. Lists count as words: each of their phrases is
// checked.
bool may_be_empty(const PhraseNode& node) {
  switch (node.kind) {
    case Kind::sequence:
      return std::ranges::all_of(node.children, may_be_empty);
    case Kind::choice:
      return std::ranges::any_of(node.children, may_be_empty);
    case Kind::optional:
    case Kind::gap:
    case Kind::sentence_start:
    case Kind::turn_start:
    case Kind::turn_end:
    case Kind::question:
      return true;
    default:
      return false;
  }
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  PhraseNode phrase() {
    if (text_.size() > kLongestPhrase) {
      fail(0, fmt::format("a phrase has at most {} bytes, this one has {}; write several phrases",
                          kLongestPhrase, text_.size()));
    }
    skip_spaces();
    if (here() == '/') return regex();
    PhraseNode root = sequence(0, '\0');
    if (root.children.empty()) fail(0, "expected words, found none");
    const Kind first = root.children.front().kind, last = root.children.back().kind;
    if (first == Kind::gap)
      fail(root.children.front().offset, "a gap stands between words; drop it from the beginning");
    if (last == Kind::gap)
      fail(root.children.back().offset, "a gap stands between words; drop it from the end");
    if (last == Kind::sentence_start || last == Kind::turn_start) {
      fail(root.children.back().offset,
           "\"^\" marks a start, and no words follow it; \"$\" marks the end of a turn");
    }
    if (may_be_empty(root)) {
      fail(0,
           "every part of this phrase is optional, so it would be heard everywhere; give it a word that must "
           "be said");
    }
    return root;
  }

 private:
  [[noreturn]] static void fail(std::size_t offset, std::string message) {
    throw PhraseError{static_cast<std::uint32_t>(offset), std::move(message)};
  }

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
    while (true) {
      skip_spaces();
      if (at_end()) return made;
      const char c = here();
      if (closes != '\0' && (c == '|' || c == closes)) return made;
      if (c == '|') fail(at_, "\"|\" stands between choices in brackets: write (one|other)");
      if (c == ')' || c == ']' || c == '}' || c == '>') {
        fail(at_,
             closes == '\0'
                 ? fmt::format("found \"{}\" without the bracket that opens it; take it out", c)
                 : fmt::format("expected \"{}\", found \"{}\"; close the inner bracket first", closes, c));
      }
      item(depth, made);
    }
  }

  void item(int depth, PhraseNode& into) {
    const std::size_t from = at_;
    switch (here()) {
      case '(':
        into.children.push_back(choice(depth, ')'));
        return;
      case '[': {
        PhraseNode made = node(Kind::optional, from);
        made.children.push_back(choice(depth, ']'));
        into.children.push_back(std::move(made));
        return;
      }
      case '{': {
        PhraseNode made = node(Kind::list, from);
        made.text = bracketed('}', "{greeting}");
        into.children.push_back(std::move(made));
        return;
      }
      case '<':
        into.children.push_back(entity());
        return;
      case '@': {
        PhraseNode made = node(Kind::value, from);
        ++at_;
        while (!at_end() && is_name_char(here())) made.text += text_[at_++];
        if (made.text.empty()) fail(from, "expected a name after \"@\", such as @company");
        into.children.push_back(std::move(made));
        return;
      }
      case '^': {
        const bool turn = rest().substr(0, 2) == "^^";
        at_ += turn ? 2 : 1;
        into.children.push_back(node(turn ? Kind::turn_start : Kind::sentence_start, from));
        return;
      }
      case '$':
        ++at_;
        if (is_name_char(here())) {
          fail(from, "\"$\" is the end of a turn and stands alone; a setting of that name does not exist");
        }
        into.children.push_back(node(Kind::turn_end, from));
        return;
      case '?': {
        ++at_;
        const std::size_t after = rest().find_first_not_of(" \t\n\r\"'!.$");
        if (depth > 0 || after != std::string_view::npos) {
          fail(from,
               "\"?\" asks for a question and stands at the end of a phrase; take it out or write two "
               "phrases");
        }
        into.children.push_back(node(Kind::question, from));
        return;
      }
      case '_':
        ++at_;
        if (is_name_char(here()) || (from > 0 && is_name_char(text_[from - 1]))) {
          fail(from, "\"_\" is any one word and stands alone; put spaces round it");
        }
        into.children.push_back(node(Kind::any_word, from));
        return;
      case '=':
      case '~':
        marked_word(into);
        return;
      case '*': {
        ++at_;
        const std::size_t run = run_size();
        if (run == 0) fail(from, "\"*\" stands for part of a word, as in ayud*; any one word is written _");
        words(run, into, Kind::suffix, Kind::word);
        if (here() == '*') fail(at_, "\"*\" stands at one end of a word only; leave one out");
        return;
      }
      default:
        break;
    }
    if (gap(into)) return;
    const std::size_t run = run_size();
    if (run == 0) {  // punctuation that the loop above does not know
      ++at_;
      return;
    }
    const bool prefix = at_ + run < text_.size() && text_[at_ + run] == '*';
    words(run, into, Kind::word, prefix ? Kind::prefix : Kind::word);
    if (prefix) {
      ++at_;
      if (run_size() > 0)
        fail(at_ - 1, "\"*\" stands at the beginning or the end of a word; split the word or use /.../");
    }
  }

  bool gap(PhraseNode& into) {
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
        fail(from, fmt::format("a gap has 1 to {} words, as in ...8", kLongestGap));
      }
      at_ = static_cast<std::size_t>(end - text_.data());
    }
    into.children.push_back(std::move(made));
    return true;
  }

  // Bytes of the run of ordinary characters that begins here.
  std::size_t run_size() const {
    std::size_t end = at_;
    while (end < text_.size()) {
      const std::string_view ahead = text_.substr(end);
      if (is_space(ahead[0]) || ahead.starts_with("...") || ahead.starts_with("…")) break;
      if (std::string_view("()[]{}<>|@^$?=~*_").find(ahead[0]) != std::string_view::npos) break;
      ++end;
    }
    return end - at_;
  }

  // The words of a run; the first becomes a `first`, the last a `last`.
  // What nearly all words of phrases are: lower-case letters that fold to themselves. A shorter way to the
  // same nodes, for a start reads thousands of phrases.
  static bool is_plain(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
  }

  void words(std::size_t run, PhraseNode& into, Kind first, Kind last) {
    const std::string_view text = text_.substr(at_, run);
    if (is_plain(text)) {
      PhraseNode made = node(first != Kind::word ? first : last, at_);
      made.text = text;
      into.children.push_back(std::move(made));
      at_ += run;
      return;
    }
    Heard heard;
    Folder folder;
    folder.begin(heard, text.size());
    folder.turn(text, 0, heard);
    folder.end(heard);
    if (heard.words.empty() && (first != Kind::word || last != Kind::word)) {
      fail(at_, "\"*\" stands for part of a word, and there are no letters beside it");
    }
    for (std::uint32_t i = 0; i < heard.words.size(); ++i) {
      PhraseNode made = node(Kind::word, at_ + heard.words[i].begin);
      if (i + 1 == heard.words.size() && last != Kind::word) made.kind = last;
      if (i == 0 && first != Kind::word) made.kind = first;
      made.text = heard.folded_word(i);
      into.children.push_back(std::move(made));
    }
    at_ += run;
  }

  void marked_word(PhraseNode& into) {
    const std::size_t from = at_;
    const char mark = text_[at_++];
    const std::size_t run = run_size(), size_before = into.children.size();
    const std::string_view written = text_.substr(at_, run);
    words(run, into, Kind::word, Kind::word);
    if (into.children.size() != size_before + 1 || here() == '*') {
      fail(from, fmt::format("\"{}\" stands before one whole word, as in {}", mark,
                             mark == '=' ? "=tú" : "~movistar"));
    }
    PhraseNode& word = into.children.back();
    word.exact = mark == '=';
    word.sounds = mark == '~';
    word.offset = static_cast<std::uint32_t>(from);
    if (word.exact) word.text = fold_exactly(written.substr(0, written.find_last_not_of(",.;:!\"'") + 1));
  }

  PhraseNode choice(int depth, char closes) {
    const std::size_t from = at_;
    if (depth >= kDeepest)
      fail(from, fmt::format("brackets nest at most {} deep; use lists: {{name}}", kDeepest));
    ++at_;
    PhraseNode made = node(Kind::choice, from);
    while (true) {
      PhraseNode branch = sequence(depth + 1, closes);
      if (at_end()) fail(from, fmt::format("\"{}\" is never closed; expected \"{}\"", text_[from], closes));
      if (branch.children.empty()) {
        fail(at_,
             closes == ')'
                 ? "expected words between the brackets, found nothing; what may be left out is written [so]"
                 : "expected words between the brackets, found nothing");
      }
      if (may_be_empty(branch)) {
        fail(branch.offset,
             "this part may be empty, so the brackets mean nothing; give it a word that must be said");
      }
      made.children.push_back(std::move(branch));
      if (text_[at_++] == closes) break;
    }
    if (made.children.size() > 1) return made;
    PhraseNode only = std::move(made.children.front());
    only.offset = static_cast<std::uint32_t>(from);
    return only;
  }

  // The name between the bracket here and `closes`.
  std::string bracketed(char closes, std::string_view example) {
    const std::size_t from = at_, close = text_.find(closes, at_);
    if (close == std::string_view::npos)
      fail(from, fmt::format("\"{}\" is never closed; expected \"{}\"", text_[from], closes));
    std::string_view inside = text_.substr(from + 1, close - from - 1);
    while (!inside.empty() && is_space(inside.front())) inside.remove_prefix(1);
    while (!inside.empty() && is_space(inside.back())) inside.remove_suffix(1);
    const bool good =
        std::ranges::all_of(inside, [](char c) { return is_name_char(c) || c == ':' || c == '.'; });
    if (inside.empty() || !good)
      fail(from, fmt::format("expected a name in the brackets, as in {}, found \"{}\"", example, inside));
    at_ = close + 1;
    return std::string(inside);
  }

  PhraseNode entity() {
    PhraseNode made = node(Kind::entity, at_);
    const std::size_t from = at_;
    made.text = bracketed('>', "<phone>");
    if (const std::size_t colon = made.text.find(':'); colon != std::string::npos) {
      made.name = made.text.substr(colon + 1);
      made.text.resize(colon);
      if (made.name.empty()) fail(from, "expected a name after \":\", as in <name:customer>");
    }
    if (std::ranges::find(kEntities, made.text) == std::end(kEntities)) {
      const std::string_view near = nearest_name(made.text, kEntities);
      fail(from, fmt::format("unknown entity \"{}\"; {}", made.text,
                             near.empty() ? "there are number, phone, time, date, money, duration and name"
                                          : fmt::format("did you mean <{}>?", near)));
    }
    return made;
  }

  PhraseNode regex() {
    const std::size_t from = at_, last = text_.find_last_not_of(" \t\n\r");
    if (last == from || text_[last] != '/') {
      fail(from, "a phrase that begins with \"/\" is a regular expression; expected \"/\" at its end");
    }
    PhraseNode made = node(Kind::regex, from);
    made.text = text_.substr(from + 1, last - from - 1);
    check_folded(made.text, from + 1);
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_longest_match(true);
    options.set_max_mem(kRegexMemory);
    const re2::RE2 expression(made.text, options);
    if (!expression.ok()) {
      fail(from + 1,
           fmt::format("not a regular expression that RE2 reads: {}; correct it, or write the words",
                       expression.error()));
    }
    if (re2::RE2::FullMatch("", expression)) {
      fail(from, "this expression matches nothing at all, so it would be heard everywhere; require a word");
    }
    // The shortest takes RE2 as long to compile as 50 of its instructions.
    made.count = static_cast<std::uint32_t>(expression.ProgramSize()) + 50;
    return made;
  }

  // Folded text has no capitals and no accents, so an expression with one can never match.
  static void check_folded(std::string_view text, std::size_t offset) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const std::string_view ahead = text.substr(i);
      if (ahead.starts_with("\\p") || ahead.starts_with("\\P")) {
        i += ahead.size() > 2 && ahead[2] == '{' ? std::min(ahead.find('}'), ahead.size() - 1) : 2;
      } else if (ahead[0] == '\\') {
        ++i;
      } else if (ahead.starts_with("(?")) {
        i += std::min(ahead.find_first_of(":)>"), ahead.size() - 1);
      } else if (ahead.starts_with("ñ")) {
        ++i;
      } else if ((ahead[0] >= 'A' && ahead[0] <= 'Z') || (ahead[0] & '\x80') != 0) {
        fail(offset + i, "an expression is matched against folded text: write lower case without accents");
      }
    }
  }

  static constexpr int kRegexMemory = 1 << 20;  // which is 16,384 instructions

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::variant<Phrase, PhraseError> parse_phrase(std::string_view written) {
  try {
    return Phrase{std::string(written), Parser(written).phrase()};
  } catch (PhraseError& error) {
    return std::move(error);
  }
}

}  // namespace cortesia::hear
