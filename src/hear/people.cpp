#include "hear/people.hpp"

namespace cortesia::hear {
namespace {

constexpr std::uint32_t kLongestName = 6;    // words; a longer run is cut
constexpr std::uint32_t kMostParticles = 2;  // de la

class Finder {
 public:
  Finder(Heard& heard, const WordsMet& words, const std::vector<bool>& company, Spans& spans)
      : heard_(heard), words_(words), company_(company), spans_(spans) {}

  void run(bool loose) {
    for (const HeardTurn& turn : heard_.turns) {
      std::uint32_t name_end = 0, loose_end = 0;  // words before them belong to a run
      for (std::uint32_t at = turn.begin; at < turn.end; ++at) {
        if (!is_worth_a_look(at)) continue;
        if (at >= name_end && is_name(at)) {
          name_end = end_of_run(at, turn.end, &Finder::is_name);
          if (stands(at, name_end)) add(at, name_end, false);
        }
        if (loose && at >= loose_end && may_be_name(at)) {
          loose_end = end_of_run(at, turn.end, &Finder::may_be_name);
          add(at, loose_end, true);
        }
      }
    }
  }

 private:
  // Neither in the lists, nor capitalised or, where nothing is, uncommon: most words.
  bool is_worth_a_look(std::uint32_t at) const {
    const std::uint8_t flags = words_.facts(at).flags;
    if ((flags & (WordFacts::kGiven | WordFacts::kSurname)) != 0) return true;
    return heard_.has_casing ? (heard_.words[at].marks & kCapital) != 0 : (flags & WordFacts::kCommon) == 0;
  }

  // A name by its capital or by the lists.
  bool is_name(std::uint32_t at) const {
    const WordFacts& facts = words_.facts(at);
    if (is_company(at)) return false;
    const bool listed = (facts.flags & (WordFacts::kGiven | WordFacts::kSurname)) != 0;
    if (facts.lexeme != 0 && facts.kind != Lex::month_short) return listed && goes_with_name(at);
    if (!heard_.has_casing) return listed;
    const std::uint8_t marks = heard_.words[at].marks;
    if ((marks & kCapital) == 0)
      return (facts.flags & WordFacts::kGiven) != 0 && (facts.flags & WordFacts::kAlsoWord) == 0;
    if (listed) return true;
    return (marks & kSentenceStart) == 0 && (facts.flags & WordFacts::kCommon) == 0 && !is_acronym(at);
  }

  // Julio, Abril, Domingo: a name beside one, or after a title.
  bool goes_with_name(std::uint32_t at) const {
    const auto capital = [&](std::uint32_t word) {
      return !heard_.has_casing || (heard_.words[word].marks & kCapital) != 0;
    };
    const Lex kind = words_.facts(at).kind;
    if (!capital(at) || (kind != Lex::month && kind != Lex::weekday && kind != Lex::currency)) return false;
    const auto listed = [&](std::uint32_t word) {
      const WordFacts& facts = words_.facts(word);
      return facts.lexeme == 0 && (facts.flags & (WordFacts::kGiven | WordFacts::kSurname)) != 0 &&
             capital(word) && (heard_.has_casing || (facts.flags & WordFacts::kAlsoWord) == 0);
    };
    if (at + 1 < heard_.words.size() && adjoins(at + 1) && listed(at + 1)) return true;
    if (at == 0 || !adjoins(at)) return false;
    const std::string_view before = heard_.folded_word(at - 1);
    return before == "don" || before == "dona" || before == "senor" || before == "señor" || before == "mr";
  }

  // Any word that may be a name where one is expected.
  bool may_be_name(std::uint32_t at) const {
    const WordFacts& facts = words_.facts(at);
    if ((facts.flags & (WordFacts::kGiven | WordFacts::kSurname)) != 0) return !is_company(at);
    if (facts.lexeme != 0 || is_company(at) || heard_.words[at].folded_size < 3) return false;
    if ((facts.flags & (WordFacts::kCommon | WordFacts::kBackChannel)) != 0) return false;
    return !heard_.has_casing || (heard_.words[at].marks & kCapital) != 0;
  }

  bool is_particle(std::uint32_t at) const { return (words_.facts(at).flags & WordFacts::kParticle) != 0; }
  bool is_company(std::uint32_t at) const { return !company_.empty() && company_[at]; }

  bool is_acronym(std::uint32_t at) const {
    const std::string_view text = heard_.written_word(at);
    return text.size() >= 2 && text[1] >= 'A' && text[1] <= 'Z';
  }

  // Whether a word follows the one before it without anything but a space between.
  bool adjoins(std::uint32_t at) const {
    const Word& before = heard_.words[at - 1];
    const Word& word = heard_.words[at];
    return word.turn == before.turn && word.begin - before.end <= 1 && (word.marks & kSentenceStart) == 0;
  }

  std::uint32_t end_of_run(std::uint32_t begin, std::uint32_t limit,
                           bool (Finder::*is)(std::uint32_t) const) const {
    std::uint32_t end = begin + 1;
    while (end < limit && end - begin < kLongestName) {
      std::uint32_t next = end;
      while (next < limit && next - end < kMostParticles && adjoins(next) && is_particle(next)) ++next;
      if (next >= limit || !adjoins(next) || !(this->*is)(next)) break;
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
    if (!loose) {
      heard_.entities.push_back({EntityKind::name, begin, end, heard_.folded_words(begin, end), false});
    }
    const TokenId token = loose ? kLooseNameToken : entity_token(EntityKind::name);
    for (std::uint32_t from = begin; from < end; ++from) {
      if (is_particle(from)) continue;
      for (std::uint32_t to = from + 1; to <= end; ++to) {
        if (is_particle(to - 1)) continue;
        spans_.add({.begin = from, .end = to, .token = token});
      }
    }
  }

  Heard& heard_;
  const WordsMet& words_;
  const std::vector<bool>& company_;
  Spans& spans_;
};

}  // namespace

void find_people(Heard& heard, const WordsMet& words, const std::vector<bool>& company, bool loose,
                 Spans& spans) {
  Finder(heard, words, company, spans).run(loose);
}

}  // namespace cortesia::hear
