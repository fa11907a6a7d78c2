#include "hear/automaton.hpp"

#include <ranges>

namespace cortesia::hear {
namespace {

constexpr int kRegexMemory = 4 << 20;  // of one expression's automaton, shared by all threads

std::unique_ptr<re2::RE2> expression_of(std::string_view text) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_longest_match(true);
  options.set_max_mem(kRegexMemory);
  return std::make_unique<re2::RE2>(re2::StringPiece(text.data(), text.size()), options);
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const auto word : std::views::split(text, ' ')) words.emplace_back(word.begin(), word.end());
  return words;
}

}  // namespace

std::vector<StepFacts> facts_of(std::span<const Step> steps, std::span<const std::uint64_t> filters) {
  std::vector<StepFacts> all;
  all.reserve(steps.size());
  for (const Step& step : steps) {
    StepFacts facts;
    if (step.op != Step::Op::accept) facts = all[step.next];
    switch (step.op) {
      case Step::Op::word:
        facts = {.filter = filters[step.arg], .care = facts.after};
        break;
      case Step::Op::any:
        facts = {.filter = filters[kAnyWordToken], .care = facts.after};
        break;
      case Step::Op::entity:
      case Step::Op::value:
        facts = {.filter = filters[step.other], .care = facts.after};
        if (step.loose) facts.filter |= filters[kLooseNameToken];
        break;
      case Step::Op::split:
        facts.filter |= all[step.other].filter;
        facts.care |= all[step.other].care;
        facts.after |= all[step.other].after;
        break;
      case Step::Op::before:
        facts.care |= step.what;
        break;
      case Step::Op::after:
        facts.after |= step.what;
        break;
      case Step::Op::accept:
        break;
    }
    all.push_back(facts);
  }
  return all;
}

TokenId token_of(const Step& step) {
  switch (step.op) {
    case Step::Op::word:
      return step.arg;
    case Step::Op::any:
      return kAnyWordToken;
    case Step::Op::entity:
    case Step::Op::value:
      return step.loose ? kSeveralTokens : step.other;
    case Step::Op::before:
      return kSeveralTokens;
    default:
      return kNoToken;
  }
}

Phrasebook::Compiled::Compiled(const BookTables<InPlace>& tables)
    : vocabulary(tables.vocabulary),
      program(tables.steps, tables.facts, tables.tokens),
      streams(tables.streams),
      name_tokens(tables.name_tokens),
      remembering(tables.remembering),
      indirect(tables.indirect),
      wants(tables.book.front().wants),
      asks(tables.book.front().asks) {
  const auto text = [&](Rows rows) { return text_of(rows, tables.texts); };
  language = text(tables.book.front().language);
  patterns.reserve(tables.patterns.size());
  for (const PatternRow& row : tables.patterns) {
    CompiledPattern& pattern = patterns.emplace_back();
    pattern.direct = row.direct;
    pattern.phrases = row.phrases.of(tables.phrases);
    for (const SourceRow& source : row.sources.of(tables.sources))
      pattern.sources.push_back({source.stream, source.except.of(tables.excepts)});
    pattern.written.reserve(pattern.phrases.size());
    for (const Rows written : row.phrases.of(tables.written)) pattern.written.push_back(text(written));
  }
  const auto first_steps = [&](std::size_t at) {
    const FirstStepsRow& row = tables.starts[at];
    return FirstSteps{row.by_token.of(tables.first_steps), row.filter, static_cast<std::uint8_t>(row.care)};
  };
  for (std::size_t party = 0; party < kParties; ++party) starts[party] = first_steps(party);
  recalling_starts = first_steps(kParties);
  for (const RegexRow& row : tables.regexes) regexes.push_back({row.stream, expression_of(text(row.text))});
  for (const RepairRow& row : tables.repairs)
    repairs.push_back({words_of(text(row.from)), words_of(text(row.to))});
  for (const Rows name : tables.names) names.push_back(text(name));
}

}  // namespace cortesia::hear
