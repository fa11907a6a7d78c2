// From the merged tree to a checklist: every section of the file in the order in which they need each other.
#include <algorithm>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

#include "hear/fold.hpp"
#include "rules/compiled.hpp"
#include "rules/score.hpp"

namespace cortesia::rules {

namespace {

constexpr std::string_view kLanguages[] = {"es", "en"};

class Compiler {
 public:
  Compiler(const Loaded& loaded, Mistakes& mistakes)
      : mistakes_(mistakes),
        top_(loaded.root, mistakes, "a checklist"),
        parsing_(mistakes, language_of(top_), loaded.shipped) {
    out_ = std::make_unique<Checklist::Compiled>();
    out_->info.sha256 = loaded.sha256;
  }

  std::unique_ptr<Checklist::Compiled> run() {
    head();
    declare();
    phrases();
    voices();
    scoring();
    sections();
    moments();
    for (const auto* list : {"rules", "labels"})
      if (const Node* node = top_.get(list)) rules(*node, std::string_view(list) == "labels");
    if (out_->info.rules.empty() && top_.node().kind == Node::Kind::mapping && !mistakes_.any_error())
      mistakes_.error(top_.node(), "no rules here; add rules: with at least one, or include: [shipped:es]");
    if (const Node* lists = top_.get("phrases")) parsing_.check_lists(*lists);
    parsing_.refuse_unknown_values();
    for (const auto* key : {"include", "disable", "settings"})
      top_.has(key);  // done with when files are merged
    top_.finish();
    if (mistakes_.any_error()) return nullptr;
    out_->windows = parsing_.windows();
    out_->book = parsing_.build();
    out_->asked = parsing_.asked();
    return std::move(out_);
  }

 private:
  static std::string language_of(Fields& top) {
    const Node* node = top.get("language");
    return node && node->kind == Node::Kind::scalar ? node->text : "es";
  }

  void head() {
    ChecklistInfo& info = out_->info;
    if (const Node* version = top_.require("cortesia"); version && version->text != "1")
      mistakes_.error(
          *version,
          fmt::format("this program reads checklists of language version 1, found \"{}\"", version->text));
    info.name = top_.text("name");
    info.version = top_.text("version");
    info.language = top_.text("language", "es");
    if (std::find(std::begin(kLanguages), std::end(kLanguages), info.language) == std::end(kLanguages))
      mistakes_.error(*top_.get("language"), fmt::format("no language \"{}\"{}", info.language,
                                                         suggestion(info.language, kLanguages)));
    if (const Node* company = top_.get("company")) {
      Fields fields(*company, mistakes_, "company");
      out_->company = fields.texts("names");
      fields.finish();
    }
    if (const Node* clock = top_.get("clock")) {
      Fields fields(*clock, mistakes_, "clock");
      out_->clock.estimate = fields.boolean("estimate").value_or(false);
      out_->clock.words_per_second = fields.number("words_per_second").value_or(2.6);
      if (out_->clock.words_per_second < 0.5 || out_->clock.words_per_second > 10)
        mistakes_.error(*fields.get("words_per_second"),
                        "nobody speaks at that speed; expected 0.5 to 10 words per second");
      fields.finish();
    }
  }

  // The entries of a mapping, reported when it is something else.
  std::vector<std::pair<const Node*, const Node*>> entries(std::string_view key, std::string_view expected) {
    std::vector<std::pair<const Node*, const Node*>> out;
    const Node* node = top_.get(key);
    if (!node) return out;
    if (node->kind != Node::Kind::mapping) {
      mistakes_.error(*node, fmt::format("expected {}", expected));
      return out;
    }
    for (const auto& [name, value] : node->fields) out.emplace_back(&name, &value);
    return out;
  }

  void declare() {
    for (const auto& [name, value] :
         entries("windows", "named windows: opening: {timed: first 30s, untimed: first 2 agent turns}"))
      parsing_.declare_window(*name, *value);
    for (const auto& [name, value] : entries("moments", "named moments: hold: {any: [{event: hold}]}"))
      parsing_.declare_moment(*name, *value);
  }

  // Plain words, as a recogniser writes them.
  bool is_repair(const Node& side) {
    if (side.text.find_first_of("*()[]|<>{}@~=$^_/") == std::string::npos &&
        side.text.find("...") == std::string::npos && !hear::fold_words(side.text).empty())
      return true;
    mistakes_.error(side,
                    fmt::format("heard_as puts words in the place of words, without the signs of phrases; "
                                "expected such as 'movi estar': movistar, found {}",
                                quote(side.text)));
    return false;
  }

  void phrases() {
    for (const auto& [name, value] : entries("heard_as", "repairs: 'movi estar': movistar")) {
      if (value->kind != Node::Kind::scalar)
        mistakes_.error(*value, "expected what it should be heard as: 'movi estar': movistar");
      else if (is_repair(*name) && is_repair(*value))
        parsing_.heard_as(name->text, value->text);
    }
    for (const auto& [name, value] :
         entries("phrases", "named lists of phrases: saludo: ['buenos días', hola]"))
      parsing_.declare_list(*name, *value);
    // Windows nobody uses are read all the same, so that their mistakes show.
    for (const auto& [name, value] : entries("windows", "")) parsing_.window(value);
  }

  void voices() {
    const Node* node = top_.get("voices");
    if (!node) return;
    Fields fields(*node, mistakes_, "voices");
    Voices voices;
    if (const Node* organisation = fields.require("organisation"))
      voices.organisation = parsing_.pattern(*organisation, nullptr, false, kAnyone);
    if (const Node* customer = fields.require("customer"))
      voices.customer = parsing_.pattern(*customer, nullptr, false, kAnyone);
    if (const Node* all = fields.get("merged")) merged(*all);
    fields.finish();
    out_->voices = voices;
  }

  void merged(const Node& all) {
    if (all.kind != Node::Kind::sequence) {
      mistakes_.error(
          all, "expected questions with their answers: - {question: '{pide_permiso}', answer: sí claro}");
      return;
    }
    for (const Node& node : all.items) {
      Fields fields(node, mistakes_, "a question and its answer");
      Merged merged;
      if (const Node* question = fields.require("question"))
        merged.question = parsing_.pattern(*question, nullptr, false, kAnyone);
      if (const Node* answer = fields.require("answer"))
        merged.answer = parsing_.pattern(*answer, nullptr, false, kAnyone);
      merged.askers = parsing_.parties(fields, "by", kAnyone);
      fields.finish();
      out_->merged.push_back(merged);
    }
  }

  void scoring() {
    const Node* node = top_.get("scoring");
    if (!node) return;
    Fields fields(*node, mistakes_, "scoring");
    ChecklistInfo& info = out_->info;
    const auto per_cent = [&](std::string_view key, double& out) {
      const Node* value = fields.get(key);
      if (!value) return;
      const std::optional<Quantity> quantity = parse_quantity(value->text);
      if (!quantity || quantity->value < 0 || quantity->value > 100 ||
          (quantity->unit != Quantity::Unit::none && quantity->unit != Quantity::Unit::per_cent))
        mistakes_.error(*value, fmt::format("expected a figure from 0 to 100, found \"{}\"", value->text));
      else
        out = hundredths(quantity->value);
    };
    per_cent("pass_mark", info.pass_mark);
    per_cent("minimum_coverage", info.minimum_coverage);
    if (const auto policy = fields.choice("critical", kPolicyNames))
      info.critical = static_cast<CriticalPolicy>(*policy);
    fields.finish();
  }

  void sections() {
    const Node* node = top_.get("sections");
    if (!node) return;
    if (node->kind != Node::Kind::sequence) {
      mistakes_.error(*node, "expected a list of sections: - {id: apertura, title: Apertura, weight: 22}");
      return;
    }
    for (const Node& item : node->items) {
      Fields fields(item, mistakes_, "a section");
      SectionInfo section;
      const Node* id = fields.require("id");
      section.id = fields.text("id");
      const auto number = static_cast<std::uint32_t>(out_->info.sections.size());
      if (id && !sections_.try_emplace(section.id, number).second)
        mistakes_.error(*id, fmt::format("two sections are called \"{}\"; give each its own id", section.id));
      section.title = fields.text("title", section.id);
      section.weight = fields.number("weight").value_or(1);
      if (section.weight < 0) mistakes_.error(*fields.get("weight"), "a weight is 0 or more");
      fields.finish();
      out_->info.sections.push_back(std::move(section));
    }
  }

  void moments() {
    for (const auto& [name, value] : entries("moments", "")) {
      parsing_.reading_moment(static_cast<MomentId>(out_->moments.size()));
      Moment moment;
      moment.name = name->text;
      Fields fields(*value, mistakes_, "a moment");
      fields.text("title");  // windows have read it
      if (const Node* merge = fields.get("merge")) {
        const std::optional<Quantity> quantity = parse_quantity(merge->text);
        if (quantity && quantity->unit == Quantity::Unit::turns)
          moment.merge_turns = quantity->value;
        else
          mistakes_.error(*merge, "expected how many turns apart occurrences are still one: merge: 4 turns");
      }
      const Node* any = fields.get("any");
      if (any && any->kind == Node::Kind::sequence) {
        if (any->items.empty())
          mistakes_.error(*any, "expected ways to find the moment, found an empty list: [{event: hold}]");
        for (const Node& item : any->items) {
          Fields source(item, mistakes_, "a way to find a moment");
          moment.sources.push_back(source_of(source));
          source.finish();
        }
      } else {
        moment.sources.push_back(source_of(fields));
      }
      fields.finish();
      out_->moments.push_back(std::move(moment));
    }
    parsing_.reading_moment(std::nullopt);
    parsing_.refuse_circles();
  }

  MomentSource source_of(Fields& fields) {
    MomentSource source;
    if (const Node* then = fields.get("then")) {
      Fields inner(*then, mistakes_, "then");
      if (const Node* within = inner.get("within")) {
        const std::optional<Quantity> quantity = parse_quantity(within->text);
        if (quantity && quantity->unit == Quantity::Unit::turns)
          source.then_within = quantity->value;
        else
          mistakes_.error(
              *within, fmt::format("expected a number of turns such as 3 turns, found \"{}\"", within->text));
      }
      const std::size_t beside = parsing_.windows_beside();
      const Node* any = inner.get("any");
      if (any && any->kind == Node::Kind::sequence)
        for (const Node& item : any->items) source.then.push_back(parse_check(item, parsing_));
      else
        source.then.push_back(parse_check_in(inner, parsing_));
      source.then_beside = parsing_.windows_beside() != beside;
      inner.finish();
    }
    if (const Node* unless = fields.get("unless")) source.unless = parse_check(*unless, parsing_);
    source.check = parse_check_in(fields, parsing_);
    return source;
  }

  void rules(const Node& list, bool labels) {
    if (list.kind != Node::Kind::sequence) {
      mistakes_.error(list, "expected a list of rules: - {id: ..., title: ..., require: {say: ...}}");
      return;
    }
    for (const Node& item : list.items) rule(item, labels);
  }

  void rule(const Node& node, bool label) {
    Fields fields(node, mistakes_, label ? "a label" : "a rule");
    RuleInfo info;
    info.label = label;
    const Node* id = fields.require("id");
    info.id = fields.text("id");
    if (id && !ids_.insert(info.id).second)
      mistakes_.error(*id, fmt::format("two rules are called \"{}\"; give each its own id", info.id));
    info.title = fields.text("title", info.id);
    info.source = fields.text("source");
    info.advice = fields.text("advice");
    info.section = fields.text("section");
    const Node* weight = fields.get("weight");
    info.weight = fields.number("weight").value_or(label ? 0 : 1);
    if (info.weight < 0) mistakes_.error(*weight, "a weight is 0 or more");
    if (label && weight) mistakes_.error(*weight, "a label has no weight; move it to rules: to count it");
    if (const auto kind = fields.choice("critical", {"customer", "business", "compliance"}))
      info.critical = static_cast<Critical>(*kind + 1);
    section_of(fields, info, label);
    fields.get("examples");
    fields.has("override");  // done with when files are merged

    Rule rule;
    if (const Node* each = fields.get("for_each")) rule.for_each = parsing_.moment(*each);
    if (const Node* when = fields.get("when")) rule.when = parse_check(*when, parsing_);
    if (const Node* assessable = fields.get("assessable"))
      rule.assessable = parse_check(*assessable, parsing_);
    if (const Node* needs = fields.get("needs")) rule.needs = parse_needs(*needs, parsing_);
    rule.check = parse_check_in(fields, parsing_);
    info.parts = rule.check->part_names();
    fields.finish();
    out_->rules.push_back(std::move(rule));
    out_->info.rules.push_back(std::move(info));
  }

  void section_of(Fields& fields, RuleInfo& info, bool label) {
    const Node* node = fields.get("section");
    if (!node) {
      if (!label && fields.node().kind == Node::Kind::mapping)
        mistakes_.error(fields.node(), "a rule needs the section that it counts in; add section:");
      return;
    }
    if (const auto at = sections_.find(info.section); at != sections_.end()) {
      info.section_index = at->second;
      return;
    }
    const auto names = [&] {
      std::vector<std::string_view> all;
      for (const SectionInfo& section : out_->info.sections) all.push_back(section.id);
      return all;
    };
    mistakes_.error(*node, fmt::format("no section is called \"{}\"{}", info.section,
                                       mistakes_.near(info.section, names)));
  }

  Mistakes& mistakes_;
  Fields top_;
  Parsing parsing_;
  std::unique_ptr<Checklist::Compiled> out_;
  std::set<std::string> ids_;                                // of the rules
  std::unordered_map<std::string, std::uint32_t> sections_;  // their numbers, by id
};

}  // namespace

std::unique_ptr<Checklist::Compiled> compile(const Loaded& loaded, Mistakes& mistakes) {
  return Compiler(loaded, mistakes).run();
}

}  // namespace cortesia::rules
