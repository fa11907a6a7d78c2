// Signs that load and are heard as nobody means them: brackets that touch a word, "/" for a choice, ".." for
// a gap, and the quotation marks of word processors.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/utf8.hpp"
#include "rules/lint.hpp"
#include "rules/yaml_trouble.hpp"

namespace cortesia::rules {

namespace {

// Bytes of the letters of Spanish that end at `end`: those beyond ASCII begin with one byte, which no sign
// has.
std::size_t letters_before(std::string_view text, std::size_t end) {
  std::size_t at = end;
  while (at > 0)
    if (is_ascii_letter(text[at - 1]))
      --at;
    else if (at > 1 && text[at - 2] == '\xC3')
      at -= 2;
    else
      break;
  return end - at;
}

std::size_t letters_behind(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  while (at < text.size())
    if (is_ascii_letter(text[at]))
      ++at;
    else if (at + 1 < text.size() && text[at] == '\xC3')
      at += 2;
    else
      break;
  return at - begin;
}

std::size_t closing(std::string_view text, std::size_t open) {
  int depth = 0;
  for (std::size_t at = open; at < text.size(); ++at) {
    if (text[at] == '(' || text[at] == '[') ++depth;
    if ((text[at] == ')' || text[at] == ']') && --depth == 0) return at;
  }
  return text.size() - 1;  // cannot be: the phrase was read
}

// The choices of "s|es"; none when they are more than single words.
std::vector<std::string_view> single_words(std::string_view inside) {
  std::vector<std::string_view> words;
  while (true) {
    const std::size_t bar = std::min(inside.find('|'), inside.size());
    if (bar == 0 || letters_behind(inside, 0) != bar) return {};
    words.push_back(inside.substr(0, bar));
    if (bar == inside.size()) return words;
    inside.remove_prefix(bar + 1);
  }
}

class SignLint {
 public:
  explicit SignLint(const Linting& linting) : linting_(linting) {}

  // Every `say:` and `except:`.
  void checks(const Node& node) {
    for (const Node& item : node.items) checks(item);
    for (const auto& [key, value] : node.fields)
      if (key.text == "say" || key.text == "except")
        phrases(value);
      else if (key.text != "examples")
        checks(value);
  }

  void phrases(const Node& node) {
    if (node.kind == Node::Kind::mapping) return checks(node);
    for (const Node& item : node.items) phrases(item);
    if (node.kind == Node::Kind::scalar && linting_.own(node) && !node.text.starts_with('/')) phrase(node);
  }

  // Every text.
  void quotation_marks(const Node& node) {
    for (const Node& item : node.items) quotation_marks(item);
    for (const auto& [key, value] : node.fields) quotation_marks(value);
    // «» may be meant: an advice that is all in quotation marks.
    if (node.text.empty() || !linting_.own(node) || node.text.starts_with("«")) return;
    if (const std::string trouble = typeset_quotes(node.text); !trouble.empty())
      linting_.mistakes.warning(node, trouble);
  }

 private:
  void phrase(const Node& node) {
    const std::string_view text = node.text;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] == '(' || text[at] == '[') brackets(node, at);
      if (text[at] == '/' && between_words(text, at, at + 1))
        warn(node, at, 1,
             fmt::format(
                 "\"/\" is no choice and is heard as a space; write {}",
                 text.find_first_of("()[]{}<>|@") == std::string_view::npos
                     ? fmt::format("({}|{})", trimmed(text.substr(0, at)), trimmed(text.substr(at + 1)))
                     : "the choices in brackets: (one|other)"));
      if (text[at] == '.') {
        const std::size_t end = std::min(text.find_first_not_of('.', at), text.size());
        if (end - at == 2 && between_words(text, at, end))
          warn(node, at, 2,
               "\"..\" is no gap and is heard as a space; write ... for up to four words between");
        at = end - 1;
      }
    }
  }

  void brackets(const Node& node, std::size_t open) {
    const std::string_view text = node.text;
    const std::size_t close = closing(text, open);
    const std::string_view before =
        text.substr(open - letters_before(text, open), letters_before(text, open));
    const std::string_view behind = text.substr(close + 1, letters_behind(text, close + 1));
    if (before.empty() && behind.empty()) return;
    const std::size_t begin = open - before.size(), size = close + 1 + behind.size() - begin;
    std::vector<std::string_view> choices = single_words(text.substr(open + 1, close - open - 1));
    if (choices.empty())
      return warn(node, begin, size,
                  "brackets end the word they touch; put a space there, or write whole words between them: "
                  "(dar|darme)");
    const std::string heard =
        fmt::format("{} {} {}", before, choices.front(), behind);  // with a space too many at one end
    if (text[open] == '[' || choices.size() == 1) choices.insert(choices.begin(), std::string_view());
    std::vector<std::string> words;
    for (const std::string_view choice : choices)
      words.push_back(fmt::format("{}{}{}", before, choice, behind));
    warn(node, begin, size,
         fmt::format("brackets end the word they touch: {} is heard as {}; write ({})",
                     quote(text.substr(begin, size)), quote(trimmed(heard)), fmt::join(words, "|")));
  }

  static bool between_words(std::string_view text, std::size_t begin, std::size_t end) {
    while (begin > 0 && text[begin - 1] == ' ') --begin;
    while (end < text.size() && text[end] == ' ') ++end;
    return letters_before(text, begin) > 0 && letters_behind(text, end) > 0;
  }

  void warn(const Node& node, std::size_t offset, std::size_t size, std::string message) {
    linting_.mistakes.warning_in(node, offset, size, std::move(message));
  }

  const Linting& linting_;
};

}  // namespace

void lint_signs(const Linting& linting) {
  SignLint lint(linting);
  lint.quotation_marks(linting.checklist);
  if (const Node* lists = linting.checklist.find("phrases"))
    for (const auto& [name, value] : lists->fields) lint.phrases(value);
  for (const std::string_view part : {"rules", "labels", "moments"})
    if (const Node* node = linting.checklist.find(part)) lint.checks(*node);
}

}  // namespace cortesia::rules
