// Phrases that are never heard, and phrases that never matter because others of their list hear all they
// hear.
#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "hear/fold.hpp"
#include "rules/lint.hpp"
#include "rules/wordings.hpp"

namespace cortesia::rules {

namespace {

using hear::Phrase;
using hear::PhraseNode;

// One phrase where it is written.
struct Written {
  const Node* at = nullptr;
  Phrase phrase;
  std::vector<Wording> wordings;  // none when there are too many to tell
};

constexpr std::size_t kMostWordings = 100'000;       // of one list together
constexpr std::size_t kMostComparisons = 2'000'000;  // of a checklist

std::vector<Written> read(const Node* node) {
  std::vector<Written> out;
  if (!node) return out;
  for_each_scalar(*node, [&](const Node& text) {
    auto parsed = hear::parse_phrase(text.text);
    if (auto* phrase = std::get_if<Phrase>(&parsed)) out.push_back({&text, std::move(*phrase), {}});
  });
  // Only now: wordings borrow the phrases.
  std::size_t left = kMostWordings;
  for (Written& one : out) {
    auto all = wordings(one.phrase, std::min<std::size_t>(left, 2'000));
    if (!all) continue;
    left -= all->size();
    one.wordings = std::move(*all);
  }
  return out;
}

class PhraseLint {
 public:
  explicit PhraseLint(const Linting& linting) : linting_(linting) {
    if (const Node* lists = linting.checklist.find("phrases"))
      for (const auto& [name, value] : lists->fields)
        if (value.kind != Node::Kind::mapping || !value.find("except"))
          lists_.emplace(name.text,
                         phrases_of(value.kind == Node::Kind::mapping ? value.find("say") : &value));
    if (const Node* repairs = linting.checklist.find("heard_as"))
      for (const auto& [name, value] : repairs->fields)
        repairs_.push_back({&name, hear::fold_words(name.text)});
  }

  void run() {
    if (const Node* lists = linting_.checklist.find("phrases"))
      for (const auto& [name, value] : lists->fields) {
        const bool mapping = value.kind == Node::Kind::mapping;
        group(mapping ? value.find("say") : &value, mapping ? value.find("except") : nullptr,
              !linting_.uses.measured_lists.contains(name.text));
      }
    for (const std::string_view part : {"rules", "labels", "moments"})
      if (const Node* node = linting_.checklist.find(part)) checks(*node);
  }

 private:
  struct Repair {
    const Node* at;
    std::vector<std::string> words;
  };
  const Linting& linting_;
  std::unordered_map<std::string, std::vector<Phrase>> lists_;
  std::vector<Repair> repairs_;
  std::size_t comparisons_ = 0;  // past the limit nothing more is told: a list may be as long as a file

  // Where the other phrase stands, of two.
  std::string place(const Written& other, const Written& one) const {
    const Place& at = other.at->place;
    return at.file == one.at->place.file
               ? fmt::format("{} on line {}", quote(other.phrase.written), at.line)
               : fmt::format("{} at {}", quote(other.phrase.written), linting_.mistakes.where(at));
  }

  static std::vector<Phrase> phrases_of(const Node* node) {
    std::vector<Phrase> out;
    for (Written& one : read(node)) out.push_back(std::move(one.phrase));
    return out;
  }

  Lists lists() const {
    return [this](std::string_view name) -> const std::vector<Phrase>* {
      const auto at = lists_.find(std::string(name));
      return at == lists_.end() ? nullptr : &at->second;
    };
  }

  // Every mapping that holds a `say:`.
  void checks(const Node& node) {
    for (const Node& item : node.items) checks(item);
    for (const auto& [key, value] : node.fields)
      if (key.text != "examples") checks(value);
    const bool counted = node.find("at_least") || node.find("at_most");
    if (const Node* say = node.find("say")) group(say, node.find("except"), !counted);
  }

  // `shortest_is_enough`: it does not matter which phrase is heard, nor how often.
  void group(const Node* say, const Node* except, bool shortest_is_enough) {
    if (!say || !any_own(*say)) return;
    std::vector<Written> phrases = read(say);
    const std::vector<Written> contexts = read(except);
    for (Written& one : phrases)
      if (linting_.own(*one.at) && never_heard(one, contexts)) one.wordings.clear();
    shadows(phrases, shortest_is_enough && contexts.empty());
  }

  // A shipped list may have own phrases added.
  bool any_own(const Node& say) const {
    return linting_.own(say) ||
           std::ranges::any_of(say.items, [&](const Node& one) { return linting_.own(one); });
  }

  template <typename Test>
  static bool every(const Written& one, const Test& test) {
    return !one.wordings.empty() && std::all_of(one.wordings.begin(), one.wordings.end(), test);
  }

  void warn(const Written& one, std::string message) {
    linting_.mistakes.warning(*one.at, std::move(message));
  }

  bool never_heard(const Written& one, const std::vector<Written>& contexts) {
    const std::string what = quote(one.phrase.written);
    for (const Written& context : contexts)
      if (every(one, [&](const Wording& said) { return hears_part(context.phrase, said, lists()); })) {
        warn(one, fmt::format("{} is never heard: the context {} cancels it wherever it is said", what,
                              place(context, one)));
        return true;
      }
    for (const Repair& repair : repairs_)
      if (every(one, [&](const Wording& said) { return has_words(said, repair.words); })) {
        warn(one,
             fmt::format("{} is never heard: heard_as makes something else of {} first (line {}); write what "
                         "it makes",
                         what, quote(repair.at->text), repair.at->place.line));
        return true;
      }
    return false;
  }

  static bool has_words(const Wording& said, const std::vector<std::string>& words) {
    return !words.empty() && std::search(said.begin(), said.end(), words.begin(), words.end(),
                                         [](const PhraseNode* node, const std::string& word) {
                                           return node->kind == PhraseNode::Kind::word && !node->exact &&
                                                  !node->sounds && node->text == word;
                                         }) != said.end();
  }

  // From the last to the first, so that of two that say the same the later one is reported.
  void shadows(const std::vector<Written>& phrases, bool shortest_is_enough) {
    std::vector<bool> gone(phrases.size());
    for (std::size_t i = phrases.size(); i-- > 0;) {
      const Written& one = phrases[i];
      if (!linting_.own(*one.at) || one.wordings.empty()) continue;
      const auto other = [&](const auto& test) -> const Written* {  // the one that heard the last wording
        const Written* by = nullptr;
        const bool all = every(one, [&](const Wording& said) {
          for (std::size_t k = 0; k < phrases.size() && ++comparisons_ < kMostComparisons; ++k)
            if (k != i && !gone[k] && !phrases[k].wordings.empty() && test(phrases[k].phrase, said)) {
              by = &phrases[k];
              return true;
            }
          return false;
        });
        return all ? by : nullptr;
      };
      if (const Written *by = other(
              [&](const Phrase& phrase, const Wording& said) { return hears(phrase, said, lists()); })) {
        gone[i] = true;
        warn(one, fmt::format("{} is heard by {} already; take it out", quote(one.phrase.written),
                              place(*by, one)));
      } else if (!shortest_is_enough || remembers(one.phrase.root)) {
        continue;
      } else if (const Written* part = other([&](const Phrase& phrase, const Wording& said) {
                   return hears_part(phrase, said, lists());
                 })) {
        gone[i] = true;
        warn(one, fmt::format("{} changes no verdict: wherever it is said, {} is heard; take one of them out",
                              quote(one.phrase.written), place(*part, one)));
      }
    }
  }

  static bool remembers(const PhraseNode& node) {
    return !node.name.empty() || std::any_of(node.children.begin(), node.children.end(), remembers);
  }
};

}  // namespace

void lint_phrases(const Linting& linting) { PhraseLint(linting).run(); }

}  // namespace cortesia::rules
