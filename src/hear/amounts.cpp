#include "hear/amounts.hpp"

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "hear/numbers.hpp"
#include "hear/times.hpp"

namespace cortesia::hear {
namespace {

// Digits of a telephone number; in one figure it takes one more to be told from an amount or a code.
constexpr std::size_t kShortestPhone = 6, kLongestPhone = 15, kShortestFigure = 7;

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
        if (words_.facts(at).lexeme != kNoLexeme) look(at);
      }
    }
  }

 private:
  bool wants(EntityKind kind) const { return (wanted_ & wants_bit(kind)) != 0; }

  void look(std::uint32_t at) {
    using Read = std::optional<Reading> (*)(const Lexemes&, std::uint32_t);
    static constexpr std::array<std::pair<EntityKind, Read>, 4> kReaders = {
        {{EntityKind::time, read_time},
         {EntityKind::date, read_date},
         {EntityKind::duration, read_duration},
         {EntityKind::money, read_money}}};
    for (const auto& [kind, read] : kReaders) {
      if (!wants(kind)) continue;
      if (const auto found = read(lexemes_, at)) add(kind, at, found->end, found->value);
    }
    if ((wants(EntityKind::number) || wants(EntityKind::phone)) && at >= number_end_) look_for_number(at);
  }

  void look_for_number(std::uint32_t at) {
    if (lexemes_.is(at, Lex::figure) && read_date(lexemes_, at)) {  // 2026-05-12 is no telephone
      number_end_ = read_date(lexemes_, at)->end;
      return;
    }
    const Dictated run = dictated(lexemes_, at);
    const auto number = cardinal(lexemes_, at);
    if (run.groups > 0) {
      const std::size_t size = run.digits.size();
      const bool is_phone =
          size <= kLongestPhone && size >= (run.groups > 1 ? kShortestPhone : kShortestFigure);
      if (wants(EntityKind::phone) && is_phone) add(EntityKind::phone, at, run.end, run.digits);
    }
    if (number && !number->article && number->end >= run.end) {
      if (wants(EntityKind::number)) add(EntityKind::number, at, number->end, number_text(number->value));
      number_end_ = number->end;
    } else if (run.groups > 0) {
      if (wants(EntityKind::number)) add(EntityKind::number, at, run.end, run.digits);
      number_end_ = run.end;
    }
  }

  void add(EntityKind kind, std::uint32_t begin, std::uint32_t end, const std::string& value) {
    spans_.add({.begin = begin, .end = end, .want = wants_bit(kind)});
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
  std::uint32_t number_end_ = 0;            // words before it are part of a number
  std::array<std::uint32_t, 8> reached_{};  // by kind: where the last entity ends
};

}  // namespace

void find_amounts(Heard& heard, const WordsMet& words, std::string_view language, std::uint16_t wanted,
                  Arena& arena, Spans& spans) {
  Finder(heard, words, language, wanted, arena, spans).run();
}

}  // namespace cortesia::hear
