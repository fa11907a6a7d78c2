#include "hear/amounts.hpp"

#include <array>
#include <initializer_list>
#include <optional>
#include <string>

#include "hear/numbers.hpp"
#include "hear/times.hpp"

namespace cortesia::hear {
namespace {

// Digits of a telephone number; in one figure it takes one more to be told from an amount or a code.
constexpr std::size_t kShortestPhone = 6, kLongestPhone = 15, kShortestFigure = 7;

constexpr std::uint16_t kTime = wants_bit(EntityKind::time), kDate = wants_bit(EntityKind::date),
                        kMoney = wants_bit(EntityKind::money), kDuration = wants_bit(EntityKind::duration),
                        kDigits = wants_bit(EntityKind::number) | wants_bit(EntityKind::phone);

// What may begin with a word of a kind, and the kinds of the next word without which nothing does: most words
// of the grammar are articles and prepositions that begin nothing, and are passed over here.
struct Beginning {
  std::uint16_t kinds = 0;
  std::uint64_t next = 0;  // a bit of each kind; 0: any
  // Where no such word is next: kinds of the word before after which all but a duration may begin still, for
  // numbers, which are one whatever stands around them.
  std::uint64_t before = 0;
};

constexpr std::size_t kLexes = static_cast<std::size_t>(Lex::redaction) + 1;
static_assert(kLexes <= 64);

constexpr std::uint64_t bits(std::initializer_list<Lex> kinds) {
  std::uint64_t all = 0;
  for (const Lex kind : kinds) all |= std::uint64_t{1} << static_cast<int>(kind);
  return all;
}

constexpr bool has(std::uint64_t kinds, Lex kind) { return (kinds >> static_cast<int>(kind) & 1) != 0; }

constexpr std::array<Beginning, kLexes> kBeginnings = [] {
  std::array<Beginning, kLexes> all{};
  const auto set = [&](Lex kind, int kinds, std::uint64_t next = 0, std::uint64_t before = 0) {
    all[static_cast<std::size_t>(kind)] = {static_cast<std::uint16_t>(kinds), next, before};
  };
  using enum Lex;
  constexpr std::uint64_t kNumbers = bits({figure, article, unit, teen, ten, half, pair, some});
  set(figure, kTime | kDate | kMoney | kDuration | kDigits);
  constexpr std::uint64_t kGoesOn =
      bits({unit,  teen,       ten,      hundred, thousand, million, dozen,   ordinal,  and_,
            or_,   to,         of,       by,      with,     minus,   near,    after,    past,
            span,  span_small, day_word, working, currency, cents,   quarter, quarters, half,
            am_pm, letter_p,   article,  oclock,  sharp,    punto,   coma,    figure});
  // An hour, a day of the month or a price may also stand after a word that tells it.
  constexpr std::uint64_t kTold = bits({near, after, of, from, the, to, and_, price, by});
  set(unit, kTime | kDate | kMoney | kDuration | kDigits, kGoesOn, kTold);
  set(teen, kTime | kDate | kMoney | kDuration | kDigits, kGoesOn, kTold);
  set(ten, kTime | kDate | kMoney | kDuration | kDigits, kGoesOn, kTold);
  set(hundred, kMoney | kDuration | kDigits, kGoesOn, kTold);
  set(thousand, kMoney | kDuration | kDigits, kGoesOn, kTold);
  set(times, kDigits, bits({unit}));
  set(ordinal, kTime | kDate, bits({none, of, month, span}));
  set(article, kTime | kDate | kMoney | kDuration | kDigits,
      bits({pair, some, quarter, half, span, span_small, day_word, million, dozen, currency, cents, hundred,
            thousand, and_}));
  set(half, kTime | kDate | kMoney | kDuration | kDigits,
      bits({span, span_small, day_word, article, million, dozen, past, unit, teen, currency}));
  set(quarter, kTime | kDuration, bits({past, to, of, near, after, span}));
  set(pair, kDuration, bits({of}));
  set(some, kDuration);
  set(the, kTime | kDate,
      bits({weekday, figure, unit, teen, ten, ordinal, day_word, next, last, span, noon, edge, weekend}));
  set(las, kTime | kDate, bits({figure, unit, teen, ten, article, next, span}));
  set(to, kTime, bits({las, noon, half, day_part, ordinal}));
  set(near, kTime, bits({half, quarter, article, noon, day_part, figure, unit, teen, ten, near}));
  set(after, kTime | kDate, bits({of, quarter, noon, figure, unit, teen, ten}));
  set(by, kTime | kDate, kNumbers | bits({las, the}));
  set(this_, kTime | kDate, bits({weekday, manana, day_part, span, month, edge, weekend}));
  set(next, kTime | kDate, bits({weekday, span, month, weekend}));
  set(last, kTime | kDate, bits({weekday, span, month, day_part}));
  set(past, kTime | kDate, bits({manana}));
  set(ago, kDate, kNumbers | bits({of}));
  set(early, kDate, bits({month}));
  set(today, kTime | kDate);
  set(manana, kTime | kDate);
  set(weekday, kTime | kDate);
  set(weekend, kTime | kDate);
  set(feast, kDate);
  set(edge, kTime | kDate, bits({of}));
  set(month, kTime | kDate);
  set(month_short, kDate, bits({figure}));
  set(noon, kTime);
  set(span, kDuration, bits({and_}));
  set(day_word, kDuration, bits({and_}));
  set(currency, kMoney, bits({figure}));
  return all;
}();

class Finder {
 public:
  Finder(Heard& heard, const WordsMet& words, std::string_view language, std::uint16_t wanted, Arena& arena,
         Spans& spans)
      : heard_(heard),
        words_(words),
        lexemes_(heard, words, language),
        wanted_(wanted),
        arena_(arena),
        spans_(spans) {}

  void run() {
    for (std::uint32_t turn = 0; turn < heard_.turns.size(); ++turn) {
      lexemes_.set_turn(turn);
      for (std::uint32_t at = heard_.turns[turn].begin; at < heard_.turns[turn].end; ++at) {
        const Beginning& beginning = kBeginnings[static_cast<std::size_t>(words_.facts(at).kind)];
        int kinds = beginning.kinds & wanted_;
        if (kinds == 0) continue;
        if (beginning.next != 0 && !has(beginning.next, lexemes_.kind(at + 1))) {
          if (beginning.before == 0) continue;
          kinds &= has(beginning.before, lexemes_.back(at).kind) ? ~kDuration : kDigits;
        }
        if (kinds != 0) look(at, kinds);
      }
    }
  }

 private:
  bool wants(EntityKind kind) const { return (wanted_ & wants_bit(kind)) != 0; }

  void look(std::uint32_t at, int kinds) {
    if ((kinds & (kTime | kDate)) != 0) {
      const std::optional<Reading> date = read_date(lexemes_, at);
      if ((kinds & kTime) != 0) add(EntityKind::time, at, read_time(lexemes_, at, date));
      if ((kinds & kDate) != 0) add(EntityKind::date, at, date);
    }
    if ((kinds & kDuration) != 0) add(EntityKind::duration, at, read_duration(lexemes_, at));
    if ((kinds & kMoney) != 0) add(EntityKind::money, at, read_money(lexemes_, at));
    if ((kinds & kDigits) != 0 && at >= number_end_) look_for_number(at);
  }

  // "oh, I see", "no one", "this one", "one of them": words for digits that say none here.
  bool counts_nothing(std::uint32_t at) const {
    if (!lexemes_.is_english() || !lexemes_.is(at, Lex::unit)) return false;
    const std::string_view word = lexemes_.text(at);
    if (word == "oh" || word == "o") return lexemes_.ends_clause(at);
    if (word != "one") return false;
    if (lexemes_.is(at + 1, Lex::of)) return true;
    if (lexemes_.begins_clause(at)) return false;
    const std::string_view before = lexemes_.text(at - 1);
    return before == "no" || before == "this" || before == "that" || before == "the" || before == "which" ||
           before == "any" || before == "every" || before == "another" || before == "each";
  }

  void look_for_number(std::uint32_t at) {
    if (lexemes_.is(at, Lex::figure)) {
      const auto date = read_date(lexemes_, at);
      if (date && date->end > at + 1) {  // 2026-05-12 is no telephone
        number_end_ = date->end;
        return;
      }
    }
    if (counts_nothing(at)) return;
    const Dictated run = dictated(lexemes_, at);
    const auto number = cardinal(lexemes_, at);
    if (run.groups > 0) {
      const std::size_t size = run.digits.size();
      const bool is_phone =
          size <= kLongestPhone && size >= (run.groups > 1 ? kShortestPhone : kShortestFigure);
      if (wants(EntityKind::phone) && is_phone) add(EntityKind::phone, at, run.end, run.digits);
    }
    if (number && !number->article && number->end >= run.end) {
      if (wants(EntityKind::number)) {
        // 0142 is not 142
        const bool code = run.end == number->end && run.digits.starts_with('0') && run.digits.size() > 1;
        add(EntityKind::number, at, number->end, code ? run.digits : number_text(number->value));
      }
      number_end_ = number->end;
    } else if (run.groups > 0) {
      if (wants(EntityKind::number)) add(EntityKind::number, at, run.end, run.digits);
      number_end_ = run.end;
    }
  }

  void add(EntityKind kind, std::uint32_t at, const std::optional<Reading>& found) {
    if (found) add(kind, at, found->end, found->value);
  }
  void add(EntityKind kind, std::uint32_t begin, std::uint32_t end, const std::string& value) {
    spans_.add({.begin = begin, .end = end, .token = entity_token(kind)});
    std::uint32_t& reached = reached_[static_cast<std::size_t>(kind)];
    if (end <= reached) return;  // part of one that began earlier
    reached = end;
    heard_.entities.push_back({kind, begin, end, arena_.keep(value), false});
  }

  Heard& heard_;
  const WordsMet& words_;
  Lexemes lexemes_;
  const std::uint16_t wanted_;
  Arena& arena_;
  Spans& spans_;
  std::uint32_t number_end_ = 0;                                  // words before it are part of a number
  std::array<std::uint32_t, std::size(kEntityNames)> reached_{};  // by kind: where the last entity ends
};

}  // namespace

void find_amounts(Heard& heard, const WordsMet& words, std::string_view language, std::uint16_t wanted,
                  Arena& arena, Spans& spans) {
  Finder(heard, words, language, wanted, arena, spans).run();
}

}  // namespace cortesia::hear
