#include "rules/merged.hpp"

#include <algorithm>
#include <optional>
#include <span>

namespace cortesia::rules {

namespace {

// A question may go on behind its phrase: "me espera | un poquito que le pregunto al maestro".
constexpr std::uint32_t kMostBetween = 12;
// So many words after an answer are the answerer's still, without anything in them that tells.
constexpr std::uint32_t kMostRest = 8;

struct Split {
  std::uint32_t answer = 0, rest = 0, end = 0;  // words: the answer, the asker again, the end of the turn
  Party asker = Party::unknown;
};

// Where sentences are marked, whoever speaks begins one.
bool may_begin(std::uint32_t word, const hear::Heard& heard) {
  return !heard.has_punctuation || (heard.words[word].marks & hear::kSentenceStart) != 0;
}

// Whether a question is asked just before the answer, in the same turn of the file.
bool asked_before(std::span<const hear::Hit> questions, const hear::Hit& answer, const hear::Heard& heard) {
  const auto after = hear::first_from(questions, answer.begin);
  if (after == questions.begin()) return false;
  const hear::Hit& question = *std::prev(after);  // may take in the first word of the answer: "¿... sí?"
  return question.end + kMostBetween >= answer.begin &&
         heard.words[question.begin].turn == heard.words[answer.begin].turn;
}

// The end of the words of the file's turn that holds `word`.
std::uint32_t end_of_file_turn(const hear::Heard& heard, std::uint32_t word, std::uint32_t end) {
  const auto begin = heard.words.begin();
  const auto last =
      std::upper_bound(begin + word, begin + end, heard.words[word].turn,
                       [](std::uint32_t turn, const hear::Word& one) { return turn < one.turn; });
  return static_cast<std::uint32_t>(last - begin);
}

// By side, the words with which it can go on behind an answer, in order: what its voice says, and what it
// asks.
class GoingOn {
 public:
  GoingOn(const std::vector<Merged>& merged, const Voices& voices, const hear::Heard& heard) {
    add(heard.hits(voices.organisation), organisation_, heard);
    add(heard.hits(voices.customer), customer_, heard);
    for (const Merged& pair : merged) {
      if (pair.askers.has(Party::agent)) add(heard.hits(pair.question), organisation_, heard);
      if (pair.askers.has(Party::customer)) add(heard.hits(pair.question), customer_, heard);
    }
    std::ranges::sort(organisation_);
    std::ranges::sort(customer_);
  }

  std::optional<std::uint32_t> from(std::uint32_t word, bool customer) const {
    const std::vector<std::uint32_t>& all = customer ? customer_ : organisation_;
    const auto next = std::ranges::lower_bound(all, word);
    return next == all.end() ? std::nullopt : std::optional(*next);
  }

 private:
  static void add(std::span<const hear::Hit> hits, std::vector<std::uint32_t>& to, const hear::Heard& heard) {
    for (const hear::Hit& hit : hits)
      if (may_begin(hit.begin, heard)) to.push_back(hit.begin);
  }

  std::vector<std::uint32_t> organisation_, customer_;
};

// How a turn is parted at an answer; nothing when it is not clear who says what follows it.
std::optional<Split> split_at(const hear::Hit& answer, const Voices& voices, const GoingOn& going_on,
                              const hear::Heard& heard) {
  const hear::HeardTurn& turn = heard.turns[answer.turn];
  const bool customer_asks = turn.party == Party::customer;
  const hear::PatternId other = customer_asks ? voices.organisation : voices.customer;
  Split split{answer.begin, 0, end_of_file_turn(heard, answer.begin, turn.end), turn.party};
  split.rest = std::min(going_on.from(answer.end, customer_asks).value_or(split.end), split.end);
  if (split.rest > answer.end + kMostRest) {
    const auto theirs = heard.hits(other);
    const auto telling = hear::first_from(theirs, answer.begin);
    if (telling == theirs.end() || telling->begin >= split.rest) return std::nullopt;
  }
  return split;
}

}  // namespace

bool split_turns(const std::vector<Merged>& merged, const Voices& voices, const hear::Heard& heard,
                 Call& call) {
  const GoingOn going_on(merged, voices, heard);
  std::vector<Split> splits;
  for (const Merged& pair : merged)
    for (const hear::Hit& answer : heard.hits(pair.answer)) {
      if (!pair.askers.has(heard.turns[answer.turn].party)) continue;
      if (!may_begin(answer.begin, heard) || !asked_before(heard.hits(pair.question), answer, heard))
        continue;
      if (const auto split = split_at(answer, voices, going_on, heard)) splits.push_back(*split);
    }
  std::sort(splits.begin(), splits.end(), [](const Split& a, const Split& b) { return a.answer < b.answer; });
  std::uint32_t done = 0;  // words before it are parted already
  for (const Split& split : splits) {
    if (split.answer < done) continue;
    done = split.end;
    const hear::Word& first = heard.words[split.answer];
    const hear::Word& last = heard.words[split.rest - 1];
    const Party other = split.asker == Party::customer ? Party::agent : Party::customer;
    call.pieces.push_back({first.turn, first.begin, other});
    if (split.rest < split.end)
      call.pieces.push_back({first.turn, heard.words[split.rest].begin, split.asker});
    const std::string_view text = call.turns[first.turn].text.substr(first.begin, last.end - first.begin);
    call.doubts.push_back(
        {.kind = other == Party::agent ? DoubtKind::agent_within : DoubtKind::customer_within,
         .at = first.turn,
         .text = std::string(text)});
  }
  return !call.pieces.empty();
}

}  // namespace cortesia::rules
