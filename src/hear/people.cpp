#include "hear/people.hpp"

#include "hear/readings.hpp"

namespace cortesia::hear {
namespace {

constexpr std::uint32_t kLongestName = 6;    // words; a longer run is cut
constexpr std::uint32_t kMostParticles = 2;  // de la

class Finder {
 public:
  Finder(Heard& heard, const WordsMet& words, const std::vector<bool>& company, Spans& spans)
      : heard_(heard), words_(words), company_(company), spans_(spans) {}

  // Runs of words that are names by `is`, in each turn.
  template <typename Is>
  void runs(Is is, bool loose) {
    for (const HeardTurn& turn : heard_.turns) {
      for (std::uint32_t at = turn.begin; at < turn.end; ++at) {
        if (!is(at)) continue;
        const std::uint32_t end = run(at, turn.end, is);
        if (loose || stands(at, end)) add(at, end, loose);
        at = end - 1;
      }
    }
  }

  // A name by its capital or by the lists.
  bool is_name(std::uint32_t at) const {
    const WordFacts& facts = words_.facts(at);
    if (facts.lexeme != 0 || is_company(at)) return false;
    const bool listed = (facts.flags & (WordFacts::kGiven | WordFacts::kSurname)) != 0;
    if (!heard_.has_casing) return listed;
    const std::uint8_t marks = heard_.words[at].marks;
    if ((marks & kCapital) == 0)
      return (facts.flags & WordFacts::kGiven) != 0 && (facts.flags & WordFacts::kAlsoWord) == 0;
    if (listed) return true;
    return (marks & kSentenceStart) == 0 && (facts.flags & WordFacts::kCommon) == 0 && !is_acronym(at);
  }

  // Any word that may be a name where one is expected.
  bool may_be_name(std::uint32_t at) const {
    const WordFacts& facts = words_.facts(at);
    if ((facts.flags & (WordFacts::kGiven | WordFacts::kSurname)) != 0) return !is_company(at);
    if (facts.lexeme != 0 || is_company(at) || heard_.words[at].folded_size < 3) return false;
    if ((facts.flags & (WordFacts::kCommon | WordFacts::kBackChannel)) != 0) return false;
    return !heard_.has_casing || (heard_.words[at].marks & kCapital) != 0;
  }

 private:
  bool is_company(std::uint32_t at) const { return !company_.empty() && company_[at]; }

  bool is_acronym(std::uint32_t at) const {
    const Word& word = heard_.words[at];
    const std::string_view text =
        heard_.call->turns[word.turn].text.substr(word.begin, word.end - word.begin);
    return text.size() >= 2 && text[1] >= 'A' && text[1] <= 'Z';
  }

  // Whether a word follows the one before it without anything but a space between.
  bool adjoins(std::uint32_t at) const {
    const Word& before = heard_.words[at - 1];
    const Word& word = heard_.words[at];
    return word.turn == before.turn && word.begin - before.end <= 1 && (word.marks & kSentenceStart) == 0;
  }

  template <typename Is>
  std::uint32_t run(std::uint32_t begin, std::uint32_t limit, Is is) const {
    std::uint32_t end = begin + 1;
    while (end < limit && end - begin < kLongestName) {
      std::uint32_t next = end;
      while (next < limit && next - end < kMostParticles && adjoins(next) &&
             is_particle(heard_.folded_word(next)))
        ++next;
      if (next >= limit || !adjoins(next) || !is(next)) break;
      // After a particle only what the lists know: "diego de andifibra" is Diego.
      if (next > end && (words_.facts(next).flags & (WordFacts::kGiven | WordFacts::kSurname)) == 0) break;
      end = next + 1;
    }
    return end;
  }

  // A word that is an everyday word as well is a name only beside one that is not.
  bool stands(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t at = begin; at < end; ++at) {
      const WordFacts& facts = words_.facts(at);
      const bool capital = heard_.has_casing && (heard_.words[at].marks & kCapital) != 0;
      if (capital && (heard_.words[at].marks & kSentenceStart) == 0) return true;
      if ((facts.flags & (WordFacts::kGiven | WordFacts::kSurname)) != 0 &&
          (facts.flags & WordFacts::kAlsoWord) == 0) {
        return true;
      }
    }
    return false;
  }

  void add(std::uint32_t begin, std::uint32_t end, bool loose) {
    if (!loose) heard_.entities.push_back({EntityKind::name, begin, end, text(begin, end), false});
    const std::uint16_t want = loose ? kWantsLooseName : wants_bit(EntityKind::name);
    for (std::uint32_t from = begin; from < end; ++from) {
      if (is_particle(heard_.folded_word(from))) continue;
      for (std::uint32_t to = from + 1; to <= end; ++to) {
        if (is_particle(heard_.folded_word(to - 1))) continue;
        spans_.add({.begin = from, .end = to, .want = want});
      }
    }
  }

  std::string_view text(std::uint32_t begin, std::uint32_t end) const {
    const Word& last = heard_.words[end - 1];
    const std::uint32_t from = heard_.words[begin].folded;
    return std::string_view(heard_.folded).substr(from, last.folded + last.folded_size - from);
  }

  Heard& heard_;
  const WordsMet& words_;
  const std::vector<bool>& company_;
  Spans& spans_;
};

}  // namespace

void find_people(Heard& heard, const WordsMet& words, const std::vector<bool>& company, bool loose,
                 Spans& spans) {
  Finder finder(heard, words, company, spans);
  finder.runs([&](std::uint32_t at) { return finder.is_name(at); }, false);
  if (loose) finder.runs([&](std::uint32_t at) { return finder.may_be_name(at); }, true);
}

}  // namespace cortesia::hear
