#include "hear/compile.hpp"

#include <algorithm>
#include <array>
#include <ranges>
#include <utility>

#include <fmt/format.h>

#include "base/suggest.hpp"
#include "hear/fold.hpp"

namespace cortesia::hear {
namespace {

using Kind = PhraseNode::Kind;

// Bounds against checklists that unfold to more than a call is worth; real phrases take some dozens of steps.
constexpr std::size_t kMostStepsOfPhrase = 20'000, kMostSteps = 1'000'000, kTooMany = kMostSteps + 1;
constexpr std::size_t kDeepestLists = 50;
constexpr std::ptrdiff_t kMostLead = UINT8_MAX;

// Both in order.
void add(const std::vector<std::uint32_t>& more, std::vector<std::uint32_t>& to) {
  for (const std::uint32_t one : more) {
    const auto at = std::ranges::lower_bound(to, one);
    if (at == to.end() || *at != one) to.insert(at, one);
  }
}

bool is_list(const Phrase& phrase) {
  const auto& parts = phrase.root.children;
  return phrase.root.kind == Kind::sequence && parts.size() == 1 && parts.front().kind == Kind::list;
}

// The words that may be any which a phrase begins with, where more must follow: see Stream::lead.
std::uint8_t leading_words(const PhraseNode& root) {
  if (root.kind != Kind::sequence) return 0;
  const auto is_any = [](Kind kind) { return kind == Kind::any_word; };
  const auto rest = std::ranges::find_if_not(root.children, is_any, &PhraseNode::kind);
  const auto says = [&](Kind kind) { return is_any(kind) || takes_words(kind); };
  if (std::none_of(rest, root.children.end(), [&](const PhraseNode& node) { return says(node.kind); }))
    return 0;
  return static_cast<std::uint8_t>(std::min(rest - root.children.begin(), kMostLead));
}

}  // namespace

Compiler::Compiler(std::string_view language) { book_.language = text(language); }

void Compiler::list(std::string name, Said said) { lists_[std::move(name)].said = std::move(said); }

void Compiler::heard_as(std::string_view from, std::string_view to) {
  Repair repair{fold_words(from), fold_words(to)};
  if (!repair.from.empty()) repairs_.push_back(std::move(repair));
}

bool Compiler::check(List& list, const std::string& name, std::vector<BookError>& errors) {
  list.state = List::State::open;
  path_.push_back(name);
  const bool good = check(list.said, name, list.steps, errors);
  path_.pop_back();
  list.state = good ? List::State::good : List::State::bad;
  if (!good) return false;
  list.excepts = list.own = excepts_of(list.said);
  list.by_phrase = excepts_by_phrase(list.said.phrases);
  for (const Excepts& excepts : list.by_phrase) add(excepts, list.excepts);
  for (const Phrase& phrase : list.said.phrases)
    list.has_regex |= phrase.root.kind == Kind::regex || uses_regex(phrase.root);
  return true;
}

bool Compiler::check(const Said& said, const std::string& list, std::size_t& steps,
                     std::vector<BookError>& errors) {
  bool good = true;
  steps = 0;
  if (said.phrases.empty()) {
    errors.push_back({list, 0, 0, "expected at least one phrase, found none", false});
    good = false;
  }
  for (const bool in_except : {false, true}) {
    const std::vector<Phrase>& phrases = in_except ? said.except : said.phrases;
    for (std::uint32_t i = 0; i < phrases.size(); ++i) {
      const Place place{list, i, in_except};
      const auto size = measure(phrases[i].root, is_list(phrases[i]), place, errors);
      good &= size.has_value();
      if (size && *size > kMostStepsOfPhrase) {
        errors.push_back(
            {list, i, 0,
             fmt::format("with its lists unfolded this phrase takes more than {} steps; use shorter lists or "
                         "fewer of them in one phrase",
                         kMostStepsOfPhrase),
             in_except});
        good = false;
      }
      if (size && !in_except) steps = std::min(kTooMany, steps + *size + 1);
    }
  }
  return good;
}

bool Compiler::uses_regex(const PhraseNode& node) const {
  if (node.kind == Kind::list) return lists_.find(node.text)->second.has_regex;
  return std::ranges::any_of(node.children, [this](const PhraseNode& child) { return uses_regex(child); });
}

std::optional<std::size_t> Compiler::measure(const PhraseNode& node, bool whole, const Place& place,
                                             std::vector<BookError>& errors) {
  const auto wrong = [&](std::string message) {
    errors.push_back({place.list, place.phrase, node.offset, std::move(message), place.in_except});
    return std::nullopt;
  };
  switch (node.kind) {
    case Kind::gap:
      return 2 * std::size_t{node.count};
    case Kind::list: {
      const auto found = lists_.find(node.text);
      if (found == lists_.end()) {
        std::vector<std::string_view> names;
        for (const auto& [name, list] : lists_) names.push_back(name);
        const std::string_view near = nearest_name(node.text, names);
        return wrong(fmt::format(
            "unknown list \"{}\"; {}", node.text,
            near.empty() ? "define it under phrases" : fmt::format("did you mean {{{}}}?", near)));
      }
      List& list = found->second;
      if (list.state == List::State::open) {
        std::string circle;
        for (auto at = std::ranges::find(path_, node.text); at != path_.end(); ++at)
          circle += fmt::format("{{{}}} uses ", *at);
        return wrong(fmt::format("these lists use each other in a circle: {}{{{}}}; take one use out", circle,
                                 node.text));
      }
      if (path_.size() >= kDeepestLists) {
        return wrong(fmt::format("lists use lists more than {} deep; write the words where they are used",
                                 kDeepestLists));
      }
      if (list.state == List::State::unchecked) check(list, found->first, errors);
      if (list.state == List::State::bad) return std::nullopt;  // reported where it is defined
      if (list.has_regex && !whole) {
        return wrong(fmt::format(
            "the list \"{}\" has a regular expression, which cannot be a part of a phrase; use it alone",
            node.text));
      }
      return list.steps;
    }
    case Kind::sequence:
    case Kind::choice:
    case Kind::optional: {
      std::size_t sum = node.children.size();
      bool good = true;
      for (const PhraseNode& child : node.children) {
        const auto size = measure(child, whole, place, errors);
        good &= size.has_value();
        if (size) sum = std::min(kTooMany, sum + *size);
      }
      return good ? std::optional(sum) : std::nullopt;
    }
    case Kind::regex:
      return node.count;
    default:
      return 1;
  }
}

std::size_t Compiler::steps_of(const Phrase& phrase) {
  std::vector<BookError> reported_before;
  return measure(phrase.root, is_list(phrase), {}, reported_before).value_or(0);
}

Compiler::Excepts Compiler::excepts_of(const Said& said) {
  if (said.except.empty()) return {};
  excepting_.push_back(said.except);
  return {static_cast<std::uint32_t>(excepting_.size() - 1)};
}

void Compiler::collect_excepts(const PhraseNode& node, Excepts& excepts) const {
  if (node.kind == Kind::list) add(lists_.find(node.text)->second.excepts, excepts);
  for (const PhraseNode& child : node.children) collect_excepts(child, excepts);
}

std::vector<Compiler::Excepts> Compiler::excepts_by_phrase(const std::vector<Phrase>& phrases) const {
  std::vector<Excepts> by_phrase(phrases.size());
  for (std::size_t i = 0; i < phrases.size(); ++i) collect_excepts(phrases[i].root, by_phrase[i]);
  return by_phrase;
}

void Compiler::flatten(const std::vector<Phrase>& phrases, const std::vector<Excepts>& by_phrase,
                       const Excepts& excepts, std::vector<Flat>& flat) const {
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    Flat one{&phrases[i], excepts};
    if (is_list(phrases[i])) {
      const List& list = lists_.find(phrases[i].root.children.front().text)->second;
      add(list.own, one.excepts);
      flatten(list.said.phrases, list.by_phrase, one.excepts, flat);
    } else {
      add(by_phrase[i], one.excepts);
      flat.push_back(std::move(one));
    }
  }
}

PatternId Compiler::pattern(const Said& said, std::vector<BookError>& errors) {
  std::string key(said.exact_falls_back ? "+" : "-");
  for (const Phrase& phrase : said.phrases) (key += "\n") += phrase.written;
  key += "\n\n";
  for (const Phrase& phrase : said.except) (key += "\n") += phrase.written;
  const auto id = static_cast<PatternId>(tables_.patterns.size());
  if (const auto [known, is_new] = patterns_.try_emplace(std::move(key), id); !is_new) {
    tables_.patterns[known->second].by |= said.by;
    return known->second;
  }

  tables_.patterns.emplace_back();
  const auto add_steps = [&](std::size_t steps) {  // false when they become too many
    const bool fitted = total_ <= kMostSteps;
    total_ += steps;
    if (fitted && total_ > kMostSteps) {
      BookError& error = errors.emplace_back();
      error.message =
          fmt::format("the phrases of this checklist take more than {} steps; use shorter lists", kMostSteps);
    }
    return total_ <= kMostSteps;
  };
  std::size_t steps = 0;
  if (!check(said, {}, steps, errors) || !add_steps(steps)) return id;

  std::vector<Flat> flat;
  flatten(said.phrases, excepts_by_phrase(said.phrases), excepts_of(said), flat);

  const auto first_phrase = static_cast<std::uint32_t>(tables_.phrases.size());
  std::vector<SourceRow> sources;
  std::map<std::pair<Excepts, std::uint8_t>, std::uint32_t> groups;
  bool has_regex = false;
  for (const Flat& one : flat) {
    const std::uint8_t lead = leading_words(one.phrase->root);
    const auto [group, is_new] = groups.try_emplace({one.excepts, lead}, 0);
    if (is_new) {
      group->second = add_stream({.pattern = id, .lead = lead});
      std::vector<std::uint32_t> excepts;
      for (const std::uint32_t except : one.excepts) {
        const auto stream = except_stream(except, !said.exact_falls_back, add_steps);
        if (!stream) return id;
        excepts.push_back(*stream);
      }
      sources.push_back({group->second, add_rows(excepts, tables_.excepts)});
    }
    tables_.written.push_back(text(one.phrase->written));
    tables_.phrases.push_back(emit_phrase(*one.phrase, group->second, said.exact_falls_back));
    has_regex |= tables_.phrases.back().regex != kNoRegex;
  }
  PatternRow& made = tables_.patterns[id];
  made.sources = add_rows(sources, tables_.sources);
  made.phrases = {first_phrase, static_cast<std::uint32_t>(tables_.phrases.size())};
  made.by = said.by;
  made.direct = !has_regex && sources.size() == 1 && groups.begin()->first.first.empty();
  if (made.direct) tables_.streams[sources.front().stream].direct = true;
  return id;
}

std::uint32_t Compiler::add_stream(Stream stream) {
  tables_.streams.push_back(stream);
  return static_cast<std::uint32_t>(tables_.streams.size() - 1);
}

std::optional<std::uint32_t> Compiler::except_stream(std::uint32_t except, bool falls_back,
                                                     const std::function<bool(std::size_t)>& add_steps) {
  if (const auto known = except_streams_.find({except, falls_back}); known != except_streams_.end())
    return known->second;
  const std::uint32_t made = add_stream({});
  except_streams_[{except, falls_back}] = made;
  std::vector<Flat> flat;
  flatten(excepting_[except], excepts_by_phrase(excepting_[except]), {}, flat);
  for (const Flat& one : flat) {
    if (!add_steps(steps_of(*one.phrase))) return std::nullopt;
    emit_phrase(*one.phrase, made, falls_back);
  }
  return made;
}

void Compiler::check_lists(std::vector<BookError>& errors) {
  for (auto& [name, list] : lists_) {
    if (list.state == List::State::unchecked) check(list, name, errors);
  }
}

std::string Compiler::finish() {
  std::ranges::stable_sort(repairs_, std::greater(), [](const Repair& repair) { return repair.from.size(); });
  for (const auto& [from, to] : repairs_)
    tables_.repairs.push_back(
        {text(fmt::format("{}", fmt::join(from, " "))), text(fmt::format("{}", fmt::join(to, " ")))});
  std::vector<bool> asked(vocabulary_.size());
  for (const Step& step : tables_.steps) {
    if (step.op == Step::Op::word) asked[step.arg] = true;
  }
  tables_.vocabulary = vocabulary_.finish(asked);
  tables_.facts = facts_of(tables_.steps, tables_.vocabulary.filters);
  for (const Step& step : tables_.steps) tables_.tokens.push_back(token_of(step));
  start_phrases();
  for (PatternId id = 0; id < tables_.patterns.size(); ++id) {
    const PatternRow& pattern = tables_.patterns[id];
    const auto remembers = [this](std::uint32_t phrase) { return tables_.phrases[phrase].remembers != 0; };
    if (std::ranges::any_of(std::views::iota(pattern.phrases.begin, pattern.phrases.end), remembers))
      tables_.remembering.push_back(id);
    if (!pattern.direct) tables_.indirect.push_back(id);
  }
  tables_.book.push_back(book_);
  TableWriter writer;
  tables_.each(writer);
  return writer.take();
}

void Compiler::start_phrases() {
  for (const PatternRow& pattern : tables_.patterns) {
    for (const SourceRow& source : pattern.sources.of(std::span<const SourceRow>(tables_.sources))) {
      tables_.streams[source.stream].by |= pattern.by;
      for (const std::uint32_t except : source.except.of(std::span<const std::uint32_t>(tables_.excepts)))
        tables_.streams[except].by |= pattern.by;
    }
  }
  std::array<std::vector<FirstStep>, kParties> first;
  std::vector<FirstStep> recalling;
  for (const Start& start : starts_) {
    for (std::size_t party = 0; party < kParties; ++party) {
      if ((tables_.streams[start.stream].by >> party & 1) != 0)
        wait_from(start.step, std::nullopt, first[party]);
    }
    const auto recalled = [this](std::uint32_t name) { return remembered_[name]; };
    if (!std::ranges::any_of(start.asks_for, recalled)) continue;
    // Heard again once it is known what was remembered: the hits come in two goes, and so in no order.
    wait_from(start.step, std::nullopt, recalling);
    Stream& stream = tables_.streams[start.stream];
    if (stream.direct) tables_.patterns[stream.pattern].direct = stream.direct = false;
  }
  for (std::vector<FirstStep>& steps : first) add_start(steps);
  add_start(recalling);
}

void Compiler::wait_from(StepId start, std::optional<StepId> anchor, std::vector<FirstStep>& steps) const {
  using Op = Step::Op;
  for (; tables_.steps[start].op == Op::split; start = tables_.steps[start].other)
    wait_from(tables_.steps[start].next, anchor, steps);
  const Step& step = tables_.steps[start];
  const StepId waiting = anchor.value_or(start);
  if (step.op == Op::before) wait_from(step.next, waiting, steps);
  if (step.op == Op::word) steps.push_back({step.arg, waiting});
  if (step.op == Op::any) steps.push_back({kAnyWordToken, waiting});
  if (step.op == Op::entity || step.op == Op::value) steps.push_back({step.other, waiting});
  if (step.loose) steps.push_back({kLooseNameToken, waiting});
}

void Compiler::add_start(std::vector<FirstStep>& steps) {
  std::ranges::sort(steps);
  steps.erase(std::ranges::unique(steps).begin(), steps.end());
  const std::span<const FirstStep> all = tables_.first_steps;
  for (const FirstStepsRow& row : tables_.starts) {
    if (std::ranges::equal(row.by_token.of(all), steps)) return tables_.starts.push_back(FirstStepsRow(row));
  }
  FirstStepsRow made{.by_token = add_rows(steps, tables_.first_steps)};
  for (const FirstStep& step : steps) {
    made.filter |= tables_.facts[step.step].filter;
    made.care |= tables_.facts[step.step].care;
  }
  tables_.starts.push_back(made);
}

}  // namespace cortesia::hear
