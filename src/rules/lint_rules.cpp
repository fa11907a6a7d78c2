// Rules that can never apply or never pass, that nothing tests, and that leave the agent without advice.
#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "hear/fold.hpp"
#include "hear/names.hpp"
#include "rules/checks/kinds.hpp"
#include "rules/choice.hpp"
#include "rules/fields.hpp"
#include "rules/figures.hpp"
#include "rules/lint.hpp"

namespace cortesia::rules {

namespace {

// ---- what must hold at once

// One thing that a condition asks for.
struct Literal {
  const Node* at = nullptr;
  std::string subject;  // "moment hold", "field direction", "cut"; of others, the check as written
  std::vector<std::string> values;  // any of these
  bool negated = false;
};

std::string as_written(const Node& node) {
  std::string out = node.text;
  for (const Node& item : node.items) out += "[" + as_written(item) + "]";
  for (const auto& [key, value] : node.fields) out += "{" + key.text + ":" + as_written(value) + "}";
  return out;
}

void literals(const Node& condition, bool negated, std::vector<Literal>& out) {
  const Node* field = condition.find("field");
  if (const Node* all = condition.find("all")) {
    if (negated) return;
    for (const Node& one : all->items) literals(one, negated, out);
  } else if (const Node* none = condition.find("not")) {
    literals(*none, !negated, out);
  } else if (const Node* moment = condition.find("moment"); moment && !condition.find("in")) {
    out.push_back({moment, "moment " + moment->text, {""}, negated});
  } else if (const Node* cut = condition.find("cut")) {
    out.push_back({cut, "cut", {cut->text}, negated});
  } else if (const Node* is = field ? condition.find("is") : nullptr) {
    Literal literal{is, "field " + field->text, {}, negated};
    for_each_scalar(*is, [&](const Node& value) { literal.values.push_back(value.text); });
    out.push_back(std::move(literal));
  } else if (!condition.fields.empty()) {
    out.push_back({&condition, as_written(condition), {""}, negated});
  }
}

bool share_a_value(const Literal& a, const Literal& b) {
  const bool languages = a.subject == "field language";
  const auto same = [&](const std::string& one, const std::string& other) {
    return one == other || (languages && (is_language(one, other) || is_language(other, one)));
  };
  return std::ranges::any_of(a.values, [&](const std::string& value) {
    return std::ranges::any_of(b.values, [&](const std::string& other) { return same(value, other); });
  });
}

bool all_values_in(const Literal& a, const Literal& b) {
  return std::all_of(a.values.begin(), a.values.end(), [&](const std::string& value) {
    return std::find(b.values.begin(), b.values.end(), value) != b.values.end();
  });
}

bool contradict(const Literal& a, const Literal& b) {
  if (a.subject != b.subject || (a.negated && b.negated)) return false;
  if (!a.negated && !b.negated) return !share_a_value(a, b);
  return a.negated ? all_values_in(b, a) : all_values_in(a, b);
}

// The first two that are never both so, the one that comes later first.
std::pair<const Literal*, const Literal*> contradiction(const std::vector<Literal>& all) {
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t k = 0; k < i; ++k)
      if (contradict(all[i], all[k])) return {&all[i], &all[k]};
  return {};
}

// Of any voice, however short, anywhere.
bool is_any_turn(const Node& check) {
  const Node* turn = check.find("turn");
  return turn && turn->fields.size() == 1 && turn->find("by") && turn->find("by")->text == "any";
}

// ---- examples

bool begins_with_capital(std::string_view word) {
  if (word.empty()) return false;
  const auto first = static_cast<unsigned char>(word[0]);
  if (first >= 'A' && first <= 'Z') return true;
  const auto second = word.size() > 1 ? static_cast<unsigned char>(word[1]) : 0u;
  return first == 0xC3 && second >= 0x80 && second <= 0x9E && second != 0x97;  // À to Þ
}

// An example's call with a mark in the place of every name: a word with a capital inside a sentence, or one
// that is known for a name.
std::string without_names(std::string_view text, std::string_view language) {
  std::string out;
  bool sentence_starts = true, name_before = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \t\n"), text.size());
    const std::string_view word = text.substr(0, end);
    const bool line_ends = end < text.size() && text[end] == '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
    std::string folded;
    for (const std::string& part : hear::fold_words(word)) folded += (folded.empty() ? "" : " ") + part;
    const bool known = (hear::is_given_name(folded, language) || hear::is_surname(folded, language)) &&
                       !hear::is_also_a_word(folded, language);
    const std::size_t letters = std::min(word.find_first_not_of("¿¡\"'(«"), word.size());
    const bool name =
        !folded.empty() && (known || (!sentence_starts && begins_with_capital(word.substr(letters))));
    if (!folded.empty() && !(name && name_before)) out += (name ? std::string("@") : folded) + " ";
    if (!folded.empty()) name_before = name;
    const char last = word.empty() ? ' ' : word.back();
    sentence_starts = line_ends || last == '.' || last == ':' || last == '?' || last == '!' ||
                      (word.empty() && sentence_starts);
    if (line_ends) out += "/ ";
  }
  return out;
}

// What an example expects, its metadata and its call, as one text to compare.
std::string gist(const Node& example, std::string_view language) {
  std::string out;
  for (const auto& [key, value] : example.fields) {
    if (key.text == "known_gap") continue;
    out += key.text + "=";
    if (value.kind == Node::Kind::scalar)
      out += without_names(value.text, language);
    else
      out += gist(value, language);
    for (const Node& item : value.items)
      out += item.kind == Node::Kind::scalar ? item.text + "," : gist(item, language);
  }
  return out + ";";
}

class RuleLint {
 public:
  explicit RuleLint(const Linting& linting) : linting_(linting) {
    if (const Node* language = linting.checklist.find("language")) language_ = language->text;
  }

  void run() {
    if (const Node* moments = linting_.checklist.find("moments"))
      for (const auto& [name, value] : moments->fields) {
        happens(value);
        tree(value, false);
      }
    for (const std::string_view part : {"rules", "labels"})
      if (const Node* list = linting_.checklist.find(part))
        for (const Node& rule : list->items) {
          tree(rule, rule.find("for_each") != nullptr);
          if (const Node* id = rule.find("id"); id && linting_.own(*id)) one(rule, *id, part == "labels");
        }
  }

 private:
  const Linting& linting_;
  std::string language_ = "es";

  void warn(const Node& at, std::string message) {
    if (linting_.own(at)) linting_.mistakes.warning(at, std::move(message));
  }

  void one(const Node& rule, const Node& id, bool label) {
    occasion(rule);
    if (const Node* all = rule.find("all")) {
      std::vector<Literal> asked;
      for (const Node& check : all->items) literals(check, false, asked);
      never_both(asked, "pass");
    }
    if (label) return;
    if (const Node* weight = rule.find("weight");
        weight && parse_quantity(weight->text) && parse_quantity(weight->text)->value == 0)
      warn(*weight, "a rule of weight 0 counts for nothing; give it a weight, or move it to labels:");
    if (const Node* critical = rule.find("critical"); critical && critical->kind != Node::Kind::null &&
                                                      !rule.find("when") && !rule.find("for_each") &&
                                                      !forbids(rule))
      warn(*critical,
           "a critical rule without when: or for_each: trips in every call that lacks it; say on what "
           "occasion it applies");
    const Node* forbid = rule.find("forbid");
    if (forbid && !rule.find("advice") && !forbid->find("suggest"))
      warn(id, fmt::format("{} forbids and does not say what to do instead; add advice: or suggest:",
                           quote(id.text)));
    examples(rule, id);
  }

  // Fails only for what is said: a call where nothing happens passes.
  static bool forbids(const Node& rule) {
    return rule.find("forbid") || rule.find("never_before") || rule.find("not");
  }

  void examples(const Node& rule, const Node& id) {
    const Node* examples = rule.find("examples");
    if (!examples || examples->items.empty()) {
      warn(id, fmt::format("{} has no examples, so nothing tests it; add one that passes and one that fails",
                           quote(id.text)));
      return;
    }
    std::map<std::string, const Node*> seen;
    for (const Node& example : examples->items) {
      const auto [at, added] = seen.emplace(gist(example, language_), &example);
      if (!added)
        warn(example,
             fmt::format("this example differs from the one on line {} in nothing but names; take it out, "
                         "or say it in another way",
                         at->second->place.line));
    }
  }

  void occasion(const Node& rule) {
    std::vector<Literal> all;
    if (const Node* moment = rule.find("for_each"))
      all.push_back({moment, "moment " + moment->text, {""}, false});
    for (const std::string_view key : {"when", "assessable"})
      if (const Node* condition = rule.find(key)) literals(*condition, false, all);
    if (never_both(all, "apply")) return;
    for (const Literal& one : all) {
      if (one.negated && is_any_turn(*one.at))
        warn(*one.at, "this rule can never apply: every call has a turn");
      if (one.subject == "field language" && !one.negated &&
          std::none_of(one.values.begin(), one.values.end(),
                       [&](const std::string& value) { return is_language(value, language_); }))
        warn(*one.at,
             fmt::format("this rule can never apply: the checklist is for calls in {}, and others are not "
                         "assessable",
                         quote(language_)));
    }
  }

  bool never_both(const std::vector<Literal>& all, std::string_view does) {
    const auto [later, earlier] = contradiction(all);
    if (!later) return false;
    warn(*later->at, fmt::format("this rule can never {}: what is asked here and on line {} is never both so",
                                 does, earlier->at->place.line));
    return true;
  }

  // Whatever stands in a rule or moment; `anchored` where there is a match or an occurrence to stand beside.
  void tree(const Node& node, bool anchored) {
    for (const Node& item : node.items) tree(item, anchored);
    if (node.kind != Node::Kind::mapping) return;
    limits(node);
    room(node);
    for (const auto& [key, value] : node.fields) {
      if (key.text == "examples") continue;
      if (key.text == "in" && !anchored) for_each_scalar(value, [&](const Node& window) { beside(window); });
      if (key.text == "then") happens(value);
      if (key.text == "order" || key.text == "sequence")
        for (const Node& step : value.items)
          if (key.text == "order" || !step.find("not")) happens(step);
      if (key.text == "sequence" && !value.items.empty()) {
        tree(value.items.front(), anchored);
        for (const Node& step : std::span(value.items).subspan(1)) tree(step, step.find("not") == nullptr);
      } else {
        tree(value, anchored || key.text == "unless" || key.text == "then");
      }
    }
  }

  // Moments, what follows their matches and steps are found at a place in the call.
  void happens(const Node& way) {
    if (const Node* any = way.find("any"); any && any->kind == Node::Kind::sequence)
      for (const Node& one : any->items) happens(one);
    for (const std::string_view kind : {"not", "field", "cut", "measure", "forbid", "never_before"})
      if (const Node* value = way.find(kind))
        warn(*value,
             fmt::format("{}: holds for a whole call and happens at no place in it, so it is never found "
                         "here; look for what is said or happens, and ask for this under when:",
                         kind));
  }

  void beside(const Node& window) {
    for (const std::string_view word : {"same ", "next ", "previous "})
      if (window.text.starts_with(word) && window.text.find("turn") != std::string::npos) {
        warn(window,
             fmt::format("{} has nothing to stand beside here, so it is nowhere; such windows belong under "
                         "unless:, into a rule with for_each:, or into a later step of a sequence:",
                         quote(window.text)));
        return;
      }
  }

  // More matches than there are words where they are looked for.
  void room(const Node& check) {
    const Node* at_least = check.find("say") ? check.find("at_least") : nullptr;
    const Node* window = check.find("in");
    const auto matches = at_least ? parse_count(at_least->text) : std::nullopt;
    if (!matches || !window) return;
    const std::size_t amount = window->text.find(' ') + 1;
    const auto words =
        amount > 0 ? parse_quantity(std::string_view(window->text).substr(amount)) : std::nullopt;
    if (words && words->unit == Quantity::Unit::words && words->value < *matches)
      warn(*window,
           fmt::format("{} matches have no room in {}, so this is never so", *matches, quote(window->text)));
  }

  // Limits that no figure can be within, or every one is.
  void limits(const Node& check) {
    const Node* name = check.find("measure");
    if (!name) return;
    const auto figures = figure_table();
    const auto figure =
        std::find_if(figures.begin(), figures.end(), [&](const Figure& f) { return f.name == name->text; });
    if (figure == figures.end() || figure->name == "loudness") return;
    const double most = figure->unit == FigureUnit::per_cent ? 100 : 1e300;
    const auto test = [&](std::string_view key, const auto& never, const auto& always) {
      const Node* limit = check.find(key);
      const auto quantity = limit ? parse_quantity(limit->text) : std::nullopt;
      if (quantity && (never(quantity->value) || always(quantity->value)))
        warn(*limit, fmt::format("{} is {} {} {}, so this {} passes", quote(figure->name),
                                 never(quantity->value) ? "never" : "always", key, limit->text,
                                 never(quantity->value) ? "never" : "always"));
    };
    const auto above_all = [&](double value) { return value > most; };
    const auto below_all = [](double value) { return value <= 0; };
    const auto none = [](double) { return false; };
    test("at_least", above_all, below_all);
    test("over", [&](double value) { return value >= most; }, none);
    test("under", below_all, above_all);
    test("at_most", none, [&](double value) { return value >= most; });
  }
};

}  // namespace

void lint_rules(const Linting& linting) { RuleLint(linting).run(); }

}  // namespace cortesia::rules
