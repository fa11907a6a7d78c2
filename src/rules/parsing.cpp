#include "rules/parsing.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "hear/phrase.hpp"
#include "rules/wordings.hpp"

namespace cortesia::rules {

namespace {

constexpr std::uint32_t kLongestChain = 20;  // of moments that hang on moments
constexpr std::size_t kMostRegexStepsInAll =
    200'000;  // of a checklist, its broken ones too: compiling takes time

std::vector<std::string_view> views(const std::vector<std::string>& names) {
  return {names.begin(), names.end()};
}

// The first of the titles that is the name, or ends with it: "la espera" with "espera".
std::optional<std::size_t> ending_with(std::string_view name, const std::vector<std::string>& titles) {
  const auto at = std::ranges::find_if(titles, [&](std::string_view title) {
    if (!title.ends_with(name)) return false;
    title.remove_suffix(name.size());
    return title.empty() || title.ends_with(' ');
  });
  if (at == titles.end()) return std::nullopt;
  return static_cast<std::size_t>(at - titles.begin());
}

// A scalar is a list of one.
std::vector<const Node*> scalars(const Node& node, Mistakes& mistakes, std::string_view what) {
  std::vector<const Node*> out;
  if (node.kind == Node::Kind::scalar) {
    out.push_back(&node);
  } else if (node.kind == Node::Kind::sequence) {
    for (const Node& item : node.items) {
      if (item.kind == Node::Kind::scalar)
        out.push_back(&item);
      else
        mistakes.error(item, fmt::format("expected a phrase, {}", found_no_text(item)));
    }
    if (node.items.empty()) mistakes.error(node, fmt::format("expected {}, found an empty list", what));
  } else {
    mistakes.error(node, fmt::format("expected {}, {}", what, found_no_text(node)));
  }
  return out;
}

// What people who think in Spanish write for a value that every call brings; empty for anything else.
std::string_view value_in_spanish(std::string_view name) {
  if (name == "empresa" || name == "organización" || name == "organizacion") return "company";
  if (name == "agente" || name == "asesor" || name == "asesora") return "agent";
  return name == "cliente" ? "customer" : "";
}

// Whether no call can say the phrase, for a mark of the end or the start of a turn inside it.
bool beyond_a_turn(const hear::Phrase& phrase) {
  const std::string_view written = phrase.written;
  const bool inside = written.find("^^", 1) != std::string_view::npos ||
                      written.substr(0, written.size() - 1).find('$') != std::string_view::npos;
  if (phrase.root.kind == hear::PhraseNode::Kind::regex || !inside) return false;
  const auto all = wordings(phrase, 2'000);
  return all && std::all_of(all->begin(), all->end(), impossible);
}

}  // namespace

Parsing::Parsing(Mistakes& all_mistakes, std::string language, const Shipped* shipped)
    : mistakes(all_mistakes), language_(std::move(language)), shipped_(shipped), book_(language_) {}

void Parsing::declare_list(const Node& name, const Node& node) {
  if (shipped_ != nullptr) {
    lists_[name.text];
    return;
  }
  const Node* phrases = &node;
  const Node* except = nullptr;
  if (node.kind == Node::Kind::mapping) {  // {say: [...], except: [...]}
    Fields fields(node, mistakes, "a list of phrases");
    phrases = fields.require("say");
    except = fields.get("except");
    fields.finish();
    if (!phrases) return;
  }
  std::vector<const Node*> places, except_places;
  hear::Said list = said(*phrases, except, false, places, except_places, list_parts_[name.text]);
  lists_[name.text] = places;
  list_excepts_[name.text] = except_places;
  list_names_.push_back(name.text);
  book_.list(name.text, std::move(list));
}

hear::Said Parsing::said(const Node& say, const Node* except, bool forbidding,
                         std::vector<const Node*>& places, std::vector<const Node*>& except_places,
                         Parts& parts) {
  hear::Said out;
  out.exact_falls_back = !forbidding;
  const auto read = [&](const Node& node, std::vector<hear::Phrase>& phrases,
                        std::vector<const Node*>& where) {
    for (const Node* one : scalars(node, mistakes, "phrases")) {
      const bool regex = one->text.starts_with('/');
      if (regex && regex_steps_ > kMostRegexStepsInAll) continue;
      auto parsed = phrases_.read(one->text);
      auto* error = std::get_if<hear::PhraseError>(&parsed);
      if (regex) {
        regex_steps_ += error ? hear::kMostRegexSteps : std::get<hear::Phrase>(parsed).root.count;
        if (regex_steps_ > kMostRegexStepsInAll)
          mistakes.error(*one,
                         "the regular expressions of this checklist are too large together; write words "
                         "instead, or shorter and fewer ones");
      }
      if (error) {
        mistakes.error_in(*one, error->offset, 1, error->message);
        continue;
      }
      if (beyond_a_turn(std::get<hear::Phrase>(parsed)))
        mistakes.error(
            *one,
            "no word follows the end of a turn ($) or precedes its start (^^); move the mark or take "
            "it out");
      note(std::get<hear::Phrase>(parsed).root, *one);
      if (&phrases == &out.phrases) collect(std::get<hear::Phrase>(parsed).root, parts);
      phrases.push_back(std::move(std::get<hear::Phrase>(parsed)));
      where.push_back(one);
    }
  };
  read(say, out.phrases, places);
  if (except) read(*except, out.except, except_places);
  return out;
}

void Parsing::note(const hear::PhraseNode& part, const Node& phrase) {
  using Kind = hear::PhraseNode::Kind;
  if (part.kind == Kind::value) asked_values_.push_back({std::string(part.text), &phrase, part.offset});
  if (part.kind == Kind::entity && !part.name.empty()) remembered_.emplace(part.name);
  for (const hear::PhraseNode& child : part.children) note(child, phrase);
}

void Parsing::refuse_unknown_values() {
  std::set<std::string, std::less<>> brought = {"company", "agent", "customer"};
  brought.insert(remembered_.begin(), remembered_.end());
  for (const auto& [value, phrase, offset] : asked_values_) {
    if (brought.contains(value)) continue;
    if (const std::string_view english = value_in_spanish(value); !english.empty()) {
      mistakes.error_in(*phrase, offset, value.size() + 1,
                        fmt::format("nothing is remembered as {}; did you mean @{}?", quote(value), english));
      continue;
    }
    const std::string near =
        mistakes.near(value, [&] { return std::vector<std::string_view>(brought.begin(), brought.end()); });
    mistakes.error_in(
        *phrase, offset, value.size() + 1,
        near.ends_with('?')
            ? fmt::format("nothing is remembered as {}{}", quote(value), near)
            : fmt::format("nothing is remembered as {}; write <name:{}> or another entity where it "
                          "is said first",
                          quote(value), value));
  }
}

hear::PatternId Parsing::pattern(const Node& say, const Node* except, bool forbidding, Parties by) {
  if (shipped_ != nullptr) return answer(shipped_->asked[asked_.size()]);
  std::vector<const Node*> places, except_places;
  Parts parts;
  hear::Said what = said(say, except, forbidding, places, except_places, parts);
  what.by = by.bits();
  if (what.phrases.empty()) return 0;  // reported already
  std::vector<hear::BookError> errors;
  std::set<std::string> seen;
  AskedNames names = 0;
  for (const hear::Phrase& phrase : what.phrases) names |= asked_names(phrase.root);
  AskedPattern asked{
      .id = book_.pattern(what, errors), .entity = has_entity(parts, seen), .masked = {}, .names = names};
  if (asked.entity && forbidding && errors.empty() && !masked_patterns_.contains(asked.id))
    asked.masked = masked_pattern(places, except_places, by);
  report(errors, say, places, except_places);
  return answer(asked);
}

hear::PatternId Parsing::answer(const AskedPattern& asked) {
  asked_.push_back(asked);
  if (asked.entity) entity_patterns_.insert(asked.id);
  if (asked.masked) masked_patterns_.emplace(asked.id, *asked.masked);
  if ((asked.names & kAsksForNone) == 0) naming_patterns_.emplace(asked.id, asked.names);
  return asked.id;
}

hear::Phrasebook Parsing::build() {
  return shipped_ != nullptr ? hear::Phrasebook::of(shipped_->book) : book_.build();
}

void Parsing::report(const std::vector<hear::BookError>& errors, const Node& say,
                     const std::vector<const Node*>& places, const std::vector<const Node*>& except_places) {
  for (const hear::BookError& error : errors) {
    const Node* at = &say;
    if (error.list.empty()) {
      const auto& where = error.in_except ? except_places : places;
      if (error.phrase < where.size()) at = where[error.phrase];
    } else {
      const auto& where = error.in_except ? list_excepts_[error.list] : lists_[error.list];
      if (error.phrase >= where.size()) continue;  // none of its phrases could be read
      at = where[error.phrase];
    }
    mistakes.error_in(*at, error.offset, 1, error.message);
  }
}

void Parsing::check_lists(const Node& lists) {
  std::vector<hear::BookError> errors;
  book_.check_lists(errors);
  report(errors, lists, {}, {});
}

hear::PatternId Parsing::pattern(std::string_view phrase, const Node& blame, Parties by) {
  Node node = blame;
  node.kind = Node::Kind::scalar;
  node.text = phrase;
  node.verbatim = false;
  return pattern(node, nullptr, false, by);
}

void Parsing::declare_moment(const Node& name, const Node& value) {
  moments_.emplace(name.text, static_cast<MomentId>(moment_names_.size()));
  moment_names_.push_back(name.text);
  const Node* title = value.find("title");
  moment_titles_.push_back(title != nullptr && title->kind == Node::Kind::scalar ? title->text : name.text);
}

std::string Parsing::title_of(MomentId moment) const {
  return moment < moment_titles_.size() ? moment_titles_[moment] : std::string();
}

MomentId Parsing::moment(const Node& name) {
  if (name.kind != Node::Kind::scalar) {
    mistakes.error(name, "expected the name of a moment");
    return 0;
  }
  const auto at = moments_.find(name.text);
  if (at == moments_.end()) {
    std::string near;
    if (const auto titled = ending_with(name.text, moment_titles_); titled && !mistakes.full())
      near = fmt::format("; did you mean \"{}\", which is {}?", moment_names_[*titled],
                         quote(moment_titles_[*titled]));
    else
      near = mistakes.near(name.text, [&] { return views(moment_names_); });
    mistakes.error(name, fmt::format("no moment is called \"{}\"{}", name.text, near));
    return 0;
  }
  const MomentId id = at->second;
  if (reading_) {
    hangs_on_.resize(moment_names_.size());
    hangs_on_[*reading_].emplace_back(id, &name);
  }
  return id;
}

void Parsing::refuse_circles() {
  hangs_on_.resize(moment_names_.size());
  enum class State : std::uint8_t { fresh, open, done };
  std::vector<State> states(moment_names_.size(), State::fresh);
  std::vector<std::uint32_t> heights(moment_names_.size(), 1);  // of the chain that hangs below, with itself
  const auto visit = [&](const auto& self, MomentId moment, std::uint32_t length) -> void {
    states[moment] = State::open;
    for (const auto& [next, place] : hangs_on_[moment]) {
      if (states[next] == State::fresh && length < kLongestChain) self(self, next, length + 1);
      heights[moment] = std::max(heights[moment], heights[next] + 1);
      if (states[next] == State::open)
        mistakes.error(*place, fmt::format("moment \"{}\" hangs on itself here; find it in another way",
                                           moment_names_[next]));
      else if (heights[moment] > kLongestChain)
        mistakes.error(*place,
                       fmt::format("moments hang on one another in a chain of more than {}; find this one "
                                   "in another way",
                                   kLongestChain));
    }
    heights[moment] = std::min(heights[moment], kLongestChain);  // reported once
    states[moment] = State::done;
  };
  for (MomentId moment = 0; moment < states.size(); ++moment)
    if (states[moment] == State::fresh) visit(visit, moment, 1);
}

Parties Parsing::parties(Fields& fields, std::string_view key, Parties otherwise) {
  const Node* node = fields.get(key);
  if (!node) return otherwise;
  for (std::size_t i = 0; i < std::size(kPartySetNames); ++i)
    if (node->kind == Node::Kind::scalar && node->text == kPartySetNames[i]) return kPartySets[i];
  if (node->kind == Node::Kind::scalar)
    mistakes.error(*node,
                   fmt::format("\"{}\" is no party{}", node->text, suggestion(node->text, kPartySetNames)));
  else
    mistakes.error(
        *node, fmt::format("expected one party, {}; organisation is agent and colleague, any is everybody",
                           found(*node)));
  return otherwise;
}

}  // namespace cortesia::rules
