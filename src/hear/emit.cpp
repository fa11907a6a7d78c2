// The second half of compiling: from the tree of a phrase to the steps that hear it, from its end to its
// beginning.
#include <algorithm>
#include <cassert>
#include <functional>
#include <utility>

#include "hear/compile.hpp"

namespace cortesia::hear {
namespace {

using Kind = PhraseNode::Kind;

// Words before it introduce what comes after it as well.
bool passes_on(Kind kind) { return kind == Kind::optional || kind == Kind::entity; }

}  // namespace

CompiledPhrase Compiler::emit_phrase(const Phrase& phrase, std::uint32_t stream, bool falls_back) {
  CompiledPhrase made;
  if (phrase.root.kind == Kind::regex) {
    made.regex = static_cast<std::uint32_t>(tables_.regexes.size());
    tables_.regexes.push_back({stream, text(phrase.root.text)});
    return made;
  }
  falls_back_ = falls_back;
  asks_for_.clear();
  made.first = add_step({.op = Step::Op::accept, .arg = stream});
  made.entry = emit(phrase.root, made.first, false);
  for (StepId step = made.first; step <= made.entry; ++step) {
    const Step& one = tables_.steps[step];
    made.remembers |= static_cast<std::uint32_t>(one.op == Step::Op::entity && one.arg != 0);
  }
  StepId start = made.entry;
  for (int lead = tables_.streams[stream].lead; lead > 0; --lead) start = tables_.steps[start].next;
  starts_.push_back({start, stream, asks_for_});
  return made;
}

StepId Compiler::add_step(Step step) {
  const auto id = static_cast<StepId>(tables_.steps.size());
  assert(step.op == Step::Op::accept || step.next < id);
  tables_.steps.push_back(step);
  return id;
}

StepId Compiler::emit(const PhraseNode& node, StepId next, bool introduced) {
  const auto assertion = [&](Step::Op op, Mark mark) {
    return add_step({.op = op, .what = static_cast<std::uint8_t>(mark), .next = next});
  };
  switch (node.kind) {
    case Kind::word:
    case Kind::prefix:
    case Kind::suffix:
      return add_step({.op = Step::Op::word, .arg = vocabulary_.add(node, falls_back_), .next = next});
    case Kind::any_word:
      return add_step({.op = Step::Op::any, .next = next});
    case Kind::sequence:
      return emit_sequence(node, next, introduced);
    case Kind::choice:
      return emit_choice(node.children, std::identity(), next, introduced);
    case Kind::optional:
      return add_step(
          {.op = Step::Op::split, .next = emit(node.children.front(), next, introduced), .other = next});
    case Kind::gap: {
      StepId at = next;
      for (std::uint32_t i = 0; i < node.count; ++i) {
        at = add_step(
            {.op = Step::Op::split, .next = add_step({.op = Step::Op::any, .next = at}), .other = next});
      }
      return at;
    }
    case Kind::list:
      return emit_choice(lists_.find(node.text)->second.said.phrases, &Phrase::root, next, introduced);
    case Kind::entity: {
      const auto* const kind = std::ranges::find(kEntityNames, node.text);
      const auto what = static_cast<EntityKind>(kind - std::begin(kEntityNames));
      Step step{.op = Step::Op::entity, .next = next, .other = entity_token(what)};
      step.loose = introduced && what == EntityKind::name;
      if (!node.name.empty()) {
        const std::uint32_t name = name_of(node.name);
        step.arg = name + 1;
        remembered_[name] = true;
      }
      book_.wants |= wants_bit(what);
      if (step.loose) book_.wants |= kWantsLooseName;
      return add_step(step);
    }
    case Kind::value: {
      const std::uint32_t name = name_of(node.text);
      asks_for_.push_back(name);
      book_.wants |= kWantsValue;
      return add_step({.op = Step::Op::value, .next = next, .other = tables_.name_tokens[name]});
    }
    case Kind::sentence_start:
      return assertion(Step::Op::before, kSentenceStart);
    case Kind::turn_start:
      return assertion(Step::Op::before, kTurnStart);
    case Kind::turn_end:
      return assertion(Step::Op::after, kTurnEnd);
    case Kind::question:
      book_.asks = true;
      return assertion(Step::Op::after, kQuestion);
    case Kind::regex:
      break;  // always a whole phrase, see emit_phrase and measure
  }
  return next;
}

StepId Compiler::emit_sequence(const PhraseNode& node, StepId next, bool introduced) {
  // From the end; whether words introduce a part is known from the part before it that must be there. What a
  // name follows that is introduced, is introduced too.
  for (std::size_t i = node.children.size(); i-- > 0;) {
    std::size_t before = i;
    while (before > 0 && passes_on(node.children[before - 1].kind)) --before;
    next =
        emit(node.children[i], next, before == 0 ? introduced : takes_words(node.children[before - 1].kind));
  }
  return next;
}

// Words to choose from are one step, whatever their number.
template <typename Range, typename NodeOf>
StepId Compiler::emit_choice(const Range& choices, NodeOf node_of, StepId next, bool introduced) {
  const auto bare = [&](const auto& choice) {
    const PhraseNode* node = &std::invoke(node_of, choice);
    while (node->kind == Kind::sequence && node->children.size() == 1) node = &node->children.front();
    return node;
  };
  const std::size_t first = branches_.size();
  for (const auto& choice : choices) {
    if (const PhraseNode* node = bare(choice); !is_word(node->kind)) {
      const StepId branch = emit(*node, next, introduced);
      branches_.push_back(branch);
    }
  }
  if (branches_.size() - first < choices.size()) {
    words_.clear();
    for (const auto& choice : choices) {
      if (const PhraseNode* node = bare(choice); is_word(node->kind))
        words_.push_back(vocabulary_.add(*node, falls_back_));
    }
    const TokenId choice = vocabulary_.add_choice(words_);
    branches_.push_back(add_step({.op = Step::Op::word, .arg = choice, .next = next}));
  }
  StepId at = branches_.back();
  for (std::size_t i = branches_.size() - 1; i-- > first;)
    at = add_step({.op = Step::Op::split, .next = branches_[i], .other = at});
  branches_.resize(first);
  return at;
}

std::uint32_t Compiler::name_of(std::string_view name) {
  const auto [at, is_new] =
      names_.try_emplace(std::string(name), static_cast<std::uint32_t>(tables_.names.size()));
  if (is_new) {
    tables_.names.push_back(text(name));
    tables_.name_tokens.push_back(vocabulary_.add_token());
    remembered_.push_back(false);
  }
  return at->second;
}

}  // namespace cortesia::hear
